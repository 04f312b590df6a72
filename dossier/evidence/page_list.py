"""Write which pages of a file something is about: page numbers -> 第 3、5–8 页."""

from collections.abc import Iterator, Sequence

from dossier.text import Text

_MOST = 8
"""Entries of a list of pages that are written out."""


def page_list(pages: Sequence[int]) -> Text:
    """Write page numbers, those that follow one another as from–to, and of a long list the beginning."""
    runs = list(_runs(pages))
    zh, en = "、".join(runs[:_MOST]), ", ".join(runs[:_MOST])
    word = "page" if len(pages) == 1 else "pages"
    if len(runs) > _MOST:
        return Text(f"第 {zh} 页等共 {len(pages)} 页", f"{word} {en} and others, {len(pages)} in all")
    return Text(f"第 {zh} 页", f"{word} {en}")


def _runs(pages: Sequence[int]) -> Iterator[str]:
    """Yield single pages and, for three or more in a row, the first and the last."""
    start = 0
    for place in range(1, len(pages) + 1):
        if place < len(pages) and pages[place] == pages[place - 1] + 1:
            continue
        run = pages[start:place]
        yield from (f"{run[0]}–{run[-1]}",) if len(run) > 2 else map(str, run)
        start = place
