"""Find in a finished Word document what must not go to an authority: its bytes -> tracked changes and comments."""

import re
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml import etree

from dossier.text import Text
from dossier.zipped import BrokenArchive, members

_STORIES = re.compile(r"word/[^/]+\.xml")
_TRACKED = tuple(
    map(qn, (
        "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:tcPrChange",
        "w:trPrChange", "w:sectPrChange", "w:numberingChange", "w:cellIns", "w:cellDel", "w:cellMerge",
    ))
)  # fmt: skip
_COMMENT = qn("w:comment")


class Unsettled(NamedTuple):
    """What somebody still has to accept, refuse or answer."""

    tracked: int
    comments: int

    @property
    def words(self) -> Text:
        """The same for readers, as the rest of a sentence about the document."""
        parts = (
            (self.tracked, f"留有 {self.tracked} 处修订记录", f"{self.tracked} tracked changes"),
            (self.comments, f"{self.comments} 条批注", f"{self.comments} comments"),
        )
        found = [(zh, en) for count, zh, en in parts if count]
        zh = "和".join(one for one, _ in found)
        return Text(
            f"{zh if self.tracked else f'留有 {zh}'}，须接受或拒绝、删除后保存",
            f"holds {' and '.join(one for _, one in found)}, to be accepted, refused or deleted first",
        )


def unsettled(data: bytes) -> Unsettled | None:
    """Return what is open in a document; None when nothing is, or when it cannot be read, which others say."""
    try:
        stories = [content for name, content in members(data).items() if _STORIES.fullmatch(name)]
        roots = [etree.fromstring(one, etree.XMLParser(resolve_entities=False, no_network=True)) for one in stories]
    except (BrokenArchive, etree.XMLSyntaxError):
        return None
    tracked = sum(1 for root in roots for _ in root.iter(*_TRACKED))
    comments = sum(1 for root in roots for _ in root.iter(_COMMENT))
    return Unsettled(tracked, comments) if tracked or comments else None
