"""Fill in the fields about shareholders, what they contribute, and foreign capital."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from dossier.facts.circumstances import fact_holds
from dossier.facts.equity import is_foreign
from dossier.facts.foreign import foreign_total, listed_abroad
from dossier.values.money import Money
from dossier.values.share import percent
from dossier.workbook.worksheet.entry import Entry, State, idle, known, missing, value_at
from dossier.workbook.worksheet.figures import in_per_cent, in_ten_thousands

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.facts.equity import Chain
    from dossier.profile.model.shareholders import Shareholder
    from dossier.rulebook.portal import Field
    from dossier.workbook.worksheet.entry import Filler

_NO_LEGAL_PERSONS = ("合伙企业", "基金", "信托")
_MAIN_SHARE = Fraction(3, 10)
"""Above it the largest Chinese contributor is listed."""
_NOT_FOREIGN = "无外资成分的不填"


def holder_type(holder: "Shareholder") -> str | None:
    """Return the kind of shareholder as the form names it; None while a fact is missing to tell."""
    foreign = is_foreign(holder)
    if holder.kind is None or foreign is None:
        return None
    return f"{'境外' if foreign else '境内'}{'自然人' if holder.kind == '自然人' else '法人'}"


def _unclear(holder: "Shareholder", path: str) -> tuple[str, ...]:
    return tuple(f"{path}.{name}" for name in ("kind", "region") if getattr(holder, name) is None)


def _holders(case: "Case") -> list[tuple["Shareholder", str, str]]:
    """Return each direct shareholder with its path and its numbered name."""
    named = enumerate(case.profile.shareholders or (), 1)
    return [(holder, f"shareholders[{number - 1}]", f"{number} {holder.name}") for number, holder in named]


def holder_count(case: "Case", _: "Field") -> list[Entry]:
    """Count the direct shareholders."""
    holders = case.profile.shareholders
    if not holders:
        return [missing("shareholders")]
    return [Entry(str(len(holders)), computed="直接股东的人数", sources=("shareholders",))]


def contributed_by(wanted: str) -> "Filler":
    """Add up what the direct shareholders of one type contribute."""

    def fill(case: "Case", _: "Field") -> list[Entry]:
        holders = _holders(case)
        unclear = [path for holder, at, _ in holders if not holder_type(holder) for path in _unclear(holder, at)]
        if unclear or not holders:
            return [missing(*unclear or ["shareholders"])]
        return [_sum([(holder, path) for holder, path, _ in holders if holder_type(holder) == wanted], wanted)]

    return fill


def _sum(holders: list[tuple["Shareholder", str]], kind: str) -> Entry:
    paths = tuple(f"{path}.contribution" for _, path in holders)
    unknown = [path for (holder, _), path in zip(holders, paths, strict=True) if holder.contribution is None]
    if unknown:
        return missing(*unknown)
    amounts = [holder.contribution for holder, _ in holders if holder.contribution is not None]
    if not amounts:
        return Entry("0", computed=f"没有{kind}股东", sources=("shareholders",))
    currencies = {amount.currency for amount in amounts}
    if len(currencies) > 1:
        return Entry(state=State.MISSING, note="出资币种不同，不能相加，请折算后填写", sources=paths)
    total = Money(sum(amount.amount for amount in amounts), currencies.pop())  # type: ignore[arg-type]
    names = "、".join(holder.name for holder, _ in holders)
    entry = Entry(total.in_wan(), computed=f"{names}的认缴出资额合计", sources=paths, note="单位以系统显示为准")
    odd = [holder.name for holder, _ in holders if holder.kind in _NO_LEGAL_PERSONS]
    return entry._replace(state=State.DOUBT, note=f"其中{'、'.join(odd)}不是法人，归类提交前核实") if odd else entry


def of_each_holder(make: Callable[["Shareholder", str], Entry]) -> "Filler":
    """Fill in a field of each direct shareholder."""

    def fill(case: "Case", _: "Field") -> Iterator[Entry]:
        holders = _holders(case)
        if not holders:
            yield missing("shareholders")
        for holder, path, about in holders:
            yield make(holder, path)._replace(about=about)

    return fill


def name(holder: "Shareholder", path: str) -> Entry:
    """Give the name of a shareholder."""
    return Entry(holder.name, sources=(f"{path}.name",))


def kind(holder: "Shareholder", path: str) -> Entry:
    """Choose the type of a shareholder."""
    found = holder_type(holder)
    if found is None:
        return missing(*_unclear(holder, path))
    entry = Entry(found, computed=f"{holder.region or '境内外据证件'}，{holder.kind}", sources=(f"{path}.kind",))
    if holder.kind in _NO_LEGAL_PERSONS:
        note = f"{holder.kind}不是法人，表单只有四种类型，没有更接近的选项；提交前核实"
        return entry._replace(state=State.DOUBT, note=note)
    return entry


def share(holder: "Shareholder", path: str) -> Entry:
    """Give the share of a shareholder in per cent."""
    return missing(f"{path}.share") if holder.share is None else _shared(holder.share, f"{path}.share")


def _shared(found: Fraction, *sources: str, computed: str = "") -> Entry:
    value, exact = in_per_cent(found)
    if exact:
        return Entry(value, sources=sources, computed=computed)
    note = f"准确值为 {found}，除不尽，取四位小数；系统要求的小数位数以系统为准，各股东合计须为 100"
    return Entry(value, state=State.DOUBT, note=note, sources=sources, computed=computed)


def amount(holder: "Shareholder", path: str) -> Entry:
    """Give the contribution of a shareholder in ten thousands."""
    found = holder.contribution
    if found is None:
        return missing(f"{path}.contribution")
    note = "" if found.currency == "CNY" else f"币种为{found.currency}，按系统要求的币种填写"
    state = State.DOUBT if note else State.READY
    return Entry(in_ten_thousands(found), state=state, note=note, sources=(f"{path}.contribution",))


def paper(holder: "Shareholder", path: str) -> Entry:
    """Upload the identity card or the licence of a shareholder."""
    if holder.kind is None:
        return missing(f"{path}.kind")
    material = "natural_shareholder_ids" if holder.kind == "自然人" else "corporate_shareholder_evidence"
    return Entry(material=material, subject=holder.name)


def foreign(case: "Case", _: "Field") -> list[Entry]:
    """Choose whether foreign capital is involved, from the tree and in line with the declaration."""
    answer, path = fact_holds("foreign_capital", case), "application.declarations.no_foreign_capital"
    if answer.holds is None:
        return [missing(*answer.missing)]
    value = "含外资成分" if answer.holds else "无外资成分"
    declared = value_at(case, path)
    entry = Entry(value, computed="由股东各层级的国别地区和证件得出", sources=("shareholders", path))
    if declared is None:
        return [missing(path, note=f"股东各层级为{value}，但没有声明")]
    if declared is answer.holds:
        return [
            entry._replace(value="", state=State.MISSING, note=f"股东各层级为{value}，与档案中的声明矛盾，请先改正")
        ]
    return [entry]


def only_foreign(make: Callable[["Case"], Iterable[Entry]]) -> "Filler":
    """Fill in a field that only applicants with foreign capital fill in."""

    def fill(case: "Case", _: "Field") -> Iterable[Entry]:
        answer = fact_holds("foreign_capital", case)
        if answer.holds is None:
            return [missing(*answer.missing)]
        return make(case) if answer.holds else [idle(_NOT_FOREIGN)]

    return fill


def opinion(_: "Case") -> list[Entry]:
    """The profile holds nothing about the written opinion."""
    return [missing(note="档案中没有这一项，请照审定意见书填写；没有取得的，先向受理机关核实")]


def indirect(case: "Case") -> Iterator[Entry]:
    """List the holders above the direct ones, up to a foreign holder."""
    ends = [chain.end.path for chain in case.equity.foreign]
    above = [
        step
        for step in case.equity.nodes
        if step.path.count("[") > 1 and not any(step.path.startswith(f"{end}.") for end in ends)
    ]
    if not above:
        yield idle("没有间接股东")
    for step in above:
        depth = step.path.count("[")
        if step.holder.share is None:
            yield missing(f"{step.path}.share", about=f"第{depth}层 {step.holder.name}")
            continue
        kind = holder_type(step.holder) or "类型待填"
        value = f"{step.holder.name}，{kind}，持有上一级 {percent(step.holder.share)}"
        yield Entry(value, f"第{depth}层", sources=(step.path,))


def foreign_share(case: "Case") -> list[Entry]:
    """Give the share of the foreign side."""
    return [_total(case, lambda total: total)]


def chinese_share(case: "Case") -> list[Entry]:
    """Give the share of the Chinese side."""
    return [_total(case, lambda total: 1 - total)]


def _total(case: "Case", side: Callable[[Fraction], Fraction]) -> Entry:
    total = foreign_total(case.profile, case.equity)
    if total is None:
        paths = [f"{step.path}.share" for step in case.equity.nodes if step.holder.share is None]
        return missing(*paths, note="外资比例无法算出")
    return _shared(side(total), "shareholders", computed="各条股权链上的比例连乘后相加")


def main_chinese(case: "Case") -> Iterator[Entry]:
    """List the largest Chinese direct shareholder, if it holds more than the form's limit."""
    unclear = [f"{path}.share" for holder, path, _ in _holders(case) if holder.share is None]
    if unclear:
        yield missing(*unclear)
        return
    domestic = [(holder.share, path) for holder, path, _ in _holders(case) if is_foreign(holder) is False]
    most = max((held for held, _ in domestic if held is not None), default=Fraction())
    if most <= _MAIN_SHARE:
        yield idle("没有持股超过 30% 的中方股东")
        return
    yield from (known(case, f"{path}.name", note=f"持股 {percent(most)}") for held, path in domestic if held == most)


