"""Write page headers and footers; headers hold the words that are filled in for each document."""

from dossier.style.xml import DECLARATION, W, twips

COMPANY, DOCUMENT, DRAFT, TOTAL = "[[company]]", "[[document]]", "[[draft]]", "[[total]]"
"""Stand for the applicant, the document's name, the draft mark, and the page total as far as it is known."""

_PORTRAIT_WIDTH, _LANDSCAPE_WIDTH = 442.2, 637.8


def _run(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _header(width: float) -> str:
    stops = f'<w:tabs><w:tab w:val="center" w:pos="{twips(width / 2)}"/><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    return (
        f'{DECLARATION}<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/>{stops}</w:pPr>'
        f"{_run(COMPANY)}{tab}{_run(DRAFT, 'Draft')}{tab}{_run(DOCUMENT)}</w:p></w:hdr>"
    )


def _field(instruction: str, cached: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run(cached)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _footer(content: str) -> str:
    return f'{DECLARATION}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{content}</w:p></w:ftr>'


def _page_of(total: str) -> str:
    return _footer(f"{_run('第 ')}{_field('PAGE', '1')}{_run(' 页　共 ')}{_field(total, TOTAL)}{_run(' 页')}")


HEADERS = {"header": _header(_PORTRAIT_WIDTH), "wideHeader": _header(_LANDSCAPE_WIDTH)}
"""For upright and for landscape pages."""

FOOTERS = {
    "footer": _page_of("NUMPAGES"),
    "bodyFooter": _page_of("PAGEREF _LastPage"),
    "romanFooter": _footer(_field("PAGE", "I")),
}
"""Plain; after a cover or contents, whose pages do not count in the total; and for the contents."""
