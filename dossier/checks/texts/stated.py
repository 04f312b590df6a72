"""Check that a finished document states, under the right heading, the figures and names the profile gives."""

import re
from typing import TYPE_CHECKING, NamedTuple

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.checks.registry import failed, passed, unknown
from dossier.checks.texts.registry import text_check
from dossier.checks.verdicts import absent
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.sites import Hosting
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText


class _Section(NamedTuple):
    """What a document says under the headings that hold a word."""

    heading: str
    text: str
    """Without blanks and thousands separators; empty when no such heading has content."""

    def says(self, wanted: str) -> bool:
        """Return whether the words stand there; a number counts only where no further digit touches it."""
        return re.search(rf"(?<![\d.]){re.escape(_joined(wanted))}(?!\d)", self.text) is not None


def _section(document: "DocumentText", word: str) -> _Section:
    under = [passage for passage in document.passages if word in passage.heading]
    text = "\n".join(_joined(passage.text) for passage in under)
    return _Section(under[0].heading if under else word, text)


def _joined(text: str) -> str:
    """Return text in which 1,000 is 1000; commas of sentences go as well, on both sides of the comparison."""
    return folded(text).replace(",", "")


@text_check("text.topology")
def topology(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """The drawing under the heading of the parameter ``heading`` shows every node by its name."""
    nodes = (case.profile.technology or NOTHING_KNOWN).nodes
    if nodes is None:
        yield unknown("technology.nodes")
        return
    for document in documents:
        drawing = _section(document, str(rule.parameters["heading"]))
        place = {"document": document.title, "heading": drawing.heading}
        lacking = [node.name for node in nodes if not drawing.says(node.name)]
        if not nodes or not drawing.text:
            yield failed(document.code, message="none", **place)
        elif lacking:
            yield failed(document.code, nodes="、".join(lacking), nodes_en=", ".join(lacking), **place)
        else:
            yield passed(document.code, count=len(nodes), **place)


@text_check("text.access")
def access(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """Provider, place, bandwidth and addresses of each contract stand under the heading of the parameter ``heading``."""
    contracts = case.profile.hosting
    if not contracts:
        yield unknown("hosting") if contracts is None else failed("hosting", message="none")
        return
    for index, contract in enumerate(contracts):
        yield from absent(contract, f"hosting[{index}]", ("location", "bandwidth", "ip_addresses"))
        if contract.location is not None:
            yield from absent(contract.location, f"hosting[{index}].location", ("address",))
        if contract.ip_addresses == []:
            yield failed(f"hosting[{index}].ip_addresses", message="addresses", provider=contract.provider)
    for document in documents:
        yield from _access(document, contracts, str(rule.parameters["heading"]))


def _access(document: "DocumentText", contracts: "Sequence[Hosting]", word: str) -> "Iterator[Verdict]":
    section, complete = _section(document, word), True
    for contract in contracts:
        lacking = [wanted for wanted in _resources(contract) if not section.says(wanted)]
        complete = complete and not lacking
        if lacking:
            facts = {"provider": contract.provider, "lacking": "、".join(lacking), "lacking_en": ", ".join(lacking)}
            yield failed(document.code, document=document.title, heading=section.heading, **facts)
    if complete:
        yield passed(document.code, document=document.title, heading=section.heading)


def _resources(contract: "Hosting") -> "Iterator[str]":
    yield contract.provider
    if contract.location is not None and contract.location.address is not None:
        yield contract.location.address
    if contract.bandwidth is not None:
        yield f"{contract.bandwidth} Mbit/s"
    yield from contract.ip_addresses or ()


@text_check("text.capacity_users")
def capacity_users(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """The registered users of the first and last year stand in both documents, and the calculation shows formulas.

    The parameter ``headings`` maps each document to a word of its heading, ``formulas`` names the one that calculates.
    """
    years = (case.profile.plan or NOTHING_KNOWN).years
    if not years:
        yield unknown("plan.years")
        return
    ends = {0: years[0], len(years) - 1: years[-1]}
    for index, year in ends.items():
        yield from absent(year, f"plan.years[{index}]", ("registered_users",))
    headings = law_values.titles(rule, "headings")
    for document in documents:
        section = _section(document, headings[document.code])
        place = {"document": document.title, "heading": section.heading}
        counts = {year.label: year.registered_users for year in ends.values() if year.registered_users is not None}
        lacking = {label: count for label, count in counts.items() if not section.says(str(count))}
        for label, count in lacking.items():
            yield failed(document.code, year=label, users=count, **place)
        if document.code == rule.parameters["formulas"] and "×" not in section.text:
            yield failed(document.code, message="formulas", **place)
        elif not lacking:
            yield passed(document.code, **place)
