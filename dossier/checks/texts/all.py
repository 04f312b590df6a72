"""Register every check of texts by importing each module once."""

from dossier.checks.texts import (  # noqa: F401
    acts,
    addresses,
    agreement,
    chapters,
    claims,
    companies,
    extras,
    incidents,
    laws,
    likeness,
    notation,
    patterns,
    policies,
    stated,
    statements,
)
