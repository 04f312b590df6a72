"""Read the named blocks ``::: name …`` and the ``{id=… key=…}`` attributes; both are closed sets."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from dossier.documents import tables
from dossier.documents.events import TEXT_WIDTH
from dossier.documents.inline import Span
from dossier.documents.problems import did_you_mean, fail
from dossier.documents.tags import TAG_CHARACTERS, Line
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.documents.read import Reader

_OPENING = re.compile(r"::: *(\w*) *(.*)")
_ATTRIBUTES = re.compile(r"(?:^| +)\{([^{}\n]*)\}$")
_KIND = re.compile(rf"[\w.:{TAG_CHARACTERS}-]+")
_WITH_TAGS = ("id", "kind")
"""Attributes whose values may hold expressions."""
_WIDTHS = re.compile(r"[1-9]\d{0,3}(,[1-9]\d{0,3})*")
_LEVELS = re.compile(r"1-([1-4])|1")

_NO_NESTING = Text("只有 ::: landscape 可以包含其他块", "only ::: landscape may hold other blocks")

_EM = 320
"""The widest character of a signature block in twips (三号, 16 pt)."""

_ROW_EM = 245
"""The same for a block in one row, in the size of reports (小四, 12 pt)."""

_HAND_WIDTH, _DAY_WIDTH = 1500, 2300
"""Room for a signature and for a day in such a row; the longest day, 2026年11月23日, stays on one line."""

_MINIMUM_LABEL, _MAXIMUM_LABEL = 3440, 5600


@dataclass(frozen=True, slots=True)
class Head:
    """The opening line of a named block."""

    line: Line
    title: str
    options: dict[str, str]


def attributes(reader: "Reader", line: Line, text: str, known: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Split ``text {key=value -}`` into the text and its attributes."""
    match = _ATTRIBUTES.search(text)
    if match is None:
        return text, {}
    options: dict[str, str] = {}
    for word in match[1].split():
        key, equals, value = word.partition("=")
        if key not in known or bool(equals) == (key == "-") or (equals and not value):
            fail(reader.at(line), f"不认识的属性 {reader.source.printable(word)}", f"unknown attribute {key}",
                 did_you_mean(key, known))  # fmt: skip
        if key not in _WITH_TAGS and reader.source.tags_of(value):
            fail(reader.at(line), f"属性 {key} 只能写固定的值", f"attribute {key} takes a fixed value only")
        options[key] = value
    if not match[1].split():
        fail(reader.at(line), "空的 { }", "empty { }")
    return text[: match.start()], options


def read(reader: "Reader") -> None:
    """Read one ``:::`` line: open a named block and, when it has lines of its own, all of it; or close one."""
    line = reader.take()
    match = _OPENING.fullmatch(line.text)
    reader.list_depth = -1
    if match is None or not match[1]:
        _close(reader, line)
        return
    handler, known = _BLOCKS.get(match[1], (None, ()))
    if handler is None:
        fail(reader.at(line), f"不认识的块 ::: {match[1]}", f"unknown block ::: {match[1]}",
             did_you_mean(match[1], _BLOCKS))  # fmt: skip
    if reader.stack.inside("note"):
        fail(reader.at(line), _NO_NESTING.zh, _NO_NESTING.en)
    if reader.stack.inside("for", "call", "macro") and match[1] in ("cover", "toc", "landscape"):
        fail(reader.at(line), f"::: {match[1]} 不能在循环或 macro 之内", f"::: {match[1]} cannot be in a loop or macro")
    title, options = attributes(reader, line, match[2], known)
    handler(reader, Head(line, title.strip(), options))


def _close(reader: "Reader", line: Line) -> None:
    """Close the ``landscape`` or ``note`` on top; the other blocks read their own end."""
    if line.text != ":::":
        fail(reader.at(line), f"不认识的块 {reader.source.printable(line.text)}", f"unknown block {line.text}")
    open_block = next((item.name for item in reversed(reader.stack.items) if item.tag is None), "")
    if open_block not in ("landscape", "note"):
        fail(reader.at(line), "::: 没有可以结束的块", "::: ends nothing")
    reader.stack.close(open_block, line.number)
    reader.emit(f"end_{open_block}", line.number)


# Blocks without a body


