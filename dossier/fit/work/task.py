"""Make one paper of one group of files: paths and limits -> files in a folder, and what was done."""

import hashlib
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pikepdf

from dossier.evidence.inspect.child import inspect_file
from dossier.fit.work import saying
from dossier.fit.work.bind import bind
from dossier.fit.work.fragile import fragile
from dossier.fit.work.ladder import gentlest
from dossier.fit.work.pictures import AS_IT_IS, Opened, encoded, frame, jpeg
from dossier.fit.work.shrink import Shrunk, shrink
from dossier.text import Text


class _Source(NamedTuple):
    """A private copy of a file, which nobody changes while it is worked on."""

    path: str
    kind: str
    sha256: str
    size: int
    pages: int
    apart: Text | None
    """Why its pages must stay in a file of their own."""


def fit(
    files: list[tuple[str, str]], aim: str, into: str, limit: int | None, long_edge: int, title: str, author: str
) -> dict[str, Any]:
    """Return suffix, names and pages of the files made in the folder ``into``, the steps, and the problem if any.

    ``files`` are paths with their kinds; ``aim`` is ``picture`` or ``pdf``. ``sources`` of the answer are digest, size
    and pages of each file as it was read, ``looks`` what the pages made look like. Where ``apart`` gives a reason for
    one of several files, nothing is made: it cannot be combined with the others.

    Raises:
        Exception: a file is broken, or what was made of it is; libraries raise anything then.
    """
    with TemporaryDirectory(dir=into) as folder:
        sources = [_copied(Path(folder) / str(number), *file) for number, file in enumerate(files)]
        apart = [one.apart for one in sources]
        if len(sources) > 1 and any(apart):
            made = Shrunk([], [], [])
        elif aim == "picture":
            made, apart = _picture(frame(sources[0].path), sources[0], limit, long_edge), [None]
        else:
            made, apart = _paper(sources, limit, long_edge, title, author), [None] * len(sources)
    return {**_written(made, ".jpg" if aim == "picture" else ".pdf", Path(into)), "apart": apart,
            "sources": [[one.sha256, one.size, one.pages] for one in sources]}  # fmt: skip


def _copied(copy: Path, path: str, kind: str) -> _Source:
    shutil.copyfile(path, copy)
    with copy.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    pages, apart = 1, None
    if kind == "pdf":
        with pikepdf.Pdf.open(copy) as pdf:
            pages, apart = len(pdf.pages), fragile(pdf)
    return _Source(str(copy), kind, digest, copy.stat().st_size, pages, apart)


def _written(made: Shrunk, suffix: str, into: Path) -> dict[str, Any]:
    """Write the files and look at each as at one that was handed over."""
    names = [f"{number}{suffix}" for number in range(1, len(made.files) + 1)]
    for name, data in zip(names, made.files, strict=True):
        (into / name).write_bytes(data)
    found = [inspect_file(str(into / name)) for name in names]
    for one, pages in zip(found, made.pages, strict=True):
        if not one["openable"] or (suffix == ".pdf" and one["page_count"] != pages):
            raise ValueError("what was made does not open with all of its pages")
    sizes = [len(data) for data in made.files]
    return {"suffix": suffix, "names": names, "sizes": sizes, "pages": made.pages,
            "looks": [one["pages"] for one in found], "steps": made.steps, "problem": made.problem}  # fmt: skip


def _paper(sources: list[_Source], limit: int | None, long_edge: int, title: str, author: str) -> Shrunk:
    before, first = sum(one.size for one in sources), sources[0]
    if len(sources) == 1 and first.kind == "pdf":
        with pikepdf.Pdf.open(first.path) as pdf:  # whoever issued it stays in its properties
            return shrink(pdf, before, limit, long_edge, whole=first.apart)
    with bind([(one.path, one.kind) for one in sources], title, author) as bound:
        made = shrink(bound, before, limit, long_edge)
        count = len(bound.pages)
    said = saying.combined(len(sources), count) if len(sources) > 1 else saying.bound(first.kind)
    return made._replace(steps=[said, *made.steps])


def _picture(page: Opened, source: _Source, limit: int | None, long_edge: int) -> Shrunk:
    before, kind = source.size, source.kind
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
