"""Read the law file of one province: who it is, what it changes, what it adds, what is only said about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dossier.rulebook.model import (
    Area,
    Coverage,
    Law,
    LawRule,
    Material,
    Office,
    Province,
    ProvinceLaw,
    ValueSeries,
)
from dossier.rulebook.places import MAINLAND_CODES
from dossier.rulebook.reading.citations import Register, read_citation
from dossier.rulebook.reading.materials import read_material, read_material_change
from dossier.rulebook.reading.rules import read_rule
from dossier.rulebook.reading.statements import read_hint, read_requirement
from dossier.rulebook.reading.taker import Taker, nearest, read_text, refuse
from dossier.rulebook.reading.values import read_series, read_series_override
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.values.citation import Citation


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the entries of a province file are read against."""

    law: Law
    register: Register


def read_province(content: object, file: str, law: Law, register: Register) -> ProvinceLaw:
    """Return one province; ``law`` is the national law it may change.

    Raises:
        RulebookError: the code is unknown, or an override names nothing national.
    """
    taker = Taker(content, file, "province")
    province = _province(taker, register)
    read = _Reader(law, register)
    changed, added = _section(taker, "overrides"), _section(taker, "additions")
    values = _overridden_values(changed, read) | _added_values(added, read)
    result = ProvinceLaw(
        province=province,
        values=values,
        materials=(*_changed_materials(changed, read), *_added_materials(added, read)),
        rules=_rules(added, read, values),
        requirements=tuple(read_requirement(item, file, register) for item in taker.items("requirements")),
        hints=tuple(read_hint(item, file, register) for item in taker.items("hints")),
    )
    for section in (changed, added, taker):
        if section is not None:
            section.done()
    return result


def _section(taker: Taker, key: str) -> Taker | None:
    taker.optional(key)
    return taker.child(key) if taker.has(key) else None


def _province(taker: Taker, register: Register) -> Province:
    return Province(
        code=read_code(taker),
        name=taker.text("name"),
        short=taker.text("short"),
        pinyin=taker.text("pinyin"),
        abbreviation=taker.text("abbreviation"),
        filing_abbreviation=taker.text("filing_abbreviation"),
        aliases=taker.words("aliases"),
        authority=taker.text("authority"),
        website=taker.text("website", ""),
        hotline=taker.text("hotline", ""),
        status=taker.member("status", ProvinceStatus),
        reviewed_on=taker.optional_day("reviewed_on"),
        offices=tuple(_office(item, taker, register) for item in taker.items("offices")),
        guide=_guide(taker, register),
    )


def read_code(taker: Taker) -> str:
    """Return a GB/T 2260 code of the mainland."""
    return taker.choice("code", MAINLAND_CODES)


def _office(item: object, parent: Taker, register: Register) -> Office:
    taker = Taker(item, parent.where("offices"), "office")
    office = Office(
        name=taker.text("name", ""),
        areas=tuple(_areas(taker)),
        address=taker.text("address", ""),
        hotline=taker.text("hotline", ""),
        note=taker.both("note"),
        citation=read_citation(taker, register),
    )
    if office.name and not office.citation.confidence.may_block:
        zh, en = "受理机关须有法律或官方依据", "The authority of a city needs a law or official source"
        raise refuse(taker.where("name"), zh, en)
    taker.done()
    return office


def _areas(taker: Taker) -> Iterator[Area]:
    areas = taker.child("areas")
    yield from (Area(name, areas.text(name)) for name in areas.entry)


def _guide(taker: Taker, register: Register) -> Citation | None:
    section = _section(taker, "guide")
    if section is None:
        return None
    guide = read_citation(section, register)
    section.done()
    return guide


def _overridden_values(taker: Taker | None, read: _Reader) -> dict[str, ValueSeries]:
    if taker is None:
        return {}
    return {
        key: read_series_override(value, where, _national(key, where, read.law.values), read.register)
        for key, value, where in taker.pairs("values")
    }


def _national(key: str, where: str, values: Mapping[str, ValueSeries]) -> ValueSeries:
    if key not in values:
        raise _no_such(key, where, list(values))
    return values[key]


def _no_such(key: str, where: str, known: list[str]) -> Exception:
    zh, en = f"全国规则中没有“{key}”，不能覆盖", f"'{key}' cannot be overridden: the national law has no such key"
    return refuse(where, zh, en, nearest(key, known))


def _added_values(taker: Taker | None, read: _Reader) -> dict[str, ValueSeries]:
    if taker is None:
        return {}
    return dict(_new_series(taker, read))


def _new_series(taker: Taker, read: _Reader) -> Iterator[tuple[str, ValueSeries]]:
    for key, value, where in taker.pairs("values"):
        if key in read.law.values:
            raise refuse(where, f"“{key}”已是全国取值，应写入overrides", f"'{key}' is national; put it into overrides")
        yield key, read_series(key, value, where, read.register)


def _changed_materials(taker: Taker | None, read: _Reader) -> Iterator[Material]:
    national = {material.code: material for material in read.law.materials}
    for code, value, where in taker.pairs("materials") if taker else ():
        if code not in national:
            raise _no_such(code, where, list(national))
        yield read_material_change(code, value, where, national[code], read.register)


def _added_materials(taker: Taker | None, read: _Reader) -> Iterator[Material]:
    national = {material.code for material in read.law.materials}
    for item in taker.items("materials") if taker else ():
        material = read_material(item, taker.where("materials") if taker else "", read.register)
        if material.code in national:
            zh, en = f"材料“{material.code}”已存在，应写入overrides", f"Material '{material.code}' exists; override it"
            raise refuse(taker.where("materials") if taker else "", zh, en)
        yield material


def _rules(taker: Taker | None, read: _Reader, values: Mapping[str, ValueSeries]) -> tuple[LawRule, ...]:
    if taker is None:
        return ()
    known = {**read.law.values, **values}
    return tuple(read_rule(item, taker.where("rules"), known, read.register) for item in taker.items("rules"))


def read_coverage(content: object, file: str) -> Mapping[str, Coverage]:
    """Return what was read of each province, by code."""
    taker = Taker(content, file, "coverage")
    return {code: _coverage(code, value, where) for code, value, where in _entries(taker)}


def _entries(taker: Taker) -> Iterator[tuple[str, object, str]]:
    for code in taker.entry:
        if code not in MAINLAND_CODES:
            raise taker.unknown_word(code, code, MAINLAND_CODES)
        yield code, taker.raw(code), taker.where(code)


def _coverage(code: str, value: object, where: str) -> Coverage:
    taker = Taker(value, where, f"coverage {code}")
    status, day = taker.member("status", ProvinceStatus), taker.optional_day("reviewed_on")
    read = read_text(taker.raw("read"), taker.where("read"), f"{taker.label}.read")
    missing = read_text(taker.raw("missing"), taker.where("missing"), f"{taker.label}.missing")
    taker.done()
    return Coverage(code, status, read, missing, day)