def _figure(reader: "Reader", head: Head) -> None:
    kind = head.options.get("kind", "")
    if not _KIND.fullmatch(kind):
        fail(reader.at(head.line), "figure 须写明 kind=…", "a figure needs kind=…")
    _needs_title(reader, head)
    reader.emit("figure", head.line.number, kind)
    _caption(reader, head, "图")


def _toc(reader: "Reader", head: Head) -> None:
    match = _LEVELS.fullmatch(head.options.get("levels", "1-3"))
    if match is None:
        fail(reader.at(head.line), "levels 写作 1-2、1-3 等", "levels is written 1-2, 1-3, …")
    _no_title(reader, head)
    reader.emit("toc", head.line.number, int(match[1] or 1))


def _pagebreak(reader: "Reader", head: Head) -> None:
    _no_title(reader, head)
    reader.emit("page_break", head.line.number)


def _seal(reader: "Reader", head: Head) -> None:
    _needs_title(reader, head)
    reader.emit("seal", head.line.number, head.title)
    reader.span(head.title, head.line.number, Span("line", paras=False))
    reader.emit("end_seal", head.line.number)


# Blocks with a body


def _table(reader: "Reader", head: Head) -> None:
    widths = head.options.get("widths")
    if widths is not None and not _WIDTHS.fullmatch(widths):
        fail(reader.at(head.line), "widths 写作 1,4,3,2", "widths is written 1,4,3,2")
    if head.title:
        _caption(reader, head, "表")
    elif "id" in head.options:
        fail(reader.at(head.line), "没有标题的表格不能有编号", "a table without a title cannot have an id")
    while (line := reader.peek()) is not None and not line.text.strip():
        reader.take()
    if line is None:
        fail(reader.at(head.line), "::: table 之内没有表格", "there is no table in ::: table")
    tables.read_table(reader, tuple(map(int, widths.split(","))) if widths else None, boxed=True)
    if reader.peek() is None:
        fail(reader.at(head.line), "::: table 没有结束，缺少 :::", "::: table is not closed, ::: is missing")
    reader.take()


def _landscape(reader: "Reader", head: Head) -> None:
    _no_title(reader, head)
    if reader.stack.inside("landscape"):
        fail(reader.at(head.line), "::: landscape 不能嵌套", "::: landscape cannot be nested")
    _open(reader, head, "landscape")


def _note(reader: "Reader", head: Head) -> None:
    _needs_title(reader, head)
    _open(reader, head, "note")
    reader.span(head.title, head.line.number, Span("caption", paras=False))
    reader.emit("end_note_title", head.line.number)


def _open(reader: "Reader", head: Head, name: str) -> None:
    reader.stack.open(name, head.line.number)
    reader.emit(name, head.line.number)


def _cover(reader: "Reader", head: Head) -> None:
    _no_title(reader, head)
    _open(reader, head, "cover")
    _lines(reader, "cover", lambda line: _cover_top(reader, line), lambda: _cover_gap(reader))


def _cover_top(reader: "Reader", line: Line) -> None:
    """Read a title or a line below it: centred."""
    is_title = line.text.startswith("# ")
    reader.emit("cover_title" if is_title else "cover_line", line.number)
    reader.span(line.text.removeprefix("# ").strip(), line.number, Span("line", paras=False))
    reader.emit("end_cover_line", line.number)


def _cover_gap(reader: "Reader") -> None:
    """Read what follows the first empty line, down to the end of the cover: label and value at the foot of the page."""
    reader.emit("cover_gap", reader.last_line)
    _lines(reader, "cover", lambda line: _cover_foot(reader, line), lambda: None)


def _cover_foot(reader: "Reader", line: Line) -> None:
    label, colon, value = line.text.partition("：")
    if not colon or line.text.startswith("# "):
        _cover_top(reader, line)
        return
    reader.emit("cover_label", line.number)
    reader.span(label + colon, line.number, Span("line", paras=False))
    reader.emit("cover_value", line.number)
    reader.span(value.strip(), line.number, Span("line", paras=False))
    reader.emit("end_cover_line", line.number)


def _sign(reader: "Reader", head: Head) -> None:
    """Read a signature block: its lines below one another, on landscape pages beside one another."""
    _no_title(reader, head)
    across = reader.stack.inside("landscape")
    lines = _sign_lines(reader)
    widths = _across(lines, reader.width) if across else _below(lines)
    reader.stack.open("sign", head.line.number)
    reader.emit("sign", head.line.number, widths, across)
    places = iter(zip(widths[::2], widths[1::2], strict=True)) if across else repeat(widths)
    _lines(reader, "sign", lambda line: _sign_line(reader, line, *next(places)), lambda: None)


