"""Check how documents write amounts and days: words agree with figures, and days are written in one style."""

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.checks.texts.registry import clean, found, passages, text_check
from dossier.values.formal_amount import CHARACTERS, read_formal_amount
from dossier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_WORDS = re.compile(rf"[{CHARACTERS}]*[壹贰叁肆伍陆柒捌玖][{CHARACTERS}]*[元圆](?:[零壹贰叁肆伍陆柒捌玖角分]*)[整正]?")
_FIGURES = re.compile(r"(?:¥|￥|人民币)?\s*(\d[\d,]*(?:\.\d+)?)\s*(亿|万)?元?")
_STYLES = {
    "2026年3月5日": re.compile(r"(?<!\d)\d{4}年(?!0)\d{1,2}月(?!0)\d{1,2}日"),
    "2026年03月05日": re.compile(r"(?<!\d)\d{4}年(?:0\d月\d{1,2}|\d{1,2}月0\d)日"),
    "2026-03-05": re.compile(r"(?<![\w-])(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?![\w-])", re.ASCII),
    "2026/3/5": re.compile(r"(?<![\w/.])(?:19|20)\d{2}/\d{1,2}/\d{1,2}(?![\w/])", re.ASCII),
    "2026.3.5": re.compile(r"(?<![\w.])(?:19|20)\d{2}\.\d{1,2}\.\d{1,2}(?![\w.])", re.ASCII),
    "二〇二六年三月五日": re.compile(r"[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"),
}  # fmt: skip
"""A day in each style → its pattern."""


@text_check("text.amounts_in_words")
def amounts(_: "Case", __: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """An amount in words has beside it, in the same passage, the same amount in figures, if any."""
    verdicts = [
        found(document, passage, words, figures="、".join(figures), figures_en=", ".join(figures))
        for document, passage in passages(documents)
        for words, figures in _disagreeing(passage.text)
    ]
    return verdicts or [clean(documents)]


def _disagreeing(text: str) -> "Iterator[tuple[str, Sequence[str]]]":
    """Yield each amount in words with the figures beside it when none of these is the same amount."""
    words = list(_WORDS.finditer(text))
    for index, match in enumerate(words):
        amount = read_formal_amount(match[0])
        start = words[index - 1].end() if index else 0
        end = words[index + 1].start() if index + 1 < len(words) else len(text)
        figures = _amounts(text[start : match.start()]) | _amounts(text[match.end() : end])
        if amount is not None and figures and amount not in figures:
            yield match[0], [Money(figure).in_wan() for figure in figures]


def _amounts(text: str) -> dict[Decimal, None]:
    """Return the amounts in figures that bear a sign or unit of money, each once."""
    scale = {"万": 10_000, "亿": 100_000_000}
    found_ = (match for match in _FIGURES.finditer(text) if match[0].strip()[0] in "¥￥人" or match[0].endswith("元"))
    return dict.fromkeys(Decimal(match[1].replace(",", "")) * scale.get(match[2] or "", 1) for match in found_)


@text_check("text.date_style", of_our_words=True)
def date_style(_: "Case", __: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """All days in all documents are written in the style in which most of them are."""
    uses = [
        (document, passage, style, match[0])
        for document, passage in passages(documents)
        for style, pattern in _STYLES.items()
        for match in pattern.finditer(passage.text)
    ]
    if not uses:
        return [clean(documents)]
    usual = Counter(style for _, _, style, _ in uses).most_common(1)[0][0]
    others = {
        (document.code, passage.heading, written): found(document, passage, written, style=usual)
        for document, passage, style, written in uses
        if style != usual
    }
    return tuple(others.values()) or (clean(documents),)
