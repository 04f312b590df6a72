"""Read the table of the corpus: which file is made, where it lies, what is seen in it, and which findings it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).parent / "table"
_NAMES = {"pdf": "营业执照.pdf", "broken": "营业执照.pdf", "scan": "营业执照.pdf", "office": "a.docx", "other": "a.zip"}
_KEYS = {"made", "file", "place", "material", "seen", "found", "passes"}


@dataclass(frozen=True)
class Entry:
    """One file of the corpus."""

    made: str
    """Name of the maker; empty where there is nothing to be made."""
    file: str
    """Path as the profile names it."""
    place: str
    """What is unusual about the place; empty for an ordinary file."""
    material: str
    """As which paper the profile lists it."""
    seen: Mapping[str, Any]
    found: Mapping[str, Any]
    passes: Mapping[str, str]
    """What a rule that passes says, where that matters."""

    @property
    def name(self) -> str:
        return " ".join(
            word for word in (self.made, self.place, "" if self.file in _NAMES.values() else self.file) if word
        )


def entries() -> Iterator[Entry]:
    for path in sorted(TABLE.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text("utf-8")):
            assert not row.keys() - _KEYS, row
            made = row.get("made", "")
            file = row.get("file") or _file(made)
            material = row.get("material") or _material(made)
            rest = (row.get(key, {}) for key in ("seen", "found", "passes"))
            yield Entry(made, file, row.get("place", ""), material, *rest)


def _file(made: str) -> str:
    family, _, name = made.partition("/")
    if family == "picture":
        return {"jpeg": "a.jpg", "png": "a.png"}[name.partition("-")[0]]
    return _NAMES.get(family, "营业执照.pdf")


def _material(made: str) -> str:
    """Return a material that may be such a file: a certificate is a scan, a price list may be a Word file."""
    return "fee_schedule" if made.startswith("office/") else "business_licence"
