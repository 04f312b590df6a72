"""Register every check function by importing each module once."""

from dossier.checks import (  # noqa: F401
    applicant,
    approvals,
    capital,
    codes,
    confirmations,
    consistency,
    domains,
    equity,
    files,
    hosting,
    insurance,
    people,
    security,
    services,
    shareholders,
    sites,
    technology,
)
