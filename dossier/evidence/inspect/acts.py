"""Find what in a PDF can act by itself or travels along with it: scripts, programs to start, attached files."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from dossier.evidence.inspect.fields import fields_of

SCRIPT = "script"
ATTACHMENT = "attachment"
_LEADING = frozenset({"/GoTo", "/GoToR", "/Named", "/Thread", "/URI"})
"""Actions that show a place to whoever clicks; every other acts."""
_SHOWING = frozenset({"/GoTo", "/Named"})
"""Actions that do no more than show a place of this very file, even when nobody clicks."""
_MOST_STEPS = 50
"""Actions that follow one another; a ring of them is left."""
_MOST_BOOKMARKS = 20_000
_PLAYED = frozenset({"/RichMedia", "/Movie", "/Screen", "/3D", "/Sound"})


def active_parts(pdf: pikepdf.Pdf, most: int) -> tuple[str, ...]:
    """Return the kinds of acting parts of a file, each once; ``most`` pages are looked at."""
    found = set(_of_document(pdf.Root))
    if any(_any_acts(field.entry.get("/AA")) for field in fields_of(pdf)) or _bookmarks_act(pdf.Root):
        found.add(SCRIPT)
    for page in pdf.pages[:most]:
        found |= set(_of_page(page.obj))
    return tuple(sorted(found))


def _of_document(root: Any) -> Iterator[str]:
    if _acts(root.get("/OpenAction"), _SHOWING) or _any_acts(root.get("/AA")):
        yield SCRIPT
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        if any(key in names for key in ("/JavaScript", "/Renditions")):
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
    if "/AF" in page:
        yield ATTACHMENT
    notes = page.get("/Annots")
    for note in notes if isinstance(notes, pikepdf.Array) else []:
        if not isinstance(note, pikepdf.Dictionary):
            continue
        kind = str(note.get("/Subtype"))
        if kind == "/FileAttachment":
            yield ATTACHMENT
        if kind in _PLAYED or _acts(note.get("/A"), _LEADING) or _any_acts(note.get("/AA")):
            yield SCRIPT


def _bookmarks_act(root: Any) -> bool:
    """Whether a bookmark does more than lead somewhere, or there is no end of bookmarks."""
    outlines = root.get("/Outlines")
    waiting = [outlines.get("/First")] if isinstance(outlines, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary) or one.objgen in seen:
            continue
        seen |= {one.objgen} if one.is_indirect else set()
        if _acts(one.get("/A"), _LEADING) or len(seen) > _MOST_BOOKMARKS:
            return True
        waiting += [one.get("/First"), one.get("/Next")]
    return False


def _any_acts(actions: Any) -> bool:
    """Whether one of the actions that start without a click does more than show a place."""
    return isinstance(actions, pikepdf.Dictionary) and any(
        _acts(actions.get(key), _SHOWING) for key in map(str, actions)
    )


def _acts(action: Any, harmless: frozenset[str]) -> bool:
    """Whether an action, or one that follows it, is none of the harmless ones."""
    waiting = [action]
    for _ in range(_MOST_STEPS):
        if not waiting:
            return False
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):  # several actions; or a place, in which no dictionary but the page stands
            waiting += [item for item in one if isinstance(item, pikepdf.Dictionary) and "/S" in item]
        elif isinstance(one, pikepdf.Dictionary):
            if str(one.get("/S")) not in harmless:
                return True
            waiting.append(one.get("/Next"))
    return True
