"""Write a report for a terminal: what blocks first, each with place, reason, way out and basis."""

from collections.abc import Iterator

from dossier.finding import Finding
from dossier.reports.mask import mask
from dossier.reports.report import Report
from dossier.reports.words import source, state
from dossier.text import Language, Text


def render_text(report: Report, language: Language) -> str:
    """Return the report as plain lines."""
    return mask("\n".join(_lines(report, language))) + "\n"


def _lines(report: Report, language: Language) -> Iterator[str]:
    yield _heading(report).pick(language)
    for finding in report.open:
        yield ""
        yield from _finding(finding, language)
    yield ""
    yield _summary(report).pick(language)
    yield _next_step(report).pick(language)


def _heading(report: Report) -> Text:
    case = report.case
    name, province = case.profile.company.name, case.rulebook.province
    categories = "+".join(case.profile.application.categories)
    return Text(
        f"{name} · {categories} · {province.authority} · 按 {case.as_of} 检查",
        f"{name} · {categories} · {province.authority} · checked as of {case.as_of}",
    )


def _finding(finding: Finding, language: Language) -> Iterator[str]:
    place = f"{finding.location}  " if finding.location else ""
    yield f"[{state(finding).pick(language)}] {finding.code} {finding.title.pick(language)}"
    yield f"    {place}{finding.message.pick(language)}"
    if finding.waiver:
        yield f"    {Text('豁免：', 'waived: ').pick(language)}{finding.waiver}"
    else:
        yield f"    → {finding.fix.pick(language)}"
    if basis := source(finding.citation).pick(language):
        yield f"    {Text('依据：', 'basis: ').pick(language)}{basis}"


def _summary(report: Report) -> Text:
    count = report.count()
    return Text(
        f"符合 {count['pass']}，不符合 {count['fail']}，情况不明 {count['unknown']}，"
        f"出错 {count['error']}，不适用 {count['not_applicable']}",
        f"passed {count['pass']}, failed {count['fail']}, unknown {count['unknown']}, "
        f"crashed {count['error']}, not applicable {count['not_applicable']}",
    )


def _next_step(report: Report) -> Text:
    if report.ready:
        return Text("可以提交：没有阻断项。", "Ready: nothing blocks the submission.")
    first = next(finding for finding in report.findings if finding.blocks)
    return Text(f"尚不能提交。下一步：{first.fix.zh}", f"Not ready. Next step: {first.fix.en}")
