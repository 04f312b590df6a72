"""Write a report for a terminal: what blocks first, each with reason, place, way out and basis."""

from collections.abc import Iterator

from dossier.finding import Finding
from dossier.reports.coming import COMING
from dossier.reports.groups import Block, Group, open_groups, way
from dossier.reports.next_step import next_step, verdict
from dossier.reports.province import province_meaning, province_status
from dossier.reports.report import Report
from dossier.reports.words import source, state
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.text import Language, Text


def render_text(report: Report, language: Language) -> str:
    """Return the report as plain lines without colours; one fact a line, so that any width serves."""
    return report.shown("\n".join(_lines(report, language))) + "\n"


def _lines(report: Report, language: Language) -> Iterator[str]:
    yield heading(report).pick(language)
    yield from (line.pick(language) for line in doubt(report))
    for group in open_groups(report):
        yield ""
        yield f"── {group.title.pick(language)} ({len(group.findings)}) ──"
        yield from (line.pick(language) for line in _group(group))
    if report.changes:
        yield ""
        yield f"── {COMING.pick(language)} ──"
        yield from (f"    {change.text.pick(language)}" for change in report.changes)
    yield ""
    yield summary(report).pick(language)
    yield verdict(report).pick(language)
    yield Text("下一步：", "Next step: ").pick(language) + next_step(report).pick(language)


def heading(report: Report) -> Text:
    """Return whose application is checked, for what, by whom it is decided, and which day counts."""
    case = report.case
    name, province = case.profile.company.name, case.rulebook.province
    categories = "+".join(case.profile.application.categories)
    return Text(
        f"{name} · {categories} · {province.authority} · 按 {case.as_of} 检查",
        f"{name} · {categories} · {province.authority} · checked as of {case.as_of}",
    )


def doubt(report: Report) -> Iterator[Text]:
    """Yield how far the province is known, unless it is known in full."""
    province = report.case.rulebook.province
    if province.status is not ProvinceStatus.VERIFIED:
        status, meaning = province_status(province), province_meaning(province)
        yield Text(f"注意：{status.zh}。{meaning.zh}", f"Note: {status.en}. {meaning.en}")


def _group(group: Group) -> Iterator[Text]:
    if group.waits:
        yield Text("", "")
        for documents, checks in group.waits.items():
            yield Text(f"    {documents}：{checks.zh}", f"    {documents}: {checks.en}")
        yield Text(f"    处理：{group.findings[0].fix.zh}", f"    what to do: {group.findings[0].fix.en}")
        return
    for block in group.blocks:
        yield Text("", "")
        yield from _block(block)


def _block(block: Block) -> Iterator[Text]:
    head, word, basis = block.head, state(block.head), source(block.head.citation)
    yield Text(f"[{word.zh}] {head.code} {head.title.zh}", f"[{word.en}] {head.code} {head.title.en}")
    for finding in block.findings:
        yield _item(finding, listed=len(block.findings) > 1, placed=block.place is None)
        if block.way is None:
            yield _way(finding, way(finding), "      ")
    if block.place:
        yield Text(f"    位置：{block.place}", f"    place: {block.place}")
    if block.way is not None:
        yield _way(head, block.way, "    ")
    if basis.zh:
        yield Text(f"    依据：{basis.zh}", f"    basis: {basis.en}")


def _item(finding: Finding, *, listed: bool, placed: bool) -> Text:
    """Return the message, in a list with a mark, and with its place where that is not told once for all."""
    mark, place = "· " if listed else "", finding.location
    where = Text(f"（位置：{place}）", f" (place: {place})") if placed and place else Text("", "")
    return Text(f"    {mark}{finding.message.zh}{where.zh}", f"    {mark}{finding.message.en}{where.en}")


def _way(finding: Finding, said: Text, indent: str) -> Text:
    label = Text("豁免", "waived") if finding.waiver else Text("处理", "what to do")
    return Text(f"{indent}{label.zh}：{said.zh}", f"{indent}{label.en}: {said.en}")


def summary(report: Report) -> Text:
    """Return how many findings there are of each outcome."""
    count = report.count()
    waived = sum(bool(finding.waiver) for finding in report.findings)
    more = Text(f"（其中已豁免 {waived}）", f" ({waived} of them waived)") if waived else Text("", "")
    return Text(
        f"符合 {count['pass']}，不符合 {count['fail']}，情况不明 {count['unknown']}，"
        f"出错 {count['error']}，不适用 {count['not_applicable']}{more.zh}",
        f"passed {count['pass']}, failed {count['fail']}, unknown {count['unknown']}, "
        f"crashed {count['error']}, not applicable {count['not_applicable']}{more.en}",
    )
