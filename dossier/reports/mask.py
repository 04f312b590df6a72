"""Hide the middle of identity and mobile numbers in text that leaves the applicant's hands."""

import re

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([1-8]\d{5})\d{8}(\d{3}[\dXx])(?![0-9A-Za-z])")
"""Any such number, valid or not; codes of companies begin with 9 there."""
_RESIDENCE = re.compile(
    r"(?<![0-9A-Za-z])(9\d{5})(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(\d{3}[\dXx])(?![0-9A-Za-z])"
)
"""Foreigners' permanent residence: told from a company's code by the date of birth in it."""
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)([ -]?)\d{4}\2(\d{4})(?!\d)")


def mask(text: str) -> str:
    """Return the text with personal numbers shortened, e.g. 138****0001."""
    for number in (_IDENTITY, _RESIDENCE):
        text = number.sub(r"\1********\2", text)
    return _MOBILE.sub(r"\1****\3", text)
