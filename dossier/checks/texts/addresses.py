"""Find addresses in finished documents that the profile does not give."""

import re
from typing import TYPE_CHECKING

from dossier.checks.names import folded
from dossier.checks.registry import unknown
from dossier.checks.texts.registry import clean, found, passages, text_check
from dossier.profile.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_ADDRESS = re.compile(
    r"[一-鿿]{0,37}?(?P<street>[一-鿿](?:大道|大街|路|街|巷|弄|胡同)\d+号)"
    r"(?:[\d\-A-Za-z]+(?:号楼|栋|幢|座|楼|层|室|单元|院|区))*"
)
_PROSE = re.compile("位于|地址|住所|地点|所在地|[在于为是]")
_REGIONS = "省市区县旗镇乡"


@text_check("text.addresses")
def addresses(case: "Case", _: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Every address with street and number in a document is one of the profile, or the beginning or end of one."""
    if case.profile.company.registered_address is None:
        return [unknown("company.registered_address")]
    known = [folded(text) for text in _addresses(case.profile)]
    verdicts = {
        (document.code, passage.heading, written): found(document, passage, written)
        for document, passage in passages(documents)
        for written in _strangers(folded(passage.text), known)
    }
    return tuple(verdicts.values()) or (clean(documents),)


def _addresses(group: object) -> "Iterator[str]":
    """Yield every fact called an address, at every depth."""
    if isinstance(group, Facts):
        for name, value in group:
            if name.endswith("address") and isinstance(value, str):
                yield value
            yield from _addresses(value)
    elif isinstance(group, list | tuple):
        for value in group:
            yield from _addresses(value)


def _strangers(text: str, known: "Sequence[str]") -> "Iterator[str]":
    for match in _ADDRESS.finditer(text):
        street = match.start("street") - match.start()
        if not any(_within(match[0], street, one) for one in known):
            yield _shown(match[0], street)


def _within(written: str, street: int, known: str) -> bool:
    """Return whether the end of what is written, street and number at least, stands in a known address.

    What comes before may be prose; but where it names a district, the known address has to name the same.
    """
    start = next((at for at in range(street + 1) if written[at:] in known), None)
    if start is None:
        return False
    district = written[start] in _REGIONS or (start > 0 and written[start - 1] in _REGIONS)
    return start == 0 or not district or known.startswith(written[start:])


def _shown(written: str, street: int) -> str:
    """Return the address without the prose before it."""
    return written[street - len(_PROSE.split(written[:street])[-1]) :]
