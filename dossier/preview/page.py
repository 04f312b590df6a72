"""Write the whole set of documents as one page: a report -> HTML with contents, totals, missing facts and the papers."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from dossier.documents.compose import variant
from dossier.finding import Finding
from dossier.materials.folders import FOLDERS
from dossier.materials.select import select
from dossier.preview.body import Paper
from dossier.preview.draft import Draft, Drafts
from dossier.preview.facts_table import facts_table
from dossier.preview.inline import Inline
from dossier.preview.look import style_sheet
from dossier.reports.report import Report, is_open
from dossier.reports.words import state
from dossier.style.table import PROFILES
from dossier.text import Language, Text

_UNWRITTEN_RULE = "document.facts"
"""The rule that reports missing facts of documents one by one; here they are shown as gaps."""


class Shown(NamedTuple):
    """One document on the page."""

    draft: Draft
    paper: str
    places: int
    """How many gaps it shows; one missing fact may leave several."""

    @property
    def look(self) -> str:
        """Whether it is broken, open or complete, as the style sheet names it."""
        return "broken" if self.draft.problem else "open" if self.draft.missing else "complete"


def render_preview(report: Report, language: Language) -> str:
    """Return the page; documents stay Chinese, the frame around them is in one language.

    The completeness of a document is the share of facts it asks for that the profile holds: x of y, where y are the
    different fields of the profile which it reads or lacks. A part that depends on an unknown fact is left out, so y
    may grow when that is filled in; beside it stands the number of places with a gap.
    """
    drafts = Drafts(report.case)
    written = [drafts.write(one) for one in select(report.case) if one.to_write]
    shown = [_shown(report, drafts, draft) for draft in written]
    title = Text("申请文件预览", "Preview of the application documents").pick(language)
    styles = style_sheet(_style(report, one) for one in written)
    body = "".join(
        (_contents(shown, title, report, language), "<main>", *_main(shown, drafts, report, language), "</main>")
    )
    name = escape(report.case.profile.company.name)
    return report.shown(
        f'<!doctype html>\n<html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<title>{name} {title}</title><meta name="viewport" content="width=device-width"><style>{styles}</style></head>\n'
        f'<body><div class="frame">{body}</div></body></html>\n'
    )


def _style(report: Report, draft: Draft) -> str:
    """Return the house style of a document, in the variant the province asks for."""
    profile = draft.header.profile if draft.header else "qy"
    varied = f"{profile}-{variant(report.case)}"
    return varied if varied in PROFILES else profile


def _shown(report: Report, drafts: Drafts, draft: Draft) -> Shown:
    inline = Inline(f"d-{draft.code}", draft.missing, drafts.log.figures)
    if draft.header is None:
        return Shown(draft, "", 0)
    running = f"<span>{escape(report.case.profile.company.name)}</span><span>{escape(draft.title)}</span>"
    paper = Paper(inline, PROFILES[_style(report, draft)], draft.headings, running).sheets(draft.body)
    return Shown(draft, f'<div class="paper s-{_style(report, draft)}" lang="zh-CN">{paper}</div>', inline.places)


def figure_of(one: Shown, language: Language) -> str:
    """Return the completeness of a document in words."""
    known, needed, places = len(one.draft.known), one.draft.needed, one.places
    if one.draft.problem:
        return f"<b>{Text('无法写成', 'cannot be written').pick(language)}</b>"
    gaps = Text(f"{places} 处缺口", f"{places} gaps").pick(language)
    facts = Text(f"{known} / {needed} 项事实", f"{known} / {needed} facts").pick(language)
    return f"{facts}{Text('，', ', ').pick(language)}{f'<b>{gaps}</b>' if one.draft.missing else gaps}"


def _bar(one: Shown) -> str:
    share = len(one.draft.known) * 100 // one.draft.needed if one.draft.needed else 0
    return f'<span class="bar"><i style="width:{share}%"></i></span>'


# Frame


def _contents(shown: Sequence[Shown], title: str, report: Report, language: Language) -> str:
    parts = [f"<nav><h1>{title}</h1><p>{escape(report.case.profile.company.name)}</p>"]
    for form, group in groupby(shown, lambda one: one.draft.selected.material.form):
        parts.append(f"<h2>{escape(FOLDERS[form].partition('-')[2])}</h2><ul>")
        parts += [
            f'<li class="{one.look}"><a href="#d-{one.draft.code}">{escape(one.draft.selected.material.title.pick(language))}'
            f"{_bar(one)}<small>{figure_of(one, language)}</small></a></li>"
            for one in group
        ]
        parts.append("</ul>")
    return "".join((*parts, "</nav>"))


def _main(shown: Sequence[Shown], drafts: Drafts, report: Report, language: Language) -> Iterator[str]:
    yield _totals(shown, report, language)
    yield facts_table([one.draft for one in shown], tuple(drafts.log.facts.values()), report.case, language)
    for one in shown:
        yield f'<section class="document {one.look}" id="d-{one.draft.code}">{_head(one, report, language)}{one.paper}</section>'
    said = Text(
        "本页供核对内容使用，不是提交文本；黄色处为档案中没有或者不能使用的事实，补齐后再生成正式文件。"
        "取决于未知事实的段落没有印出，补齐后所需事实可能增加。",
        "For review only, not for submission; yellow marks facts the profile lacks or that cannot be used. "
        "Parts that depend on unknown facts are left out, so filling them in may ask for more.",
    )
    yield f"<footer>{said.pick(language)}</footer>"


def _totals(shown: Sequence[Shown], report: Report, language: Language) -> str:
    known = {path for one in shown for path in one.draft.known}
    missing = {fact.path for one in shown for fact in one.draft.missing}
    whole = sum(one.look == "complete" for one in shown)
    counts = (
        (f"{whole} / {len(shown)}", Text("份文件没有缺口", "documents without gaps")),
        (f"{len(known)} / {len(known | missing)}", Text("项事实已知", "facts known")),
        (str(len(missing)), Text("项事实缺少", "facts missing")),
        (str(sum(one.places for one in shown)), Text("处缺口", "places with a gap")),
    )
    items = "".join(f"<li><b>{number}</b>{label.pick(language)}</li>" for number, label in counts)
    case = report.case
    line = Text(
        f"受理机关：{case.rulebook.province.authority}　以 {case.as_of} 为准",
        f"{case.rulebook.province.authority} · as of {case.as_of}",
    )
    name = escape(case.profile.company.name)
    return f'<div class="box"><h2>{name}</h2><p>{escape(line.pick(language))}</p><ul class="total">{items}</ul></div>'


def _head(one: Shown, report: Report, language: Language) -> str:
    material, problem = one.draft.selected.material, one.draft.problem
    parts = [
        f"<h2>{escape(material.title.pick(language))}</h2>{_bar(one)}<small>{escape(material.code)}　{figure_of(one, language)}</small>"
    ]
    if one.draft.selected.state == "unknown":
        unknown = Text("本次申请是否需要该文件，尚缺事实判断。", "Whether this case needs it cannot be told yet.")
        parts.append(f"<p>{unknown.pick(language)}</p>")
    if problem is not None:
        why = Text("无法写成：", "Cannot be written: ").pick(language) + problem.message.pick(language)
        hint = f"<br>{escape(problem.hint.pick(language))}" if problem.hint else ""
        parts.append(f'<p class="unwritten">{escape(why)}（{escape(problem.where)}）{hint}</p>')
    if one.draft.missing:
        links = "、".join(
            f'<a class="gap" href="#fact-{fact.number}">{escape(fact.title)}</a>' for fact in one.draft.missing
        )
        parts.append(f'<p class="lacks">{Text("缺少的事实：", "Missing facts: ").pick(language)}{links}</p>')
    parts.append(_findings(_about(one.draft, report.findings), language))
    return f'<div class="box head {one.look}">{"".join(parts)}</div>'


def _about(draft: Draft, findings: Iterable[Finding]) -> list[Finding]:
    """Return what the check says against a document; what follows from its gaps is not repeated."""
    lacking = {fact.path for fact in draft.missing}
    return [
        one
        for one in findings
        if is_open(one)
        and not one.waiting
        and (one.subject == draft.code or one.facts.get("document") in (draft.code, draft.title))
        and not (one.rule == _UNWRITTEN_RULE and one.subject in lacking)
    ]


def _findings(found: Sequence[Finding], language: Language) -> str:
    items = (
        f'<li class="{one.outcome.value}"><b>{one.code}　{state(one).pick(language)}</b>{escape(one.message.pick(language))}'
        f'<br><span class="fix">{escape(one.fix.pick(language))}</span></li>'
        for one in found
    )
    return f'<ul class="findings">{"".join(items)}</ul>' if found else ""
