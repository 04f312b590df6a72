"""Hide the middle of identity and mobile numbers in text that leaves the applicant's hands."""

import re

_IDENTITY = re.compile(r"(?<!\w)(\d{6})\d{8}(\d{3}[\dXx])(?!\w)")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")


def mask(text: str) -> str:
    """Return the text with personal numbers shortened, e.g. 138****0001."""
    return _MOBILE.sub(r"\1****\2", _IDENTITY.sub(r"\1********\2", text))
