"""Find in a finished Word document what must not go to an authority: its bytes -> tracked changes and comments."""

from typing import NamedTuple

from dossier.evidence.inspect.marks import UnreadablePart, marks_of
from dossier.text import Text
from dossier.zipped import BrokenArchive, members


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
        parts = [content for name, content in members(data).items() if _is_text(name.lower())]
        found = [marks_of(one) for one in parts]
    except (BrokenArchive, UnreadablePart):
        return None
    tracked, comments = sum(one.tracked for one in found), sum(one.comments for one in found)
    return Unsettled(tracked, comments) if tracked or comments else None


def _is_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")
