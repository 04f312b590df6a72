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


@text_check("text.free_of")
def free_of(_: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """No passage holds a match of the parameter ``patterns``.

    Where ``about`` is given, only passages whose heading or text has one of these words count;
    where ``unless`` is given, passages that match one of its patterns are left alone.
    """
    wanted = _any(rule, "patterns")
    verdicts = [
        found(document, passage, match)
        for document, passage in passages(documents)
        if _concerned(rule, passage)
        for match in _matches(wanted, passage)
    ]
    return verdicts or [clean(documents)]


def _matches(wanted: re.Pattern[str], passage: "Passage") -> "Iterator[str]":
    yield from dict.fromkeys(match[0] for match in wanted.finditer(passage.text))


def _concerned(rule: "Rule", passage: "Passage") -> bool:
    if "about" in rule.parameters and not _any(rule, "about").search(f"{passage.heading}\n{passage.text}"):
        return False
    return "unless" not in rule.parameters or not _any(rule, "unless").search(passage.text)


def _any(rule: "Rule", name: str) -> re.Pattern[str]:
    return re.compile("|".join(law_values.listed(rule, name)))
