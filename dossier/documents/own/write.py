"""Write a document from what the user brings for it: Word template or blank form -> document, or its problems."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from dossier.documents.own.choose import OwnFile
from dossier.documents.render import WordDocument
from dossier.errors import TemplateError

if TYPE_CHECKING:
    from dossier.case import Case


class OwnDocument(NamedTuple):
    """A document with the blank it was filled in, if it was."""

    document: WordDocument
    blank: str = ""
    """SHA-256 of the blank form."""


def write_own(
    case: "Case", own: OwnFile, title: str, context: Mapping[str, object], *, draft: bool
) -> OwnDocument | list[TemplateError]:
    """Return the document, or everything that keeps it from being written."""
    if own.plan is None:
        from dossier.documents.own.word_render import render_word  # here and below: few users bring files of their own

        made = render_word(case, own.path, own.file, title, draft=draft)
        return made if isinstance(made, list) else OwnDocument(made)
    from dossier.documents.own.form_fill import fill_form

    moment = datetime.combine(case.as_of, time())
    filled = fill_form(own.path, own.plan, own.file, title, context, moment)
    return filled if isinstance(filled, list) else OwnDocument(filled.document, filled.blank)
