"""Write a comparison for a terminal, one fact a line."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dossier.compare.differences import KINDS, Difference, stated
from dossier.compare.sides import Side
from dossier.compare.words import authority, coverage_lines, equality, nothing_listed, side_lines
from dossier.text import Text

_BLANK = Text("", "")


def place_lines(left: Side, right: Side, found: Sequence[Difference], day: date) -> Iterator[Text]:
    """Yield what differs between two provinces."""
    yield Text(
        f"{left.name.zh}与{right.name.zh}的差异（按 {day} 的规定）", f"{left.name.en} and {right.name.en}, as of {day}"
    )
    yield equality(left, right)
    for side in (left, right):
        if side.province is not None and side.coverage is not None:
            who = authority(side.province)
            yield _BLANK
            yield Text(f"{side.name.zh}：{who.zh}", f"{side.name.en}: {who.en}")
            yield from _indented(coverage_lines(side.province, side.coverage))
    yield from difference_lines(left, right, found)


def difference_lines(left: Side, right: Side, found: Sequence[Difference]) -> Iterator[Text]:
    """Yield the differences by kind; against the nation, statements and hints stand alone."""
    for kind, title in KINDS.items():
        of_kind = [one for one in found if one.kind == kind]
        yield from heading(title, None if of_kind else nothing_listed(left, right, kind))
        for one in of_kind:
            alone = left.province is None and kind in ("requirement", "hint")
            yield from _alone(one) if alone else _beside(left, right, one)


def _alone(one: Difference) -> Iterator[Text]:
    for item in one.right:
        said = stated(item)
        yield Text(f"  · {one.title.zh}：{said.zh}", f"  · {one.title.en}: {said.en}")


def _beside(left: Side, right: Side, one: Difference) -> Iterator[Text]:
    code = f"{one.key} " if one.kind == "rule" else ""
    yield Text(f"  {code}{one.title.zh}", f"  {code}{one.title.en}")
    yield from _indented(side_lines(left, one, one.left), 2)
    yield from _indented(side_lines(right, one, one.right), 2)


def heading(title: Text, instead: Text | None) -> Iterator[Text]:
    """Yield the title of a section, and what to say instead of its contents where it has none."""
    yield _BLANK
    yield Text(f"{title.zh}：", f"{title.en}:")
    if instead is not None:
        yield Text(f"  {instead.zh}", f"  {instead.en}")


def _indented(lines: Iterable[Text], steps: int = 1) -> Iterator[Text]:
    return (Text("  " * steps + line.zh, "  " * steps + line.en) for line in lines)
