"""Check the live pages: what the profile tells about them, and what a person saw there."""

from typing import TYPE_CHECKING

from dossier.checks.confirmations import confirmed
from dossier.checks.fields import each
from dossier.checks.registry import check, failed, not_applicable, unknown
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.sites import Site
    from dossier.rulebook.model import Rule

_ELSEWHERE = "不申请"


@check("site.reachable")
def reachable(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each site has an https address for its home page, and a person has opened it."""
    return each(case.profile.sites, "sites", lambda site, path: _opened(case, rule, site, f"{path}.home_page"))


def _opened(case: "Case", rule: "Rule", site: "Site", path: str) -> "Iterator[Verdict]":
    if site.home_page is None:
        yield unknown(path)
    elif not site.home_page.lower().startswith("https://"):
        yield failed(path, message="plain", site=site.name, page=site.home_page)
    yield from confirmed(case, rule, [site.name], "sites")


@check("functions.live")
def functions_live(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Each function that belongs to a class applied for was found working by a person."""
    listed = (case.profile.business or NOTHING_KNOWN).functions
    if listed is None:
        yield unknown("business.functions")
        return
    shown = [item.name for item in listed if item.category not in (None, _ELSEWHERE)]
    unclear = [f"business.functions[{i}].category" for i, item in enumerate(listed) if item.category is None]
    yield from (unknown(path) for path in unclear)
    if shown:
        yield from confirmed(case, rule, shown, "business.functions")
    elif not unclear:
        yield not_applicable("business.functions")
