"""Hold what is open at the current place, Markdown constructs and Jinja tags alike, on one stack.

A tag may only close or continue what is on top, and a construct may only close when it is on top itself.
That is the whole balance check, and it is why every message can name both places.
"""

from dataclasses import dataclass

from dossier.documents.problems import fail
from dossier.documents.tags import CLOSERS, MIDDLES, OPENERS, Tag
from dossier.text import Text

CONSTRUCTS = {
    "paragraph": Text("段落", "the paragraph"),
    "heading": Text("标题", "the heading"),
    "item": Text("列表项", "the list item"),
    "cell": Text("单元格", "the cell"),
    "bold": Text("加粗", "the bold text"),
    "link": Text("链接", "the link"),
    "table": Text("表格", "the table"),
    "caption": Text("图表标题", "the caption"),
    "line": Text("这一行", "this line"),
    "cover": Text("::: cover", "::: cover"),
    "landscape": Text("::: landscape", "::: landscape"),
    "note": Text("::: note", "::: note"),
    "sign": Text("::: sign", "::: sign"),
}


@dataclass(frozen=True, slots=True)
class Open:
    """Something that has begun and not yet ended."""

    name: str
    line: int
    tag: Tag | None = None


class Stack:
    """The open constructs and tags of one file, innermost last."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.items: list[Open] = []

    def __len__(self) -> int:
        return len(self.items)

    def inside(self, *names: str) -> bool:
        """Tell whether a construct or tag of one of these names is open."""
        return any(item.name in names for item in self.items)

    def open(self, construct: str, line: int) -> None:
        """Begin a construct."""
        self.items.append(Open(construct, line))

    def close(self, construct: str, line: int) -> None:
        """End a construct, which must be on top."""
        top = self.items[-1]
        if top.tag is not None:
            self._construct_ends_too_early(construct, line, top.tag)
        if top.name != construct:
            zh, en = CONSTRUCTS[top.name]
            where = f"{self.file}:{line}"
            fail(where, f"{CONSTRUCTS[construct].zh}到此结束，但其中第 {top.line} 行的{zh}还没有结束",
                 f"{CONSTRUCTS[construct].en} ends here, but {en} of line {top.line} is still open")  # fmt: skip
        self.items.pop()

    def apply(self, tag: Tag) -> None:
        """Open, continue or close a control tag."""
        if tag.role == "open":
            self.items.append(Open(tag.name, tag.line, tag))
        elif tag.role == "middle":
            self._match(tag, MIDDLES[tag.name])
        elif tag.role == "close":
            self._match(tag, (OPENERS[tag.name],))
            self.items.pop()

    def finish(self) -> None:
        """Check at the end of the file that nothing is open."""
        if not self.items:
            return
        top = self.items[-1]
        what = top.tag.source if top.tag else CONSTRUCTS[top.name].zh
        missing = f"{{% {CLOSERS[top.name]} %}}" if top.tag else ":::"
        fail(
            f"{self.file}:{top.line}", f"{what} 没有结束，缺少 {missing}", f"{what} is not closed, {missing} is missing"
        )

    def _match(self, tag: Tag, openers: tuple[str, ...]) -> None:
        top = self.items[-1] if self.items else None
        if top is not None and top.tag is not None and top.name in openers:
            return
        where = f"{self.file}:{tag.line}"
        opener = next((item for item in reversed(self.items) if item.tag and item.name in openers), None)
        if top is None or opener is None:
            names = " 或 ".join(f"{{% {name} %}}" for name in openers)
            fail(where, f"{tag.source} 没有对应的 {names}", f"{tag.source} has no matching opening tag")
        if top.tag is not None:
            fail(where, f"{tag.source} 与第 {top.line} 行的 {top.tag.source} 不配对",
                 f"{tag.source} does not match {top.tag.source} of line {top.line}")  # fmt: skip
        zh, en = CONSTRUCTS[top.name]
        assert opener.tag is not None
        fail(where, f"{tag.source} 在{zh}之内，它的 {opener.tag.source}（第 {opener.line} 行）在外面",
             f"{tag.source} is inside {en}, its {opener.tag.source} (line {opener.line}) is outside",
             _move(CLOSERS[opener.name], opener.name, CONSTRUCTS[top.name]))  # fmt: skip

    def _construct_ends_too_early(self, construct: str, line: int, tag: Tag) -> None:
        zh, en = CONSTRUCTS[construct]
        fail(f"{self.file}:{line}", f"{zh}到此结束，但其中第 {tag.line} 行的 {tag.source} 还没有结束",
             f"{en} ends here, but {tag.source} of line {tag.line} is still open",
             _move(CLOSERS[tag.name], tag.name, CONSTRUCTS[construct]))  # fmt: skip


def _move(closer: str, opener: str, construct: Text) -> Text:
    return Text(
        f"请把 {{% {closer} %}} 移到{construct.zh}之内，或把 {{% {opener} … %}} 移到{construct.zh}之外",
        f"move {{% {closer} %}} into {construct.en}, or {{% {opener} … %}} out of it",
    )
