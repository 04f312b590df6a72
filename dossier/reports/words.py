"""Name outcomes, severities and confidence in both languages."""

from collections.abc import Mapping

from dossier.finding import Finding, Outcome
from dossier.text import Text
from dossier.values.citation import Citation, Confidence

OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.FAIL: Text("不符合", "failed"),
    Outcome.UNKNOWN: Text("情况不明", "unknown"),
    Outcome.ERROR: Text("检查出错", "check crashed"),
    Outcome.PASS: Text("符合", "passed"),
    Outcome.NOT_APPLICABLE: Text("不适用", "not applicable"),
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
    if finding.outcome is Outcome.FAIL:
        return Text("阻断", "blocks") if finding.blocks else Text("提醒", "warning")
    return OUTCOMES[finding.outcome]


def source(citation: Citation | None) -> Text:
    """Return the basis of a finding with its confidence and the day it was seen."""
    if citation is None:
        return Text("", "")
    confidence = CONFIDENCE[citation.confidence]
    seen = Text("", "")
    if citation.seen_on is not None:
        seen = Text(f"，查阅于 {citation.seen_on}", f", seen {citation.seen_on}")
    return Text(f"{citation.label()}（{confidence.zh}{seen.zh}）", f"{citation.label()} ({confidence.en}{seen.en})")
