"""Judge what persons took responsibility for: waivers that lapsed, are idle or void; rules named that do not exist."""

from typing import TYPE_CHECKING

from dossier.checks.bilingual import days
from dossier.checks.registry import failed, not_applicable, passed
from dossier.checks.waivers import WAIVABLE, covers, may_be_waived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.finding import Finding
    from dossier.profile.model.evidence import Override
    from dossier.rulebook.model import Rule

_WAIVERS, _LOOKS, _STRICT = "overrides", "confirmations", "application.strict_rules"


def _rules(case: "Case") -> "Mapping[str, Rule]":
    """Return the rules in force for this case by code and by name."""
    return {name: rule for rule in case.rulebook.rules for name in (rule.code, rule.name)}


def lapsed(case: "Case", _: "Sequence[Finding]") -> "Iterator[Verdict]":
    """No waiver has run out on the decisive day."""
    for index, one in enumerate(case.profile.overrides or ()):
        path = f"{_WAIVERS}[{index}].expires_on"
        facts = {"rule": one.rule, "person": one.person, **days(end=one.expires_on, day=case.as_of)}
        yield failed(path, **facts) if one.expires_on < case.as_of else passed(path, **facts)
    if not case.profile.overrides:
        yield not_applicable(_WAIVERS)


def idle(case: "Case", findings: "Sequence[Finding]") -> "Iterator[Verdict]":
    """Each waiver that has not run out and may be given covers a finding; else it hides nothing but a mistake."""
    rules = _rules(case)
    for index, one in enumerate(case.profile.overrides or ()):
        path, rule = f"{_WAIVERS}[{index}]", rules.get(one.rule)
        if rule is None:
            yield failed(f"{path}.rule", message="stranger", **_nearest(one.rule, rules))
        elif one.expires_on >= case.as_of and may_be_waived(rule):
            yield _used(one, rule, findings, path)
        else:
            yield not_applicable(path)
    if not case.profile.overrides:
        yield not_applicable(_WAIVERS)


def _used(override: "Override", rule: "Rule", findings: "Sequence[Finding]", path: str) -> "Verdict":
    """Return whether a waiver covers a finding; where another subject of the rule is open, that is named."""
    own = [one for one in findings if one.rule == rule.name]
    facts = {"rule": rule.code, "about": rule.title.zh, "about_en": rule.title.en, "person": override.person}
    if any(covers(override, rule, one) for one in own):
        return passed(path, **facts)
    others = list(dict.fromkeys(one.subject for one in own if one.outcome in WAIVABLE))
    if not others:
        return failed(path, **facts)
    names = {"others": "、".join(others), "others_en": ", ".join(others), "written": str(override.subject)}
    return failed(f"{path}.subject", message="subject", **facts, **names)


def void(case: "Case", _: "Sequence[Finding]") -> "Iterator[Verdict]":
    """No waiver is for a rule of law, nor for a rule about waivers itself."""
    rules = _rules(case)
    for index, one in enumerate(case.profile.overrides or ()):
        path, rule = f"{_WAIVERS}[{index}].rule", rules.get(one.rule)
        if rule is None:
            yield not_applicable(path)
            continue
        facts = {"rule": rule.code, "about": rule.title.zh, "about_en": rule.title.en, "person": one.person}
        yield passed(path, **facts) if may_be_waived(rule) else failed(path, basis=rule.citation.label(), **facts)
    if not case.profile.overrides:
        yield not_applicable(_WAIVERS)


def strict(case: "Case", _: "Sequence[Finding]") -> "Iterable[Verdict]":
    """Each rule that the profile wants to be strict exists."""
    entries = enumerate(case.profile.application.strict_rules or ())
    return _known(case, [(f"{_STRICT}[{at}]", name) for at, name in entries], _STRICT)


def looks(case: "Case", _: "Sequence[Finding]") -> "Iterable[Verdict]":
    """Each recorded look is for a rule that exists."""
    entries = enumerate(case.profile.confirmations or ())
    return _known(case, [(f"{_LOOKS}[{at}].rule", one.rule) for at, one in entries], _LOOKS)


def _known(case: "Case", named: "Sequence[tuple[str, str]]", path: str) -> "Iterator[Verdict]":
    rules = _rules(case)
    for place, name in named:
        if name not in rules:
            yield failed(place, **_nearest(name, rules))
    if not named:
        yield not_applicable(path)
    elif all(name in rules for _, name in named):
        yield passed(path, count=len(named))


def _nearest(written: str, known: "Iterable[str]") -> dict[str, str]:
    """Return what was written and the code or name that comes nearest."""
    from difflib import get_close_matches  # here, because most names are known

    names = {name.casefold(): name for name in known}
    near = [names[one] for one in get_close_matches(written.casefold(), names, 1)]
    return {"written": written, "near": near[0] if near else "无", "near_en": near[0] if near else "none"}


AFTER_CHECKS: "Mapping[str, Callable[[Case, Sequence[Finding]], Iterable[Verdict]]]" = {
    "after.waivers_lapsed": lapsed,
    "after.waivers_idle": idle,
    "after.waivers_void": void,
    "after.strict_rules": strict,
    "after.recorded_looks": looks,
}
"""All checks of findings by the name rules use."""
