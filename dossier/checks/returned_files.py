"""Check the files of a correction against those that were sent back: what was asked for changed, and nothing else did."""

from typing import TYPE_CHECKING

from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import or_pass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.facts.amended import Amended
    from dossier.profile.model.returns import Remark
    from dossier.rulebook.model import Rule

_KINDS = {"new": ("新增", "is new"), "replaced": ("替换", "was replaced"), "withdrawn": ("撤回", "was withdrawn")}


def _remarks(case: "Case") -> "Iterator[tuple[str, int, Remark]]":
    """Yield the remarks of the last return with their paths and numbers."""
    listed = case.profile.returns or ()
    index = max(range(len(listed)), key=lambda place: listed[place].received_on, default=0)
    for number, item in enumerate((listed[index].items or ()) if listed else (), 1):
        yield f"returns[{index}].items[{number - 1}]", number, item


@check("returns.no_other_files")
def no_other_files(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each file that is new, replaced or withdrawn answers a remark."""
    amended = case.amended
    if amended is None:
        return [unknown("returns", message="uncompared")]
    return or_pass(_unasked(amended), "returns", package=amended.package)


def _unasked(amended: "Amended") -> "Iterator[Verdict]":
    for one in amended.of_kind("new", "replaced", "withdrawn"):
        if not one.remarks:
            kind, kind_en = _KINDS[one.kind]
            yield failed(one.material, document=one.title, kind=kind, kind_en=kind_en, package=amended.package)


@check("returns.files_changed")
def files_changed(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each file that a remark lists is handed in and differs from the one that was sent back."""
    amended = case.amended
    if amended is None:
        return [unknown("returns", message="uncompared")]
    verdicts = [
        _file_changed(amended, f"{path}.files[{index}]", number, file)
        for path, number, item in _remarks(case)
        for index, file in enumerate(item.files or ())
    ]
    return verdicts or [not_applicable("returns", package=amended.package)._replace(message="none")]


def _file_changed(amended: "Amended", path: str, number: int, file: str) -> "Verdict":
    found = next((one for one in amended.changes if file in one.origins), None)
    facts = {"number": str(number), "file": file, "package": amended.package}
    if found is None:
        return failed(path, message="absent", **facts)
    facts["document"] = found.title
    is_same = found.kind == "unchanged" or file in found.same
    return failed(path, **facts) if is_same else passed(path, **facts)


@check("returns.remarks_seen")
def remarks_seen(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each remark leads to a file that differs from what was sent back."""
    amended = case.amended
    if amended is None:
        return [unknown("returns", message="uncompared")]
    answered = {number for one in amended.changes for number in one.remarks}
    verdicts = [
        (passed if number in answered else failed)(path, number=number, remark=item.remark, package=amended.package)
        for path, number, item in _remarks(case)
    ]
    return verdicts or [unknown("returns")]
