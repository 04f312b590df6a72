"""Know every name a template may use before there is any data: paths as templates write them -> known or not, titles."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dossier.documents.problems import did_you_mean
from dossier.errors import TemplateError
from dossier.profile.titles import field_title
from dossier.profile.validator import compiled
from dossier.text import Text


class Derived(NamedTuple):
    """A name of the context that is no group of the profile."""

    title: Text
    members: frozenset[str] | None = None
    """What may follow the dot; None where nothing is known about it."""
    as_path: str = ""
    """Path in the profile whose records it gives."""


def _of(zh: str, en: str, members: str = "", as_path: str = "") -> Derived:
    return Derived(Text(zh, en), frozenset(members.split()) or None, as_path)


DERIVED: Mapping[str, Derived] = {
    "province": _of(
        "申请省份", "province of the application",
        "code name short pinyin abbreviation filing_abbreviation aliases authority website hotline status reviewed_on"
        " offices guide office provincial_authority",
    ),
    "authority": _of("受理机关", "authority that receives the papers"),
    "day": _of("基准日", "decisive day"),
    "signed_on": _of("签署日期", "day of signature", as_path="application.signed_on"),
    "categories": _of("申请的业务种类", "categories applied for", "code name"),
    "area": _of("业务覆盖范围", "coverage"),
    "answer": _of("对最近一次退回的答复", "answer to the last return"),
    "cite": _of("引用法条（函数）", "citation of a provision (function)"),
    "law": _of("法定数值（函数）", "value of the law (function)"),
    "holds": _of("条件是否成立（函数）", "whether a condition holds (function)"),
    "in_force": _of("规定是否有效（函数）", "whether a rule is in force (function)"),
    "equity": _of(
        "股权追溯", "equity tree",
        "rows direct direct_share levels owners owners_share contributed paid_in foreign foreign_share foreign_chains",
    ),
    "submitted": _of("材料是否在套件内（函数）", "whether the set holds a material (function)"),
    "sizing": _of("容量测算", "capacity calculation", "launch design"),
    "forecast": _of("三年测算", "three-year figures", "years revenue b25 b21 other cost result investment funding shortage covered"),
    "reserve": _of(
        "容量余量", "what capacity leaves over",
        "bandwidth_launch bandwidth_design users peak servers_launch servers_design servers_added databases",
    ),
    "totals": _of(
        "合计", "sums",
        "bandwidth headcount area area_each units rented owned operated workers databases staff",
    ),
    "person": _of("按姓名取人员（函数）", "a person by name (function)"),
    "functions_of": _of("某类业务的功能（函数）", "functions of a category (function)"),
    "excluded_functions": _of("不申请的功能", "functions not applied for", as_path="business.functions"),
    "prices_of": _of("某类业务的资费（函数）", "prices of a category (function)"),
    "flows_about": _of("按主题取流程（函数）", "flows by topic (function)"),
    "figure": _of("图（函数）", "figure (function)"),
}  # fmt: skip
"""Name → what it is; a test holds it against the context itself."""


def unknown_name(path: str, where: str) -> TemplateError | None:
    """Return the error for a path that leads nowhere, with the nearest name; None for one that is known."""
    name, *rest = path.replace("[]", "").split(".")
    derived = DERIVED.get(name)
    if derived is not None and not derived.as_path:
        wrong = rest[:1] if derived.members is not None and rest and rest[0] not in derived.members else []
        return _error(".".join((name, *wrong)), wrong[0], derived.members or (), where) if wrong else None
    steps = [*derived.as_path.split("."), *rest] if derived else [name, *rest]
    return _unknown_field(steps, where)


def _unknown_field(steps: list[str], where: str) -> TemplateError | None:
    names, group = compiled().names, "Profile"
    for place, step in enumerate(steps):
        if step not in names[group]:
            known = [*names[group], *(DERIVED if place == 0 else ())]
            return _error(".".join(steps[: place + 1]), step, known, where)
        group = names[group][step][1]
        if not group:
            return None  # a plain value: a day has its year, a share its numerator
    return None


def _error(path: str, name: str, known: Iterable[str], where: str) -> TemplateError:
    message = Text(f"没有名为 {path} 的资料", f"there is nothing named {path}")
    return TemplateError(message, where, did_you_mean(name, known))


def title_of(path: str) -> Text:
    """Return what a path is called in words."""
    name, _, rest = path.partition(".")
    derived = DERIVED.get(name.replace("[]", ""))
    if derived is None:
        return field_title(path)
    return Text(f"{derived.title.zh}·{rest}", f"{derived.title.en}: {rest}") if rest else derived.title
