"""Give the readings of all papers of a case: text is copied the first time, scans are recognised when somebody asks.

Checking calls ``readings``, so nothing here may import what reads files: that is done in a worker.
"""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dossier.errors import UsageError
from dossier.evidence.kinds import MOST_PAGES, PAGES, PAPERS
from dossier.evidence.memory import Memory
from dossier.evidence.place import place_of
from dossier.evidence.reading import FieldRead, Reading
from dossier.text import Text
from dossier.worker.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.case import Case
    from dossier.worker.parent import Worker

_TOPIC = "readings"
_COPYING, _RECOGNISING = 30.0, 600.0
"""Seconds after which a file is given up."""
_MEMORY = 8 << 30
"""Bytes of address space for recognising, which maps far more than it uses."""
_EXTRA = ("rapidocr", "onnxruntime")


def readings(case: "Case") -> "Mapping[Path, Reading]":
    """Return what was read in each listed file that is a paper; files without text that nobody has read are ``none``."""
    papers, memory = _papers(case), Memory(case.folder, _TOPIC)
    unknown = [file for file, (paper, _) in papers.items() if _remembered(memory, file, paper) is None]
    if unknown:
        _copy(memory, {file: papers[file][0] for file in unknown})
    return {file: _remembered(memory, file, paper) or Reading(paper, "none") for file, (paper, _) in papers.items()}


def read_scans(case: "Case", progress: Progress = lambda *_: None) -> "Mapping[Path, Reading]":
    """Recognise the papers that have no text, one after the other, and return the readings of all.

    Raises:
        UsageError: there is such a file, and the extra that recognises writing is not installed.
    """
    papers, known = _papers(case), readings(case)
    scans = [file for file, one in known.items() if one.origin == "none" and one.failure in (None, "gave_up")]
    if not scans:
        return known
    if not all(find_spec(name) for name in _EXTRA):
        raise _not_installed(len(scans))
    memory = Memory(case.folder, _TOPIC)
    from dossier.worker.parent import Worker

    with Worker(memory=_MEMORY) as worker:
        for number, file in enumerate(scans, 1):
            paper, name = papers[file]
            progress(number, len(scans), name)
            _look(memory, worker, "dossier.evidence.read.scan:read_scan", file, paper, _RECOGNISING)
            memory.save()  # after each, because a user who stops half-way keeps what is done
    return {file: _remembered(memory, file, paper) or known[file] for file, (paper, _) in papers.items()}


def _papers(case: "Case") -> "dict[Path, tuple[str, str]]":
    """Return the files that are papers, with their kind and name; of two kinds listed for one file the first counts."""
    found: dict[Path, tuple[str, str]] = {}
    for entry in case.profile.evidence or ():
        place = place_of(case, entry.file).path if entry.material in PAPERS else None
        if place is not None:
            found.setdefault(place, (PAPERS[entry.material], entry.file))
    return found


def _copy(memory: Memory, files: "Mapping[Path, str]") -> None:
    from dossier.worker.parent import Worker  # here, because a check of known files starts no process

    with Worker() as worker:
        for file, paper in files.items():
            _look(memory, worker, "dossier.evidence.read.copy:read_text", file, paper, _COPYING)
    memory.save()


def _look(memory: Memory, worker: "Worker", task: str, file: "Path", paper: str, seconds: float) -> None:
    """Remember what a task reads in a file as it is now.

    A task that raised will raise again, so that is remembered. Too little time or memory and a process that broke down
    may be otherwise next time: of copying nothing is remembered, of recognising that it was tried.
    """
    from dossier.worker.parent import WorkFailed

    memory.get(file)  # notes the state that is looked into; another file put in its place meanwhile is not taken for it
    pages = MOST_PAGES.get(paper, PAGES)
    try:
        found = worker.ask(task, seconds=seconds, file=str(file), paper=paper, most_pages=pages)
    except WorkFailed as failure:
        again, recognising = failure.reason != "error", seconds == _RECOGNISING
        if again and not recognising:
            return
        found = {"origin": "none", "fields": [], "pages": 0}
        if recognising:
            found["failure"] = "gave_up" if again else "nothing"
    memory.put(file, {"paper": paper, **found})


def _remembered(memory: Memory, file: "Path", paper: str) -> Reading | None:
    found = memory.get(file)
    if found is None or found["paper"] != paper:
        return None
    fields = tuple(FieldRead(*one) for one in found["fields"])
    return Reading(paper, found["origin"], fields, found["pages"], found.get("failure"))


def _not_installed(count: int) -> UsageError:
    return UsageError(
        Text(
            f"有 {count} 个扫描件需要识别，但识别组件未安装",
            f"{count} scans have to be recognised, which needs an extra",
        ),
        hint=Text("pip install 'icp-dossier[ocr]'", "pip install 'icp-dossier[ocr]'"),
    )
