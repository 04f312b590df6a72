"""Give one broken file to everything that opens evidence: file -> short answers, or Crash where something is no answer."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dossier.evidence.inspect.carry import from_json
from dossier.evidence.inspection import Inspection
from dossier.evidence.read.parse import PARSERS
from dossier.evidence.reading import FieldRead
from dossier.evidence.signatures import ENDINGS, NAMES, kind_of
from dossier.worker.parent import Worker, WorkFailed
from dossier.zipped import BrokenArchive, members
from tests.corpus.looking import sanity

SECONDS = 10.0
"""Time a mutant of a small file may take; far more than any sound file of its size does."""
_LIMITS = ("time", "memory")
_GRACE = 5.0
"""Seconds in which a busy machine ends a process."""
_MOST_PAGES = 20


class Crash(Exception):
    """Something answered a file with what is no answer."""


def answers(path: Path, data: bytes, worker: Worker) -> Iterator[str]:
    """Yield what each reader makes of the file, in a word.

    Raises:
        Crash: a reader raised, broke down, hung, or said what cannot be true.
    """
    yield _inspected(path, data, worker)
    if kind_of(data) == "pdf":
        yield _read(path, data, worker)
    _in_process(data)


def _ask(worker: Worker, task: str, **arguments: Any) -> Any:
    """Return an answer of the worker, which must come in time or not at all."""
    started = time.monotonic()
    try:
        return worker.ask(task, seconds=SECONDS, **arguments)
    except WorkFailed as failure:
        if failure.reason == "crash":
            raise Crash(f"{task} broke its process: {failure}") from None
        raise
    finally:
        if time.monotonic() - started > SECONDS + _GRACE:
            raise Crash(f"{task} outlived its time")


def _inspected(path: Path, data: bytes, worker: Worker) -> str:
    try:
        look = from_json(_ask(worker, "dossier.evidence.inspect.child:inspect_file", path=str(path)))
    except WorkFailed as failure:
        if failure.reason in _LIMITS:
            return f"limit of {failure.reason}"
        raise Crash(f"the inspection failed: {failure}") from None
    except (KeyError, TypeError, ValueError) as problem:
        raise Crash(f"no inspection: {problem!r}") from None
    wrong = [*sanity(look), *_untrue(look, data)]
    if wrong:
        raise Crash("; ".join(wrong))
    return "sound" if look.problem is None and not look.repaired else "opens" if look.openable else "refused"


def _read(path: Path, data: bytes, worker: Worker) -> str:
    """Copy the text of a PDF; a file on which that fails counts as unread, which is an answer."""
    paper = sorted(PARSERS)[len(data) % len(PARSERS)]
    try:
        found = _ask(
            worker, "dossier.evidence.read.copy:read_text", file=str(path), paper=paper, most_pages=_MOST_PAGES
        )
    except WorkFailed as failure:
        return f"limit of {failure.reason}" if failure.reason in _LIMITS else "text: unread"
    fields = [FieldRead(*one) for one in found["fields"]]
    if found["origin"] != ("text" if fields else "none") or any(not 1 <= one.page <= _MOST_PAGES for one in fields):
        raise Crash(f"no reading: {found}")
    return f"text: {found['origin']}"


def _untrue(look: Inspection, data: bytes) -> Iterator[str]:
    """Yield what an inspection must not say of these bytes."""
    if look.kind not in NAMES or look.size != len(data):
        yield f"kind {look.kind}, size {look.size} of {len(data)}"
    if look.openable and look.kind not in ENDINGS:
        yield f"{look.kind} opens"
    if look.problem is not None and not (look.problem.zh.strip() and look.problem.en.strip()):
        yield "a problem without words"
    if look.encrypted == "password" and look.openable:
        yield "opens, and needs a password"


def _in_process(data: bytes) -> None:
    """Ask what runs in the process of the user: the kind of a file, and archives of the user's own templates."""
    if kind_of(data) not in NAMES:
        raise Crash("a kind without a name")
    try:
        members(data)
    except BrokenArchive:
        return
