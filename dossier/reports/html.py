"""Write a report as one self-contained page that prints well."""

from collections.abc import Iterator
from html import escape

from dossier.finding import Finding
from dossier.reports.mask import mask
from dossier.reports.report import Report
from dossier.reports.words import source, state
from dossier.text import Language, Text

_STYLE = """
:root{--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--bad:#b42318;--warn:#9a6700;--ok:#1a7f37;--unknown:#5b4bb7}
*{box-sizing:border-box}body{margin:0;background:#fff;color:var(--ink);
font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:920px;margin:0 auto;padding:32px 24px 64px}h1{font-size:24px;margin:0 0 4px}
h2{font-size:17px;margin:36px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--line)}
.sub{color:var(--soft);margin:0 0 20px}.verdict{border-left:5px solid var(--bad);background:#f6f8fa;padding:14px 18px}
.verdict.ready{border-color:var(--ok)}.verdict b{font-size:17px}
.counts{display:flex;gap:12px;flex-wrap:wrap;margin:18px 0 0;padding:0;list-style:none}
.counts li{border:1px solid var(--line);padding:6px 14px}.counts b{font-size:18px;margin-right:6px}
article{border:1px solid var(--line);border-left:5px solid var(--warn);padding:12px 18px;margin:0 0 12px;
break-inside:avoid}article.block{border-left-color:var(--bad)}article.unknown{border-left-color:var(--unknown)}
article.waived{border-left-color:var(--line)}article h3{font-size:15px;margin:0 0 4px}
.tag{font-size:12px;border:1px solid currentColor;padding:1px 8px;margin-right:8px;color:var(--warn)}
.block .tag{color:var(--bad)}.unknown .tag{color:var(--unknown)}.waived .tag{color:var(--soft)}
.code{color:var(--soft);font-weight:400;margin-left:8px}article p{margin:2px 0}.fix::before{content:"→ "}
.basis,.place{color:var(--soft);font-size:13px}table{border-collapse:collapse;width:100%;font-size:13px}
td,th{border-bottom:1px solid var(--line);padding:5px 8px;text-align:left;vertical-align:top}
th{background:#f6f8fa}.nowrap{white-space:nowrap}footer{margin-top:40px;color:var(--soft);font-size:12px}
@media print{main{max-width:none;padding:0}body{font-size:11pt}@page{size:A4;margin:18mm}}
"""


def render_html(report: Report, language: Language) -> str:
    """Return the page in one language."""
    title = Text("申请材料检查报告", "Application check report").pick(language)
    body = "\n".join(_body(report, language, title))
    lang = "zh-CN" if language == "zh" else "en"
    return mask(
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n'
        f"<body><main>\n{body}\n</main></body></html>\n"
    )


def _body(report: Report, language: Language, title: str) -> Iterator[str]:
    yield f"<h1>{title}</h1>"
    yield f'<p class="sub">{escape(_subtitle(report).pick(language))}</p>'
    yield _verdict(report, language)
    if report.open:
        yield f"<h2>{Text('需要处理的事项', 'To be settled').pick(language)}</h2>"
        yield from (_article(finding, language) for finding in report.open)
    yield from _others(report, language)
    yield from _statements(report, language)
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
    blocking = sum(finding.blocks for finding in report.findings)
    ready = Text("没有阻断项，可以提交。", "Nothing blocks the submission.")
    open_ = Text(f"尚不能提交：{blocking} 项须先处理。", f"Not ready: {blocking} findings have to be settled.")
    count = report.count()
    labels = (("fail", "不符合", "failed"), ("unknown", "情况不明", "unknown"), ("pass", "符合", "passed"),
              ("not_applicable", "不适用", "not applicable"))  # fmt: skip
    items = "".join(f"<li><b>{count[key]}</b>{Text(zh, en).pick(language)}</li>" for key, zh, en in labels)
    css = "verdict ready" if report.ready else "verdict"
    return f'<div class="{css}"><b>{(ready if report.ready else open_).pick(language)}</b></div><ul class="counts">{items}</ul>'


def _article(finding: Finding, language: Language) -> str:
    kind = "waived" if finding.waiver else finding.outcome.value if finding.outcome.value == "unknown" else ""
    css = kind or ("block" if finding.blocks else "warn")
    place = f'<p class="place">{escape(str(finding.location))}</p>' if finding.location else ""
    way = (
        f"{Text('豁免：', 'Waived: ').pick(language)}{finding.waiver}" if finding.waiver else finding.fix.pick(language)
    )
    return (
        f'<article class="{css}"><h3><span class="tag">{state(finding).pick(language)}</span>'
        f'{escape(finding.title.pick(language))}<span class="code">{finding.code}</span></h3>'
        f'<p>{escape(finding.message.pick(language))}</p><p class="fix">{escape(way)}</p>{place}'
        f'<p class="basis">{escape(source(finding.citation).pick(language))}</p></article>'
    )


def _others(report: Report, language: Language) -> Iterator[str]:
    rows = [finding for finding in report.findings if finding not in report.open]
    if not rows:
        return
    yield f"<h2>{Text('其余检查', 'Other checks').pick(language)}</h2><table>"
    heads = (("编号", "Code"), ("检查项", "Check"), ("对象", "Subject"), ("结论", "Result"), ("依据", "Basis"))
    yield "<tr>" + "".join(f"<th>{Text(*head).pick(language)}</th>" for head in heads) + "</tr>"
    for finding in rows:
        cells = (finding.title, finding.subject_title, state(finding), source(finding.citation))
        texts = "".join(f"<td>{escape(cell.pick(language))}</td>" for cell in cells)
        yield f'<tr><td class="nowrap">{finding.code}</td>{texts}</tr>'
    yield "</table>"


def _statements(report: Report, language: Language) -> Iterator[str]:
    book = report.case.rulebook
    groups = (
        (Text("主管部门的其他要求", "Also stated by the authority"), book.requirements),
        (Text("参考信息（不作为检查依据）", "Hints (never enforced)"), book.hints),
    )
    for title, statements in groups:
        if statements:
            yield f"<h2>{title.pick(language)}</h2><ul>"
            for one in statements:
                basis = escape(source(one.citation).pick(language))
                yield f'<li>{escape(one.text.pick(language))} <span class="basis">{basis}</span></li>'
            yield "</ul>"


def _disclaimer() -> Text:
    return Text(
        "本报告按档案所填事实和所列依据生成，依据的可信程度逐项标注；是否受理和许可由主管部门决定。",
        "Made from the facts in the profile and the sources named, each with its confidence; the authority decides.",
    )
