"""Make the bytes of a saved workbook depend on its content alone, and show results where nothing calculates."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date

from dossier.values.moment import MemberTime
from dossier.workbook.table import Results

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)><f>([^<]*)</f><v ?(?:/>|></v>)')
_DAY_ZERO = date(1899, 12, 30)
"""Day from which spreadsheets count."""


def repack(data: bytes, moment: MemberTime, results: Sequence[Results]) -> bytes:
    """Return the workbook with ``moment`` as the time of everything in it, and the results of its formulas by sheet."""
    shown = {f"xl/worksheets/sheet{number}.xml": found for number, found in enumerate(results, 1)}
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = _with_results(_dated(source.read(name), name, moment), shown.get(name, {}))
            info = zipfile.ZipInfo(name, moment)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            target.writestr(info, content, compresslevel=6)
    return buffer.getvalue()


def _dated(content: bytes, name: str, moment: MemberTime) -> bytes:
    """Replace the time of saving."""
    if name != "docProps/core.xml":
        return content
    year, month, day, hour, minute, second = moment
    stamp = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
    return _MODIFIED.sub(rb"\g<1>" + stamp.encode(), content)


def _with_results(content: bytes, results: Results) -> bytes:
    def replaced(match: re.Match[bytes]) -> bytes:
        kind, value = _stored(results[match[1].decode()])
        return b'<c r="%b"%b%b><f>%b</f><v>%b</v>' % (match[1], match[2], kind, match[3], value)

    return _FORMULA.sub(replaced, content) if results else content


def _stored(result: str | date | int) -> tuple[bytes, bytes]:
    """Return type attribute and value as the file format has them."""
    if isinstance(result, str):
        return b' t="str"', result.encode("ascii", "xmlcharrefreplace")
    return b"", str((result - _DAY_ZERO).days if isinstance(result, date) else result).encode()
