"""Read an identity card, both sides on one page or on two: lines -> name, number, address, validity."""

import re
from collections.abc import Sequence
from datetime import date

from dossier.evidence.read.form import Form, Passage, agreed, passage
from dossier.evidence.read.plain import days, end_of_term, last_day, squeezed
from dossier.evidence.read.proved import identity_number
from dossier.evidence.read.values import address, organisation, person
from dossier.evidence.reading import FieldRead, Line

_LABELS = {
    "name": r"(?:正面)?姓名",
    "number": r"(?:正面)?(?:公民)?身份(?:证)?号码",
    "address": r"(?:正面)?住址",
    "issuer": r"(?:背面)?签发机关",
    "until": r"(?:背面)?有效期限至",
    "period": r"(?:背面)?有效期限(?!至)",
    "other": r"性别|民族|出生",
}
_PERIOD = re.compile(r"\d{4}[.年]\d\d?[.月]\d\d?日?[-至](?:\d{4}[.年]\d\d?[.月]\d\d?日?|长期)")
_YEARS = (5, 10, 20)
"""Years for which a card is issued."""


def parse(lines: Sequence[Line]) -> tuple[FieldRead, ...]:
    """Return what the card says; a file with the cards of two people says nothing about either."""
    form = Form(lines, _LABELS)
    return (
        *agreed("name", form.passages("name"), person),
        *identity_number(form),
        *agreed("address", form.passages("address", several_lines=True), address),
        *agreed("issuer", form.passages("issuer", several_lines=True), organisation),
        *_validity(form),
    )


def _validity(form: Form) -> tuple[FieldRead, ...]:
    printed = [passage([piece]) for piece in form.free() if _PERIOD.search(squeezed(piece.text))]
    periods = [one for one in [*form.passages("period"), *printed] if _plausible(one)]
    until = agreed("valid_until", form.passages("until"), last_day)
    if not periods:
        return until
    return (
        *agreed("valid_from", periods, lambda text: days(text)[0].isoformat()),
        *agreed("valid_until", periods, end_of_term),
    )


def _plausible(period: Passage) -> bool:
    """Whether first and last day are as far apart as on a card: a digit that was misread shows itself."""
    found, end = days(period.text), end_of_term(period.text)
    if not found or end is None:
        return False
    return end == "长期" or any(_years_later(found[0], years) == found[-1] for years in _YEARS)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
