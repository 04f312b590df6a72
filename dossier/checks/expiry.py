"""Check how long the listed papers last: past the expected decision, and for some months beyond the submission."""

from datetime import timedelta
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.facts.decision import Standing, expected_decision, standing
from dossier.text import Text
from dossier.values.dates import PERPETUAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.facts.decision import Expected
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Rule

_UNSURE = frozenset({"uncounted", "period"})
"""Messages that say that the day of the decision is not known."""


@check("files.validity")
def validity(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No paper runs out before the expected decision or within ``days`` after the submission.

    Parameters: ``days``; ``stated``, the materials that always say when they end, with the place where they say it: a
    day that is not filled in is unknown there, and of no matter elsewhere. What has expired already is L01's finding.
    """
    entries = case.profile.evidence
    if entries is None:
        return [unknown("evidence")]
    stated, expected = law_values.texts(rule, "stated"), _expected(case)
    verdicts = [
        _undated(case, one, index, stated[one.material])
        if one.expires_on is None
        else _lasting(case, rule, one, index, one.expires_on, expected)
        for index, one in enumerate(entries)
        if one.expires_on is not None or one.material in stated
    ]
    return verdicts or [not_applicable("evidence")]


@check("files.validity_ahead")
def validity_ahead(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No paper that outlasts the decision runs out within ``days`` after the submission.

    Parameters: ``days``; ``sooner``, the days within which another rule speaks of the paper.
    """
    entries = case.profile.evidence
    if entries is None:
        return [unknown("evidence")]
    until, expected = case.as_of + timedelta(days=_number(rule, "days")), _expected(case)
    verdicts = []
    for index, one in enumerate(entries):
        if one.expires_on is not None and not _trouble(one.expires_on, expected, _number(rule, "sooner")):
            words = _words(case, one, one.expires_on) | {"limit": str(_number(rule, "days"))}
            judge = failed if case.as_of <= one.expires_on < until else passed
            verdicts.append(judge(f"evidence[{index}].expires_on", **words))
    return verdicts or [not_applicable("evidence")]


def _undated(case: "Case", entry: "Evidence", index: int, where: Text) -> "Verdict":
    words = _words(case, entry) | {"where": where.zh, "where_en": where.en}
    return unknown(f"evidence[{index}].expires_on", message="undated", **words)


def _lasting(
    case: "Case", rule: "Rule", entry: "Evidence", index: int, ends: "date", expected: "Expected"
) -> "Verdict":
    path, limit = f"evidence[{index}].expires_on", _number(rule, "days")
    words = _words(case, entry, ends) | {"limit": str(limit), "left": str((ends - case.as_of).days)}
    if ends < case.as_of:
        return not_applicable(path)
    message = _trouble(ends, expected, limit)
    if not message:
        return passed(path, **words)
    words |= _decision_words(message, expected)
    return (unknown if message in _UNSURE else failed)(path, message=message, **words)


def _trouble(ends: "date", expected: "Expected", soon: int) -> str:
    """Return which message tells what is wrong with a paper that has not expired; empty when it lasts."""
    how = standing(ends, expected)
    if how is Standing.BEFORE:
        return "fail"
    if ends < expected.submitted + timedelta(days=soon):
        return "soon"
    if not expected.decides or ends == PERPETUAL:
        return ""
    if expected.day is None:
        return "period"
    if how is Standing.LASTING:
        return ""
    latest = expected.latest
    return "uncounted" if latest is None else "working" if ends < latest else ""


def _decision_words(message: str, expected: "Expected") -> dict[str, str]:
    """Return what the message says of the decision; working days are counted only for those that speak of them."""
    if expected.period is None or expected.day is None:
        return {}
    words = days(decision=expected.day) | {"period": str(expected.period.number)}
    if message == "working" and expected.latest is not None:
        return words | days(latest=expected.latest)
    if message == "uncounted":
        from dossier.values.workdays import known_until  # here, because few papers make it matter

        return words | days(known=known_until())
    return words


def _expected(case: "Case") -> "Expected":
    return expected_decision(case.rulebook, case.filing, case.as_of)


def _words(case: "Case", entry: "Evidence", ends: "date | None" = None) -> dict[str, str]:
    material = case.materials.get(entry.material)
    title = material.title if material else Text(entry.material, entry.material)
    ended = {} if ends is None else days(end=ends)
    return {"file": entry.file, "name": title.zh, "name_en": title.en, **days(day=case.as_of), **ended}


def _number(rule: "Rule", name: str) -> int:
    return int(str(rule.parameters[name]))
