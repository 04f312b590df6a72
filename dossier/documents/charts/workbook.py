"""Write the workbook embedded in a chart: one sheet with the very numbers the chart shows."""

from collections.abc import Iterator
from datetime import datetime
from html import escape

from dossier.documents.charts.model import Graph
from dossier.documents.charts.parts import SHEET, column
from dossier.style.archive import archive, deflate
from dossier.style.theme import THEME
from dossier.values.money import plain

_MOMENT = datetime(1980, 1, 1)
"""Fixed, so that the same numbers give the same bytes."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEETS}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SHEETS}.sharedStrings+xml"/>'
        '<Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETS}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId4" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/styles.xml": (
        f'<styleSheet {_MAIN}><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}  # fmt: skip


def workbook(graph: Graph) -> bytes:
    """Return the ``.xlsx`` file with the categories in column A and a column for each series."""
    parts = {
        **{name: _DECLARATION + text for name, text in _FIXED.items()},
        "xl/theme/theme1.xml": THEME,
        "xl/sharedStrings.xml": _DECLARATION + _texts(graph),
        "xl/worksheets/sheet1.xml": _DECLARATION + _sheet(graph),
    }
    return archive((deflate(name, text.encode()) for name, text in parts.items()), _MOMENT)


def _texts(graph: Graph) -> str:
    """Return the table of texts: the names of the series, then those of the categories."""
    texts = (*(one.name for one in graph.series), *graph.categories)
    entries = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    count = len(texts)
    return f'<sst {_MAIN} count="{count}" uniqueCount="{count}">{entries}</sst>'


def _sheet(graph: Graph) -> str:
    rows = "".join(f'<row r="{number}">{cells}</row>' for number, cells in enumerate(_rows(graph), start=1))
    columns = '<cols><col min="1" max="1" width="24" customWidth="1"/></cols>'
    return f"<worksheet {_MAIN}>{columns}<sheetData>{rows}</sheetData></worksheet>"


def _rows(graph: Graph) -> Iterator[str]:
    yield "".join(_text(f"{column(n + 1)}1", n) for n in range(len(graph.series)))
    for place in range(len(graph.categories)):
        row = place + 2
        numbers = ((column(n), one.values[place]) for n, one in enumerate(graph.series, start=1))
        cells = (f'<c r="{letter}{row}"><v>{plain(value)}</v></c>' for letter, value in numbers if value is not None)
        yield _text(f"A{row}", len(graph.series) + place) + "".join(cells)


def _text(place: str, number: int) -> str:
    return f'<c r="{place}" t="s"><v>{number}</v></c>'
