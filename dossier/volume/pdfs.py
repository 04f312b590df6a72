"""Make PDF files of our documents: Word files -> PDF files with what is wrong in them, in one call of LibreOffice."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from dossier import __version__
from dossier.documents.layout import Layout
from dossier.errors import DossierError, UsageError
from dossier.office.fonts import installed_fonts, lacking_fonts
from dossier.office.libreoffice import FONTS, convert, find_libreoffice
from dossier.private import PrivateFolder
from dossier.text import Text
from dossier.volume.remembered import remember, remembered
from dossier.worker.progress import Progress
from dossier.zipped import BrokenArchive

_WORK = 1
"""Changes when the same Word file is to give another PDF."""


class Paper(NamedTuple):
    """One Word file that is to become a PDF."""

    name: str
    """Tells it from the others."""
    data: bytes
    title: str
    layout: Layout | None = None
    """Page numbers as its table of contents prints them; None where it prints none."""


class Converted(NamedTuple):
    """What became of the papers."""

    pdfs: Mapping[str, bytes]
    """Name of the paper → PDF; without those that could not be made, or would say wrong page numbers."""
    problems: tuple[tuple[str, Text], ...]
    """Name of the paper and what is wrong; an empty name where it concerns all of them."""


def pdfs_of(papers: Sequence[Paper], author: str, day: date, progress: Progress) -> Converted:
    """Return the PDF of each paper, the same bytes for the same paper; ``author`` and ``day`` go into its properties.

    Raises:
        UsageError: there is no LibreOffice.
        DossierError: it made nothing of any of them.
    """
    program = find_libreoffice()
    if program is None:
        raise UsageError(
            Text("要生成 PDF，需要 LibreOffice，本机没有找到", "PDF files need LibreOffice, which was not found"),
            hint=Text(
                "安装 LibreOffice（Debian：libreoffice-writer-nogui、fonts-noto-cjk），或用 DOSSIER_SOFFICE 指明程序",
                "install LibreOffice (Debian: libreoffice-writer-nogui, fonts-noto-cjk), or name it in DOSSIER_SOFFICE",
            ),
        )
    machine = _machine(program)
    keys = {paper.name: _key(paper, author, day, machine) for paper in papers}
    made = {name: kept for name, key in keys.items() if (kept := remembered(key)) is not None}
    for paper, data in _made(program, [one for one in papers if one.name not in made], progress):
        entry = _finished(paper, data, author, day)
        remember(keys[paper.name], entry)
        made[paper.name] = entry
    if papers and not made:
        raise DossierError(
            Text("LibreOffice 一份 PDF 也没有做出来", "LibreOffice made no PDF at all"), program,
            Text("请核对程序能否打开 Word 文件，或用 DOSSIER_SOFFICE 指明程序", "see whether it opens Word files, or name another in DOSSIER_SOFFICE"),
        )  # fmt: skip
    return _converted(papers, made)


def _converted(papers: Sequence[Paper], made: Mapping[str, bytes]) -> Converted:
    pdfs: dict[str, bytes] = {}
    problems = [("", one) for one in _lacking()]
    for paper in papers:
        head, _, data = made.get(paper.name, b"").partition(b"\n")
        if data:
            pdfs[paper.name] = data
        found = [Text(*one) for one in json.loads(head)] if head else [_NOT_MADE]
        problems += [(paper.name, one) for one in found]
    return Converted(pdfs, tuple(problems))


_NOT_MADE = Text("LibreOffice 没有做出 PDF", "LibreOffice made no PDF of it")
_STALE = Text(
    "排成 PDF 后，标题所在页与目录所印页码不一致，这份 PDF 未采用；请重新生成",
    "in the PDF the headings stand on other pages than the contents say, so it was not used; build again",
)


def _lacking() -> Iterator[Text]:
    names = lacking_fonts()
    if names:
        listed = "、".join(names)
        yield Text(
            f"没有安装代替这些字体的字体：{listed}；PDF 的分页会与 Word 不同，请安装 fonts-noto-cjk、fonts-liberation",
            f"nothing installed stands in for {listed}: the PDF breaks its pages elsewhere than Word; install fonts-noto-cjk "
            "and fonts-liberation",
        )


def _machine(program: str) -> str:
    """Return what else decides how a page looks: LibreOffice, font map, fonts, our own code."""
    real = Path(program).resolve()
    places = [one for one in (real, real.parent / "versionrc") if one.is_file()]
    states = [f"{one} {one.stat().st_size} {one.stat().st_mtime_ns}" for one in places]
    return "\n".join([*states, FONTS.read_text(encoding="utf-8"), installed_fonts(), __version__, str(_WORK)])


def _key(paper: Paper, author: str, day: date, machine: str) -> str:
    parts = (machine, hashlib.sha256(paper.data).hexdigest(), paper.title, str(paper.layout), author, str(day))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _made(program: str, papers: Sequence[Paper], progress: Progress) -> Iterator[tuple[Paper, bytes]]:
    if not papers:
        return
    with PrivateFolder() as folder:
        sources = [folder / f"{number:03}.docx" for number in range(len(papers))]
        for source, paper in zip(sources, papers, strict=True):
            source.write_bytes(paper.data)
        with _Watch(folder / "pdf", papers, progress):
            files = convert(program, sources, folder / "pdf")
        yield from ((paper, file.read_bytes()) for paper, file in zip(papers, files, strict=True) if file)


class _Watch:
    """Tells how far LibreOffice is, by the files it has made."""

    def __init__(self, folder: Path, papers: Sequence[Paper], progress: Progress) -> None:
        self._folder, self._papers, self._progress = folder, papers, progress
        self._over, self._thread = Event(), Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._progress(0, len(self._papers), self._papers[0].title)
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._progress(len(self._papers), len(self._papers), self._papers[-1].title)

    def _look(self) -> None:
        told = 0
        while not self._over.wait(0.2):
            done = min(len(list(self._folder.glob("*.pdf"))), len(self._papers) - 1)
            if done > told:
                told = done
                self._progress(done, len(self._papers), self._papers[done].title)


def _finished(paper: Paper, data: bytes, author: str, day: date) -> bytes:
    """Return a line of problems and the PDF with nothing in it that differs from run to run."""
    import pikepdf

    from dossier.volume.look import agrees, problems_of
    from dossier.volume.properties import save, set_properties

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if paper.layout is not None and not agrees(pdf, paper.layout):
                return json.dumps([_STALE]).encode() + b"\n"
            problems = problems_of(pdf, paper.data)
            set_properties(pdf, paper.title, author, day)
            return json.dumps(problems).encode() + b"\n" + save(pdf)
    except (pikepdf.PdfError, BrokenArchive):
        return json.dumps([_NOT_MADE]).encode() + b"\n"
