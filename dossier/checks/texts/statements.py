"""Check that documents are addressed to the right authority, and that they state what they have to state."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.foreign_limits import ministry_decides
from dossier.checks.registry import failed
from dossier.checks.texts.registry import clean, found, passages, text_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_MINISTRY, _OFFICE = "工业和信息化部", "通信管理局"
_ENDINGS = (_OFFICE, _MINISTRY)


@text_check("text.states")
def states(_: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Each document has a passage with all the words of parameter ``words``."""
    words = law_values.listed(rule, "words")
    silent = [one for one in documents if not any(all(word in said.text for word in words) for said in one.passages)]
    return [failed(one.code, document=one.title) for one in silent] or [clean(documents)]


@text_check("text.authority", of_our_words=True)
def authority(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """The application is addressed to whoever receives it, and no document names the authority of another place.

    Parameters: ``letters`` (codes of the documents with an addressee), ``places`` (names that stand before 通信管理局).
    """
    wanted = _MINISTRY if ministry_decides(case) else case.rulebook.province.authority
    letters = [one for one in documents if one.code in law_values.listed(rule, "letters")]
    own = (case.rulebook.province.authority, case.rulebook.province.provincial_authority)
    others = [f"{place}{_OFFICE}" for place in law_values.listed(rule, "places")]
    wrong = [
        *(verdict for one in letters for verdict in _addressed(one, wanted)),
        *_elsewhere(documents, [name for name in others if name not in own]),
    ]
    return wrong or [clean(documents, wanted=wanted)]


def _addressed(letter: "DocumentText", wanted: str) -> "Iterator[Verdict]":
    """The addressee stands on a line of its own that ends with a colon."""
    lines = (said for said in letter.passages if said.text.endswith(("：", ":")) and said.text[:-1].endswith(_ENDINGS))
    line = next(lines, None)
    if line is None:
        yield failed(letter.code, message="missing", document=letter.title, wanted=wanted)
    elif line.text[:-1].strip() != wanted:
        yield found(letter, line, line.text[:-1].strip(), wanted=wanted)


def _elsewhere(documents: "Sequence[DocumentText]", names: "Sequence[str]") -> "Iterator[Verdict]":
    for document, said in passages(documents):
        for name in names:
            if name in said.text and said.text[:-1] != name:
                yield found(document, said, name, message="elsewhere")
