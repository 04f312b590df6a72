"""Check that screenshots are listed and recent, and that a person saw on them what they have to show."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.confirmations import confirmed
from dossier.checks.fields import each
from dossier.checks.listed import unlisted
from dossier.checks.names import folded
from dossier.checks.registry import check, failed, not_applicable, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.evidence import Evidence
    from dossier.profile.model.sites import Site
    from dossier.rulebook.model import Rule

_SEPARATORS = re.compile(r"[、，,；;]+")
_Listed = tuple[int, "Evidence"]
"""A file with its place in the list of evidence."""


@check("site.screenshot")
def screenshot(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Each site has a screenshot of the rule's ``material``, not older than ``days``, on which a person saw what is due."""
    if case.profile.evidence is None:
        yield unknown("evidence")
        return
    yield from each(case.profile.sites, "sites", lambda site, _: _shown(case, rule, site))


def _shown(case: "Case", rule: "Rule", site: "Site") -> "Iterable[Verdict]":
    files = _files(case, rule)
    own = [one for one in files if len(case.profile.sites or ()) == 1 or _names(one[1], site)]
    if not own:
        return [_lacking(rule, files, site)]
    return (*_aged(case, rule, own, site), *confirmed(case, rule, [site.name], "sites"))


def _files(case: "Case", rule: "Rule") -> "Sequence[_Listed]":
    (material,) = law_values.listed(rule, "material")
    return [(index, one) for index, one in enumerate(case.profile.evidence or ()) if one.material == material]


def _names(entry: "Evidence", site: "Site") -> bool:
    """Whether the file's subject is the site, by name or domain, alone or in a list."""
    written = entry.subject or ""
    named = {folded(word) for word in (written, *_SEPARATORS.split(written))}
    return folded(site.name) in named or (site.domain is not None and folded(site.domain) in named)


def _lacking(rule: "Rule", files: "Sequence[_Listed]", site: "Site") -> "Verdict":
    for index, entry in files:
        if entry.subject is None:
            return unknown(f"evidence[{index}].subject", message="whose", site=site.name)
    (material,) = law_values.listed(rule, "material")
    return failed(material, message="unlisted", site=site.name, material=material)


def _aged(case: "Case", rule: "Rule", own: "Sequence[_Listed]", site: "Site") -> "Iterator[Verdict]":
    """Yield what is wrong with the day of the newest file, where the rule limits its age."""
    limit = rule.parameters.get("days")
    undated = [index for index, entry in own if entry.issued_on is None]
    if limit is None or undated:
        yield from (unknown(f"evidence[{index}].issued_on") for index in undated if limit is not None)
        return
    made, index = max((entry.issued_on, index) for index, entry in own if entry.issued_on is not None)
    path, facts = f"evidence[{index}].issued_on", {"site": site.name, "limit": limit, **days(made=made, day=case.as_of)}
    if made > case.as_of:
        yield unknown(path, message="future", **facts)
    elif made < case.as_of - timedelta(days=int(str(limit))):
        yield failed(path, message="outdated", **facts)


@check("trade.steps_shown")
def trade_steps(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """On a trading platform each of the rule's ``steps`` works and is shown in the listed screenshots."""
    items = case.profile.application.service_items
    if items is None:
        yield unknown("application.service_items")
    elif all(item.name not in law_values.listed(rule, "items") for item in items):
        yield not_applicable("application.service_items")
    else:
        yield from unlisted(case, rule)
        yield from confirmed(case, rule, law_values.listed(rule, "steps"), "product.flows")
