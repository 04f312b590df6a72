"""Judge what persons took responsibility for: waivers that lapsed, are idle or void; rules named that do not exist."""

import re
from typing import TYPE_CHECKING

from dossier.checks.bilingual import days
from dossier.checks.names import folded
from dossier.checks.registry import failed, not_applicable, passed
from dossier.checks.verdicts import or_pass
from dossier.checks.waivers import WAIVABLE, covers, may_be_waived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.finding import Finding
    from dossier.profile.model.evidence import Confirmation, Override
    from dossier.rulebook.model import Rule

_CODE = re.compile(r"([A-Za-z])[\s-]*(\d+)")
_NEAR = 0.75
"""Likeness, of at most 1, from which one name is taken to be meant by another."""
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
            yield _stranger(f"{path}.rule", one.rule, rules, message="stranger")
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
    named, rules = case.profile.application.strict_rules or (), _rules(case)
    if not named:
        return [not_applicable(_STRICT)]
    wrong = (_stranger(f"{_STRICT}[{at}]", name, rules) for at, name in enumerate(named) if name not in rules)
    return or_pass(wrong, _STRICT, count=len(named))


def looks(case: "Case", findings: "Sequence[Finding]") -> "Iterable[Verdict]":
    """Each recorded look is for a rule that exists and asks for one, and names a thing the rule is about."""
    entries, rules = case.profile.confirmations or (), _rules(case)
    if not entries:
        return [not_applicable(_LOOKS)]
    facts = _facts_by_rule(findings)
    wrong = (found for at, one in enumerate(entries) for found in _misplaced(one, rules, facts, f"{_LOOKS}[{at}]"))
    return or_pass(wrong, _LOOKS, count=len(entries))


def _facts_by_rule(findings: "Sequence[Finding]") -> "Mapping[str, list[Mapping[str, str]]]":
    facts: dict[str, list[Mapping[str, str]]] = {}
    for one in findings:
        facts.setdefault(one.rule, []).append(one.facts)
    return facts


def _misplaced(
    look: "Confirmation", rules: "Mapping[str, Rule]", known: "Mapping[str, list[Mapping[str, str]]]", path: str
) -> "Iterator[Verdict]":
    """Yield why a look counts for nothing; where a rule does not get as far as to ask, nothing is known against it."""
    rule = rules.get(look.rule)
    if rule is None:
        yield _stranger(f"{path}.rule", look.rule, rules)
        return
    facts = {"rule": rule.code, "about": rule.title.zh, "about_en": rule.title.en}
    if not _asks(rule):
        yield failed(f"{path}.rule", message="idle", **facts)
        return
    own = known.get(rule.name, [])
    things = list(dict.fromkeys(one["thing"] for one in own if "thing" in one))
    named = {folded(value) for one in own for value in one.values()}  # a thing may fail before it is asked for
    if look.subject and things and folded(look.subject) not in named:
        names = {"others": "、".join(things), "others_en": ", ".join(things), "written": look.subject}
        yield failed(f"{path}.subject", message="subject", **facts, **names)


def _asks(rule: "Rule") -> bool:
    """Return whether the rule words when a person looked, as every rule does that asks for it."""
    return any("{confirmed}" in text.zh for text in rule.messages.values())


def _stranger(path: str, written: str, rules: "Mapping[str, Rule]", message: str = "") -> "Verdict":
    """Say that no such rule exists, with the one that is meant where one comes near."""
    near = _nearest(written, rules)
    if near is None:
        return failed(path, message="far", written=written)
    return failed(path, message=message, written=written, near=near)


def _nearest(written: str, known: "Iterable[str]") -> str | None:
    """Return the code that differs in case, blanks and noughts only, or the name that differs in a few letters."""
    from difflib import get_close_matches  # here, because most names are known

    names = {name.casefold(): name for name in known}
    code = _CODE.fullmatch(written.strip())
    if code is not None:
        return names.get(f"{code[1].casefold()}{int(code[2]):02}")
    near = get_close_matches(written.casefold(), names, 1, _NEAR)
    return names[near[0]] if near else None


AFTER_CHECKS: "Mapping[str, Callable[[Case, Sequence[Finding]], Iterable[Verdict]]]" = {
    "after.waivers_lapsed": lapsed,
    "after.waivers_idle": idle,
    "after.waivers_void": void,
    "after.strict_rules": strict,
    "after.recorded_looks": looks,
}
"""All checks of findings by the name rules use."""
