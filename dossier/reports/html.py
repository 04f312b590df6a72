"""Write a report as one self-contained page that prints well."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import PurePath

from dossier.finding import Finding
from dossier.reports.coming import COMING
from dossier.reports.groups import Block, Group, open_groups, settled_blocks, way
from dossier.reports.next_step import next_step, verdict
from dossier.reports.page_style import STYLE
from dossier.reports.province import province_meaning, province_status
from dossier.reports.report import Report
from dossier.reports.words import source, state
from dossier.rulebook.model import Hint, Requirement
from dossier.rulebook.vocabulary import ProvinceStatus
from dossier.text import Language, Text
from dossier.values.citation import Citation
from dossier.values.location import Location

_COUNTS = (("fail", Text("不符合", "failed")), ("error", Text("检查出错", "crashed")), ("unknown", Text("情况不明", "unknown")),
           ("pass", Text("符合", "passed")), ("not_applicable", Text("不适用", "not applicable")))  # fmt: skip
_HEADS = (Text("编号", "Code"), Text("检查项", "Check"), Text("对象", "Subject"), Text("结论", "Result"),
          Text("依据", "Basis"))  # fmt: skip

_WAY, _WAIVED = Text("处理：", "What to do: "), Text("豁免（决定人、理由、期限）：", "Waived (who, why, until): ")


def render_html(report: Report, language: Language) -> str:
    """Return the page in one language."""
    title = Text("申请材料检查报告", "Application check report").pick(language)
    body = "\n".join(_body(report, language, title))
    lang = "zh-CN" if language == "zh" else "en"
    return report.shown(
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>\n'
        f"<body><main>\n{body}\n</main></body></html>\n"
    )


def _body(report: Report, language: Language, title: str) -> Iterator[str]:
    yield f"<h1>{title}</h1>"
    yield f'<p class="sub">{escape(_subtitle(report).pick(language))}</p>'
    yield _verdict(report, language)
    yield from _doubt(report, language)
    yield _counts(report, language)
    groups = open_groups(report)
    yield _overview(groups, language)
    for group in groups:
        yield from _group(group, language)
    yield from _coming(report, language)
    yield from _statements(report, language)
    yield from _others(report, language)
    yield f"<footer>{_disclaimer().pick(language)}</footer>"


def _subtitle(report: Report) -> Text:
    case = report.case
    codes = "、".join(case.profile.application.categories)
    name, authority = case.profile.company.name, case.rulebook.province.authority
    return Text(
        f"{name}　申请业务 {codes}　受理机关 {authority}　以 {case.as_of} 为准",
        f"{name} · {codes} · {authority} · as of {case.as_of}",
    )


def _verdict(report: Report, language: Language) -> str:
    css = "verdict ready" if report.ready else "verdict"
    step = escape(next_step(report).pick(language))
    label = Text("下一步：", "Next step: ").pick(language)
    return f'<div class="{css}"><p><b>{verdict(report).pick(language)}</b></p><p class="step">{label}{step}</p></div>'


def _doubt(report: Report, language: Language) -> Iterator[str]:
    """Yield how far the province is known, with the authority's own guide, unless it is known in full."""
    province = report.case.rulebook.province
    if province.status is ProvinceStatus.VERIFIED:
        return
    status, meaning = province_status(province).pick(language), province_meaning(province).pick(language)
    guide = ""
    if province.guide is not None:
        label = Text("主管部门指南：", "Guide of the authority: ").pick(language)
        guide = f'<p class="basis">{label}{_basis(province.guide, language)}</p>'
    yield f'<div class="doubt"><p><b>{_capital(status)}</b></p><p>{escape(meaning)}</p>{guide}</div>'


def _counts(report: Report, language: Language) -> str:
    count = report.count()
    waived = sum(bool(finding.waiver) for finding in report.findings)
    shown = [(count[key], label) for key, label in _COUNTS if count[key] or key != "error"]
    shown += [(waived, Text("其中已豁免", "of them waived"))] if waived else []
    return f'<ul class="counts">{"".join(f"<li><b>{n}</b>{label.pick(language)}</li>" for n, label in shown)}</ul>'


def _overview(groups: Sequence[Group], language: Language) -> str:
    """Return what is open at a glance, each group with its number and a link to it."""
    items = (
        f'<li class="{group.key}"><a href="#{group.key}">{group.title.pick(language)}</a> <b>{len(group.findings)}</b></li>'
        for group in groups
    )
    return f'<ul class="overview">{"".join(items)}</ul>' if groups else ""


def _group(group: Group, language: Language) -> Iterator[str]:
    yield f'<h2 id="{group.key}">{group.title.pick(language)} <small>{len(group.findings)}</small></h2>'
    if group.waits:
        yield _waiting(group, language)
        return
    yield from (_article(block, group.key, language) for block in group.blocks)


def _waiting(group: Group, language: Language) -> str:
    items = (f"<li>{escape(name)}<br>{escape(said.pick(language))}</li>" for name, said in group.waits.items())
    way = _way(group.findings[0], group.findings[0].fix, language)
    return f'<article class="{group.key}"><ul class="items">{"".join(items)}</ul>{way}</article>'


