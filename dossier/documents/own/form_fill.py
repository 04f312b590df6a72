"""Fill a blank form of an authority and change nothing else: blank, plan, facts -> document, or what keeps it from that."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from dossier.documents.locate import located
from dossier.documents.own.blank import Blank, Node, UnreadableError
from dossier.documents.own.form_plan import Entry, form_environment, read_plan, template_of
from dossier.documents.own.word_text import body_of, read_parts
from dossier.documents.render import WordDocument
from dossier.errors import InputError, TemplateError
from dossier.style.archive import archive, deflate
from dossier.text import Text

_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A filled form, and the blank it was made from."""

    document: WordDocument
    blank: str
    """SHA-256 of the blank file."""


class Insertion(NamedTuple):
    """What replaces the bytes between two offsets, which are the same but for an empty paragraph's ``/>``."""

    start: int
    end: int
    before: bytes
    after: bytes
    properties: bytes
    """Format of the run, copied from its neighbour."""


def fill_form(
    path: Path, plan: Path, file: str, title: str, context: Mapping[str, object], moment: datetime
) -> FilledForm | list[TemplateError]:
    """Return the form with the values of its plan, or everything that keeps it from being filled.

    ``file`` names the blank in messages.
    """
    read = read_plan(plan, f"{file.removesuffix('.docx')}.yaml")
    try:
        parts, blank = _opened(path)
    except InputError as problem:
        return [TemplateError(problem.message, file, problem.hint)]
    places, problems = find_places(blank, read.entries)
    if wrong := [*read.problems, *problems]:
        return wrong
    values, missing = _values(read.entries, context)
    if missing:
        return missing
    parts[_MAIN] = _written(blank.data, zip(places, values, strict=True))
    data = archive([deflate(name, content) for name, content in parts.items()], moment)
    document = WordDocument(data, title, (), (), body_of(parts[_MAIN]), "qy", None)
    return FilledForm(document, hashlib.sha256(path.read_bytes()).hexdigest())


def open_blank(path: Path) -> Blank:
    """Return the text of a blank form with its offsets.

    Raises:
        InputError: it is no Word file that can be filled.
    """
    return _opened(path)[1]


def _opened(path: Path) -> tuple[dict[str, bytes], Blank]:
    parts = read_parts(path)
    try:
        return parts, Blank(parts[_MAIN])
    except UnreadableError:
        hint = Text("请用 Word 打开并另存为 .docx", "open it in Word and save it as .docx")
        raise InputError(Text("空白表的内容无法识别", "the form's content cannot be read"), str(path), hint) from None


def find_places(blank: Blank, entries: tuple[Entry, ...]) -> tuple[list[Insertion], list[TemplateError]]:
    """Return where each entry is written, and an error for each anchor that is not there exactly once."""
    places, problems = list[Insertion](), list[TemplateError]()
    for entry in entries:
        try:
            place = _place(blank, entry)
            if any(place.start == other.start for other in places):
                raise _error(entry, "“{anchor}”处已写了另一项", "another entry is written at “{anchor}” already")
            places.append(place)
        except TemplateError as problem:
            problems.append(problem)
    return places, problems


def _place(blank: Blank, entry: Entry) -> Insertion:
    paragraphs = _region(blank, entry)
    found = list(_cells(blank, paragraphs, entry) if entry.in_table else _behind(blank, paragraphs, entry.anchor))
    if not found:
        raise _error(entry, "空白表里找不到“{anchor}”", "the form does not say “{anchor}”")
    if len(found) > 1 and not entry.under:
        hint = Text(
            "请写更长的文字，或加 under: 前面某段独有的文字，取其后的第一处",
            "write a longer text, or add under: with the text of an earlier paragraph, to take the first one after it",
        )
        raise _error(
            entry, f"空白表里有{len(found)}处“{{anchor}}”", f"the form says “{{anchor}}” {len(found)} times", hint
        )
    return found[0]


def _error(entry: Entry, zh: str, en: str, hint: Text | None = None) -> TemplateError:
    return TemplateError(Text(zh, en).fill(anchor=entry.anchor), entry.where, hint)


def _region(blank: Blank, entry: Entry) -> list[Node]:
    """Return the paragraphs among which the anchor is looked for."""
    if not entry.under:
        return blank.paragraphs
    marks = [number for number, one in enumerate(blank.paragraphs) if entry.under in _text(blank, one)]
    if len(marks) != 1:
        message = Text(
            f"under 的文字“{entry.under}”有{len(marks)}处，应只有一处",
            f"“{entry.under}” of under is there {len(marks)} times, not once",
        )
        raise TemplateError(message, entry.where)
    return blank.paragraphs[marks[0] + 1 :]


