"""Leave out of the statement about a correction what tells the old error: the authority's remarks, and our answers."""

from typing import TYPE_CHECKING

from dossier.facts.amended import STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.case import Case
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_OF_OWN_ANSWERS = "text.free_of"
"""The check for placeholders, which have no place in our answers either."""


def without_quotes(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Sequence[DocumentText]":
    """Return the documents as the rule may judge them: a wrong figure that a remark quotes is no figure we state."""
    if not case.profile.returns or all(one.code != STATEMENT for one in documents):
        return documents
    told = {_plain(line) for text in _told(case, answers=rule.check != _OF_OWN_ANSWERS) for line in text.splitlines()}
    return [
        one._replace(passages=tuple(passage for passage in one.passages if _plain(passage.text) not in told))
        if one.code == STATEMENT
        else one
        for one in documents
    ]


def _told(case: "Case", *, answers: bool) -> "Iterator[str]":
    for one in case.profile.returns or ():
        for item in one.items or ():
            yield item.remark
            if answers:
                yield item.cause or ""
                yield item.change or ""


def _plain(text: str) -> str:
    return " ".join(text.split())
