"""Tell a person what became of their edits: changes by document -> one self-contained HTML page."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from dossier.case import Case
from dossier.edits.rebuild import Change, Kind
from dossier.reports.page_style import STYLE

_HEADS: Mapping[Kind, tuple[str, str]] = {
    Kind.CONFLICT: ("broken", "人工修改与新内容冲突：保留了人工文字，新内容写在批注里，请核对后删除批注"),
    Kind.FURNITURE: ("missing", "页眉或者页脚有人工修改：没有带入，请确认是否需要重新修改"),
    Kind.LOOK_LOST: ("missing", "只改过格式或者加过批注的段落，资料更新后文字已改写：格式没有保留，批注已移到新文字上"),
    Kind.KEPT: ("", "人工修改已保留"),
}
_TITLE = "人工修改合并说明"
_VERSIONS = ("生成时", "人工修改后", "现在生成")


def edits_page(case: Case, documents: Mapping[str, Sequence[Change]], untouched: Mapping[str, str]) -> str:
    """Return the page; ``untouched`` gives for each document that was left as it is the name of its new version.

    Personal numbers are shortened; where they are all that was changed, the page says so.
    """
    body = "\n".join((*_documents(case, documents), *_untouched(untouched)))
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{_TITLE}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>\n'
        f"<body><main>\n<h1>{_TITLE}</h1>\n{body}\n</main></body></html>\n"
    )


def _documents(case: Case, documents: Mapping[str, Sequence[Change]]) -> Iterator[str]:
    for title, changes in documents.items():
        yield f"<h2>《{escape(title)}》</h2>"
        if not changes:
            yield '<p class="lead">文件有改动，但文字和格式与生成时相同。</p>'
        for kind, (css, head) in _HEADS.items():
            yield from (_change(case, one, css, head) for one in changes if one.kind is kind)


def _change(case: Case, change: Change, css: str, head: str) -> str:
    texts = (change.before, change.mine, change.new)
    masked = [case.masked(text) for text in texts]
    rows = [*zip(_VERSIONS, masked, strict=True)]
    if len(set(masked)) < len(set(texts)):
        rows.append(("说明", "不同之处在隐藏的号码中，请打开文件核对"))
    shown = "".join(
        f"<tr><th>{label}</th><td>{_cell(text)}</td></tr>" for label, text in rows if text or label != "现在生成"
    )
    return f'<article class="{css}"><h3>{head}</h3><table>{shown}</table></article>'


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br>") or "（无）"


def _untouched(untouched: Mapping[str, str]) -> Iterator[str]:
    for title, name in untouched.items():
        yield f"<h2>《{escape(title)}》</h2>"
        yield (
            '<article class="broken"><h3>没有合并</h3><p>找不到生成时的原文，或者文件中有不能自动合并的内容。'
            f"修改过的文件原样保留，新内容在“{escape(name)}”中，请人工合并后再生成一次。</p></article>"
        )