def _text(blank: Blank, paragraph: Node) -> str:
    return "".join(one.text for one in blank.characters(paragraph))


def _behind(blank: Blank, paragraphs: list[Node], anchor: str) -> Iterator[Insertion]:
    """Yield the place behind each occurrence of the text: after its run, or between the halves of it."""
    for paragraph in paragraphs:
        characters = blank.characters(paragraph)
        text = "".join(one.text for one in characters)
        at = text.find(anchor)
        while at >= 0:
            last = characters[at + len(anchor) - 1]
            run = last.node.above("r")
            if run is not None:
                yield _behind_character(blank, last.end, last.node, run)
            at = text.find(anchor, at + len(anchor))


def _behind_character(blank: Blank, offset: int, node: Node, run: Node) -> Insertion:
    properties = blank.raw(run.child("rPr"))
    if offset == node.closed and run.children[-1] is node:
        return Insertion(run.end, run.end, b"", b"", properties)
    again = b'<w:r>%b<w:t xml:space="preserve">' % properties
    if offset == node.closed:  # something else follows in the run: its own text ends here, the rest is another run
        again = b"<w:r>%b" % properties
        return Insertion(node.end, node.end, b"</w:r>", again, properties)
    return Insertion(offset, offset, b"</w:t></w:r>", again, properties)


def _cells(blank: Blank, paragraphs: list[Node], entry: Entry) -> Iterator[Insertion]:
    """Yield the place in the cell beside each cell that says what the anchor says, blanks aside."""
    wanted = "".join(entry.anchor.split())
    cells = {id(cell): cell for one in paragraphs if (cell := one.above("tc")) is not None}
    for cell in cells.values():
        if "".join(blank.text(cell).split()) == wanted:
            yield _beside(blank, cell, entry)


def _beside(blank: Blank, label: Node, entry: Entry) -> Insertion:
    row = [] if label.parent is None else [one for one in label.parent.children if one.name == "tc"]
    place = next(number for number, one in enumerate(row) if one is label)
    target = row[place + 1] if place + 1 < len(row) else None
    paragraph = None if target is None else target.child("p")
    if target is None or paragraph is None:
        raise _error(entry, "“{anchor}”右边没有单元格", "there is no cell beside “{anchor}”")
    if blank.text(target).strip():
        raise _error(entry, "“{anchor}”右边的单元格已有文字", "the cell beside “{anchor}” is not empty")
    properties = _format(blank, paragraph, label)
    if paragraph.is_empty:
        return Insertion(paragraph.end - 2, paragraph.end, b">", b"</w:p>", properties)
    return Insertion(paragraph.closed, paragraph.closed, b"", b"", properties)


def _format(blank: Blank, paragraph: Node, label: Node) -> bytes:
    """Return the format of a value in a cell: of an empty run there, of the paragraph's mark, or of the label."""
    runs = [run.child("rPr") for run in (*paragraph.below("r"), *label.below("r"))]
    settings = paragraph.child("pPr")
    mark = None if settings is None else settings.child("rPr")
    own = [run.child("rPr") for run in paragraph.below("r")]
    return blank.raw(next((one for one in (*own, mark, *runs) if one is not None), None))


def _values(entries: tuple[Entry, ...], context: Mapping[str, object]) -> tuple[list[bytes], list[TemplateError]]:
    environment = form_environment()
    values, problems = list[bytes](), list[TemplateError]()
    for entry in entries:
        try:
            values.append(_value(environment, entry, context))
        except TemplateError as problem:
            problem.where = entry.where
            problems.append(problem)
    return values, problems


def _value(environment: Environment, entry: Entry, context: Mapping[str, object]) -> bytes:
    try:
        template = environment.from_string(template_of(entry))
        return "".join(template.root_render_func(template.new_context(dict(context)))).encode()
    except Exception as error:
        raise located(error, context) from error


def _written(data: bytes, values: "Iterable[tuple[Insertion, bytes]]") -> bytes:
    """Return the part with its values."""
    pieces, done = list[bytes](), 0
    for place, value in sorted(values, key=lambda one: one[0].start):
        run = b'<w:r>%b<w:t xml:space="preserve">%b</w:t></w:r>' % (place.properties, value)
        pieces += (data[done : place.start], place.before, run, place.after)
        done = place.end
    return b"".join((*pieces, data[done:]))
