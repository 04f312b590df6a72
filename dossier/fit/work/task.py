"""Make one paper of one group of files: paths and limits -> files in a folder, and what was done."""

from pathlib import Path
from typing import Any

import pikepdf

from dossier.fit.work import saying
from dossier.fit.work.bind import bind
from dossier.fit.work.ladder import gentlest
from dossier.fit.work.pictures import AS_IT_IS, Opened, encoded, frames, jpeg
from dossier.fit.work.shrink import Shrunk, shrink
from dossier.text import Text


def fit(
    files: list[tuple[str, str]], aim: str, into: str, limit: int | None, long_edge: int, title: str, author: str
) -> dict[str, Any]:
    """Return suffix, names and pages of the files made in the folder ``into``, the steps, and the problem if any.

    ``files`` are paths with their kinds; ``aim`` is ``picture`` or ``pdf``.
    """
    pages = list(frames(files[0][0])) if aim == "picture" else []
    if len(pages) == 1:
        made, suffix = _picture(pages[0], files[0], limit, long_edge), ".jpg"
    else:
        made, suffix = _paper(files, limit, long_edge, title, author), ".pdf"
    names = [f"{number}{suffix}" for number in range(1, len(made.files) + 1)]
    for name, data in zip(names, made.files, strict=True):
        (Path(into) / name).write_bytes(data)
    sizes = [len(data) for data in made.files]
    said = {"steps": made.steps, "problem": made.problem}
    return {"suffix": suffix, "names": names, "sizes": sizes, "pages": made.pages, **said}


def _paper(files: list[tuple[str, str]], limit: int | None, long_edge: int, title: str, author: str) -> Shrunk:
    before = sum(Path(path).stat().st_size for path, _ in files)
    if len(files) == 1 and files[0][1] == "pdf":
        with open(files[0][0], "rb") as file, pikepdf.Pdf.open(file) as pdf:  # whoever issued it stays in its properties
            return shrink(pdf, before, limit, long_edge)
    with bind(files, title, author) as bound:
        made = shrink(bound, before, limit, long_edge)
        count = len(bound.pages)
    first = saying.combined(len(files), count) if len(files) > 1 else saying.bound(files[0][1], count)
    return made._replace(steps=[first, *made.steps])


def _picture(page: Opened, file: tuple[str, str], limit: int | None, long_edge: int) -> Shrunk:
    before, kind = Path(file[0]).stat().st_size, file[1]
    steps = _changes(page, kind)
    plain = encoded(page.image, AS_IT_IS, page.dpi, fine=kind != "jpeg")
    if limit is None or len(plain) <= limit:
        return Shrunk([plain], [1], steps or [saying.packed_again(before, len(plain), AS_IT_IS)])
    made: dict[Any, bytes] = {}

    def enough(step: Any) -> bool:
        made[step] = jpeg(page.image, page.dpi, step, long_edge)
        return len(made[step]) <= limit

    step = gentlest(enough)
    if step is None:
        least = made[min(made)]
        return Shrunk([least], [1], steps, saying.too_large(None, len(least), limit))
    sizes = saying.from_to(before, len(made[step]))
    return Shrunk([made[step]], [1], [*steps, saying.reduced([page.dpi], step, sizes)])


def _changes(page: Opened, kind: str) -> list[Text]:
    return [
        *([saying.converted(kind)] if kind != "jpeg" else []),
        *([saying.UPRIGHT] if page.turned else []),
        *([saying.SCREEN] if page.screened else []),
    ]
