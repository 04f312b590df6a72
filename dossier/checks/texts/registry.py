"""Register checks of finished documents by name; they read passages and point to document and heading."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dossier.checks.registry import Verdict, failed, passed
from dossier.text import Text
from dossier.values.passage import DocumentText, Passage

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.rulebook.model import Rule

BEGINNING = Text("标题之前的部分", "the part before the first heading")
"""Stands for the heading where there is none yet."""

TextCheck = Callable[["Case", "Rule", Sequence[DocumentText]], Iterable[Verdict]]

TEXT_CHECKS: dict[str, TextCheck] = {}
"""All checks of texts by the name rules use; each name begins with ``text.``."""
OF_OUR_WORDS: set[str] = set()
"""Those about how a document is worded, which say nothing of an authority's form that was filled in."""


def text_check(name: str, *, of_our_words: bool = False) -> Callable[[TextCheck], TextCheck]:
    """Register a check of texts under ``name``; a name may be taken once."""

    def register(function: TextCheck) -> TextCheck:
        if name in TEXT_CHECKS or not name.startswith("text."):
            raise ValueError(f"text check {name} is registered twice, or not named text.…")
        TEXT_CHECKS[name] = function
        if of_our_words:
            OF_OUR_WORDS.add(name)
        return function

    return register


def passages(documents: Sequence[DocumentText]) -> Iterator[tuple[DocumentText, Passage]]:
    """Yield every passage with its document."""
    return ((document, passage) for document in documents for passage in document.passages)


def found(document: DocumentText, passage: Passage, excerpt: str, /, *, message: str = "", **facts: object) -> Verdict:
    """Say what is wrong in a passage: the finding names document and heading, and the profile line of the excerpt."""
    place = {"document": document.title, "heading": passage.heading or BEGINNING.zh, "excerpt": excerpt}
    if not passage.heading:
        place["heading_en"] = BEGINNING.en
    return failed(document.code, message=message, **place, **facts)


def clean(documents: Sequence[DocumentText], **facts: object) -> Verdict:
    """Say that all documents are in order; ``{documents}`` names them."""
    titles = [document.title for document in documents]
    names = {"documents": "、".join(f"《{title}》" for title in titles), "documents_en": ", ".join(titles)}
    return passed("application", count=len(documents), **names, **facts)
