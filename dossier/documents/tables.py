"""Read table rows, with loops and conditions around whole rows, and decide where a table ends."""

import re
from typing import TYPE_CHECKING

from dossier.documents.events import Columns
from dossier.documents.inline import Span
from dossier.documents.problems import fail
from dossier.documents.tags import Line
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.documents.read import Reader

_DELIMITER = re.compile(r" *\|(?: *:?-+:? *\|)+")
_BAR = re.compile(r"(?<!\\)\|")
_ALIGN = {(False, False): "left", (True, False): "left", (True, True): "center", (False, True): "right"}
_CHARACTER, _MARGINS, _WHOLE_TITLE = 210, 220, 4
"""Twips of a 五号 character and of a cell's margins; titles up to four characters are not broken."""

_IN_ROWS = {"if", "for", "block", "with", "set", "elif", "else", "endif", "endfor", "endblock", "endwith"}


def is_row(text: str) -> bool:
    """Tell whether a line is a table row."""
    return text.lstrip(" ").startswith("|")


def read_table(reader: "Reader", widths: tuple[int, ...] | None = None, boxed: bool = False) -> None:
    """Read a table whose header row is the current line.

    ``boxed`` tables stand inside ``::: table`` and end with it; bare ones end as described in `_belongs`.
    """
    header, delimiter = reader.take(), reader.peek()
    if not is_row(header.text) or delimiter is None or not _DELIMITER.fullmatch(delimiter.text):
        hint = Text("若是上级模板中表格的行，请在那里用 ::: table 把表格和 block 一起包住",
                    "if these are rows of the parent's table, wrap its table and block in ::: table")  # fmt: skip
        fail(
            reader.at(header),
            "表格须以表头行和分隔行（|---|）开始",
            "a table begins with a header and a |---| row",
            hint,
        )
    reader.take()
    titles = split(reader, header)
    aligns = tuple(_align(cell) for cell in split(reader, delimiter))
    if len(aligns) != len(titles):
        fail(reader.at(delimiter), f"这一行有 {len(aligns)} 格，表头有 {len(titles)} 格",
             f"this row has {len(aligns)} cells, the header has {len(titles)}")  # fmt: skip
    columns = Columns(_twips(reader, header, widths, titles), aligns, labelled=not any(titles))
    reader.stack.open("table", header.number)
    reader.emit("table", header.number, columns.widths)
    if not columns.labelled:
        _cells(reader, header, titles, columns, head=True)
    _body(reader, columns, boxed)
    reader.stack.close("table", reader.last_line)
    reader.emit("end_table", reader.last_line)


def read_rows(reader: "Reader", columns: Columns) -> None:
    """Read the rows of an overriding block, up to and including its ``{% endblock %}``."""
    base = len(reader.stack)
    while (line := reader.peek()) is not None and len(reader.stack) >= base:
        if is_row(line.text):
            _row(reader, columns)
        elif reader.is_control(line):
            _control(reader, columns)
        elif reader.is_flow_value(line):
            reader.flow_value()
        elif line.text.strip():
            fail(reader.at(line), "上级模板在这里是表格的行，只能写 | … | 行", "the parent has table rows here")
        else:
            reader.take()


def split(reader: "Reader", line: Line) -> list[str]:
    """Return the texts of a row's cells."""
    text = line.text.strip()
    parts = _BAR.split(text)
    if len(parts) < 3 or parts[-1]:
        fail(reader.at(line), "表格行须以 | 结束", "a table row must end with |")
    return [part.strip() for part in parts[1:-1]]


def _align(cell: str) -> str:
    return _ALIGN[cell.startswith(":"), cell.endswith(":")]


