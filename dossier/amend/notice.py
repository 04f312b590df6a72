"""Read the notice by which the authority sent an application back: YAML file + case -> the case that answers it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import ValidationError

from dossier.errors import InputError
from dossier.profile.load import LoadedProfile, Told
from dossier.profile.source import SourceMap, read_path, write_path
from dossier.profile.text_file import read_text
from dossier.profile.validator import validate
from dossier.profile.yaml_tree import read_tree
from dossier.text import Text
from dossier.values.location import Location

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.profile.model import Profile
    from dossier.profile.model.returns import Return

_BEGIN = Text(
    "第一层写 received_on:、round:、deadline:、items: 等",
    "begin with received_on:, round:, deadline:, items: and so on",
)

_OF_PROFILES = frozenset({"company", "application", "people", "shareholders", "evidence"})
"""Groups that only a profile has."""


@dataclass(frozen=True)
class AnsweringProfile(LoadedProfile):
    """A profile with the return of a notice, whose facts stand in the notice's own file."""

    notice: SourceMap | None = None

    def locate(self, path: str) -> Location:
        """Return the line and column of a field, in the notice for what the notice says."""
        steps = read_path(path)
        if self.notice is None or steps[:2] not in self.notice.positions:
            return super().locate(path)
        place = self.notice.find(steps)
        return Location(self.notice.file, place.line, place.column)

    def told(self, path: str) -> Told:
        """Return the notice and the path within it for what the notice says."""
        steps = read_path(path)
        if self.notice is None or steps[:2] not in self.notice.positions:
            return super().told(path)
        name = Path(self.notice.file).name
        return Told(Text(f"补正通知（{name}）", f"the notice {name}"), write_path(steps[2:]))


def with_notice(case: "Case", path: Path) -> "Case":
    """Return the case with the return the notice at ``path`` describes, as the correction of the first application.

    A change, a renewal or an annual report stays what it is: its materials follow from it, and the return alone makes
    the rules about returns apply. A notice which the profile holds word for word is not added twice.

    Raises:
        InputError: the file is no notice, or the profile says something else about the same return.
        ProfileError: fields are wrong; every one is listed with line and column.
    """
    tree, source = _tree(path)
    known = list(case.profile.returns or ())
    moved = _moved(source, len(known))
    one = _read(case, tree, len(known), moved)
    _refuse_backward_deadline(one, source)
    place = next((index for index, old in enumerate(known) if old.received_on == one.received_on), None)
    if place is not None:
        _refuse_other(case, known[place], place, one, path)
        return replace(case, loaded=replace(case.loaded, profile=_answering(case.profile, known)))
    _refuse_outdated(known, one, path)
    profile = _answering(case.profile, [*known, one])
    old = case.loaded
    return replace(case, loaded=AnsweringProfile(profile, old.source, old.path, old.text, notice=moved))


def _tree(path: Path) -> tuple[dict[str, Any], SourceMap]:
    """Return the fields of the file, which nobody is to take for those of a profile."""
    if path.is_file() and not path.read_bytes().strip():
        raise InputError(Text("补正通知是空的", "the notice is empty"), str(path), _BEGIN)
    tree, source = read_tree(read_text(path), str(path))
    if not isinstance(tree, dict):
        message = Text("补正通知最外层应是一组字段", "a notice is a group of fields")
        raise InputError(message, f"{path}:1:1", _BEGIN)
    if not _OF_PROFILES.isdisjoint(tree):
        message = Text("这是公司档案，不是补正通知", "this is a company profile, not a notice")
        raise InputError(message, str(path), _BEGIN)
    return tree, source


def _refuse_backward_deadline(one: "Return", source: SourceMap) -> None:
    """No authority sets a last day before the day on which it writes: one of the two was copied wrongly."""
    if one.deadline is None or one.deadline >= one.received_on:
        return
    place = source.find(("deadline",))
    raise InputError(
        Text(f"补正期限（deadline）{one.deadline}早于退回日期（received_on）{one.received_on}",
             f"the deadline, {one.deadline}, is before the day of the return (received_on), {one.received_on}"),
        f"{source.file}:{place.line}:{place.column}",
        Text("请对照主管部门的通知更正其中一个日期", "correct one of the two days from what the authority wrote"),
    )  # fmt: skip


def _moved(source: SourceMap, index: int) -> SourceMap:
    """Return the places in the notice under the paths its facts have among the returns of the profile."""
    positions = {("returns", index, *steps): place for steps, place in source.positions.items()}
    return SourceMap(source.file, positions)


def _read(case: "Case", tree: dict[str, Any], index: int, source: SourceMap) -> "Return":
    """Validate the notice as one more return of the profile, so that both are read by the same model."""
    whole, _ = read_tree(case.loaded.text, str(case.loaded.path))
    assert isinstance(whole, dict)  # it was read before
    empty: list[Any] = [{"received_on": "2000-01-01"}] * index
    try:
        profile = validate({**whole, "returns": [*empty, tree]})
    except ValidationError as error:
        from dossier.profile.problems import explain  # here, because a sound notice needs no explanation

        errors = [dict(item) for item in error.errors(include_url=False)]
        problem = explain(errors, source, below=("returns", index))
        count = len(problem.problems)
        problem.message = Text(f"补正通知有 {count} 处问题", f"the notice has {count} problems")
        raise problem from None
    assert profile.returns is not None
    return profile.returns[index]


def _refuse_other(case: "Case", old: "Return", index: int, new: "Return", path: Path) -> None:
    """The profile and the notice may say the same of one return, nothing else."""
    if old == new:
        return
    place, day = case.loaded.locate(f"returns[{index}]"), new.received_on
    raise InputError(
        Text(f"档案 returns[{index}]（{place}）已登记{day}的退回，内容与本通知不同",
             f"the profile holds the return of {day} already, returns[{index}] ({place}), and says something else of it"),
        str(path),
        Text("只保留一处：删去档案中的这一项，或者不用 --notice", "keep one of them: delete it in the profile, or leave --notice out"),
    )  # fmt: skip


def _refuse_outdated(known: "list[Return]", one: "Return", path: Path) -> None:
    """Only the last return is answered."""
    later = next((index for index, old in enumerate(known) if old.received_on > one.received_on), None)
    if later is None:
        return
    raise InputError(
        Text(f"本通知的退回日期{one.received_on}早于档案 returns[{later}] 登记的{known[later].received_on}",
             f"the notice of {one.received_on} is older than the return of {known[later].received_on} in the profile (returns[{later}])"),
        str(path),
        Text("请给出最近一次退回的通知，或更正日期", "give the notice of the last return, or correct the day"),
    )  # fmt: skip


def _answering(profile: "Profile", returns: "list[Return]") -> "Profile":
    facts: Any = profile
    application = facts.application
    if application.action == "新办":
        application = application.replaced(action="补正")
    answering: Profile = facts.replaced(returns=returns, application=application)
    return answering
