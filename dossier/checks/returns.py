"""Check the answer to what the authority sent back: in time, every remark closed, nothing else changed, a full review."""

from typing import TYPE_CHECKING, cast

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.confirmations import confirmed
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.staff import roles
from dossier.checks.verdicts import absent, or_pass
from dossier.errors import DossierError
from dossier.evidence.place import place_of
from dossier.facts.changes import changed_fields
from dossier.finding import Outcome
from dossier.profile.load import load_profile
from dossier.profile.source import read_path
from dossier.profile.validator import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model import Profile
    from dossier.profile.model.returns import Remark, Return
    from dossier.rulebook.model import Rule


def _returns(case: "Case") -> "Iterator[tuple[str, Return]]":
    return ((f"returns[{index}]", one) for index, one in enumerate(case.profile.returns or ()))


def _told(case: "Case", path: str) -> dict[str, str]:
    """Say in which file a fact of a return stands, and under which path there: the notice, or the profile."""
    file, there = case.loaded.told(path)
    return {"where": file.zh, "where_en": file.en, "told": there}


def _lacking(case: "Case", path: str) -> "Verdict":
    return unknown(path, message="lacking", **_told(case, path))


@check("returns.in_time")
def in_time(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each return is answered by the last day the authority gave."""
    verdicts = [_timely(case, one, path) for path, one in _returns(case)]
    return verdicts or [unknown("returns")]


def _timely(case: "Case", one: "Return", path: str) -> "Verdict":
    """Count to the day of the answer, or to the day on which it is planned."""
    if one.deadline is None:
        return _lacking(case, f"{path}.deadline")
    if one.deadline < one.received_on:
        facts = days(received=one.received_on, deadline=one.deadline) | _told(case, f"{path}.deadline")
        return failed(f"{path}.deadline", message="early", **facts)
    if one.answered_on is None and case.as_of < one.received_on:
        facts = days(day=case.as_of, received=one.received_on)
        return unknown("application.planned_submission", message="unplanned", **facts)
    if one.answered_on is not None and one.answered_on < one.received_on:
        facts = days(answered=one.answered_on, received=one.received_on)
        return failed(f"{path}.answered_on", message="backwards", **facts)
    day = one.answered_on or case.as_of
    facts = days(received=one.received_on, deadline=one.deadline, day=day) | {"left": str((one.deadline - day).days)}
    return passed(path, **facts) if day <= one.deadline else failed(f"{path}.deadline", **facts)


@check("returns.closed")
def closed(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each remark has its correction, with files that are there or fields that exist."""
    verdicts = [found for path, one in _returns(case) for found in _closed(case, one, path)]
    return verdicts or [unknown("returns")]


def _closed(case: "Case", one: "Return", path: str) -> "Iterator[Verdict]":
    if not one.items:
        yield _lacking(case, f"{path}.items")
    for index, item in enumerate(one.items or ()):
        place = f"{path}.items[{index}]"
        facts = days(received=one.received_on) | {"number": str(index + 1), "remark": item.remark, **_told(case, place)}
        yield from or_pass(_open(case, item, place, facts), place, **facts)


def _open(case: "Case", item: "Remark", path: str, facts: "dict[str, str]") -> "Iterator[Verdict]":
    yield from (_lacking(case, one.subject) for one in absent(item, path, ("change",)))
    if not item.files and not item.fields:
        missing = next(absent(item, path, ("files", "fields")), None)
        yield failed(path, **facts) if missing is None else unknown(missing.subject, message="unlinked", **facts)
    for index, file in enumerate(item.files or ()):
        if place_of(case, file).path is None:
            yield failed(f"{path}.files[{index}]", message="no_file", file=file, **facts)
    for index, field in enumerate(item.fields or ()):
        if not _exists(case, field):
            yield failed(f"{path}.fields[{index}]", message="no_field", field=field, **facts)


def _exists(case: "Case", field: str) -> bool:
    """Return whether there is such a field, be it filled in or not; a place in a list has to be taken."""
    group, found = "Profile", cast("object", case.profile)
    for step in read_path(field):
        if isinstance(step, str):
            known = compiled().names.get(group, {}).get(step)
            if known is None:
                return False
            group, found = known[1], getattr(found, step, None)
        elif isinstance(found, list) and step < len(found):
            found = found[step]
        else:
            return False
    return True


@check("returns.nothing_else")
def nothing_else(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Against the profile of the last submission, only those fields differ that a remark asks to change.

    Parameter ``ignored``: fields that change with every submission.
    """
    latest = max(_returns(case), key=lambda item: item[1].received_on, default=None)
    if latest is None:
        return [unknown("returns")]
    path, one = latest
    if one.previous_profile is None:
        return [_lacking(case, f"{path}.previous_profile")]
    before = _previous(case, one.previous_profile)
    facts = {"file": one.previous_profile, **_told(case, path)}
    if isinstance(before, str):
        return [unknown(f"{path}.previous_profile", message=before, **facts)]
    allowed = [*law_values.listed(rule, "ignored"), *(field for item in one.items or () for field in item.fields or ())]
    changes = (field for field in changed_fields(before, case.profile) if not _covered(field, allowed))
    return or_pass((failed(field, **facts) for field in changes), path, **facts)


def _previous(case: "Case", file: str) -> "Profile | str":
    """Return the profile of the last submission, or the message that says why nothing can be compared."""
    place = place_of(case, file).path
    if place is None:
        return "unreadable"
    if place == case.loaded.path.resolve():
        return "itself"
    try:
        return load_profile(place).profile
    except DossierError:
        return "unreadable"


def _covered(field: str, allowed: "Iterable[str]") -> bool:
    steps = read_path(field)
    return any(steps[: len(wanted)] == wanted for wanted in map(read_path, allowed))


@check("returns.telephone")
def telephone(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The legal representative and the responsible persons are prepared for a call of the authority."""
    head, named = case.profile.legal_representative, list(roles(case))
    if head is None:
        yield unknown("legal_representative")
    yield from (unknown(f"contacts.{role}") for role, contact in named if contact is None)
    names = [one.name for one in (head, *(contact for _, contact in named)) if one is not None]
    if names:
        yield from confirmed(case, rule, names, "contacts")


@check("returns.full_review")
def full_review(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """After as many returns as parameter ``rounds`` says, everything was reviewed once more since the last one."""
    listed = [one for _, one in _returns(case)]
    if not listed:
        return [unknown("returns")]
    count = max(len(listed), *(one.round or 0 for one in listed))
    if count < int(str(rule.parameters["rounds"])):
        return [passed("returns", count=count)]
    return _reviewed(case, rule, count, max(listed, key=lambda one: one.received_on))


def _reviewed(case: "Case", rule: "Rule", count: int, latest: "Return") -> "Iterator[Verdict]":
    since = [
        entry
        for entry in case.profile.confirmations or ()
        if entry.rule in (rule.code, rule.name) and entry.confirmed_on >= latest.received_on
    ]
    for verdict in confirmed(case, rule, [case.profile.company.name], "returns"):
        if verdict.outcome is Outcome.PASS and not since:
            yield failed("returns", message="before", count=count, **days(received=latest.received_on))
        else:
            yield verdict
