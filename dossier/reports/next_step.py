"""Say whether a case can be submitted, and the one thing to do next."""

from collections import Counter

from dossier.finding import Outcome
from dossier.reports.groups import group_key
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
    count = Counter(map(group_key, report.open))
    if not report.ready:
        return _not_ready(count["broken"] + count["missing"], count["waiting"])
    later = count["later"]
    return _joined(
        _SIGN_FIRST if later else _READY,
        _remaining(count["warning"], count["unlooked"] + count["waiting"]),
        Text(f"签字盖章后还须核对 {later} 项。", f" {later} to be looked at after signing.") if later else _NOTHING,
    )


def _not_ready(first: int, waiting: int) -> Text:
    zh = [f"{first} 项须先处理"] if first else []
    en = [f"{first} to be settled first"] if first else []
    if waiting:
        zh.append(f"{waiting} 项待文书写成后检查")
        en.append(f"{waiting} to be checked once the documents are written")
    return Text(f"尚不能提交：{'，'.join(zh)}。", f"Not ready: {', '.join(en)}.")


def _remaining(warnings: int, unlooked: int) -> Text:
    """Say how much is open though nothing blocks; what is not known is never passed over."""
    zh = [f"{warnings} 项提醒"] if warnings else []
    en = [f"warnings: {warnings}"] if warnings else []
    if unlooked:
        zh.append(f"{unlooked} 项尚未核对")
        en.append(f"not looked at or not known: {unlooked}")
    return Text(f"另有 {'、'.join(zh)}。", f" Still open — {', '.join(en)}.") if zh else _NOTHING


def _joined(*texts: Text) -> Text:
    return Text("".join(text.zh for text in texts), "".join(text.en for text in texts))


def next_step(report: Report) -> Text:
    """Return what to do next: settle the worst finding, else look at what is unknown, ask the authority, submit."""
    first = next((finding for finding in report.findings if finding.blocks), None)
    if first is not None:
        return _settle(first.code, first.fix, crashed=first.outcome is Outcome.ERROR)
    province = report.case.rulebook.province
    ask = _NOTHING
    if not report.findings or province.status is not ProvinceStatus.VERIFIED:
        ask = ask_authority(province)
    if not report.findings:
        return ask
    steps = [step for step in (_look(report), ask, _SUBMIT) if step.zh]
    return Text("".join(step.zh for step in steps), " ".join(step.en for step in steps))


def _look(report: Report) -> Text:
    unlooked = sum(group_key(finding) in ("unlooked", "waiting") for finding in report.open)
    if not unlooked:
        return _NOTHING
    return Text(
        f"先把尚未核对的 {unlooked} 项核对一遍。", f"First look at what nobody has looked at or known yet ({unlooked})."
    )


def _settle(code: str, fix: Text, *, crashed: bool) -> Text:
    if crashed:
        return Text(f"{code}：这一项没有检查成，请人工核对。", f"{code}: this check did not finish; check by hand.")
    return Text(f"{code}：{fix.zh}", f"{code}: {fix.en}")
