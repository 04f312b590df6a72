"""Check that logs and trade records are kept, and sized for, as long as the law asks."""

from collections.abc import Iterable, Iterator
from datetime import date

from dossier.case import Case
from dossier.checks import law_values
from dossier.checks.registry import Verdict, check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.model.application import B21
from dossier.profile.model.security import Logs
from dossier.profile.model.technology import Capacity
from dossier.rulebook.model import Rule
from dossier.values.dates import add_months

_STARTS = [date(year, month, 1) for year in (2027, 2028) for month in range(1, 13)]
"""First days of months around a leap year; only their lengths matter."""


@check("logs.retention")
def retention(case: Case, _: Rule) -> Iterable[Verdict]:
    """Network logs are kept for the months of the law, and the capacity is calculated for what is promised."""
    logs, least = _logs(case), law_values.whole(case, "log.retention_months")
    verdicts = (*absent(logs, "security.logs", ("retention_months",)), *_short(logs, least), *_sized(case, logs))
    return or_pass(verdicts, "security.logs.retention_months", months=logs.retention_months)


def _logs(case: Case) -> Logs:
    security = case.profile.security
    return (security.logs if security else None) or Logs()


def _short(logs: Logs, least: int) -> Iterator[Verdict]:
    if logs.retention_months is not None and logs.retention_months < least:
        yield failed("security.logs.retention_months", months=logs.retention_months, least=least)


def _sized(case: Case, logs: Logs) -> Iterator[Verdict]:
    """Yield a failure when the calculated storage holds fewer days than the promised months may have."""
    technology, path = case.profile.technology, "technology.capacity"
    capacity = (technology.capacity if technology else None) or Capacity()
    yield from absent(capacity, path, ("log_days",))
    if capacity.log_days is None or logs.retention_months is None:
        return
    needed = longest_days(logs.retention_months)
    if capacity.log_days < needed:
        words = {"days": capacity.log_days, "months": logs.retention_months, "needed": needed}
        yield failed(f"{path}.log_days", message="capacity", **words)


def longest_days(months: int) -> int:
    """Return the most days that so many consecutive calendar months can have: 184 for six months."""
    return max((add_months(start, months) - start).days for start in _STARTS)


@check("logs.trade_records")
def trade_records(case: Case, _: Rule) -> Iterable[Verdict]:
    """A trading platform keeps transaction records for the years of the law, in the policies as in the plan."""
    least = law_values.whole(case, "trade.retention_years")
    business = case.profile.business
    trade = (business.b21 if business else None) or B21()
    kept = (
        ("security.logs.trade_years", _logs(case).trade_years),
        ("business.b21.record_years", trade.record_years),
    )
    verdicts = (found for path, years in kept for found in _kept(path, years, least))
    return or_pass(verdicts, "security.logs.trade_years", least=least)


def _kept(path: str, years: int | None, least: int) -> Iterator[Verdict]:
    if years is None:
        yield unknown(path)
    elif years < least:
        yield failed(path, years=years, least=least)
