"""Check the software side of the technical plan: modules, backup, supported versions, grading and its person."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.checks.bilingual import days
from dossier.checks.fields import each
from dossier.checks.names import folded, same_name
from dossier.checks.registry import check, failed, passed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.technology import Grading, Software, Technology
    from dossier.rulebook.model import Rule

_FILLER = r"(?:[^0-9a-z]|v|gnu|linux|server|community|edition|lts|desktop)*"
"""What may stand between product and version: 社区版, Linux, v, blanks; never another product line such as Stream."""
_LEVELS = {"第一级": "level 1", "第二级": "level 2", "第三级": "level 3", "第四级": "level 4"}
_LOWEST = "第一级"


def _technology(case: "Case") -> "Technology":
    return case.profile.technology or NOTHING_KNOWN


@check("technology.modules")
def modules(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each function of the business names the module that carries it out, and the module is described."""
    functions = (case.profile.business or NOTHING_KNOWN).functions
    listed = _technology(case).modules
    if not functions or listed is None:
        return [*([] if functions else [unknown("business.functions")]), *_unlisted(listed)]
    names = [module.name for module in listed]
    verdicts: list[Verdict] = []
    for index, function in enumerate(functions):
        path = f"business.functions[{index}].module"
        if function.module is None:
            verdicts.append(unknown(path, message="none", function=function.name))
        elif not any(same_name(function.module, name) for name in names):
            verdicts.append(failed(path, function=function.name, module=function.module))
    return or_pass(verdicts, "technology.modules", count=len(functions))


def _unlisted(listed: object) -> "Iterator[Verdict]":
    if listed is None:
        yield unknown("technology.modules")


@check("technology.backup_period")
def backup_period(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Some backup runs at least as often as the promised recovery point asks."""
    technology = _technology(case)
    goal, backups = technology.rpo_minutes, technology.backups
    if backups == []:
        return [failed("technology.backups", message="none")]
    gaps = (absent(one, f"technology.backups[{index}]", ("every_hours",)) for index, one in enumerate(backups or ()))
    missing = (*absent(technology, "technology", ("rpo_minutes", "backups")), *(gap for one in gaps for gap in one))
    if goal is None or not backups or missing:
        return missing
    shortest = min(backups, key=lambda one: one.every_hours or 0)
    minutes = Decimal(shortest.every_hours or 0) * 60
    facts = {"data": shortest.subject, "minutes": plain(minutes), "goal": str(goal)}
    return [failed("technology.backups", **facts) if minutes > goal else passed("technology.backups", **facts)]


@check("technology.supported_software")
def supported_software(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No listed software has a version whose support, by the dated list, has ended on the decisive day."""
    value = case.rulebook.values["software.end_of_support"].value
    ends: Mapping[str, Mapping[str, str]] = value if isinstance(value, Mapping) else {}
    return each(
        _technology(case).software, "technology.software", lambda item, path: [_supported(item, path, ends, case.as_of)]
    )


def _supported(item: "Software", path: str, ends: Mapping[str, Mapping[str, str]], day: date) -> "Verdict":
    if item.version is None:
        return unknown(f"{path}.version")
    facts = {"software": item.name, "version": item.version}
    written = folded(f"{item.name}{item.version}").lower()
    found = [date.fromisoformat(end) for product, cycles in ends.items() for cycle, end in cycles.items()
             if _is_version(written, product, cycle)]  # fmt: skip
    ended = [end for end in found if end < day]
    return failed(f"{path}.version", **facts, **days(end=ended[0])) if ended else passed(f"{path}.version", **facts)


def _is_version(written: str, product: str, cycle: str) -> bool:
    name = folded(product).lower()
    if name not in written:
        return False
    return re.search(rf"(?<![a-z]){re.escape(name)}{_FILLER}{re.escape(cycle)}(?!\d)", written) is not None


@check("technology.grading")
def grading(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The plan names the graded system and its level, and from the second level on the filing or the month planned."""
    found, path = _technology(case).grading, "technology.grading"
    if found is None:
        return [unknown(path)]
    verdicts = (*absent(found, path, ("system", "level")), *_unfiled(found, path, case.as_of))
    return or_pass(verdicts, path, system=found.system, **_level(found))


def _unfiled(found: "Grading", path: str, day: date) -> "Iterator[Verdict]":
    """Yield what is missing of a filing; a system of the lowest level needs none."""
    if found.level in (None, _LOWEST) or found.filing_number is not None:
        return
    if found.planned_on is None:
        yield failed(path, system=found.system, **_level(found))
    elif found.planned_on < day.replace(day=1):
        month = f"{found.planned_on:%Y-%m}"
        yield failed(f"{path}.planned_on", message="late", month=month, **_level(found), **days(day=day))


def _level(found: "Grading") -> dict[str, str]:
    return {"level": found.level or "", "level_en": _LEVELS.get(found.level or "", "")}


@check("technology.contact")
def contact(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The technical plan names its technical head, who is on the list of people, with a telephone."""
    people, path = case.profile.people, "contacts.technical"
    head = (case.profile.contacts or NOTHING_KNOWN).technical
    if head is None or people is None:
        return [unknown(path if head is None else "people")]
    verdicts = []
    if head.mobile is None and head.phone is None:
        verdicts.append(unknown(f"{path}.mobile"))
    if not any(same_name(person.name, head.name) for person in people):
        verdicts.append(failed(f"{path}.name", name=head.name))
    return or_pass(verdicts, path, name=head.name)
