"""Bring one edited document together with its new version: edited file + generated document -> what goes on."""

from dataclasses import dataclass, replace

from dossier.documents.render import WordDocument
from dossier.edits.contents import as_word_document, with_contents
from dossier.edits.previous import Edited
from dossier.edits.rebuild import Change, open_questions, rebuild


@dataclass(frozen=True, slots=True)
class Merged:
    """The document to put into the package."""

    document: WordDocument
    changes: tuple[Change, ...]
    questions: int
    """Conflicts a person still has to decide."""
    aside: bool
    """Whether the edited file was left as it is, because it could not be brought together with the new text."""


def merge(edited: Edited, generated: WordDocument) -> Merged:
    """Return the generated document with a person's edits, or the edited file where that is not possible."""
    try:
        merged = None if edited.generated is None else _together(edited.generated, edited.data, generated)
    except Exception:  # python-docx names no full list of what a damaged file raises; the file stays, and blocks
        merged = None
    return merged or Merged(_read(edited.data, generated), (), 0, aside=True)


def _together(base: bytes, mine: bytes, generated: WordDocument) -> Merged | None:
    made = rebuild(base, mine, generated.data)
    if made.data is None:
        return None
    data = with_contents(made.data, generated.style)
    return Merged(as_word_document(data, generated), tuple(made.changes), len(open_questions(data)), aside=False)


def _read(data: bytes, generated: WordDocument) -> WordDocument:
    """A file nobody can open is kept all the same; its text then counts as the generated one."""
    try:
        return as_word_document(data, generated)
    except Exception:  # as above
        return replace(generated, data=data)
