"""Take a passage for a name, an address or another value only when it looks like one."""

import re

from dossier.evidence.read.plain import squeezed
from dossier.values.codes import parse_domain, parse_filing_number, parse_licence_number
from dossier.values.problem import ValueProblem

_ORGANISATION = re.compile(
    r"[\w()（）·&.,、\-]{2,}(?:公司|集团|中心|合伙\)|合伙企业|厂|社|院|所|店|部|行|会|学|局|馆|台|站|处)"
)
_TORN = re.compile(r"(?<!有)限公司|有公司$|限责任公司(?<!有限责任公司)")
"""An ending from which a recogniser has dropped a character."""
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,6}|[\u4e00-\u9fff]{1,15}(?:·[\u4e00-\u9fff]{1,15})+|[A-Za-z][A-Za-z .'\-]{2,40}"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_KIND = re.compile(r"公司|企业|合伙|个体|独资|代表机构|股份")
_LEADING = re.compile(r"^(?:https?://)?(?:www\.)?")


def organisation(text: str) -> str | None:
    """Return the full name of an organisation; None for what does not end as such names do."""
    return text if _ORGANISATION.fullmatch(text) and not _TORN.search(text) else None


def company(text: str) -> str | None:
    """Return the full name of a company."""
    return text if text.endswith("公司") and organisation(text) else None


def person(text: str) -> str | None:
    """Return the name of a person."""
    return text if _PERSON.fullmatch(text) else None


def holder(text: str) -> str | None:
    """Return the name of an organisation or a person."""
    return organisation(text) or person(text)


def address(text: str) -> str | None:
    """Return an address; None for what is too short to be one."""
    return text if len(_CHINESE.findall(text)) >= 5 else None


def words(text: str) -> str | None:
    """Return a text that has Chinese words in it."""
    return text if len(_CHINESE.findall(text)) >= 2 else None


def kind_of_company(text: str) -> str | None:
    """Return the kind of company, such as 有限责任公司(自然人独资)."""
    return text if _KIND.search(text) else None


def domain(text: str) -> str | None:
    """Return a domain name without scheme and leading www."""
    try:
        return parse_domain(_LEADING.sub("", squeezed(text).lower().rstrip("/")))
    except ValueProblem:
        return None


def filing_number(text: str) -> str | None:
    """Return an ICP filing number."""
    try:
        return parse_filing_number(squeezed(text))
    except ValueProblem:
        return None


def licence_number(text: str) -> str | None:
    """Return the number of a telecom licence."""
    try:
        return parse_licence_number(squeezed(text))
    except ValueProblem:
        return None
