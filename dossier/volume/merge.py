"""Take over the pages of PDF files: files -> their pages behind each other, without anything that acts by itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

_STAY = frozenset({"/GoTo", "/URI"})
"""Actions that only lead somewhere."""
_MOVING = frozenset({"/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound", "/3D", "/Popup"})
_PAGE_EXTRAS = ("/AA", "/B", "/Metadata", "/PieceInfo", "/StructParents", "/Thumb")


def merge(target: pikepdf.Pdf, files: Sequence[Path]) -> list[pikepdf.Pdf]:
    """Append all pages; the sources are returned, and have to stay open until ``target`` is saved.

    Pictures and fonts are carried over as they are packed. What fields of a form show becomes part of the page. Layers
    stay as visible as they were.
    """
    sources = []
    for file in files:
        source = pikepdf.open(file)
        sources.append(source)
        if "/AcroForm" in source.Root:
            source.flatten_annotations("all")
        for page in source.pages:
            _calm(page)
        target.pages.extend(source.pages)
        _carry_layers(target, source)
    return sources


def _calm(page: pikepdf.Page) -> None:
    """Take away scripts, attachments, sound, and what only means something inside the old file."""
    for name in _PAGE_EXTRAS:
        if name in page.obj:
            del page.obj[name]
    if "/Annots" not in page.obj:
        return
    marks = [mark for mark in _marks(page) if mark.get("/Subtype") not in _MOVING and not _is_hidden_field(mark)]
    for mark in marks:
        for name in ("/AA", "/FS", "/Parent", "/Popup", "/StructParent"):
            if name in mark:
                del mark[name]
        action = mark.get("/A")
        if action is not None and (action.get("/S") not in _STAY or "/Next" in action):
            del mark["/A"]
    page.obj.Annots = pikepdf.Array(marks)


def _is_hidden_field(mark: pikepdf.Object) -> bool:
    """Whether it is a field that shows nothing, as that of a signature often does."""
    return mark.get("/Subtype") == "/Widget" and "/AP" not in mark


def _marks(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """Yield the annotations that are any."""
    return (mark for mark in page.obj.Annots if isinstance(mark, pikepdf.Dictionary))


def _carry_layers(target: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Note which layers are shown and which are not; without a note all of them would be."""
    layers = source.Root.get("/OCProperties")
    if layers is None:
        return
    if "/OCProperties" not in target.Root:
        target.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array(), D=pikepdf.Dictionary(ON=pikepdf.Array(), OFF=pikepdf.Array())
        )
    every = list(layers.get("/OCGs", []))
    usual = layers.get("/D", pikepdf.Dictionary())
    shown = {one.objgen for one in usual.get("/ON", [])}
    off = usual.get("/BaseState") == "/OFF"
    hidden = {one.objgen for one in usual.get("/OFF", [])} | ({one.objgen for one in every} - shown if off else set())
    for one in every:
        copy = target.copy_foreign(one)
        target.Root.OCProperties.OCGs.append(copy)
        target.Root.OCProperties.D[pikepdf.Name.OFF if one.objgen in hidden else pikepdf.Name.ON].append(copy)
