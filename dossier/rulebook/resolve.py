"""Lay one province over the national law and keep what is in force on one day."""

from collections.abc import Iterable, Mapping
from datetime import date

from dossier.errors import UsageError
from dossier.rulebook.model import (
    Absence,
    DatedValue,
    Hint,
    Law,
    LawRule,
    Material,
    Office,
    ProvinceLaw,
    Requirement,
    Rule,
    Rulebook,
)
from dossier.rulebook.places import at_office
from dossier.rulebook.provision import ResolvedProvision
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text

NATIONAL = "national"
PROVINCE = "province"


def resolve(law: Law, province_code: str, as_of: date, office: Office | None = None) -> Rulebook:
    """Return law, practice and requirements in force in a province on ``as_of``, as an ``office`` of it applies them.

    Raises:
        UsageError: there is no province of that code.
    """
    local = _local(law, province_code)
    values = _values(law, local, as_of)
    rules = _rules((*law.rules, *local.rules), values)
    materials = _materials(law, local)
    return Rulebook(
        province=at_office(local.province, office),
        as_of=as_of,
        values=values,
        rules=rules,
        materials=materials,
        provisions=_provisions(law, as_of),
        requirements=tuple(one for one in (*local.requirements, *law.requirements) if said_on(one, as_of)),
        hints=tuple(one for one in (*local.hints, *law.hints) if said_on(one, as_of)),
        origin=_origin(values, materials, rules, local, as_of),
        absent=_absent(law, local, values, as_of),
    )


def national_values(law: Law, as_of: date) -> Mapping[str, DatedValue]:
    """Return the values in force wherever no province sets its own."""
    national = {key: series.on(as_of) for key, series in law.values.items()}
    return {key: value for key, value in sorted(national.items()) if value is not None}


def national_rules(law: Law, as_of: date) -> tuple[Rule, ...]:
    """Return the rules of every province, as the national values leave them."""
    return _rules(law.rules, national_values(law, as_of))


def _local(law: Law, code: str) -> ProvinceLaw:
    if code not in law.provinces:
        raise UsageError(Text(f"没有代码为{code}的地区", f"There is no region with the code {code}"))
    return law.provinces[code]


def _values(law: Law, local: ProvinceLaw, day: date) -> Mapping[str, DatedValue]:
    """Return the values in force; a local value wins on the days it covers."""
    overlaid = {key: found for key, series in local.values.items() if (found := series.on(day))}
    return dict(sorted({**national_values(law, day), **overlaid}.items()))


def _absent(law: Law, local: ProvinceLaw, values: Mapping[str, DatedValue], day: date) -> Mapping[str, Absence]:
    """Say why keys have no value; what the nation says counts where a province has its own values too."""
    series = {**local.values, **law.values}
    missing = ((key, one.absence(day)) for key, one in sorted(series.items()) if key not in values)
    return {key: absence for key, absence in missing if absence is not None}


def said_on(statement: Requirement | Hint, day: date) -> bool:
    """Return whether a statement is to be shown on ``day``."""
    return (statement.since or day) <= day <= (statement.until or day)


def _rules(entries: Iterable[LawRule], values: Mapping[str, DatedValue]) -> tuple[Rule, ...]:
    cited = (_cited(entry, values) for entry in entries)
    resolved = (rule._replace(severity=weighed(rule)) for rule in cited)
    return tuple(sorted(resolved, key=lambda rule: rule.code))


def _cited(entry: LawRule, values: Mapping[str, DatedValue]) -> Rule:
    """Return the rule with the citation of the value in force; the latest one stays when none is in force."""
    value = values.get(entry.citation_from)
    return entry.rule if value is None else entry.rule._replace(citation=value.citation)


def weighed(rule: Rule) -> Severity:
    """Return the severity of a rule by default: a warning where it would block without law or official source."""
    if rule.severity is not Severity.BLOCK or rule.prerequisite or rule.citation.confidence.may_block:
        return rule.severity
    return Severity.WARN


def _materials(law: Law, local: ProvinceLaw) -> tuple[Material, ...]:
    merged = {material.code: material for material in (*law.materials, *local.materials)}
    return tuple(sorted(merged.values(), key=lambda item: (item.form, item.order, item.code)))


def _provisions(law: Law, day: date) -> Mapping[str, ResolvedProvision]:
    resolved = ((key, provision.on(day)) for key, provision in law.provisions.items())
    return {key: provision for key, provision in resolved if provision is not None}


def _origin(
    values: Mapping[str, DatedValue],
    materials: tuple[Material, ...],
    rules: tuple[Rule, ...],
    local: ProvinceLaw,
    day: date,
) -> Mapping[str, str]:
    """Say for every value key, material code and rule code whether the nation or the province set it."""
    names = (*values, *(material.code for material in materials), *(rule.code for rule in rules))
    return {name: PROVINCE if name in _local_names(local, day) else NATIONAL for name in names}


def _local_names(local: ProvinceLaw, day: date) -> set[str]:
    values = {key for key, series in local.values.items() if series.on(day)}
    materials = {material.code for material in local.materials}
    return values | materials | {entry.rule.code for entry in local.rules}
