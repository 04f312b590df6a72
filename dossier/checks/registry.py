"""Register check functions by name and give them words for what they found."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dossier.case import Case
from dossier.finding import Outcome
from dossier.rulebook.model import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.values.citation import Citation


class Verdict(NamedTuple):
    """What a check says about one subject."""

    outcome: Outcome
    subject: str
    """Profile path such as company.registered_capital; decides line and Chinese field name."""
    facts: "Mapping[str, str]" = MappingProxyType({})
    """Fill the placeholders of the rule's message; also shown in reports."""
    message: str = ""
    """Key of the rule's message when it is not the outcome's own name."""
    citation: "Citation | None" = None
    """The basis where it is another than that of the rule."""


Check = Callable[[Case, Rule], Iterable[Verdict]]

CHECKS: dict[str, Check] = {}
"""All check functions by the name rules use."""


def check(name: str) -> Callable[[Check], Check]:
    """Register a check function under ``name``; a name may be taken once."""

    def register(function: Check) -> Check:
        if name in CHECKS:
            raise ValueError(f"check {name} is registered twice")
        CHECKS[name] = function
        return function

    return register


def passed(subject: str, /, **facts: object) -> Verdict:
    """Say that the requirement is met."""
    return _verdict(Outcome.PASS, subject, facts)


def failed(subject: str, /, *, message: str = "", **facts: object) -> Verdict:
    """Say that the requirement is not met; ``message`` chooses among several wordings."""
    return _verdict(Outcome.FAIL, subject, facts, message)


def unknown(subject: str, /, *, message: str = "", **facts: object) -> Verdict:
    """Say that a fact is missing: ``subject`` is the path of that very fact."""
    return _verdict(Outcome.UNKNOWN, subject, facts, message)


def not_applicable(subject: str, /, **facts: object) -> Verdict:
    """Say that the requirement does not concern this case."""
    return _verdict(Outcome.NOT_APPLICABLE, subject, facts)


def _verdict(outcome: Outcome, subject: str, facts: "Mapping[str, object]", message: str = "") -> Verdict:
    return Verdict(outcome, subject, {name: str(value) for name, value in facts.items()}, message)
