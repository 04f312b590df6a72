"""Check that logs and trade records are kept, and sized for, as long as the law asks."""

from datetime import date
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.security import Logs
    from dossier.profile.model.technology import Capacity
    from dossier.rulebook.model import Rule

_STARTS = [date(year, month, 1) for year in (2027, 2028) for month in range(1, 13)]
"""First days of months around a leap year; only their lengths matter."""


@check("logs.retention")
def retention(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Network logs are kept, and storage for them is planned, for at least the months of the law."""
    logs, least = _logs(case), law_values.whole(case, "log.retention_months")
    verdicts = (
        *absent(logs, "security.logs", ("retention_months",)),
        *absent(_capacity(case), "technology.capacity", ("log_days",)),
        *_short(logs, least),
        *_undersized(_capacity(case), least, "storage"),
    )
    return or_pass(verdicts, "security.logs.retention_months", months=logs.retention_months)


@check("logs.capacity")
def capacity(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The storage planned for logs lasts as long as the policies promise to keep them."""
    promised = _logs(case).retention_months
    if promised is None:
        return [unknown("security.logs.retention_months")]
    verdicts = (
        *absent(_capacity(case), "technology.capacity", ("log_days",)),
        *_undersized(_capacity(case), promised, ""),
    )
    return or_pass(verdicts, "technology.capacity.log_days", months=promised)


def _logs(case: "Case") -> "Logs":
    security = case.profile.security
    return (security.logs if security else None) or NOTHING_KNOWN


def _capacity(case: "Case") -> "Capacity":
    technology = case.profile.technology
    return (technology.capacity if technology else None) or NOTHING_KNOWN


def _short(logs: "Logs", least: int) -> "Iterator[Verdict]":
    if logs.retention_months is not None and logs.retention_months < least:
        yield failed("security.logs.retention_months", months=logs.retention_months, least=least)


def _undersized(planned: "Capacity", months: int, message: str) -> "Iterator[Verdict]":
    """Yield a failure when the planned days are fewer than so many months can have."""
    days, needed = planned.log_days, longest_days(months)
    if days is not None and days < needed:
        yield failed("technology.capacity.log_days", message=message, days=days, months=months, needed=needed)


def longest_days(months: int) -> int:
    """Return the most days that so many consecutive calendar months can have: 184 for six months."""
    return max((add_months(start, months) - start).days for start in _STARTS)


@check("logs.trade_records")
def trade_records(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """A trading platform keeps transaction records for the years of the law, in the policies as in the plan."""
    least = law_values.whole(case, "trade.retention_years")
    business = case.profile.business
    trade = (business.b21 if business else None) or NOTHING_KNOWN
    kept = (
        ("security.logs.trade_years", _logs(case).trade_years),
        ("business.b21.record_years", trade.record_years),
    )
    verdicts = (found for path, years in kept for found in _kept(path, years, least))
    return or_pass(verdicts, "security.logs.trade_years", least=least)


def _kept(path: str, years: int | None, least: int) -> "Iterator[Verdict]":
    if years is None:
        yield unknown(path)
    elif years < least:
        yield failed(path, years=years, least=least)
