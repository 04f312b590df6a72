"""Turn a failure inside a check into a verdict without a result; the traceback goes to the log file only."""

from datetime import UTC, datetime

from dossier.cache import cache_directory
from dossier.checks import wording
from dossier.checks.registry import Verdict
from dossier.errors import DossierError
from dossier.finding import Outcome

_LOG = "checks.log"
_LIMIT = 200_000
"""Bytes after which the log starts anew: nobody cleans it."""


def crash(code: str, problem: Exception) -> Verdict:
    """Describe a failure of the tool in one phrase, without its inner workings."""
    _log(code, problem)
    en = zh = type(problem).__name__
    if isinstance(problem, DossierError):
        zh, en = problem.message
    return Verdict(Outcome.ERROR, "application", {"problem": zh, "problem_en": en}, wording.CRASHED)


def _log(code: str, problem: Exception) -> None:
    """Keep the traceback for whoever mends the tool; without a place to write there is none."""
    directory = cache_directory("log")
    if directory is None:
        return
    import traceback  # here, because a check that works has none

    path = directory / _LOG
    entry = f"{datetime.now(UTC).isoformat()} {code}\n{''.join(traceback.format_exception(problem))}\n"
    try:
        mode = "w" if path.exists() and path.stat().st_size > _LIMIT else "a"
        with path.open(mode, encoding="utf-8") as stream:
            stream.write(entry)
    except OSError:
        return
