"""Gather the only names a template may use, from one case."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

from dossier.documents.answer import answer_record
from dossier.documents.flows import flows_by_topic
from dossier.documents.holders import equity_record
from dossier.documents.in_force import citing, valuing
from dossier.documents.missing import FactError, Missing, missing_field
from dossier.documents.pictures import draw
from dossier.documents.records import profile_records
from dossier.errors import TemplateError
from dossier.facts.capacity_inputs import inputs_missing
from dossier.facts.circumstances import fact_holds
from dossier.facts.foreign import has_foreign
from dossier.materials.select import select
from dossier.profile.titles import field_title
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dossier.case import Case
    from dossier.facts.totals import Total

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
        "holds": _holding(case),
        "in_force": lambda key: key in case.rulebook.values or key in case.rulebook.provisions,
        "equity": equity_record(case),
        "submitted": _submitted(case),
        "answer": answer_record(case, records),
        "sizing": _sizing(case),
        "forecast": case.forecast or Missing("plan.years", "三年计划"),
        "totals": _totals(case),
        "reserve": _reserve(case),
        "person": _person(records),
        "functions_of": _functions_of(records),
        "excluded_functions": _excluded(records),
        "prices_of": _prices_of(records),
        "flows_about": flows_by_topic(records),
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


def _submitted(case: "Case") -> "Callable[[str], object]":
    """Return the function that tells whether the set of this case holds a material."""

    def submitted(code: str) -> object:
        one = next((one for one in select(case) if one.material.code == code), None)
        if one is None:
            raise TemplateError(Text(f"没有材料“{code}”", f"there is no material {code}"))
        if one.missing:
            return missing_field(one.missing[0])
        return one.state != "not_applicable"

    return submitted


def _sizing(case: "Case") -> object:
    if case.sizing is not None:
        return case.sizing
    return missing_field(next(inputs_missing(case.profile), "technology.capacity"))


def _totals(case: "Case") -> object:
    """Return the sums by name; one that cannot be told stops the document that prints it."""
    staff = [_sum(one) for one in case.totals.staff]
    return SimpleNamespace(
        **{name: _sum(one) for name, one in case.totals._asdict().items() if name != "staff"}, staff=staff
    )


def _reserve(case: "Case") -> object:
    if case.reserve is not None:
        return case.reserve
    sums = (case.totals.bandwidth, case.totals.workers, case.totals.databases)
    missing = (*inputs_missing(case.profile), *(one.missing for one in sums if one.missing), "technology.capacity")
    return missing_field(missing[0])


def _sum(one: "Total") -> object:
    return missing_field(one.missing) if one.value is None else one.value


def _signed_on(records: "Mapping[str, object]") -> object:
    return records["application"].signed_on  # type: ignore[attr-defined]


def _area(case: "Case") -> object:
    coverage = case.profile.application.coverage
    if coverage is None:
        return missing_field("application.coverage")
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


def _holding(case: "Case") -> "Callable[[str], object]":
    """Return the function by which templates ask one of the facts that conditions of materials name."""

    def holds(fact: str) -> object:
        answer = fact_holds(fact, case)
        if answer.holds is None:
            return missing_field(answer.missing[0])
        return answer.holds

    return holds
