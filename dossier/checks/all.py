"""Register every check function by importing each module once."""

from dossier.checks import (  # noqa: F401
    applicant,
    capital,
    codes,
    consistency,
    equity,
    insurance,
    people,
    shareholders,
)
