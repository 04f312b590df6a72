"""Gather for templates how the last return is answered: case -> its remarks with the files they changed, and all changes."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from dossier.documents.missing import Missing, Refused, missing_field
from dossier.facts.amended import WORDS
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dossier.case import Case
    from dossier.facts.amended import Amended, FileChange


def answer_record(case: "Case", records: "Mapping[str, object]") -> object:
    """Return the last return with its remarks; ``changes`` and their numbers only where an earlier package is ``compared``."""
    listed = case.profile.returns or ()
    if not listed:
        return missing_field("returns")
    index = max(range(len(listed)), key=lambda place: listed[place].received_on)
    recorded: Any = records["returns"]
    facts = vars(recorded[index])
    items = facts["items"] if isinstance(facts["items"], Missing) else _items(facts["items"], case.amended)
    made = {"items": items, "dated": _dated(case, index), "path": f"returns[{index}]"}
    return SimpleNamespace(**{**facts, **made, **_compared(case.amended)})


def _items(items: "Sequence[SimpleNamespace]", amended: "Amended | None") -> list[SimpleNamespace]:
    return [
        SimpleNamespace(**vars(item), number=number, papers=_papers(item, number, amended))
        for number, item in enumerate(items, 1)
    ]


def _papers(item: SimpleNamespace, number: int, amended: "Amended | None") -> list[str]:
    """Name what was handed in for a remark: as the comparison found it, else as the remark lists it."""
    if amended is not None:
        changed = amended.of_kind("new", "replaced", "withdrawn")
        return [f"{WORDS[one.kind]}《{one.title}》" for one in changed if number in one.remarks]
    return [] if isinstance(item.files, Missing) else [f"《{PurePosixPath(file).stem}》" for file in item.files]


def _compared(amended: "Amended | None") -> dict[str, object]:
    if amended is None:
        return {"compared": False}
    return {
        "compared": True,
        "changes": [_row(one) for one in amended.of_kind("new", "replaced", "withdrawn")],
        "added": len(amended.of_kind("new")),
        "replaced": len(amended.of_kind("replaced")),
        "withdrawn": len(amended.of_kind("withdrawn")),
        "unchanged": len(amended.of_kind("unchanged")),
        "nothing_else": amended.nothing_else,
    }


def _row(one: "FileChange") -> SimpleNamespace:
    return SimpleNamespace(
        kind=WORDS[one.kind], title=one.title, file=PurePosixPath(one.path).name, remarks=list(one.remarks)
    )


def _dated(case: "Case", index: int) -> object:
    """Return the day the answer is signed: no day before the return, which the other documents may well bear."""
    received = case.profile.returns[index].received_on  # type: ignore[index]
    application = case.profile.application
    if application.signed_on is not None and application.signed_on >= received:
        return application.signed_on
    answered = case.profile.returns[index].answered_on  # type: ignore[index]
    day, path = (
        (application.planned_submission, "application.planned_submission")
        if answered is None
        else (answered, f"returns[{index}].answered_on")
    )
    if day is None:
        return missing_field(path)
    return day if day >= received else _too_early(path, answered is not None, day, received)


def _too_early(path: str, is_answered: bool, day: "date", received: "date") -> Refused:
    what = Text("重新提交日期", "the new submission") if is_answered else Text("计划提交日", "the planned submission")
    return Refused(
        path,
        Text(f"{what.zh} {day} 早于退回日期 {received}", f"{what.en} on {day} is before the return on {received}"),
        Text(f"请把 {path} 改为重新提交的日期", f"change {path} to the day on which it is handed in again"),
    )
