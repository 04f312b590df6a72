"""Find names of companies in finished documents that the profile does not know, a sign of copied text."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.checks.texts.known import leaves
from dossier.checks.texts.registry import clean, found, passages, text_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_STEM = r"(?:[\w·]{1,40}?(?:\([\w·]{1,12}\))?){1,2}?"
"""A name may hold one part in brackets, as in 示例云(广州)计算有限公司."""
_LEAST = 2
"""Characters that make a name of what stands before 有限公司; without them the kind of company is meant."""
_LEADING = re.compile(
    r"^(?:.*(?:负责|委托|协助|授权|通过|经过)|[与及对]|经(?![纬典济世])|向(?![日阳上前荣])|和(?![利谐平美信合顺兴泰众])|在(?!线))+"
)
"""What a sentence says before a name, unless it begins a usual name."""
_DAY = re.compile(r"\d年\d{1,2}月(?:\d{1,2}日)?$|\d年$")
"""What ends a date: with the day before it 有限责任公司 is the kind of company and no name."""
_PROSE = re.compile("[,。;!?]")


@text_check("text.companies")
def companies(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Each company a document names is a fact of its own in the profile, not merely a part of some prose.

    The parameter ``suffixes`` lists the endings of company names.
    """
    ending = "|".join(law_values.listed(rule, "suffixes"))
    known = _names(case, re.compile(f"(?:{ending})$"))
    pattern, endings = re.compile(f"({_STEM})({ending})"), re.compile(ending)
    verdicts = [
        found(document, passage, _as_written(passage.text, name))
        for document, passage in passages(documents)
        if endings.search(folded(passage.text))  # most passages name no company, and looking for stems is slow
        for name in dict.fromkeys(_strangers(folded(passage.text), pattern, known))
    ]
    return verdicts or [clean(documents)]


def _names(case: "Case", ending: re.Pattern[str]) -> tuple[str, ...]:
    """Return the names of companies that are whole facts of the profile."""
    texts = {folded(fact) for fact in leaves(case.profile) if isinstance(fact, str)}
    return tuple(text for text in texts if ending.search(text) and not _PROSE.search(text))


def _as_written(text: str, name: str) -> str:
    """Return a folded name with the full-width brackets of the text where it has them."""
    wide = name.replace("(", "（").replace(")", "）")
    return wide if wide in text else name


def _strangers(text: str, pattern: re.Pattern[str], known: tuple[str, ...]) -> "Iterator[str]":
    for match in pattern.finditer(text):
        stem = re.split("的|为|由|是", match[1])[-1]
        name = _LEADING.sub("", stem)
        if len(stem) >= _LEAST and not _DAY.search(stem) and not text[: match.end()].endswith(known):
            yield (name if len(name) >= _LEAST else stem) + match[2]
