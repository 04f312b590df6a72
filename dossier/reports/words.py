"""Name outcomes, severities and confidence in both languages."""

from collections.abc import Mapping

from dossier.finding import Finding, Outcome
from dossier.rulebook.vocabulary import Necessity, Severity, Stage
from dossier.text import Text
from dossier.values.citation import Citation, Confidence

OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.FAIL: Text("不符合", "failed"),
    Outcome.UNKNOWN: Text("情况不明", "unknown"),
    Outcome.ERROR: Text("检查出错", "check crashed"),
    Outcome.PASS: Text("符合", "passed"),
    Outcome.NOT_APPLICABLE: Text("不适用", "not applicable"),
}
LATER: Mapping[Stage, Text] = {
    Stage.SIGNING: Text("签章后核对", "after signing"),
    Stage.ANSWER: Text("答复后核对", "after the answer"),
}
SEVERITIES: Mapping[Severity, Text] = {
    Severity.BLOCK: Text("阻断", "blocks"),
    Severity.WARN: Text("提醒", "warning"),
    Severity.INFORM: Text("提示", "note"),
}
NECESSITIES: Mapping[Necessity, Text] = {
    Necessity.REQUIRED: Text("必交", "required"),
    Necessity.CONDITIONAL: Text("符合条件时必交", "required under a condition"),
    Necessity.ADVISED: Text("建议", "advised"),
}
CONFIDENCE: Mapping[Confidence, Text] = {
    Confidence.LAW: Text("法律原文", "text of the law"),
    Confidence.OFFICIAL: Text("主管部门公开信息", "published by the authority"),
    Confidence.CONSISTENCY: Text("材料自身核对，不是法律要求", "the dossier's own consistency; not a rule of law"),
    Confidence.SECONDARY: Text("二手资料", "secondary source"),
    Confidence.PRACTICE: Text("地方实践，请向通信管理局核实", "local practice; ask the authority"),
    Confidence.UNVERIFIED: Text("未经核实", "unverified"),
}


def state(finding: Finding) -> Text:
    """Return how urgent a finding is, in a word or two."""
    if finding.waiver:
        return Text("已豁免", "waived")
    if finding.later:
        return LATER[finding.stage]
    if finding.outcome is Outcome.FAIL:
        return SEVERITIES[finding.severity]
    return OUTCOMES[finding.outcome]


def note(citation: Citation) -> Text:
    """Return the doubt about a citation; the law files keep it in Chinese only, and the English says so."""
    return Text(citation.note, citation.note and f"(note in Chinese) {citation.note}")


def source(citation: Citation | None) -> Text:
    """Return the basis of a finding with its confidence and the day it was seen."""
    if citation is None:
        return Text("", "")
    confidence = CONFIDENCE[citation.confidence]
    seen = Text("", "")
    if citation.seen_on is not None:
        seen = Text(f"，查阅于 {citation.seen_on}", f", seen {citation.seen_on}")
    return Text(f"{citation.label()}（{confidence.zh}{seen.zh}）", f"{citation.label()} ({confidence.en}{seen.en})")
