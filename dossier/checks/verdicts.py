"""Collect the verdicts of a check: one for each missing fact, and one pass when nothing else was found."""

from typing import TYPE_CHECKING

from dossier.checks.registry import passed, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.checks.registry import Verdict


def absent(record: object, path: str, names: "Iterable[str]") -> "Iterator[Verdict]":
    """Yield an unknown for each named field of ``record`` that is not filled in."""
    return (unknown(f"{path}.{name}") for name in names if getattr(record, name) is None)


def or_pass(verdicts: "Iterable[Verdict]", subject: str, **facts: object) -> tuple["Verdict", ...]:
    """Return the verdicts, or one pass about ``subject`` when there are none."""
    return tuple(verdicts) or (passed(subject, **facts),)
