"""Say whether a case can be submitted, and the one thing to do next."""

from dossier.finding import Outcome
from dossier.reports.province import ask_authority
from dossier.reports.report import Report
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.text import Text

_NOTHING = Text("", "")
_READY = Text("可以提交：没有阻断项。", "Ready: nothing blocks the submission.")
_SIGN_FIRST = Text("可以打印签章：没有阻断项。", "Ready to print and sign: nothing blocks the package.")
_SUBMIT = Text("签字、盖章、扫描后按材料清单上传。", "Sign, seal, scan and upload as the list of materials says.")


def verdict(report: Report) -> Text:
    """Return whether the case can be submitted."""
    if not report.findings:
        return Text("没有结论：没有适用任何规则。", "No result: no rule was applied.")
    blocking = sum(finding.blocks for finding in report.findings)
    if blocking:
        return Text(f"尚不能提交：{blocking} 项须先处理。", f"Not ready: {blocking} to be settled first.")
    later = sum(finding.later for finding in report.findings)
    warnings = sum(not finding.waiver and not finding.later for finding in report.open)
    return _joined(
        _SIGN_FIRST if later else _READY,
        Text(f"另有 {warnings} 项提醒。", f" {warnings} warnings remain.") if warnings else _NOTHING,
        Text(f"签字盖章后还须核对 {later} 项。", f" {later} to be looked at after signing.") if later else _NOTHING,
    )


def _joined(*texts: Text) -> Text:
    return Text("".join(text.zh for text in texts), "".join(text.en for text in texts))


def next_step(report: Report) -> Text:
    """Return what to do next: settle the worst finding, else ask the authority, else submit."""
    first = next((finding for finding in report.findings if finding.blocks), None)
    if first is not None:
        return _settle(first.code, first.fix, crashed=first.outcome is Outcome.ERROR)
    province = report.case.rulebook.province
    if not report.findings or province.status is not ProvinceStatus.VERIFIED:
        ask = ask_authority(province)
        return Text(f"{ask.zh}{_SUBMIT.zh}", f"{ask.en} {_SUBMIT.en}") if report.findings else ask
    return _SUBMIT


def _settle(code: str, fix: Text, *, crashed: bool) -> Text:
    if crashed:
        return Text(f"{code}：这一项没有检查成，请人工核对。", f"{code}: this check did not finish; check by hand.")
    return Text(f"{code}：{fix.zh}", f"{code}: {fix.en}")
