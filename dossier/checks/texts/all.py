"""Register every check of texts by importing each module once."""

from dossier.checks.texts import (  # noqa: F401
    chapters,
    claims,
    companies,
    incidents,
    laws,
    likeness,
    patterns,
    policies,
    stated,
    statements,
)
