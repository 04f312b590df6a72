"""Judge single fields that a rule names: numbers stay within limits, a description covers what it has to."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import or_pass
from dossier.profile.source import read_path
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule


@check("field.within")
def within(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each number of the parameter ``fields`` is within its limits; see ``limits``."""
    return or_pass(limits(case, rule), first_field(rule))


@check("field.covers")
def covers(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The text of the parameter ``field`` deals with every aspect; see ``aspects``."""
    return or_pass(aspects(case, rule, message=""), str(rule.parameters["field"]))


def limits(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Yield a failure for each number of the parameter ``fields`` below ``least`` or above ``most`` (message ``above``).

    ``fields`` maps a profile path to its limits; a limit is a number or the key of one of the rule's values.
    """
    for path, bounds in _fields(rule).items():
        found = field(case, path)
        if found is None:
            yield unknown(path)
            continue
        number = Decimal(str(found))
        least, most = (_limit(case, bounds.get(name)) for name in ("least", "most"))
        if least is not None and number < least:
            yield failed(path, number=plain(number), least=plain(least))
        if most is not None and number > most:
            yield failed(path, message="above", number=plain(number), most=plain(most))


def aspects(case: "Case", rule: "Rule", *, message: str = "aspect") -> "Iterator[Verdict]":
    """Yield a failure for each aspect of which the text of a field shows no word.

    Parameters: ``field`` (a profile path), ``aspects`` (aspect → words), ``aspects_en`` (aspect → English name).
    """
    path = str(rule.parameters["field"])
    text = field(case, path)
    if text is None:
        yield unknown(path)
        return
    english, listed = law_values.titles(rule, "aspects_en"), rule.parameters["aspects"]
    for aspect, words in listed.items() if isinstance(listed, Mapping) else ():
        if not any(str(word) in str(text) for word in words):
            yield failed(path, message=message, aspect=aspect, aspect_en=english[aspect])


def first_field(rule: "Rule") -> str:
    """Return the first path of the parameter ``fields``."""
    return next(iter(_fields(rule)))


def field(case: "Case", path: str) -> object:
    """Return what stands at a path of groups, None where a group or the field is not filled in."""
    found: object = case.profile
    for step in read_path(path):
        found = getattr(found, str(step), None)
    return found


def _fields(rule: "Rule") -> "Mapping[str, Mapping[str, object]]":
    listed = rule.parameters["fields"]
    items = listed.items() if isinstance(listed, Mapping) else ()
    return {str(path): bounds for path, bounds in items if isinstance(bounds, Mapping)}


def _limit(case: "Case", bound: object) -> Decimal | None:
    """Return a limit: a number as written, or the dated value of that key."""
    if bound is None:
        return None
    return law_values.amount(case, bound) if isinstance(bound, str) else Decimal(str(bound))