def _sign_line(reader: "Reader", line: Line, label_width: int, value_width: int) -> None:
    label, colon, value = line.text.partition("：")
    if not colon:
        label, value = "", line.text
    reader.emit("sign_label", line.number, label or value, label_width, value.strip() if label else "")
    reader.span(label + colon, line.number, Span("line", paras=False))
    reader.emit("sign_value", line.number, value_width, not value.strip())
    reader.span(value.strip(), line.number, Span("line", paras=False))
    reader.emit("end_sign_line", line.number)


def _sign_lines(reader: "Reader") -> list[Line]:
    """Return the lines of the block ahead."""
    lines, ahead = [], 0
    while (line := reader.peek(ahead)) is not None and not line.text.startswith(":::"):
        if not reader.is_control(line):
            lines += [line] if line.text.strip() else []
        elif reader.stack.inside("landscape"):
            fail(reader.at(line), "横向页面的签署栏不能有单独成行的标签", "no tags on own lines on a landscape page")
        ahead += 1
    return lines


def _label_length(line: Line) -> int:
    return len(line.text.partition("：")[0]) + 1 if "：" in line.text else 0


def _below(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return a label column in twips into which the longest label fits on one line, and what is left."""
    longest = max(map(_label_length, lines), default=0)
    width = min(max(longest * _EM + 140, _MINIMUM_LABEL), _MAXIMUM_LABEL)
    return width, TEXT_WIDTH - width


def _across(lines: Sequence[Line], width: int) -> tuple[int, ...]:
    """Return a column for each label, a narrow one for what is written by hand and for days, the rest for names."""
    names = [_label_length(line) * _ROW_EM + 140 for line in lines]
    narrow = [_narrow(line) for line in lines]
    wide = (width - sum(names) - sum(narrow)) // max(narrow.count(0), 1)
    return tuple(column for name, short in zip(names, narrow, strict=True) for column in (name, short or wide))


def _narrow(line: Line) -> int:
    """Return the width of what is short: a day or a place to sign; nothing for a name."""
    if line.text.startswith("日期"):
        return _DAY_WIDTH
    return _HAND_WIDTH if line.text.endswith("：") else 0


def _lines(reader: "Reader", name: str, on_line: Callable[[Line], None], on_gap: Callable[[], None]) -> None:
    """Read a body in which each line is one entry, up to and including its ``:::``."""
    while reader.stack.inside(name) and (line := reader.peek()) is not None:
        reader.take()
        if line.text.startswith("::: "):
            fail(reader.at(line), _NO_NESTING.zh, _NO_NESTING.en)
        if line.text == ":::":
            reader.stack.close(name, line.number)
            reader.emit(f"end_{name}", line.number)
            return
        if reader.is_control(line):
            for tag in reader.source.tags_of(line.text):
                reader.flow_control(tag)
        elif line.text.strip():
            on_line(line)
        else:
            on_gap()


# Titles


def _caption(reader: "Reader", head: Head, label: str) -> None:
    reader.emit("caption", head.line.number, label, head.options.get("id", ""))
    reader.span(head.title, head.line.number, Span("caption", paras=False))
    reader.emit("end_caption", head.line.number)


def _needs_title(reader: "Reader", head: Head) -> None:
    if not head.title:
        fail(reader.at(head.line), "这个块须有标题文字", "this block needs a title")


def _no_title(reader: "Reader", head: Head) -> None:
    if head.title:
        hint = Text(f"删去“{reader.source.printable(head.title)}”", "remove the text")
        fail(reader.at(head.line), "这个块没有标题文字", "this block takes no title", hint)


_BLOCKS: dict[str, tuple[Callable[["Reader", Head], None], Sequence[str]]] = {
    "table": (_table, ("id", "widths")),
    "figure": (_figure, ("id", "kind")),
    "toc": (_toc, ("levels",)),
    "pagebreak": (_pagebreak, ()),
    "seal": (_seal, ()),
    "cover": (_cover, ()),
    "landscape": (_landscape, ()),
    "note": (_note, ()),
    "sign": (_sign, ()),
}
