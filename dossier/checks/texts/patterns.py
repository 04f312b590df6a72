"""Find wording that must not stand in a finished document: placeholders, superlatives, outdated periods."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.texts.registry import clean, found, passages, text_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText, Passage


@text_check("text.free_of", of_our_words=True)
def free_of(_: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """No passage holds a match of the parameter ``patterns``; what is shown of it is its group, where it has one.

    Where ``unless`` is given, passages that match one of its patterns are left alone. ``alone`` are patterns that count
    only for a passage that says nothing else, as a table cell does, below a heading that matches one of ``under``.
    """
    wanted, alone, under, unless = (_any(rule, name) for name in ("patterns", "alone", "under", "unless"))
    verdicts = [
        found(document, passage, match)
        for document, passage in passages(documents)
        if not unless.search(passage.text)
        for match in (*_matches(wanted, passage), *_cell(alone, under, passage))
    ]
    return verdicts or [clean(documents)]


def _matches(wanted: re.Pattern[str], passage: "Passage") -> "Iterator[str]":
    yield from dict.fromkeys(match[match.lastindex or 0] for match in wanted.finditer(passage.text))


def _cell(alone: re.Pattern[str], under: re.Pattern[str], passage: "Passage") -> "Iterator[str]":
    match = alone.fullmatch(passage.text)
    if match is not None and under.search(passage.heading):
        yield match[match.lastindex or 0]


def _any(rule: "Rule", name: str) -> re.Pattern[str]:
    """Return one pattern for all of a parameter; one that matches nothing where it is not given."""
    return re.compile("|".join(law_values.listed(rule, name)) if name in rule.parameters else "(?!)")
