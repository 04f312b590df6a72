"""Give the styles of an edited document the ids the house style gives them: some programs number them anew."""

from collections.abc import Mapping

from docx.document import Document
from docx.oxml.ns import qn

_ID, _VALUE = qn("w:styleId"), qn("w:val")
_REFERENCES = tuple(map(qn, ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link")))


def use_ids_of(house: Document, edited: Document) -> None:
    """Rename the style ids of ``edited`` to those which styles of the same name have in ``house``."""
    wanted = {name: number for number, name in _names(house).items()}
    renamed = {number: wanted[name] for number, name in _names(edited).items() if wanted.get(name, number) != number}
    if not renamed:
        return
    styles = edited.styles.element
    for one in styles.iter(qn("w:style")):
        one.set(_ID, renamed.get(one.get(_ID, ""), one.get(_ID, "")))
    for root in (styles, edited.element):
        for one in root.iter(*_REFERENCES):
            one.set(_VALUE, renamed.get(one.get(_VALUE, ""), one.get(_VALUE, "")))


def _names(document: Document) -> Mapping[str, str]:
    """Return the name of each style by its id; names are compared without regard to case, as word processors do."""
    styles = document.styles.element.iter(qn("w:style"))
    named = ((one.get(_ID, ""), one.find(qn("w:name"))) for one in styles)
    return {number: name.get(_VALUE, "").casefold() for number, name in named if name is not None}
