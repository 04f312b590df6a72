"""Ask for a recorded look by a named person where no file can tell: unknown until recorded, and again when it is old."""

from datetime import timedelta
from typing import TYPE_CHECKING

from dossier.checks.bilingual import days
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, not_applicable, passed, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.evidence import Confirmation
    from dossier.rulebook.model import Rule

_PATH = "confirmations"


@check("confirmation.recorded")
def recorded(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each thing the rule is about was looked at by a named person, not too long before the decisive day, and is right.

    Parameters: ``about`` names the things (a key of ``_ABOUT``), ``days`` how old a look may be (absent: no limit).
    """
    find, place = _ABOUT[str(rule.parameters["about"])]
    return confirmed(case, rule, find(case), place(case))


def confirmed(case: "Case", rule: "Rule", things: "Sequence[str] | None", path: str) -> "Iterator[Verdict]":
    """Yield a verdict for each named thing; ``path`` is the list they come from, None things that it is not filled in."""
    if things is None:
        yield unknown(path)
    elif not things:
        yield not_applicable(path)
    for thing in dict.fromkeys(things or ()):
        yield _verdict(case, rule, thing, _latest(case, rule, thing))


def _latest(case: "Case", rule: "Rule", thing: str) -> "tuple[int, Confirmation] | None":
    """Return the latest look at a thing; one that names no thing covers all of them."""
    looks = case.loaded.once(_PATH, lambda: _by_rule(case.profile.confirmations or ()))
    found = [
        (index, entry)
        for index, entry in (*looks.get(rule.code, ()), *looks.get(rule.name, ()))
        if entry.subject is None or folded(entry.subject) == folded(thing)
    ]
    return max(found, key=lambda item: (item[1].confirmed_on, -item[0]), default=None)


def _by_rule(entries: "Sequence[Confirmation]") -> "Mapping[str, Sequence[tuple[int, Confirmation]]]":
    """Return the recorded looks with their places, by the code or name of their rule."""
    return {
        rule: [(place, one) for place, one in enumerate(entries) if one.rule == rule]
        for rule in {one.rule for one in entries}
    }


def _verdict(case: "Case", rule: "Rule", thing: str, found: "tuple[int, Confirmation] | None") -> "Verdict":
    if found is None:
        return unknown(_PATH, message="unasked", thing=thing, code=rule.code)
    index, entry = found
    path = f"{_PATH}[{index}]"
    words = {"thing": thing, "code": rule.code, "person": entry.person, **days(confirmed=entry.confirmed_on)}
    if entry.confirmed_on > case.as_of:
        return unknown(f"{path}.confirmed_on", message="early", **words, **days(day=case.as_of))
    if not entry.met:
        note = entry.note or "没有写明"
        return failed(f"{path}.met", note=note, note_en=entry.note or "not said", **words)
    if _old(case, rule, entry):
        return unknown(
            f"{path}.confirmed_on", message="old", limit=rule.parameters["days"], **words, **days(day=case.as_of)
        )
    return passed(path, **words)


def _old(case: "Case", rule: "Rule", entry: "Confirmation") -> bool:
    limit = rule.parameters.get("days")
    return limit is not None and entry.confirmed_on < case.as_of - timedelta(days=int(str(limit)))


def _named(items: "Sequence[object] | None") -> "Sequence[str] | None":
    """Name records by their name, contracts by their provider."""
    if items is None:
        return None
    return [str(getattr(item, "name", None) or getattr(item, "provider", "")) for item in items]


def _carriers(case: "Case") -> "Sequence[str] | None":
    """Return sites, apps and mini-programs; unknown while one of the three lists is."""
    lists = [_named(getattr(case.profile, name)) for name in _CARRIERS]
    return None if None in lists else [name for names in lists for name in names or ()]


def _carrier_list(case: "Case") -> str:
    """Return the list of carriers that is not filled in, else the first one."""
    return next((name for name in _CARRIERS if getattr(case.profile, name) is None), _CARRIERS[0])


_CARRIERS = ("sites", "apps", "mini_programs")
_ABOUT: "Mapping[str, tuple[Callable[[Case], Sequence[str] | None], Callable[[Case], str]]]" = {
    "company": (lambda case: [case.profile.company.name], lambda _: "company.name"),
    "sites": (lambda case: _named(case.profile.sites), lambda _: "sites"),
    "carriers": (_carriers, _carrier_list),
    "hosting": (lambda case: _named(case.profile.hosting), lambda _: "hosting"),
}
"""What a rule may be about → the things to look at, and the field they come from."""
