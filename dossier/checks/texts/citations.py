"""Find what a text cites: words of a document -> titles between 《》, each with the article named after it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_COUNT = "[一二三四五六七八九十百零〇0-9]+"
_ARTICLE = rf"第{_COUNT}条(?:之{_COUNT})?"
_PART = rf"(?:第{_COUNT}款|第[（(]{_COUNT}[）)]项|第{_COUNT}项)"
_PLACE = rf"(?:{_ARTICLE}{_PART}*|{_PART}+)"
_CITED = re.compile(
    rf"《(?P<title>[^《》]{{2,60}})》(?P<article>{_ARTICLE}{_PART}*(?:(?:至|到|、|和|及|或者)?{_PLACE})*)?"
)
ARTICLE = re.compile(_ARTICLE)
"""An article named anywhere."""


class Cited(NamedTuple):
    """One title between 《》, with what is named of it."""

    title: str
    article: str
    """Article as written, e.g. 第二十三条第（三）项 or 第五十五条、第五十六条; empty when none follows the title."""
    start: int
    end: int
    """Where it begins and ends in the text."""

    @property
    def written(self) -> str:
        """The citation as the text prints it."""
        return f"《{self.title}》{self.article}"


def cited(text: str) -> Iterator[Cited]:
    """Yield every title between 《》 with the article that follows it."""
    for match in _CITED.finditer(text):
        yield Cited(match["title"], match["article"] or "", match.start(), match.end())
