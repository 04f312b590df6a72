"""Check the articles of association: archive stamp where it is asked for, and newer than the last change of shares."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.confirmations import confirmed
from dossier.checks.kinds_evidence import compared
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.materials.select import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule

_ARTICLES = "articles_of_association"


@check("articles.stamped")
def stamped(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The articles are the latest, complete and stamped by the registry's archive, as a person has seen."""
    if not law_values.flag(case, "articles.archive_stamp"):
        return [not_applicable(_ARTICLES)]
    return compared(case, rule)


@check("articles.current")
def current(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The articles are not older than the last change of shareholders or capital."""
    changes = case.profile.company.equity_changes
    if changes is None:
        return [unknown("company.equity_changes")]
    if not changes:
        return [not_applicable("company.equity_changes")]
    return [_dated(case, max(range(len(changes)), key=lambda index: changes[index].date))]


def _dated(case: "Case", latest: int) -> "Verdict":
    """Compare the newest articles with the change at the position ``latest``."""
    if case.profile.evidence is None:
        return unknown("evidence")
    files = evidence_of(case.profile, _ARTICLES)
    issued = [entry.issued_on for entry in files if entry.issued_on is not None]
    if not issued:
        return unknown("evidence", message="undated")
    change = (case.profile.company.equity_changes or ())[latest]
    verdict = passed if max(issued) >= change.date else failed
    path = f"company.equity_changes[{latest}].date"
    return verdict(path, event=change.event, **days(changed=change.date, issued=max(issued)))


@check("shareholders.articles")
def of_holders(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The articles of each company that holds shares directly are at hand, as a person has seen."""
    holders = case.profile.shareholders
    if not holders:
        return [unknown("shareholders")]
    unclear = [unknown(f"shareholders[{index}].kind") for index, one in enumerate(holders) if one.kind is None]
    companies = [one.name for one in holders if one.kind == "企业法人"]
    return [*unclear, *confirmed(case, rule, companies, "shareholders")] if companies or not unclear else unclear
