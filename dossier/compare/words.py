"""Put a place and what is known of it into words."""

from collections.abc import Iterator

from dossier.compare.differences import Difference, Stated, stated
from dossier.compare.sides import Side
from dossier.reports.province import province_status
from dossier.rulebook.model import Coverage, Province
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.text import Text

ENFORCED = ("value", "material", "rule")
"""Kinds of differences that the checks work with."""


def authority(province: Province) -> Text:
    """Return who receives applications, with what is known of the office."""
    note = Text("", "") if province.office is None else province.office.note
    return Text(
        f"{province.authority}{note.zh and f'（{note.zh}）'}", f"{province.authority}{note.en and f' ({note.en})'}"
    )


def coverage_lines(province: Province, coverage: Coverage) -> Iterator[Text]:
    """Yield how sure the province is known, what was read and when, and what was not found."""
    status, day = province_status(province), coverage.reviewed_on
    seen = (
        Text(f"，查阅于 {day}", f", seen {day}")
        if day
        else Text("，没有可查阅的官方页面", ", no official page to read")
    )
    yield Text(f"核实情况：{status.zh}{seen.zh}", f"coverage: {status.en}{seen.en}")
    yield Text(f"  已读：{coverage.read.zh}", f"  read: {coverage.read.en}")
    yield Text(f"  没有读到：{coverage.missing.zh}", f"  not found: {coverage.missing.en}")


def side_lines(side: Side, one: Difference, said: tuple[Stated, ...]) -> Iterator[Text]:
    """Yield what one side says on a difference, each with its source; the nation's word for a province is marked."""
    doubt = Text("", "")
    if side.unverified and one.kind in ENFORCED and one.key not in side.own:
        doubt = Text(
            "（按全国要求；该省是否另有要求不明）", " (as nationwide; whether the province asks for more is not known)"
        )
    for text in [stated(item) for item in said] or [_nothing(side, one.kind)]:
        yield Text(f"{side.name.zh}：{text.zh}{doubt.zh}", f"{side.name.en}: {text.en}{doubt.en}")


def equality_known(left: Side, right: Side) -> bool:
    """Return whether what is not listed as different may be taken as the same."""
    return all(side.province is None or side.province.status is ProvinceStatus.VERIFIED for side in (left, right))


def nothing_listed(left: Side, right: Side, kind: str) -> Text:
    """Return what to say where no difference is on record."""
    if left.unverified or right.unverified:
        return Text("没有资料，是否有差异不明", "nothing on record; whether they differ is unknown")
    if kind in ENFORCED:
        return Text("已读资料中没有发现差异", "no difference in what was read")
    return Text("没有资料", "nothing on record")


def _nothing(side: Side, kind: str) -> Text:
    if side.province is None:
        return Text("没有此项", "none")
    if side.unverified or kind == "hint":
        return Text("没有资料", "nothing on record")
    return Text("已读资料中没有", "none in what was read")


def equality(left: Side, right: Side) -> Text:
    """Return what it means that something is not listed as different."""
    doubtful = [side for side in (left, right) if side.unverified]
    if doubtful:
        names = Text("、".join(side.name.zh for side in doubtful), " and ".join(side.name.en for side in doubtful))
        return Text(
            f"{names.zh}的要求未经核实：没有列出的项目是否相同，不知道，不能当作相同。",
            f"{names.en}: requirements unverified. Whether anything not listed is equal is unknown; do not take it as the same.",
        )
    if equality_known(left, right):
        return Text("没有列出的项目相同。", "What is not listed is the same.")
    return Text(
        "所列地区的要求没有全部核实：没有列出的项目，只表示已读资料中没有发现差异。",
        "Not everything that is asked for was read: what is not listed merely shows no difference in what was read.",
    )
