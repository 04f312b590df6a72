"""Gather the only names a template may use, from one case."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

from dossier.documents.in_force import citing, valuing
from dossier.documents.missing import FactError, Missing
from dossier.documents.pictures import draw
from dossier.documents.records import profile_records
from dossier.facts.equity import FINAL_KINDS, Equity, Step, is_foreign
from dossier.facts.foreign import has_foreign, listed_abroad
from dossier.profile.titles import field_title
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dossier.case import Case

CATEGORY_NAMES = {
    "B25": "信息服务业务（仅限互联网信息服务）",
    "B21": "在线数据处理与交易处理业务",
}
"""Code → name on the licence."""


def build_context(case: "Case") -> dict[str, object]:
    """Return the context of all documents of a case."""
    records = profile_records(case.profile)
    _refuse_contradictions(case, records)
    province = case.rulebook.province
    return {
        **records,
        "province": province,
        "authority": province.authority,
        "day": case.as_of,
        "signed_on": _signed_on(records),
        "categories": [SimpleNamespace(code=code, name=CATEGORY_NAMES[code]) for code in _codes(case)],
        "area": _area(case),
        "cite": citing(case),
        "law": valuing(case),
        "in_force": lambda key: key in case.rulebook.values or key in case.rulebook.provisions,
        "equity": _equity(case),
        "sizing": case.sizing or Missing("technology.capacity", "容量测算输入"),
        "forecast": case.forecast or Missing("plan.years", "三年计划"),
        "person": _person(records),
        "functions_of": _functions_of(records),
        "excluded_functions": _excluded(records),
        "prices_of": _prices_of(records),
        "figure": lambda kind: draw(case, kind),
    }


def _refuse_contradictions(case: "Case", records: "Mapping[str, object]") -> None:
    """A declaration that the shareholders contradict is not printed: the documents that need it wait."""
    declarations = getattr(records["application"], "declarations", None)
    if declarations is None or isinstance(declarations, Missing):
        return
    stated = case.profile.application.declarations
    held_for_others = any(step.holder.nominee for step in case.equity.nodes)
    if stated is not None and stated.no_nominee is held_for_others:
        declarations.no_nominee = _contradicted("application.declarations.no_nominee")
    if stated is not None and stated.no_foreign_capital is has_foreign(case.profile, case.equity):
        declarations.no_foreign_capital = _contradicted("application.declarations.no_foreign_capital")


def _contradicted(path: str) -> Missing:
    return Missing(path, f"{field_title(path).zh}（与股东信息不一致）")


def _codes(case: "Case") -> list[str]:
    """Return the categories applied for, B25 first."""
    return [code for code in CATEGORY_NAMES if code in case.profile.application.categories]


def _signed_on(records: "Mapping[str, object]") -> object:
    return records["application"].signed_on  # type: ignore[attr-defined]


def _area(case: "Case") -> object:
    coverage = case.profile.application.coverage
    if coverage is None:
        return Missing("application.coverage", field_title("application.coverage").zh)
    return case.rulebook.province.name if coverage == "省内" else "全国"


def _person(records: "Mapping[str, object]") -> "Callable[[str], object]":
    def person(name: str) -> object:
        people = records["people"]
        found = next((one for one in people if one.name == name), None)  # type: ignore[attr-defined]
        if found is None:
            raise FactError(
                "people",
                field_title("people").zh,
                Text(f"人员名单中没有“{name}”", f"{name} is not in the list of people"),
                hint=Text("请在档案 people 中补充该人员", "add the person to people in the profile"),
            )
        return found

    return person


def _functions_of(records: "Mapping[str, object]") -> "Callable[[str], object]":
    business = records["business"]

    def functions_of(category: str) -> object:
        functions = business if isinstance(business, Missing) else business.functions  # type: ignore[attr-defined]
        if isinstance(functions, Missing):
            return functions
        return [one for one in functions if one.category == category]

    return functions_of


def _excluded(records: "Mapping[str, object]") -> object:
    """Return the functions not applied for; a missing fact waits until a document asks for them."""
    try:
        return _functions_of(records)("不申请")
    except FactError as problem:
        return Missing(problem.path, problem.title)


def _prices_of(records: "Mapping[str, object]") -> "Callable[[str], object]":
    def prices_of(category: str) -> "Iterable[object]":
        return [one for one in records["product"].prices if one.category == category]  # type: ignore[attr-defined]

    return prices_of


def _equity(case: "Case") -> SimpleNamespace:
    equity = case.equity
    rows = _rows(equity)
    unknown = equity.origin_unknown
    foreign: object = has_foreign(case.profile, equity)
    if not foreign and unknown:
        path = f"{unknown[0].path}.region"
        foreign = Missing(path, field_title(path).zh)
    return SimpleNamespace(
        rows=rows,
        levels=max((row.level for row in rows), default=0),
        foreign=foreign,
        foreign_chains=[
            *(chain.label() for chain in equity.foreign),
            *(company.label() for company in listed_abroad(case.profile, equity)),
        ],
        end_owners=[row for row in rows if row.final],
    )


def _rows(equity: Equity) -> list[SimpleNamespace]:
    return [_row(step) for step in equity.nodes]


def _row(step: Step) -> SimpleNamespace:
    holder, path = step.holder, step.path
    positions = [int(part.split("]")[0]) + 1 for part in path.split("[")[1:]]
    final = not holder.shareholders and holder.kind in FINAL_KINDS
    return SimpleNamespace(
        level=len(positions),
        number=".".join(map(str, positions)),
        name=holder.name,
        kind=_or_missing(holder.kind, f"{path}.kind"),
        region=_or_missing(holder.region, f"{path}.region"),
        share=_or_missing(holder.share, f"{path}.share"),
        cumulative=_or_missing(step.cumulative, f"{path}.share"),
        contribution=_or_missing(holder.contribution, f"{path}.contribution"),
        mode=_or_missing(holder.mode, f"{path}.mode"),
        id_label=holder.uscc or _masked(holder.id_number) or Missing(f"{path}.id_number", "证件号码"),
        final=final,
        end_label=f"{holder.kind}（追溯终点）" if final else "继续追溯",
        foreign=is_foreign(holder) is True,
    )


def _or_missing(value: object, path: str) -> object:
    return Missing(path, field_title(path).zh) if value is None else value


def _masked(number: str | None) -> str:
    """Return an identity number with its birth date hidden: the letter is seen by more people than the form."""
    return "" if number is None else f"{number[:6]}********{number[-4:]}"
