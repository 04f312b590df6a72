"""Turn what openpyxl saves into the form spreadsheet programs write themselves, with bytes that depend on content alone.

openpyxl stores the time of saving, text inside each cell, no results of formulas, and the parts of a font in an order
that the schema does not have.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lxml import etree

from dossier.values.moment import MemberTime
from dossier.workbook.table import Results

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_DAY_ZERO = date(1899, 12, 30)
"""Day from which spreadsheets count."""
_FONT_ORDER = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
               "family", "charset", "scheme")  # fmt: skip

Parts = dict[str, bytes]
"""Name inside the file → content."""


def repack(data: bytes, moment: MemberTime, results: Sequence[Results]) -> bytes:
    """Return the workbook with ``moment`` as the time of everything in it, and the results of its formulas by sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>" + _stamp(moment), parts["docProps/core.xml"])
    parts["xl/styles.xml"] = _with_ordered_fonts(parts["xl/styles.xml"])
    parts.update(_with_results_and_shared_text(parts, results))
    return _zipped(parts, moment)


def _zipped(parts: Parts, moment: MemberTime) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, moment)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            target.writestr(info, parts[name], compresslevel=6)
    return buffer.getvalue()


def _stamp(moment: MemberTime) -> bytes:
    year, month, day, hour, minute, second = moment
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z".encode()


def _with_ordered_fonts(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    for font in root.iter(_tag("font")):
        font[:] = sorted(font, key=lambda part: _FONT_ORDER.index(etree.QName(part).localname))
    return _written(root)


def _with_results_and_shared_text(parts: Parts, results: Sequence[Results]) -> Parts:
    """Return the parts that change: every sheet, the table of texts, and the two parts that announce the table."""
    changed, texts = {}, dict[str, int]()
    for number, name in sorted(_sheets(parts)):
        root = etree.fromstring(parts[name])
        for cell in root.iter(_tag("c")):
            _share(cell, texts)
            _show(cell, results[number - 1])
        changed[name] = _written(root)
    changed["xl/sharedStrings.xml"] = _table(texts)
    changed["[Content_Types].xml"] = _announced(
        parts["[Content_Types].xml"], "Override", {"PartName": "/xl/sharedStrings.xml", "ContentType": _CONTENT}
    )
    changed["xl/_rels/workbook.xml.rels"] = _announced(
        parts["xl/_rels/workbook.xml.rels"], "Relationship",
        {"Type": _RELATION, "Target": "/xl/sharedStrings.xml", "Id": "texts"},
    )  # fmt: skip
    return changed


def _sheets(parts: Parts) -> Iterator[tuple[int, str]]:
    for name in parts:
        if match := _SHEET.fullmatch(name):
            yield int(match[1]), name


def _share(cell: etree._Element, texts: dict[str, int]) -> None:
    if cell.get("t") == "inlineStr":
        text = "".join(cell.itertext())
        cell.set("t", "s")
        cell[:] = [_value(str(texts.setdefault(text, len(texts))))]


def _show(cell: etree._Element, results: Results) -> None:
    formula = cell.find(_tag("f"))
    if formula is None:
        return
    result = results[cell.get("r", "")]
    if isinstance(result, str):
        cell.set("t", "str")
    shown = (result - _DAY_ZERO).days if isinstance(result, date) else result
    cell[:] = [formula, _value(str(shown))]


def _table(texts: Mapping[str, int]) -> bytes:
    root = etree.Element(_tag("sst"), {"uniqueCount": str(len(texts))}, nsmap={None: _MAIN})
    for text in texts:
        item = etree.SubElement(etree.SubElement(root, _tag("si")), _tag("t"))
        item.text = text
        if text != text.strip() or "\n" in text:
            item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _written(root)


def _announced(part: bytes, name: str, attributes: Mapping[str, str]) -> bytes:
    root = etree.fromstring(part)
    etree.SubElement(root, f"{{{etree.QName(root).namespace}}}{name}", dict(attributes))
    return _written(root)


def _value(text: str) -> etree._Element:
    value = etree.Element(_tag("v"))
    value.text = text
    return value


def _tag(name: str) -> str:
    return f"{{{_MAIN}}}{name}"


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
