"""Gather what is on record of one side of a comparison: a province, or the nation without any province."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dossier.errors import UsageError
from dossier.rulebook.model import (
    Coverage,
    DatedValue,
    Hint,
    Law,
    Material,
    Province,
    Requirement,
    Rule,
)
from dossier.rulebook.resolve import PROVINCE, national_rules, national_values, resolve
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.text import Text


class Side(NamedTuple):
    """One side of a comparison."""

    name: Text
    province: Province | None
    """None for the nation."""
    coverage: Coverage | None
    values: Mapping[str, DatedValue]
    titles: Mapping[str, Text]
    """Value key → what the value is."""
    rules: Mapping[str, Rule]
    materials: Mapping[str, Material]
    requirements: tuple[Requirement, ...]
    """What the authority of the province states; empty for the nation."""
    hints: tuple[Hint, ...]
    """Claims about the province, never enforced; empty for the nation."""
    own: frozenset[str]
    """Value keys, material codes and rule codes that the province itself set."""

    @property
    def unverified(self) -> bool:
        """Whether nothing current was read of the province, so that its equality with anything is unknown."""
        return self.province is not None and self.province.status is ProvinceStatus.UNVERIFIED


def national_side(law: Law, day: date) -> Side:
    """Return what holds wherever no province says otherwise."""
    return Side(
        name=Text("全国", "nationwide"),
        province=None,
        coverage=None,
        values=national_values(law, day),
        titles={key: series.title for key, series in law.values.items()},
        rules={rule.code: rule for rule in national_rules(law, day)},
        materials={material.code: material for material in law.materials},
        requirements=(),
        hints=(),
        own=frozenset(),
    )


def province_side(law: Law, province: Province, day: date) -> Side:
    """Return what holds in a province, at the office by which it was named."""
    book, local = resolve(law, province.code, day, province.office), law.provinces[province.code]
    return Side(
        name=_name(province),
        province=book.province,
        coverage=law.coverage[province.code],
        values=book.values,
        titles={key: series.title for key, series in {**law.values, **local.values}.items()},
        rules={rule.code: rule for rule in book.rules},
        materials={material.code: material for material in book.materials},
        requirements=tuple(one for one in book.requirements if one in local.requirements),
        hints=tuple(one for one in book.hints if one in local.hints),
        own=frozenset(name for name, origin in book.origin.items() if origin == PROVINCE),
    )


def refuse_same(left: Province, right: Province) -> None:
    """Refuse to compare a place with itself.

    Raises:
        UsageError: both names mean the same authority.
    """
    if (left.code, left.office) == (right.code, right.office):
        raise UsageError(
            Text(f"两个地区相同：{left.name}", f"both names mean the same place: {left.name}"),
            hint=Text(
                "请写两个不同的地区，例如：dossier diff 北京 广东", "name two places, e.g. dossier diff 北京 广东"
            ),
        )


def _name(province: Province) -> Text:
    if province.office is None:
        return Text(province.short, province.pinyin.capitalize())
    areas = province.office.areas
    cities = Text("、".join(area.name for area in areas), ", ".join(area.pinyin.capitalize() for area in areas))
    return Text(f"{province.short}（{cities.zh}）", f"{province.pinyin.capitalize()} ({cities.en})")
