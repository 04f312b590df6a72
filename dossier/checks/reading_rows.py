"""Find in a proof for several persons what it says about one: what was read, name and number -> what his row says."""

from typing import TYPE_CHECKING

from dossier.checks.reading_values import CODE, NAME

if TYPE_CHECKING:
    from dossier.evidence.reading import FieldRead, Reading

_NAME, _NUMBER = "name", "id_number"


def own_row(reading: "Reading", name: str, number: str | None) -> "Reading":
    """Return the reading with the name and the number of one row alone, so that both are judged together.

    The readers give names and numbers in the order of the rows. Where they are not as many, or no row or several may
    be this person's, the numbers are left out: that a number stands somewhere on the paper does not say whose it is.
    """
    names, numbers = reading.find(_NAME), reading.find(_NUMBER)
    if max(len(names), len(numbers)) <= 1:
        return reading
    row = _row(list(zip(names, numbers, strict=True)), name, number) if len(names) == len(numbers) else None
    if row is None:
        return reading._replace(fields=tuple(one for one in reading.fields if one.field != _NUMBER))
    others = (one for one in reading.fields if one.field not in (_NAME, _NUMBER))
    return reading._replace(fields=(*others, *row))


def _row(
    rows: "list[tuple[FieldRead, FieldRead]]", name: str, number: str | None
) -> "tuple[FieldRead, FieldRead] | None":
    """Return the row with both, else the only one with the name, else the only one with the number."""
    named = _distinct([row for row in rows if NAME.same(row[0].value, name)])
    numbered = _distinct([row for row in rows if number is not None and CODE.same(row[1].value, number)])
    both = [row for row in named if row in numbered]
    found = both or named or numbered
    return found[0] if len(found) == 1 else None


def _distinct(rows: "list[tuple[FieldRead, FieldRead]]") -> "list[tuple[FieldRead, FieldRead]]":
    """Return the rows without repetitions, as where each month of a person has its own."""
    return list({(name.value, number.value): (name, number) for name, number in rows}.values())
