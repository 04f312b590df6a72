"""Read a folder of law files into one checked :class:`Law`, or say which file and line is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from dossier.rulebook.files import LAW_FOLDER, law_files
from dossier.rulebook.model import (
    Coverage,
    Law,
    LawRule,
    Material,
    ProvinceLaw,
    ValueSeries,
)
from dossier.rulebook.places import MAINLAND_CODES
from dossier.rulebook.provision import Provision
from dossier.rulebook.reading.citations import Register, read_register
from dossier.rulebook.reading.materials import read_material
from dossier.rulebook.reading.provinces import read_coverage, read_province
from dossier.rulebook.reading.provisions import read_provision
from dossier.rulebook.reading.rules import read_rule
from dossier.rulebook.reading.source import read_yaml
from dossier.rulebook.reading.statements import read_hint, read_requirement
from dossier.rulebook.reading.taker import Taker, refuse
from dossier.rulebook.reading.values import read_series

_Item = TypeVar("_Item")
_Reader = Callable[[object, str], _Item]


def load_law(folder: Path = LAW_FOLDER) -> Law:
    """Return everything the files in ``folder`` say.

    Raises:
        RulebookError: a file contradicts itself, another file, or the closed word lists; with file and line.
    """
    register = read_register(*_content(folder, "sources.yaml"))
    national = _national(folder, register)
    provinces = dict(_provinces(folder, national, register))
    _refuse_repeated_rules(national, provinces)
    return national._replace(provinces=provinces, coverage=_coverage(folder, provinces))


def _content(folder: Path, name: str) -> tuple[object, str]:
    """Return the content of one file, which must exist, and the name errors use."""
    path = folder / name
    if not path.is_file():
        raise refuse(name, "缺少规则文件", "The law file is missing")
    return read_yaml(path, name), name


def _national(folder: Path, register: Register) -> Law:
    values = _values(folder, register)
    return Law(
        values=values,
        rules=_rules(folder, values, register),
        materials=_materials(folder, register),
        provisions=_provisions(folder, register),
        requirements=_list(folder, "requirements", lambda item, at: read_requirement(item, at, register)),
        hints=_list(folder, "hints", lambda item, at: read_hint(item, at, register)),
        provinces={},
        coverage={},
    )


def _values(folder: Path, register: Register) -> Mapping[str, ValueSeries]:
    found = _mapping(folder, "values")
    return {key: read_series(key, value, at, register) for key, value, at in found}


def _provisions(folder: Path, register: Register) -> Mapping[str, Provision]:
    found = _mapping(folder, "provisions")
    return {key: read_provision(key, value, at, register) for key, value, at in found}


def _materials(folder: Path, register: Register) -> tuple[Material, ...]:
    found = _list(folder, "materials", lambda item, at: read_material(item, at, register))
    _refuse_repeats((material.code for material in found), "national/materials", "材料")
    return found


def _rules(folder: Path, values: Mapping[str, ValueSeries], register: Register) -> tuple[LawRule, ...]:
    return _list(folder, "rules", lambda item, at: read_rule(item, at, values, register))


def _topic_files(folder: Path, topic: str) -> Iterator[tuple[object, str]]:
    """Yield the files of a topic: ``national/<topic>.yaml`` and all of ``national/<topic>/``."""
    single = folder / "national" / f"{topic}.yaml"
    paths = [single] if single.is_file() else []
    for path in [*paths, *law_files(folder / "national" / topic)]:
        name = path.relative_to(folder).as_posix()
        yield read_yaml(path, name), name


def _mapping(folder: Path, topic: str) -> Iterator[tuple[str, object, str]]:
    """Yield key, value and place of every entry of a topic, refusing keys that stand in two files."""
    seen: dict[str, str] = {}
    for content, name in _topic_files(folder, topic):
        taker = Taker(content, name, topic)
        for key, value in taker.entry.items():
            at = taker.where(key)
            if key in seen:
                raise refuse(at, f"键“{key}”重复，另见{seen[key]}", f"Key '{key}' stands twice, see {seen[key]}")
            seen[key] = at
            yield key, value, at


def _list(folder: Path, topic: str, read: "_Reader[_Item]") -> tuple[_Item, ...]:
    """Return every item of a topic whose files are lists; an empty file counts as an empty list."""
    found: list[_Item] = []
    for content, name in _topic_files(folder, topic):
        if content is not None and not isinstance(content, list):
            raise refuse(name, "文件应为列表", "The file must be a list")
        found += [read(item, name) for item in content or ()]
    return tuple(found)


def _provinces(folder: Path, national: Law, register: Register) -> Iterator[tuple[str, ProvinceLaw]]:
    for path in law_files(folder / "provinces"):
        name = path.relative_to(folder).as_posix()
        law = read_province(read_yaml(path, name), name, national, register)
        if path.stem != law.province.code:
            code = law.province.code
            raise refuse(name, f"文件名与地区代码{code}不一致", f"The file name differs from the code {code}")
        yield law.province.code, law


def _coverage(folder: Path, provinces: Mapping[str, ProvinceLaw]) -> Mapping[str, Coverage]:
    coverage = read_coverage(*_content(folder, "coverage.yaml"))
    for code in MAINLAND_CODES:
        if code not in provinces or code not in coverage:
            raise refuse("coverage.yaml", f"缺少地区{code}", f"Region {code} is missing")
        if coverage[code].status is not provinces[code].province.status:
            raise refuse(
                "coverage.yaml", f"地区{code}的状态与其规则文件不一致", f"Status of {code} differs from its file"
            )
    return coverage


def _refuse_repeated_rules(national: Law, provinces: Mapping[str, ProvinceLaw]) -> None:
    """Refuse a code or name that two rules of one place share."""
    for code in ("", *provinces):
        local = provinces[code].rules if code else ()
        rules = [entry.rule for entry in (*national.rules, *local)]
        where = f"provinces/{code}.yaml" if local else "national/rules"
        _refuse_repeats((rule.code for rule in rules), where, "规则代码")
        _refuse_repeats((rule.name for rule in rules), where, "规则名称")


def _refuse_repeats(words: Iterable[str], where: str, kind: str) -> None:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            raise refuse(where, f"{kind}“{word}”重复", f"'{word}' stands twice")
        seen.add(word)
