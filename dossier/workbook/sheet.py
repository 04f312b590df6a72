"""Hold one sheet of a workbook while it is filled: cells by type, formats made once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from xlsxwriter.format import Format
from xlsxwriter.url import Url
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dossier.values.dates import PERPETUAL, chinese

_LONGEST_TEXT = 32_000
"""Characters; a cell holds 32 767."""
_DAY_ZERO = date(1899, 12, 30)
"""Day from which spreadsheets count."""
_DATE = {"num_format": "yyyy-mm-dd"}


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a file of the package, or to a cell of the workbook."""

    text: str
    path: str = ""
    """Path inside the package."""
    cell: str = ""
    """Place in the workbook, e.g. '问题清单'!A4."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula we wrote ourselves; text from the profile never becomes one."""

    text: str
    result: str | date | int
    """What it gives today, for viewers that do not calculate."""


Value = str | int | Decimal | date | Link | Formula | None


class Sheet:
    """One sheet; rows and columns count from 1."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.page: Worksheet = book.add_worksheet(name)
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, look: Mapping[str, object]) -> Format:
        """Return the format with these properties."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]

    def put(self, row: int, column: int, value: Value, look: Mapping[str, object]) -> None:
        """Write one value with the type it has; text that begins with = + - @ stays text."""
        place = row - 1, column - 1
        if isinstance(value, Formula):
            shown = _DATE if isinstance(value.result, date) else {}
            self.page.write_formula(*place, value.text, self.format({**look, **shown}), _cached(value.result))
        elif isinstance(value, Link):
            self._link(place, value, self.format(look))
        elif isinstance(value, str) or value == PERPETUAL:
            self._text(place, chinese(value) if isinstance(value, date) else str(value), look)
        elif isinstance(value, date):
            self.page.write_number(*place, (value - _DAY_ZERO).days, self.format({**look, **_DATE}))
        elif value is None:
            self.page.write_blank(*place, None, self.format(look))
        else:
            self.page.write_number(*place, value, self.format(look))

    def _text(self, place: tuple[int, int], text: str, look: Mapping[str, object]) -> None:
        if not text:
            self.page.write_blank(*place, None, self.format(look))
            return
        whole = text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}……（文字过长，以档案为准）"
        prefix = {"quote_prefix": True} if text[:1] in "=+-@\t" else {}
        self.page.write_string(*place, whole, self.format({**look, **prefix}))

    def _link(self, place: tuple[int, int], link: Link, form: Format) -> None:
        """Spreadsheet programs write Chinese characters in targets as they are, and escape what has a meaning there."""
        if link.cell:
            self.page.write_url(*place, f"internal:{link.cell}", form, link.text)
            return
        target = "".join(char if char > "~" else quote(char, safe="/()+,-._~'!;=&@$") for char in link.path)
        self.page.write_url(*place, _FileUrl(target, link), form)


class _FileUrl(Url):  # type: ignore[misc]
    """A link to a file beside the workbook; XlsxWriter would write backslashes, which only one system understands."""

    def __init__(self, target: str, link: Link) -> None:
        super().__init__(f"external:{target}")
        self.text, self.tip = link.text, link.path.rsplit("/", 1)[-1][:250]
        self._file = target

    def _target(self) -> str:
        return self._file


def _cached(result: str | date | int) -> str | int:
    return (result - _DAY_ZERO).days if isinstance(result, date) else result
