"""Check the emergency plan as written: its grades with the figures of the law, and to whom incidents are reported."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.registry import failed
from dossier.checks.texts.parts import about
from dossier.checks.texts.registry import clean, text_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_LEVELS = "incident.leak_levels"
_WITHIN = 60
"""Characters after a name within which its figure is looked for: the rest of a row of a table, or of a sentence."""
_UNITS = ((100_000_000, "亿"), (10_000, "万"))
_TIME = r"(?P<number>\d+)(?:个)?(?P<unit>分钟|小时)"


@text_check("text.incident_levels")
def incident_levels(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Under the headings of the parameter ``headings`` each grade stands with its figure, and a time limit for reports."""
    verdicts = [verdict for document in documents for verdict in _graded(case, rule, document)]
    return verdicts or [clean(documents, levels="、".join(_levels(case)))]


def _levels(case: "Case") -> dict[str, int]:
    value = case.rulebook.values[_LEVELS].value
    return {str(level): int(str(persons)) for level, persons in value.items()} if isinstance(value, Mapping) else {}


def _graded(case: "Case", rule: "Rule", document: "DocumentText") -> "Iterator[Verdict]":
    found = about(document, law_values.listed(rule, "headings"))
    if not found:
        yield failed(document.code, message="missing", document=document.title)
        return
    text, place = "\n".join(part.text for part in found), {"document": document.title, "heading": found[-1].heading}
    for level, persons in _levels(case).items():
        figure = _figure(persons)
        if re.search(rf"{_word(level)}[\s\S]{{0,{_WITHIN}}}?(?<!\d){figure}人", text) is None:
            yield failed(document.code, level=level, figure=f"{figure}人", figure_en=f"{persons:,} persons", **place)
    if re.search(rf"报告[^。]{{0,{_WITHIN}}}?{_TIME}", text) is None:
        yield failed(document.code, message="report", **place)


def _word(level: str) -> str:
    """重大 is a grade of its own, and not the end of 特别重大."""
    return rf"(?<!特别){level}" if level == "重大" else level


def _figure(persons: int) -> str:
    """Write a number of people as plans do, e.g. 1000万."""
    size, name = next((unit for unit in _UNITS if persons >= unit[0]), (1, ""))
    return f"{persons // size}{name}"


@text_check("text.report_bodies")
def report_bodies(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """The plan reports to the provincial telecom authority, and to each body of the parameter ``bodies`` in time.

    ``bodies`` maps a word for the body to the value that limits the hours; ``bodies_en`` gives the English names.
    """
    verdicts = [verdict for document in documents for verdict in _reported(case, rule, document)]
    return verdicts or [clean(documents, authority=case.rulebook.province.provincial_authority)]


def _reported(case: "Case", rule: "Rule", document: "DocumentText") -> "Iterator[Verdict]":
    found = about(document, law_values.listed(rule, "headings"))
    if not found:
        yield failed(document.code, message="missing", document=document.title)
        return
    text, place = "\n".join(part.text for part in found), {"document": document.title, "heading": found[0].heading}
    authority, english = case.rulebook.province.provincial_authority, law_values.titles(rule, "bodies_en")
    if authority not in text:
        yield failed(document.code, message="authority", body=authority, **place)
    for body, key in law_values.titles(rule, "bodies").items():
        hours, limit = list(_hours(text, body)), law_values.whole(case, key)
        facts = {"body": body, "body_en": english[body], "limit": str(limit), **place}
        if not hours:
            yield failed(document.code, **facts)
        elif min(hours) > limit:
            yield failed(document.code, message="late", hours=f"{min(hours):g}", **facts)


def _hours(text: str, body: str) -> "Iterator[float]":
    """Yield the time limits that follow the name of a body, in hours."""
    for match in re.finditer(rf"{body}[\s\S]{{0,{_WITHIN}}}?{_TIME}", text):
        yield int(match["number"]) / (60 if match["unit"] == "分钟" else 1)
