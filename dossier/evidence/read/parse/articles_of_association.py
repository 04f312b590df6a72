"""Read the first page of articles of association: lines -> name of the company."""

import re
from collections.abc import Iterator, Sequence

from dossier.evidence.read.form import Form, Passage, agreed, passage
from dossier.evidence.read.plain import squeezed
from dossier.evidence.read.values import company
from dossier.evidence.reading import FieldRead, Line

_TITLE = re.compile(r"(?P<name>[^:,，。]{4,}公司)章程(?:修正案)?")
_STATED = re.compile(
    r"公司(?:中文)?名称(?:为|是)?:?(?P<name>[^:,，。;“”]{4,}?公司)(?=[,。;(“]|第|住所|英文|公司住所|$)"
)


def parse(lines: Sequence[Line]) -> tuple[FieldRead, ...]:
    """Return the name of the company, from the title and from the clause that states it."""
    form = Form(lines, {})
    return agreed("name", [*_titles(form), *_stated(form)], company)


def _titles(form: Form) -> Iterator[Passage]:
    """Yield the names in a title of one line, or of two with 章程 in the second."""
    pieces = list(form.free())
    for index, piece in enumerate(pieces):
        texts = [piece.text]
        if [squeezed(one.text) for one in pieces[index + 1 : index + 2]] == ["章程"]:
            texts.append(piece.text + "章程")
        for text in texts:
            match = _TITLE.fullmatch(squeezed(text))
            if match is not None:
                yield Passage(match["name"], (piece,))


def _stated(form: Form) -> Iterator[Passage]:
    """Yield the names that the clauses state; a clause may begin anywhere and run over two lines."""
    pieces = list(form.free())
    for index in range(len(pieces)):
        found = passage(pieces[index : index + 2])
        match = _STATED.search(squeezed(found.text))
        if match is not None:
            yield Passage(match["name"], found.pieces)
