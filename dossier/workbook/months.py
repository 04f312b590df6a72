"""Write months as unbroken runs, e.g. 2026-06 至 2026-11（6个月）."""

from collections.abc import Iterable
from datetime import date

from dossier.values.dates import add_months


def months_in_words(months: Iterable[date]) -> str:
    """Return the runs, one on each line, with their lengths.

    >>> months_in_words([date(2026, 6, 1), date(2026, 7, 1)])
    '2026-06 至 2026-07（2个月）'
    """
    runs: list[list[date]] = []
    for month in sorted(set(months)):
        if runs and month == add_months(runs[-1][-1], 1):
            runs[-1].append(month)
        else:
            runs.append([month])
    return "\n".join(_run(run) for run in runs)


def _run(run: list[date]) -> str:
    if len(run) == 1:
        return f"{run[0]:%Y-%m}"
    return f"{run[0]:%Y-%m} 至 {run[-1]:%Y-%m}（{len(run)}个月）"
