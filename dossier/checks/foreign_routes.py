"""Say in words which procedures are open to an applicant with foreign capital, and what to ask before choosing one."""

from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import amounts
from dossier.checks.foreign_limits import caps, off_list, pilot_begun, pilot_list, pilot_place
from dossier.facts.foreign import by_analogy, foreign_total, listed_abroad
from dossier.text import Text
from dossier.values.money import Money
from dossier.values.share import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from dossier.case import Case
    from dossier.checks.foreign_limits import Cap
    from dossier.rulebook.model import Rule

UNCOUNTED = Text("（比例未填，无法计算）", "not computable (a share is missing)")


def shares(**named: "Fraction | None") -> dict[str, str]:
    """Return each share as ``name`` in Chinese and ``name_en`` in English."""
    words = {name: UNCOUNTED if share is None else _percent(share) for name, share in named.items()}
    return {name: text.zh for name, text in words.items()} | {f"{name}_en": text.en for name, text in words.items()}


def series(**named: "Iterable[str]") -> dict[str, str]:
    """Return each list of names as ``name`` in Chinese and ``name_en`` in English punctuation."""
    lists = {name: list(words) for name, words in named.items()}
    chinese = {name: "、".join(words) for name, words in lists.items()}
    return chinese | {f"{name}_en": ", ".join(words) for name, words in lists.items()}


def _percent(share: "Fraction") -> Text:
    return Text(percent(share), percent(share).replace("约", "about "))


def routes(case: "Case", rule: "Rule") -> dict[str, str]:
    """Return the open procedures as the facts ``route`` and ``route_en``; the rule's parameter ``routes`` words them."""
    wordings = law_values.texts(rule, "routes")
    parts = [_filled(wordings[key], facts) for key, facts in _parts(case)]
    return {"route": "；".join(part.zh for part in parts), "route_en": ". ".join(part.en for part in parts)}


def _filled(text: Text, facts: dict[str, str]) -> Text:
    english = {name.removesuffix("_en"): value for name, value in facts.items() if name.endswith("_en")}
    return Text(text.zh.format(**facts), text.en.format(**{**facts, **english}))


def _parts(case: "Case") -> "Iterator[tuple[str, dict[str, str]]]":
    yield from (_ordinary(case, cap) for cap in caps(case))
    yield _pilot(case)
    if listed_abroad(case.profile, case.equity):
        yield "listed", {"limit": f"{law_values.amount(case, 'foreign.listed_exception_below')}%"}
    if any(chain.end.holder.region in ("香港", "澳门") for chain in case.equity.foreign):
        yield "cepa", {}
    if by_analogy(case.equity):
        yield "analogy", {}
    yield "ask", {"authority": case.rulebook.province.authority}


def _ordinary(case: "Case", cap: "Cap") -> tuple[str, dict[str, str]]:
    total = foreign_total(case.profile, case.equity)
    facts = {"category": cap.category, **shares(total=total)}
    if cap.limit is None:
        return ("in_pilot" if cap.basis == "pilot" else cap.basis), facts
    facts |= shares(cap=cap.limit)
    if total is None:
        return "uncounted", facts
    return ("within" if total <= cap.limit else "over"), facts


def _pilot(case: "Case") -> tuple[str, dict[str, str]]:
    if not pilot_begun(case):
        return "no_pilot_yet", {}
    place = pilot_place(case)
    if place.holds is False:
        return "no_pilot", series(areas=law_values.words(case, "foreign.pilot_areas"))
    if place.holds is None:
        return "pilot_unclear", series(areas=law_values.words(case, "foreign.pilot_areas"))
    return _inside(case)


def _inside(case: "Case") -> tuple[str, dict[str, str]]:
    categories = case.profile.application.categories
    outside = [category for category in categories if off_list(case, category)]
    if outside:
        listed = [name for category in categories for name in pilot_list(case, category) or ()]
        return "pilot_other_services", series(categories=outside, listed=listed)
    least = max(Decimal(law_values.amount(case, "foreign.pilot_capital", one)) for one in categories)
    return "pilot", amounts(minimum=Money(least)) | {"authority": case.rulebook.province.authority}
