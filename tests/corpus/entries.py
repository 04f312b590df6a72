"""Read the table of the corpus: which file is made, where it lies, what is seen in it, and which findings it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).parent / "table"
_NAMES = {"pdf": "营业执照.pdf", "broken": "营业执照.pdf", "scan": "营业执照.pdf", "office": "a.docx", "other": "a.zip"}
_KEYS = {"made", "file", "place", "seen", "found"}


@dataclass(frozen=True)
class Entry:
    """One file of the corpus."""

    made: str
    """Name of the maker; empty where there is nothing to be made."""
    file: str
    """Path as the profile names it."""
    place: str
    """What is unusual about the place; empty for an ordinary file."""
    seen: Mapping[str, Any]
    found: Mapping[str, Any]

    @property
    def name(self) -> str:
        return " ".join(
            word for word in (self.made, self.place, "" if self.file in _NAMES.values() else self.file) if word
        )

    @property
    def material(self) -> str:
        """A material that may be such a file: a certificate is a scan, a price list may be a Word file."""
        return "fee_schedule" if self.made.startswith("office/") else "business_licence"


def entries() -> Iterator[Entry]:
    for path in sorted(TABLE.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            assert not row.keys() - _KEYS, row
            made = row.get("made", "")
            file = row.get("file") or _file(made)
            yield Entry(made, file, row.get("place", ""), row.get("seen", {}), row.get("found", {}))


def _file(made: str) -> str:
    family, _, name = made.partition("/")
    if family == "picture":
        return {"jpeg": "a.jpg", "png": "a.png"}[name.partition("-")[0]]
    return _NAMES.get(family, "营业执照.pdf")