def _article(block: Block, look: str, language: Language) -> str:
    head = block.head
    return (
        f'<article class="{look}"><h3><span class="tag">{state(head).pick(language)}</span>'
        f'{escape(head.title.pick(language))}<span class="code">{head.code}</span></h3>'
        f"{_said_by(block, language)}{_way(head, block.way, language)}"
        f'{_place(block.findings, block.place, language)}<p class="basis">{_basis(head.citation, language)}</p></article>'
    )


def _said_by(block: Block, language: Language) -> str:
    """Return the message, or a list of them in which each tells what is not the same for all."""
    if len(block.findings) == 1:
        return f"<p>{escape(block.head.message.pick(language))}</p>"
    items = (
        f"<li>{escape(finding.message.pick(language))}"
        f"{_way(finding, way(finding) if block.way is None else None, language)}"
        f"{_place([finding], None if block.place else finding.location, language)}</li>"
        for finding in block.findings
    )
    return f'<ul class="items">{"".join(items)}</ul>'


def _way(finding: Finding, said: Text | None, language: Language) -> str:
    if said is None:
        return ""
    label = _WAIVED if finding.waiver else _WAY
    return f'<p><span class="label">{label.pick(language)}</span>{escape(said.pick(language))}</p>'


def _place(findings: Sequence[Finding], place: Location | None, language: Language) -> str:
    """Name the file without its folders: the page goes to people who have no business with them."""
    if place is None:
        return ""
    name, subjects = PurePath(place.file).name, {finding.subject_title.pick(language) for finding in findings}
    about = subjects.pop() if len(subjects) == 1 else ""
    where = Text(f"{name} 第 {place.line} 行", f"{name} line {place.line}").pick(language)
    joint = Text("，", ", ").pick(language)
    return f'<p class="place">{escape(joint.join(part for part in (about, where) if part))}</p>'


def _basis(citation: Citation | None, language: Language) -> str:
    """Return the source, linked where it has an address, with what is doubtful about it."""
    if citation is None:
        return ""
    text = escape(source(citation).pick(language))
    if citation.url.startswith(("https://", "http://")):
        text = f'<a href="{escape(citation.url)}">{text}</a>'
    return f"{text}　{escape(citation.note)}" if citation.note and language == "zh" else text


def _others(report: Report, language: Language) -> Iterator[str]:
    """Yield what was settled, one row for each rule and result."""
    settled = settled_blocks(report)
    if not settled:
        return
    heads = "".join(f"<th>{head.pick(language)}</th>" for head in _HEADS)
    yield f"<h2>{Text('其余检查', 'Other checks').pick(language)}</h2><table><thead><tr>{heads}</tr></thead><tbody>"
    for block in settled:
        subjects = dict.fromkeys(finding.subject_title.pick(language) for finding in block.findings)
        about = f"<td>{escape(block.head.title.pick(language))}</td><td>{escape(_joint(subjects, language))}</td>"
        result = f'<td class="nowrap">{state(block.head).pick(language)}</td>'
        basis = f"<td>{_basis(block.head.citation, language)}</td>"
        yield f'<tr><td class="nowrap">{block.head.code}</td>{about}{result}{basis}</tr>'
    yield "</tbody></table>"


def _joint(names: Iterable[str], language: Language) -> str:
    """Name the first and count the others."""
    first, *more = names
    if not more:
        return first
    return first + Text(f" 等 {len(more) + 1} 项", f" and {len(more)} more").pick(language)


def _coming(report: Report, language: Language) -> Iterator[str]:
    if report.changes:
        items = (
            f'<li>{escape(change.text.pick(language))} <span class="basis">{_basis(change.citation, language)}</span></li>'
            for change in report.changes
        )
        yield f'<h2>{COMING.pick(language)}</h2><ul class="said">{"".join(items)}</ul>'


def _statements(report: Report, language: Language) -> Iterator[str]:
    book = report.case.rulebook
    yield from _said(
        Text("官方来源的其他要求", "Also stated by official sources"),
        Text("见于官方来源，无法自动检查，请人工核对。", "From official sources; not checked by the tool, check by hand."),
        book.requirements, language,
    )  # fmt: skip
    yield from _said(
        Text("参考信息（不是规则）", "Hints (not rules)"),
        Text("地方做法或者他人的说法，可能过时或者不准确；没有用于检查，也不影响结论。",
             "Local practice or claims of others, perhaps outdated or wrong; not checked and without effect on the result."),
        book.hints, language,
    )  # fmt: skip


def _said(title: Text, lead: Text, said: Sequence[Requirement | Hint], language: Language) -> Iterator[str]:
    if said:
        yield f'<h2>{title.pick(language)}</h2><p class="lead">{lead.pick(language)}</p><ul class="said">'
        for one in said:
            yield f'<li>{escape(one.text.pick(language))} <span class="basis">{_basis(one.citation, language)}</span></li>'
        yield "</ul>"


def _capital(text: str) -> str:
    return escape(text[:1].upper() + text[1:])


def _disclaimer() -> Text:
    return Text(
        "本报告按档案所填事实和所列依据生成，依据的可信程度逐项标注；是否受理和许可由主管部门决定。",
        "Made from the facts in the profile and the sources named, each with its confidence; the authority decides.",
    )
