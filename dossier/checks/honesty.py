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
    patterns = law_values.listed(rule, "patterns")
    return or_pass(case.loaded.once(patterns, lambda: tuple(_wishes(case, patterns))), "business")


def _wishes(case: "Case", patterns: "Iterable[str]") -> "Iterator[Verdict]":
    wish = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    for name in _READ:
        for path, text in _texts(getattr(case.profile, name), name):
            yield from _wished(wish, path, text)


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


def _wished(wish: "re.Pattern[str]", path: str, text: str) -> "Iterator[Verdict]":
    place = next((found for found in wish.finditer(text) if not denied(text, found.start())), None)
    if place is not None:
        yield failed(path, words=place.group())
