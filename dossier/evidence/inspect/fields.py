"""Go through the form of a PDF: file -> its fields with the kind they have or inherit, and those that are signed."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

_MOST = 50_000
"""Fields of one form; a file with more is given up."""


class TooManyFields(ValueError):
    """A form has fields beyond every use."""


class Field(NamedTuple):
    """One field of a form, or a part of one."""

    entry: Any
    kind: str
    """Such as ``/Sig``, its own or that of the field it belongs to; empty where neither says."""

    @property
    def signed(self) -> bool:
        """Whether somebody has signed here."""
        value = self.entry.get("/V")
        if self.kind == "/Sig":
            return value is not None
        return isinstance(value, pikepdf.Dictionary) and (value.get("/Type") == "/Sig" or "/ByteRange" in value)


def fields_of(pdf: pikepdf.Pdf) -> Iterator[Field]:
    """Yield the fields of a file, each once, however they belong to each other.

    Raises:
        TooManyFields: there is no end of them.
    """
    form = pdf.Root.get("/AcroForm")
    listed = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    waiting = [Field(one, "") for one in _dictionaries(listed)]
    seen: set[tuple[int, int]] = set()
    taken = 0
    while waiting:
        entry, inherited = waiting.pop()
        if entry.objgen in seen:
            continue
        if entry.is_indirect:
            seen.add(entry.objgen)
        taken += 1
        if taken > _MOST:
            raise TooManyFields
        field = Field(entry, str(entry.get("/FT", inherited)))
        yield field
        waiting += [Field(kid, field.kind) for kid in _dictionaries(entry.get("/Kids"))]


def _dictionaries(listed: Any) -> list[Any]:
    """Return those things of an array that can be a field."""
    return [one for one in listed if isinstance(one, pikepdf.Dictionary)] if isinstance(listed, pikepdf.Array) else []


def signatures_of(pdf: pikepdf.Pdf) -> int:
    """Return how many digital signatures a file holds."""
    return sum(one.signed for one in fields_of(pdf))
