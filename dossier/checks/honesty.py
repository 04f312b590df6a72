"""Refuse to help with hiding the real business: find the wish for it in what the applicant writes."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.phrases import denied
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import or_pass
from dossier.profile.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule

_READ = ("application", "business", "product", "plan", "evidence", "confirmations", "overrides")
"""Sections read; security and technology speak of attackers, who hide and evade in every honest text."""


@check("profile.concealment")
def concealment(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Nothing in the profile asks to show the reviewers something else than users get.

    Parameter ``patterns``: regular expressions of such wishes; a denial just before one makes it harmless.
    """
    if case.profile.business is None:
        return [unknown("business")]
    wishes = [re.compile(pattern) for pattern in law_values.listed(rule, "patterns")]
    texts = (found for name in _READ for found in _texts(getattr(case.profile, name), name))
    verdicts = (verdict for path, text in texts for verdict in _wished(wishes, path, text))
    return or_pass(verdicts, "business")


def _texts(value: object, path: str) -> "Iterator[tuple[str, str]]":
    """Yield every text below a value with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}[{index}]")
    elif isinstance(value, Facts):
        for name, inner in value:
            yield from _texts(inner, f"{path}.{name}")


def _wished(wishes: "Iterable[re.Pattern[str]]", path: str, text: str) -> "Iterator[Verdict]":
    for wish in wishes:
        place = next((found for found in wish.finditer(text) if not denied(text, found.start())), None)
        if place is not None:
            yield failed(path, words=place.group())
            return
