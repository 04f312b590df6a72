"""Find what in a PDF can act by itself or travels along with it: scripts, programs to start, attached files."""

from collections.abc import Iterator
from typing import Any

import pikepdf

SCRIPT = "script"
ATTACHMENT = "attachment"
_ACTING = frozenset({"/JavaScript", "/Launch", "/ImportData", "/RichMediaExecute"})
_MOST_STEPS = 50
"""Actions that follow one another; a ring of them is left."""
_PLAYED = frozenset({"/RichMedia", "/Movie", "/Screen", "/3D", "/Sound"})


def active_parts(pdf: pikepdf.Pdf, most: int) -> tuple[str, ...]:
    """Return the kinds of acting parts of a file, each once; ``most`` pages are looked at."""
    found = set(_of_document(pdf.Root))
    for page in pdf.pages[:most]:
        found |= set(_of_page(page.obj))
    return tuple(sorted(found))


def _of_document(root: Any) -> Iterator[str]:
    if _acts(root.get("/OpenAction")) or _any_acts(root.get("/AA")):
        yield SCRIPT
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        if "/JavaScript" in names:
            yield SCRIPT
        if "/EmbeddedFiles" in names and _holds(names.EmbeddedFiles):
            yield ATTACHMENT
    if "/Collection" in root or "/AF" in root:
        yield ATTACHMENT
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        yield SCRIPT


def _holds(tree: Any) -> bool:
    """Whether a tree of names has an entry."""
    return isinstance(tree, pikepdf.Dictionary) and any(len(tree.get(key, [])) > 0 for key in ("/Names", "/Kids"))


def _of_page(page: Any) -> Iterator[str]:
    if _any_acts(page.get("/AA")):
        yield SCRIPT
    notes = page.get("/Annots")
    for note in notes if isinstance(notes, pikepdf.Array) else []:
        if not isinstance(note, pikepdf.Dictionary):
            continue
        kind = str(note.get("/Subtype"))
        if kind == "/FileAttachment":
            yield ATTACHMENT
        if kind in _PLAYED or _acts(note.get("/A")) or _any_acts(note.get("/AA")):
            yield SCRIPT


def _any_acts(actions: Any) -> bool:
    return isinstance(actions, pikepdf.Dictionary) and any(_acts(actions.get(key)) for key in map(str, actions))


def _acts(action: Any) -> bool:
    """Whether an action, or one that follows it, does more than show a place."""
    waiting = [action]
    for _ in range(_MOST_STEPS):
        if not waiting:
            return False
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [item for item in one if isinstance(item, pikepdf.Dictionary)]
        elif isinstance(one, pikepdf.Dictionary):
            if str(one.get("/S")) in _ACTING:
                return True
            waiting.append(one.get("/Next"))
    return True
