"""Make a signed scan small enough for the portal: kept scan -> what is uploaded, remembered until scan or limit change."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.fit.portal import accepted
from dossier.fit.remembered import Remembered
from dossier.text import Text
from dossier.worker.parent import Worker, WorkFailed

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.fit.portal import Accepted
    from dossier.signed.records import Record, Records

_TASK = "dossier.fit.work.task:fit"
_SECONDS, _SECONDS_PER_MB = 60.0, 6.0
_MEMORY = 2 << 30
_SPLIT = Text(
    "压缩到清晰度下限仍超过单个文件的上限；一份签署件只能传一个文件，请用 200 dpi 重新扫描",
    "too large for one file even at the floor of quality, and a signed paper is one file; scan it again at 200 dpi",
)
_FAILED = Text(
    "超过单个文件的上限，压缩没有成功，请用 200 dpi 重新扫描",
    "larger than one file may be, and it could not be made smaller; scan it again at 200 dpi",
)


class Fitted(NamedTuple):
    """A scan as it is uploaded."""

    data: bytes
    steps: tuple[Text, ...] = ()
    """What was done to it; nothing where it was small enough."""
    problem: Text | None = None
    """Why the portal will not take it."""


def fitted(case: "Case", records: "Records", record: "Record", scan: bytes) -> Fitted:
    """Return a scan no larger than the portal takes; it stays as it is where that cannot be done."""
    portal = accepted(case)
    if portal.bytes is None or len(scan) <= portal.bytes:
        return Fitted(scan)
    memory = Remembered(records.path(record.material).parent)
    key = f"{record.sha256[:24]}{portal.bytes:08x}"[:32]
    known = memory.known(key)
    contents = memory.contents(key, 1) if known else None
    if known and contents:
        return Fitted(contents[0](), tuple(Text(*step) for step in known["steps"]))
    made = _made(scan, portal)
    if made.problem is None:
        memory.keep(key, {"steps": made.steps}, [made.data])
    return made


def _made(scan: bytes, portal: "Accepted") -> Fitted:
    with Worker(memory=_MEMORY) as worker, tempfile.TemporaryDirectory(dir=worker.folder) as folder:
        source = Path(folder) / "scan.pdf"
        source.write_bytes(scan)
        try:
            said = worker.ask(
                _TASK, seconds=_SECONDS + _SECONDS_PER_MB * len(scan) / 1_000_000, files=[(str(source), "pdf")],
                aim="pdf", into=folder, limit=portal.bytes, long_edge=portal.long_edge, title="", author="",
            )  # fmt: skip
        except WorkFailed:
            return Fitted(scan, problem=_FAILED)
        if len(said["names"]) != 1 or said["problem"]:
            return Fitted(scan, problem=_SPLIT)
        return Fitted((Path(folder) / said["names"][0]).read_bytes(), tuple(Text(*step) for step in said["steps"]))
