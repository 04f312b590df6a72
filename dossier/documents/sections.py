"""Divide a document into sections: cover, contents, portrait and landscape pages."""

from dossier.documents.markup import bookmark_end, bookmark_start

LAST_PAGE = "_LastPage"
"""A bookmark in the last paragraph, for the page total in the footer."""

_LAST_PAGE_ID = 0

_PORTRAIT = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="1134" w:footer="1247" w:gutter="0"/>'
)
_LANDSCAPE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1588" w:right="1984" w:bottom="1474" w:left="2098" w:header="964" w:footer="907" w:gutter="0"/>'
)

Reference = tuple[str, str]
"""Relationship ids of a section's header and footer."""

BODY: Reference = ("rIdHeader", "rIdFooter")
WIDE: Reference = ("rIdWideHeader", "rIdFooter")
FRONT: Reference = ("rIdHeader", "rIdRomanFooter")
BODY_AFTER_FRONT: Reference = ("rIdHeader", "rIdBodyFooter")
WIDE_AFTER_FRONT: Reference = ("rIdWideHeader", "rIdBodyFooter")


def _properties(references: Reference | None, page: str, numbers: str = "") -> str:
    shown = ""
    if references is not None:
        header, footer = references
        shown = (
            f'<w:headerReference w:type="default" r:id="{header}"/>'
            f'<w:footerReference w:type="default" r:id="{footer}"/>'
        )
    return f'<w:sectPr>{shown}<w:type w:val="nextPage"/>{page}{numbers}</w:sectPr>'


class Sections:
    """The sections begun so far; ``has_front`` once there is a cover or a table of contents."""

    def __init__(self) -> None:
        self.has_front = False
        self._started = False
        self._toc_started = False
        self._content_from = 0
        self._pending: tuple[int, str] | None = None

    def end_of(self, kind: str, out: list[str]) -> str:
        """Return the paragraph which ends a section of ``kind`` here, or nothing if the section is empty."""
        if kind == "portrait" and not _has_content(out[self._content_from :]):
            return ""
        properties = self._section(kind)
        self._content_from = len(out) + 1
        self._pending = (len(out), properties)
        return f'<w:p><w:pPr><w:pStyle w:val="Break"/>{properties}</w:pPr></w:p>'

    def end(self, out: list[str]) -> str:
        """Return the whole body, with its last section and the bookmark of the last page."""
        if self._pending is not None and not _has_content(out[self._content_from :]):
            index, properties = self._pending
            out[index] = ""
        else:
            properties = self._section("portrait")
        if self.has_front:
            index = next(index for index in range(len(out) - 1, -1, -1) if "</w:p>" in out[index])
            before, end, after = out[index].rpartition("</w:p>")
            marker = bookmark_start(_LAST_PAGE_ID, LAST_PAGE) + bookmark_end(_LAST_PAGE_ID)
            out[index] = f"{before}{marker}{end}{after}"
        return "".join((*out, properties))

    def _section(self, kind: str) -> str:
        if kind == "cover":
            self.has_front = True
            return _properties(None, _PORTRAIT)
        if kind == "toc":
            self.has_front = True
            return _properties(FRONT, _PORTRAIT, '<w:pgNumType w:fmt="upperRoman" w:start="1"/>')
        start = '<w:pgNumType w:fmt="decimal" w:start="1"/>' if self.has_front and not self._started else ""
        self._started = True
        if kind == "landscape":
            return _properties(WIDE_AFTER_FRONT if self.has_front else WIDE, _LANDSCAPE, start)
        return _properties(BODY_AFTER_FRONT if self.has_front else BODY, _PORTRAIT, start)


def _has_content(pieces: list[str]) -> bool:
    return any("<w:p>" in piece or "<w:tbl>" in piece for piece in pieces)
