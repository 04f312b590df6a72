"""Inspect the evidence files of a case, each once: listed files -> what they are, from memory or from the child process."""

import atexit
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.evidence.inspect import problems
from dossier.evidence.inspect.carry import from_json, to_json
from dossier.evidence.inspection import Inspection
from dossier.evidence.memory import Memory
from dossier.evidence.place import place_of
from dossier.evidence.signatures import kind_of

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.worker.parent import Worker, WorkFailed

SECONDS = 60.0
"""Time for one file; a scan of twelve pages and 30 MB takes about two seconds."""
MEMORY = 1 << 30
"""Bytes of address space for the child process: enough for a sheet of A4 at 600 dpi that is stored point by point."""
_TASK = "dossier.evidence.inspect.child:inspect_file"
_HEAD = 4096
_PASSING = (problems.TOO_SLOW, problems.UNREADABLE)
"""What may be otherwise next time though the file has not changed."""
_REASONS = {"time": problems.TOO_SLOW, "memory": problems.TOO_HUNGRY}


def inspections(case: "Case") -> Mapping[Path, Inspection]:
    """Return every listed file that is in the workspace with what it is; looked at once for all rules."""
    return case.loaded.once("inspections", lambda: _remembered(case.folder, _listed(case)))


def inspection_of(case: "Case", path: Path) -> Inspection:
    """Return what one listed file of the workspace is."""
    return inspections(case)[path]


def inspect(path: Path) -> Inspection:
    """Look into one file, now and without remembering; never raises, whatever the file holds."""
    from dossier.worker.parent import WorkFailed  # here, because what is remembered needs no process

    try:
        return from_json(_worker().ask(_TASK, seconds=SECONDS, path=str(path)))
    except WorkFailed as failure:
        return _given_up(path, failure)


def _listed(case: "Case") -> Iterable[Path]:
    places = (place_of(case, entry.file).path for entry in case.profile.evidence or ())
    return dict.fromkeys(place for place in places if place is not None)


def _remembered(workspace: Path, files: Iterable[Path]) -> Mapping[Path, Inspection]:
    memory = Memory(workspace, "inspections")
    found = {}
    for file in files:
        known = memory.get(file)
        if known is None:
            found[file] = inspect(file)
            if found[file].problem not in _PASSING:
                memory.put(file, to_json(found[file]))
        else:
            found[file] = from_json(known)
    memory.save()
    return found


@cache
def _worker() -> "Worker":
    """Return the process all inspections of this run share."""
    from dossier.worker.parent import Worker

    worker = Worker(memory=MEMORY)
    atexit.register(worker.close)
    return worker


def _given_up(path: Path, failure: "WorkFailed") -> Inspection:
    """Say that a file broke the limits or the reader; what it is can still be told from its first bytes."""
    try:
        with path.open("rb") as file:
            kind, size = kind_of(file.read(_HEAD)), path.stat().st_size
    except OSError:
        return Inspection("unknown", 0, problems.UNREADABLE)
    return Inspection(kind, size, _REASONS.get(failure.reason, problems.BROKE_DOWN))
