"""Fit the evidence of a case to the portal: slots and inspections -> the files to upload, with what was done to each."""

from collections import Counter
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from dossier.fit.fitted import Fitted, FittedFile
from dossier.fit.made import made_files, subject_of
from dossier.fit.plan import Group, grouped, plan
from dossier.fit.portal import accepted
from dossier.fit.remembered import Remembered
from dossier.fit.slots import Slot, slots
from dossier.text import Text
from dossier.worker.parent import Worker, WorkFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dossier.case import Case
    from dossier.evidence.inspection import Inspection
    from dossier.fit.portal import Accepted

_TASK = "dossier.fit.work.task:fit"
_SECONDS, _SECONDS_PER_MB = 60.0, 6.0
"""Time for one group, and for each megabyte of it; ten times what it usually takes."""
_MEMORY = 2 << 30
_REPLACED = "replaced"
_FAILED = {
    _REPLACED: Text("处理过程中文件被替换，请再运行一次", "it was replaced meanwhile; run the command again"),
    "time": Text("处理时间过长", "it took too long"),
    "memory": Text("图片过大，内存不足", "its pictures are too large for the memory"),
}
_BROKEN = Text("文件内容有损坏或无法处理", "its content is broken or cannot be worked on")


def fit_slots(case: "Case", inspections: "Mapping[Path, Inspection]") -> tuple[Fitted, ...]:
    """Return what is uploaded into every slot; what was made before is remembered until a file changes.

    ``inspections`` say what each file of the workspace is. Slots that need nothing are not read.
    """
    return case.once("fitted", lambda: _fit(case, inspections))


def _fit(case: "Case", inspections: "Mapping[Path, Inspection]") -> tuple[Fitted, ...]:
    with ExitStack() as stack:
        workshop = _Workshop(case, stack)
        found = [workshop.fitted(slot, plan(case, slot, inspections, workshop.portal)) for slot in slots(case)]
        workshop.remembered.save()
    return tuple(one for one in found if one.files)


class _Workshop:
    """What the work on several slots has in common."""

    def __init__(self, case: "Case", stack: ExitStack) -> None:
        self._case, self._stack = case, stack
        self.portal: Accepted = accepted(case)
        self.remembered = Remembered(case.folder)
        self._worker: Worker | None = None

    def fitted(self, slot: Slot, groups: "tuple[Group, ...]") -> Fitted:
        """Return what becomes of the groups of a slot."""
        made = [self._group(slot, group) for group in groups]
        files = [file for found, _ in made for file in found]
        problems = [problem for _, problem in made if problem is not None]
        return Fitted(slot, tuple(_numbered(files)), problems[0] if problems else None)

    def _group(self, slot: Slot, group: "Group") -> tuple[list[FittedFile], Text | None]:
        if group.aim == "leave":
            return _left(group), self._objection(group)
        title = self._case.materials[slot.material].title.zh
        about = [group.aim, [one.kind for one in group.sources], *self.portal, title, self._case.profile.company.name]
        digests = self.remembered.digests(one.place for one in group.sources)
        key = self.remembered.key(digests, about)
        said, contents = self.remembered.known(key), None
        if said is not None:
            contents = self.remembered.contents(key, len(said["pages"]))
        if said is None or contents is None:
            try:
                said, made = self._made(group, digests, title)
            except WorkFailed as broken:  # not remembered: a machine may be less busy next time
                failure = _failure(group, broken)
                return _left(group, failure), failure
            contents = self.remembered.keep(key, said, made)
        if any(said["apart"]):
            return self._apart(slot, group, said["apart"])
        problem = Text(*said["problem"]) if said["problem"] else None
        return made_files(group, said, contents), problem

    def _apart(self, slot: Slot, group: "Group", why: "Iterable[object]") -> tuple[list[FittedFile], Text | None]:
        """Combine only those files that lose nothing by it."""
        sources = [one._replace(apart=bool(reason)) for one, reason in zip(group.sources, why, strict=True)]
        made = [self._group(slot, one) for one in grouped(sources, self.portal)]
        problems = [problem for _, problem in made if problem is not None]
        return [file for files, _ in made for file in files], problems[0] if problems else None

    def _objection(self, group: "Group") -> Text | None:
        """Say why a file that is left as it is cannot be uploaded."""
        one = group.sources[0]
        if self.portal.bytes is None or one.size <= self.portal.bytes or one.untouchable is None:
            return None
        return Text(f"{one.file} {one.untouchable.zh}，不能压缩", f"{one.file} cannot be reduced: {one.untouchable.en}")

    def _made(self, group: "Group", digests: list[str], title: str) -> tuple[dict[str, Any], list[bytes]]:
        """Let the worker make the files of a group.

        Raises:
            WorkFailed: it failed, or the files are no longer those of the digests.
        """
        import tempfile  # here, because what is remembered is not made again

        if self._worker is None:
            self._worker = self._stack.enter_context(Worker(memory=_MEMORY))
        seconds = _SECONDS + _SECONDS_PER_MB * sum(one.size for one in group.sources) / 1_000_000
        with tempfile.TemporaryDirectory(dir=self._worker.folder) as folder:
            said: dict[str, Any] = self._worker.ask(
                _TASK, seconds=seconds, files=[(str(one.place), one.kind) for one in group.sources],
                aim=group.aim, into=folder, limit=self.portal.bytes, long_edge=self.portal.long_edge,
                title=title, author=self._case.profile.company.name,
            )  # fmt: skip
            read = [digest for digest, *_ in said["sources"]]
            if read != digests:
                self.remembered.note_digests(dict(zip((one.place for one in group.sources), read, strict=True)))
                raise WorkFailed("error", _REPLACED)
            return said, [(Path(folder) / name).read_bytes() for name in said["names"]]


def _failure(group: "Group", problem: WorkFailed) -> Text:
    names = "、".join(one.file for one in group.sources)
    why = _FAILED.get(problem.detail if problem.detail == _REPLACED else problem.reason, _BROKEN)
    return Text(f"{names} 没有处理成功：{why.zh}", f"{names} could not be worked on: {why.en}")


def _left(group: "Group", failure: Text | None = None) -> list[FittedFile]:
    return [
        FittedFile(
            PurePosixPath(one.file).suffix.lower(), (one.file,), (one.place,), one.size, subject_of(one.subjects),
            failure=failure,
        )
        for one in group.sources
    ]  # fmt: skip


def _numbered(files: "list[FittedFile]") -> "Iterator[FittedFile]":
    """Number the files of a slot that belong to the same subject."""
    from dataclasses import replace

    together, reached = Counter(one.subject for one in files), Counter[str]()
    for one in files:
        reached[one.subject] += 1
        yield one if together[one.subject] == 1 else replace(one, part=reached[one.subject])
