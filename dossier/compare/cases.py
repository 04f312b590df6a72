"""Name what changes for one applicant between two provinces: findings, materials, documents."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.case import Case
from dossier.documents.compose import layers, library
from dossier.finding import Finding
from dossier.materials.select import Selected, select
from dossier.reports.report import Report
from dossier.reports.words import OUTCOMES, state
from dossier.text import Text

STATES: Mapping[str, Text] = {
    "required": Text("必交", "required"),
    "conditional": Text("必交（条件成立）", "required (the condition holds)"),
    "advised": Text("建议", "advised"),
    "not_applicable": Text("不适用", "not applicable"),
    "unknown": Text("是否需要不明", "not known whether it is needed"),
}
_ABSENT = Text("清单中没有", "not on the list")
_NO_SUCH_RULE = Text("没有这条规则", "no such rule")
_NOTHING_FOUND = Text("没有发现问题", "nothing found")
_NATIONAL = Text("按全国模板生成", "written from the national template")

CASE_KINDS: Mapping[str, Text] = {
    "finding": Text("检查结论", "Findings"),
    "material": Text("材料", "Materials"),
    "document": Text("生成的文件", "Documents that are written"),
}
"""Kind of difference → its heading, in the order of a report."""

_Key = tuple[str, str]


class CaseDifference(NamedTuple):
    """One thing that changes for the applicant."""

    kind: str
    """One of ``CASE_KINDS``."""
    key: str
    """Rule code with subject, or material code."""
    title: Text
    left: tuple[Text, ...]
    right: tuple[Text, ...]


def case_differences(left: Report, right: Report) -> tuple[CaseDifference, ...]:
    """Return what changes for the applicant of two reports on the same profile and day."""
    return (
        *_findings(left, right),
        *_materials(left.case, right.case),
        *_documents(left.case, right.case),
    )


def _findings(left: Report, right: Report) -> Iterator[CaseDifference]:
    """Yield the subjects on which anything open is said on one side only, or said otherwise."""
    one, other = _by_subject(left.findings), _by_subject(right.findings)
    for key in dict.fromkeys((*one, *other)):
        before, after = _open(left, one.get(key, ())), _open(right, other.get(key, ()))
        if Counter(map(_said, before)) != Counter(map(_said, after)):
            title, subject = (*before, *after)[0].title, (*before, *after)[0].subject_title
            yield CaseDifference(
                "finding",
                " ".join(key),
                Text(f"{title.zh}：{subject.zh}", f"{title.en}: {subject.en}"),
                _words(_without(before, after), left, key),
                _words(_without(after, before), right, key),
            )


def _by_subject(findings: Sequence[Finding]) -> Mapping[_Key, tuple[Finding, ...]]:
    found: dict[_Key, tuple[Finding, ...]] = {}
    for finding in findings:
        key = finding.code, finding.subject
        found[key] = (*found.get(key, ()), finding)
    return found


def _open(report: Report, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding in report.open)


def _said(finding: Finding) -> tuple[str, Text]:
    return state(finding).zh, finding.message


def _without(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    known = set(map(_said, others))
    return tuple(finding for finding in findings if _said(finding) not in known)


def _words(differing: Sequence[Finding], report: Report, key: _Key) -> tuple[Text, ...]:
    """Say what is open on this side only; where nothing is, what the rule found at all."""
    if differing:
        pairs = [(state(finding), finding.message) for finding in differing]
        return tuple(Text(f"[{word.zh}] {said.zh}", f"[{word.en}] {said.en}") for word, said in pairs)
    of_rule = [finding for finding in report.findings if finding.code == key[0]]
    outcomes = dict.fromkeys(finding.outcome for finding in of_rule if finding.subject == key[1])
    return tuple(OUTCOMES[outcome] for outcome in outcomes) or (_NOTHING_FOUND if of_rule else _NO_SUCH_RULE,)


def _materials(left: Case, right: Case) -> Iterator[CaseDifference]:
    one, other = _selected(left), _selected(right)
    for code in dict.fromkeys((*one, *other)):
        before, after = _state(one.get(code)), _state(other.get(code))
        if before != after:
            title = (one.get(code) or other[code]).material.title
            yield CaseDifference("material", code, title, (before,), (after,))


def _selected(case: Case) -> Mapping[str, Selected]:
    return {one.material.code: one for one in select(case)}


def _state(selected: Selected | None) -> Text:
    return _ABSENT if selected is None else STATES[selected.state]


def _documents(left: Case, right: Case) -> Iterator[CaseDifference]:
    one, other = _chains(left), _chains(right)
    titles = {material.code: material.title for case in (left, right) for material in case.rulebook.materials}
    for code in dict.fromkeys((*one, *other)):
        if one.get(code) != other.get(code):
            before, after = _local(titles[code], one.get(code)), _local(titles[code], other.get(code))
            yield CaseDifference("document", code, titles[code], (before,), (after,))


def _chains(case: Case) -> Mapping[str, str]:
    """Return for each document of the case the templates it is written from."""
    return {
        one.material.code: library(case.templates).chain(one.material.template, layers(case))
        for one in select(case)
        if one.material.template is not None and one.state != "not_applicable"
    }


def _local(title: Text, chain: str | None) -> Text:
    """Say whether a province has a wording of its own for a document."""
    if chain is None:
        return Text("不生成", "not written")
    if not any(file.startswith("provinces/") for file in chain.split("|")):
        return _NATIONAL
    return Text(
        f"按本省的《{title.zh}》模板生成，内容与全国模板不同",
        f"written from the province's own template of “{title.en}”, which differs from the national one",
    )