def _twips(reader: "Reader", line: Line, widths: tuple[int, ...] | None, titles: list[str]) -> tuple[int, ...]:
    """Share the type area out among the columns; one too narrow for its title takes from the others."""
    shares = widths or (1,) * len(titles)
    if len(shares) != len(titles):
        fail(
            reader.at(line),
            f"widths 有 {len(shares)} 个，表格有 {len(titles)} 列",
            f"{len(shares)} widths for {len(titles)} columns",
        )
    least = [min(len(title), _WHOLE_TITLE) * _CHARACTER + _MARGINS for title in titles]
    fixed = {index: width for index, width in enumerate(least) if reader.width * shares[index] < width * sum(shares)}
    room = reader.width - sum(fixed.values())
    free = sum(share for index, share in enumerate(shares) if index not in fixed)
    if not free or room < sum(least) - sum(fixed.values()):
        fixed, room, free = {}, reader.width, sum(shares)
    twips = [fixed.get(index, room * share // free) for index, share in enumerate(shares)]
    twips[shares.index(max(shares))] += reader.width - sum(twips)
    return tuple(twips)


def _body(reader: "Reader", columns: Columns, boxed: bool) -> None:
    base = len(reader.stack)
    while (line := reader.peek()) is not None:
        inside = len(reader.stack) > base
        if not line.text.strip() and (inside or boxed):
            reader.take()
        elif is_row(line.text) and not _is_header(reader, 0):
            _row(reader, columns)
        elif reader.is_control(line) and (boxed or _belongs(reader, base)):
            _control(reader, columns)
        elif reader.is_flow_value(line) and inside:
            reader.flow_value()
        else:
            break
    if boxed and line is not None and not line.text.startswith(":::"):
        fail(reader.at(line), "::: table 之内只能有一个表格", "::: table holds one table and nothing else")


def _is_header(reader: "Reader", ahead: int) -> bool:
    following = reader.peek(ahead + 1)
    return following is not None and _DELIMITER.fullmatch(following.text) is not None


def _belongs(reader: "Reader", base: int) -> bool:
    """Tell whether a control line after a row belongs to the rows.

    A closing or middle tag does when its opener stands among the rows; an opener does when the next line
    that is not a tag is a row and not the header of another table.
    """
    line = reader.peek()
    assert line is not None
    if reader.source.tags_of(line.text)[0].role in ("close", "middle"):
        return len(reader.stack) > base
    ahead = 1
    while (following := reader.peek(ahead)) is not None and reader.is_control(following):
        ahead += 1
    return following is not None and is_row(following.text) and not _is_header(reader, ahead)


def _control(reader: "Reader", columns: Columns) -> None:
    line = reader.take()
    for tag in reader.source.tags_of(line.text):
        if tag.name not in _IN_ROWS or (tag.name == "set" and tag.role == "open"):
            fail(reader.at(line), f"表格的行之间不能使用 {tag.source}", f"{tag.source} cannot stand between rows")
        reader.stack.apply(tag)
        if tag.name == "block":
            reader.define_block(tag, "rows", columns=columns)
        reader.emit("flow", tag.line, tag)


def _row(reader: "Reader", columns: Columns) -> None:
    line = reader.take()
    cells = split(reader, line)
    if len(cells) != len(columns.widths):
        hint = Text("单元格内的 | 写成 \\|", "write | inside a cell as \\|")
        fail(reader.at(line), f"这一行有 {len(cells)} 格，表头有 {len(columns.widths)} 格",
             f"this row has {len(cells)} cells, the header has {len(columns.widths)}", hint)  # fmt: skip
    _cells(reader, line, cells, columns, head=False)


def _cells(reader: "Reader", line: Line, cells: list[str], columns: Columns, head: bool) -> None:
    reader.emit("row", line.number, head)
    for index, text in enumerate(cells):
        is_head = head or (columns.labelled and index == 0)
        reader.emit("cell", line.number, columns.widths[index], columns.aligns[index], is_head)
        reader.span(text, line.number, Span("cell", paras=not head))
        reader.emit("end_cell", reader.last_line)
    reader.emit("end_row", reader.last_line)
