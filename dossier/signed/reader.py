"""Read papers and scans page by page through the worker: file -> tokens, red ink, files changed; nothing is read twice."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from dossier.evidence.inspect.parent import inspect
from dossier.evidence.inspection import Inspection
from dossier.evidence.reading import Line
from dossier.signed.tokens import Token, tokens_of
from dossier.worker.parent import Worker

_READ, _KEEP, _FIT = "dossier.signed.work.read", "dossier.signed.work.keep", "dossier.fit.work.task"
_MOST_PAGES = 400
_COPYING, _RECOGNISING, _CHANGING = 120.0, 300.0, 120.0
"""Seconds after which a piece of work is given up."""
_MEMORY = 1 << 30
_EXTRA = ("rapidocr", "onnxruntime")


class Look(NamedTuple):
    """How a page is looked at to recognise its writing."""

    dpi: int
    find_within: int
    """Pixels of the longer edge of the copy on which lines are looked for."""


LOOKS = (Look(150, 1280), Look(200, 1754))
"""The second one is asked where the first finds a difference: a seal or a speck makes a single reading wrong."""


class Reader:
    """Reads files for one run; its processes end with it.

    Every method raises ``WorkFailed`` where a file breaks the limits or the library that reads it.
    """

    def __init__(self) -> None:
        self._worker, self._recogniser = Worker(memory=_MEMORY), Worker(memory=0)
        self.can_recognise = all(find_spec(name) for name in _EXTRA)
        """Whether the extra that recognises writing is installed."""
        self._known: dict[tuple[object, ...], Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, traceback: TracebackType | None) -> None:
        self._worker.close()
        self._recogniser.close()

    @property
    def folder(self) -> Path:
        """A private folder for what is read and changed."""
        return self._worker.folder

    def inspect(self, file: Path) -> Inspection:
        """Return what a file is."""
        key = ("inspect", file)
        if key not in self._known:
            self._known[key] = inspect(file)
        found: Inspection = self._known[key]
        return found

    def copied(self, file: Path, page: int) -> list[Token]:
        """Return the text of a page that can be copied."""
        lines = self._ask(self._worker, "copied", _COPYING, file=str(file), most_pages=_MOST_PAGES)
        return tokens_of(line for line in map(_line, lines) if line.page == page)

    def recognised(self, file: Path, page: int, look: Look, turn: int = 0) -> list[Token]:
        """Return the writing on the picture of a page, turned against the clock; nothing where there is no picture."""
        about = {"file": str(file), "page": page, "turn": turn, **look._asdict()}
        return tokens_of(map(_line, self._ask(self._recogniser, "recognised", _RECOGNISING, **about) or ()))

    def red_share(self, file: Path, page: int) -> float | None:
        """Return the share of a page that is red; None where there is no picture on it."""
        share: float | None = self._ask(self._worker, "red_share", _COPYING, file=str(file), page=page)
        return share

    def kept(self, file: Path, without: Sequence[int], turns: Sequence[tuple[int, int]]) -> bytes:
        """Return a PDF without some of its pages, and others turned."""
        out = self.folder / "kept.pdf"
        self._worker.ask(
            f"{_KEEP}:kept", seconds=_CHANGING, file=str(file), without=list(without), turns=list(turns), out=str(out)
        )
        return out.read_bytes()

    def as_pdf(self, file: Path, kind: str, title: str, author: str) -> Path:
        """Return a PDF of one page with a picture on it."""
        said: dict[str, list[str]] = self._worker.ask(
            f"{_FIT}:fit", seconds=_CHANGING, files=[(str(file), kind)], aim="pdf", into=str(self.folder),
            limit=None, long_edge=0, title=title, author=author,
        )  # fmt: skip
        return self.folder / said["names"][0]

    def _ask(self, worker: Worker, task: str, seconds: float, **about: object) -> Any:
        key = (task, *about.values())
        if key not in self._known:
            self._known[key] = worker.ask(f"{_READ}:{task}", seconds=seconds, **about)
        return self._known[key]


def _line(found: list[Any]) -> Line:
    text, page, confidence, box = found
    return Line(text, page, confidence, tuple(box))
