"""Find the codes that prove themselves by a check character, wherever they stand on a paper."""

from collections.abc import Callable, Iterable, Iterator

from dossier.evidence.read.form import Form, Passage, Piece, passage
from dossier.evidence.read.plain import credit_codes, identity_numbers
from dossier.evidence.reading import FieldRead


def credit_code(form: Form) -> tuple[FieldRead, ...]:
    """Return the credit code at its label, or the only one on the paper."""
    return _only("uscc", form.passages("uscc"), credit_codes) or _only("uscc", _alone(form), credit_codes)


def identity_number(form: Form) -> tuple[FieldRead, ...]:
    """Return the identity number of the only person on the paper."""
    return _only("number", [*form.passages("number"), *_alone(form)], identity_numbers)


def numbered(form: Form) -> Iterator[tuple[Piece, str]]:
    """Yield every identity number on the paper with its place, from the top down."""
    for piece in sorted(form.free(), key=lambda one: (one.page, one.top)):
        for number in identity_numbers(piece.text):
            yield piece, number


def _alone(form: Form) -> list[Passage]:
    return [passage([piece]) for piece in form.free()]


def _only(field: str, passages: Iterable[Passage], codes: Callable[[str], Iterator[str]]) -> tuple[FieldRead, ...]:
    """Return the one code in the passages; nothing where there are different ones."""
    found = [one.read_as(field, code) for one in passages for code in codes(one.text)]
    if len({one.value for one in found}) != 1:
        return ()
    return (max(found, key=lambda one: one.confidence),)