def foreign_investors(case: "Case") -> Iterator[Entry]:
    """List each foreign holder with number, origin and share, and companies listed abroad."""
    for number, chain in enumerate(case.equity.foreign, 1):
        yield from _investor(chain, f"外方 {number}")
    for one in listed_abroad(case.profile, case.equity):
        yield Entry(about=one.name, state=State.DOUBT, note=f"{one.label()}：外方股东如何填列，向受理机关核实",
                    sources=(f"{one.path}.listing",))  # fmt: skip


def _investor(chain: "Chain", about: str) -> Iterator[Entry]:
    holder, path = chain.end.holder, chain.end.path
    number = "id_number" if holder.kind == "自然人" else "uscc"
    yield Entry(holder.name, about, label="名称", sources=(f"{path}.name",))
    found = getattr(holder, number)
    if found is None:
        yield missing(f"{path}.{number}", about=about)._replace(label="证照号")
    else:
        yield Entry(found, about, label="证照号", sources=(f"{path}.{number}",))
    yield _origin(holder, path, about)
    if chain.end.cumulative is None:
        yield missing(f"{path}.share", about=about)._replace(label="出资比例")
    else:
        shared = _shared(chain.end.cumulative, f"{path}.share", computed="各级比例连乘")
        yield shared._replace(about=about, label="出资比例")


def _origin(holder: "Shareholder", path: str, about: str) -> Entry:
    origin = holder.nationality if holder.region in (None, "境内", "境外") else holder.region
    if origin is None:
        note = "档案只写“境外”，请填写资本来源的国家或地区"
        return Entry(about=about, label="资本来源地", state=State.MISSING, note=note, sources=(f"{path}.nationality",))
    return Entry(origin, about, label="资本来源地", sources=(path,))
