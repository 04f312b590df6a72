"""Draw, scan and read one paper, and hold what was read against what was drawn: kind, seed -> outcome of each fact."""

import os
import re
import time
from collections import defaultdict
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from dossier.evidence.kinds import FIELDS, MOST_PAGES, PAGES
from dossier.evidence.read.plain import plain
from dossier.evidence.reading import FieldRead
from dossier.worker.parent import Worker
from tests.scans.facts import company
from tests.scans.papers import PAPERS, Truth
from tests.scans.scanner import as_pdf, scan

_SECONDS = 600
_MARKS = re.compile(r"[\W_]+")


class Outcome(NamedTuple):
    """How one variant was read."""

    paper: str
    seed: int
    results: dict[str, str]
    """Field → right, unread or wrong; fields that are not drawn are left out."""
    read: dict[str, list[str]]
    truth: Truth
    seconds: float
    looks: int
    memory: int
    """Most bytes the reading process has held."""

    def line(self) -> str:
        """Say it in one line."""
        odd = {
            field: (result, self.truth[field], self.read.get(field))
            for field, result in self.results.items()
            if result != "right"
        }
        return f"{self.paper} {self.seed} {self.seconds:.1f}s {self.looks} looks {odd or 'all right'}"


@cache
def _worker() -> Worker:
    return Worker(memory=0)


def close() -> None:
    """End the reading process."""
    _worker().close()


def trial(paper: str, seed: int, folder: Path) -> Outcome:
    """Read the variant of a seed."""
    number = seed * len(PAPERS) + list(PAPERS).index(paper)
    sheet, truth = PAPERS[paper](company(number), Random(number))
    file = folder / f"{paper}-{seed}.pdf"
    file.write_bytes(as_pdf(scan(sheet.image, Random(number))))
    start = time.perf_counter()
    found = _worker().ask(
        "dossier.evidence.read.scan:read_scan", seconds=_SECONDS, file=str(file), paper=paper,
        most_pages=MOST_PAGES.get(paper, PAGES),
    )  # fmt: skip
    seconds = time.perf_counter() - start
    file.unlink()
    read = _values(found["fields"])
    results = {field: judged(field, values, read.get(field)) for field, values in truth.items()}
    return Outcome(paper, seed, results, read, truth, seconds, found["looks"], _most_memory())


def _values(fields: list[list[object]]) -> dict[str, list[str]]:
    read: dict[str, list[str]] = defaultdict(list)
    for one in (FieldRead(*field) for field in fields):  # type: ignore[arg-type]
        read[one.field].append(one.value)
    return dict(read)


def _most_memory() -> int:
    """Return the most bytes that one of this process's children has held so far; 0 where the system does not tell."""
    me = os.getpid()
    try:
        children = Path(f"/proc/{me}/task/{me}/children").read_text().split()
        states = [Path(f"/proc/{child}/status").read_text() for child in children]
    except OSError:
        return 0
    return max((int(found[1]) * 1024 for state in states if (found := re.search(r"VmHWM:\s+(\d+)", state))), default=0)


def judged(field: str, drawn: list[str], read: list[str] | None) -> str:
    """Say whether a fact was read right, wrong or not at all; marks within a scope of business are not compared."""
    if read is None:
        return "unread"
    right, found = [plain(one) for one in drawn], read
    if field == "scope":
        right, found = ([_MARKS.sub("", one) for one in values] for values in (right, found))
    return "right" if right == found else "wrong"


def keys(paper: str) -> set[str]:
    """Return the key facts of a kind of paper."""
    return {field.name for field in FIELDS[paper] if field.key}
