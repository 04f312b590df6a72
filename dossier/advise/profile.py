"""Advise on a profile: each of its functions, then the whole, beside what it applies for."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dossier.advise.decide import decide
from dossier.advise.functions import INFORMATION, Platform, function_facts, trades, words_of
from dossier.advise.opinion import UNKNOWN, Advice, Facts, Known
from dossier.advise.sectors import profile_approvals
from dossier.facts.equity import trace
from dossier.facts.foreign import listed_abroad
from dossier.profile.facts import NOTHING_KNOWN
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.profile.model import Profile
    from dossier.profile.model.application import Business, Function
    from dossier.profile.model.product import Price
    from dossier.rulebook.advice import AdviceTable


class FunctionAdvice(NamedTuple):
    """One function with what follows from its words."""

    function: "Function"
    advice: Advice
    clear: bool
    """Whether its words state any fact at all."""


class ProfileAdvice(NamedTuple):
    """What follows for a whole profile and for each of its functions."""

    whole: Advice
    functions: tuple[FunctionAdvice, ...]


class _Read(NamedTuple):
    """A function with the facts read from it."""

    function: "Function"
    found: Mapping[str, str]
    facts: Facts


def advise_profile(table: "AdviceTable", profile: "Profile", day: date) -> ProfileAdvice:
    """Return the advice on a profile as the law stood on ``day``."""
    functions = _business(profile).functions or ()
    said = [(function, words_of(table, function)) for function in functions]
    platform = _platform(profile, said)
    read = [_Read(function, found, function_facts(table, function, found, platform)) for function, found in said]
    whole = _whole(table, profile, read, platform)
    own = _of_functions(table)
    return ProfileAdvice(
        decide(table, whole, day, profile_approvals(table, profile, whole, day)),
        tuple(FunctionAdvice(one.function, decide(own, one.facts, day), bool(one.found)) for one in read),
    )


def _of_functions(table: "AdviceTable") -> "AdviceTable":
    """Return the table without the rows that concern the whole service or its applicant."""
    rows = tuple(row for row in table.conclusions if not row.always and not row.with_licence)
    return table._replace(conclusions=rows)


def _business(profile: "Profile") -> "Business":
    return profile.business or NOTHING_KNOWN


def _platform(profile: "Profile", said: Sequence[tuple["Function", Mapping[str, str]]]) -> Platform:
    business = _business(profile)
    only_own = business.b21.only_own_goods if business.b21 else None
    own = UNKNOWN if only_own is None else Known(only_own, _field("business.b21.only_own_goods", only_own))
    told = business.user_content
    content = UNKNOWN if told is None else Known(told, _field("business.user_content", told))
    found = [trades(words, own) for _, words in said]
    dealing = next((known for known in found if known.holds), Known(False))
    return Platform(_charged(profile, said), own, content, dealing)


def _field(path: str, value: bool) -> Text:
    return Text(f"{path}：{'是' if value else '否'}", f"{path}: {'yes' if value else 'no'}")


def _charged(profile: "Profile", said: Sequence[tuple["Function", Mapping[str, str]]]) -> Known:
    """Whether information is charged for: by a function, by the price list, or nothing is charged for at all."""
    topical = [function for function, found in said if any(key in found for key in INFORMATION)]
    prices = profile.product.prices if profile.product else None
    settlement = _business(profile).settlement
    paid, free = _paid(topical, prices or ()), settlement is not None and settlement.charged is False
    if paid is not None and free:
        return Known(
            None,
            Text(
                f"{paid.zh}，而 business.settlement.charged 为“否”",
                f"{paid.en}, while business.settlement.charged is no",
            ),
        )
    if paid is not None:
        return Known(True, paid)
    if free:
        return Known(False, _field("business.settlement.charged", False))
    if prices is not None and topical and all(function.charged is False for function in topical):
        return Known(
            False,
            Text(
                "相关功能均标为不收费，收费项目中也没有",
                "the functions are marked as free, and the price list has none",
            ),
        )
    return Known(None, Text("信息服务是否收费没有填写", "it is not filled in whether information is charged for"))


def _paid(topical: "Sequence[Function]", prices: "Sequence[Price]") -> Text | None:
    """Return the function or price that shows a charge for information, or None."""
    for function in topical:
        if function.charged:
            name = function.name
            return Text(f"功能“{name}”标为收费", f"the function “{name}” is marked as charged for")
    for price in prices:
        if price.category == "B25":
            return Text(f"收费项目“{price.item}”归入B25", f"the price “{price.item}” is listed under B25")
    return None


def _whole(table: "AdviceTable", profile: "Profile", read: Sequence[_Read], platform: Platform) -> Facts:
    facts = {key: _united(key, read) for key in table.facts}
    facts["online"] = Known(
        True,
        Text(
            "所申请的是互联网业务，服务器所在地另由 dossier check 核对",
            "the business applied for is on the internet; dossier check looks at the place of the servers",
        ),
    )
    if platform.user_content.holds and not facts["publishing"].holds:
        facts["publishing"] = platform.user_content
    if facts["publishing"].holds and facts["information_charged"].holds is False:
        facts["information_charged"] = platform.charged
    return {**facts, **_applicant(profile)}


def _united(key: str, read: Sequence[_Read]) -> Known:
    """A fact holds when a function shows it; it is denied only when every function states what it does."""
    told = [(one, one.facts.get(key, UNKNOWN)) for one in read]
    for one, known in told:
        if known.holds:
            by = known.told_by
            return Known(True, Text(f"功能“{one.function.name}”：{by.zh}", f"function “{one.function.name}”: {by.en}"))
    if not told:
        return Known(None, Text("没有列出功能（business.functions）", "no function is listed (business.functions)"))
    for one, known in told:
        if known.holds is None and known.told_by.zh:
            name = one.function.name
            return Known(None, Text(f"功能“{name}”：{known.told_by.zh}", f"function “{name}”: {known.told_by.en}"))
    silent = [one.function.name for one in read if not one.found]
    return Known(None, _silent(silent)) if silent else Known(False)


def _silent(names: Sequence[str]) -> Text:
    return Text(
        f"从功能“{'”“'.join(names)}”的名称和说明看不出下列事实",
        f"the name and description of “{'”, “'.join(names)}” do not tell the following",
    )


def _applicant(profile: "Profile") -> Facts:
    """Return what concerns the applicant and not the service."""
    return {"several_provinces": _spread(profile.application.coverage), "foreign_capital": _foreign(profile)}


def _spread(coverage: str | None) -> Known:
    if coverage is None:
        return Known(None, Text("业务覆盖范围没有填写", "the coverage is not filled in"))
    wide = coverage == "跨地区"
    return Known(wide, Text(f"业务覆盖范围：{coverage}", f"coverage: {'across provinces' if wide else 'one province'}"))


def _foreign(profile: "Profile") -> Known:
    equity = trace(profile)
    if equity.foreign:
        return Known(
            True, Text(f"股东 {equity.foreign[0].end.holder.name}", f"shareholder {equity.foreign[0].end.holder.name}")
        )
    if abroad := listed_abroad(profile, equity):
        return Known(True, Text(abroad[0].label(), f"{abroad[0].name} is listed where foreigners hold its shares"))
    if not profile.shareholders or equity.origin_unknown or not all(chain.finished for chain in equity.chains):
        return Known(
            None,
            Text(
                "股东没有填写、未注明境内外或没有追溯到底",
                "shareholders or their regions are not filled in, or not traced to the end",
            ),
        )
    return Known(False, Text("股东均为境内", "all shareholders are from mainland China"))
