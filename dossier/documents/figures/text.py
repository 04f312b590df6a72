"""Measure text and break it into lines that fit a width, on the safe side for every font in use."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dossier.documents.figures.theme import LEADING, MM_PER_POINT

# Kept on one line when they fit: legal forms, common words, short bracketed notes, Latin words and figures.
_WORD = re.compile(
    r"股份有限公司|有限责任公司|有限公司|有限合伙|合伙企业|委员会|防火墙|服务器|数据库|负载均衡|存储|备份|日志|管理|监督|"
    r"国有|资产|网络|信息|科技|技术|投资|企业|股权|基金|咨询|服务|系统|平台|电子|商务|集团|控股|国际|发展|审核|记录|用户|"
    r"通知|结算|订单|确认|（[^（）]{1,6}）|[A-Za-z0-9.,%/:+#@&_\-]+|."
)
_NEVER_FIRST = frozenset("，。、；：！？）》”’】％%)]:;,.·")
_NEVER_LAST = frozenset("（《“‘【([")
_NARROW = frozenset(".,:;|'!il-/()[]")
_WIDE = frozenset("mwMW%@&")


def _em(char: str) -> float:
    """Return an upper bound of a character's width in em; ambiguous characters count as Chinese."""
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    if char in _WIDE:
        return 0.95
    if char in _NARROW or char == " ":
        return 0.36
    return 0.75 if char.isupper() else 0.55


def width_of(text: str, size: float) -> float:
    """Return the width of one line of ``text`` at ``size`` points, mm."""
    return sum(map(_em, text)) * size * MM_PER_POINT


def line_height(size: float) -> float:
    """Return the line pitch at ``size`` points, mm."""
    return size * LEADING * MM_PER_POINT


def _words(text: str, size: float, width: float) -> list[str]:
    """Split into pieces that may each end a line; a piece wider than the line falls apart into characters."""
    pieces = _fitting(_WORD.findall(" ".join(text.split())), size, width)
    return _fitting(_bound(pieces), size, width)


def _fitting(pieces: Sequence[str], size: float, width: float) -> list[str]:
    return [part for piece in pieces for part in ([piece] if width_of(piece, size) <= width else piece)]


def _bound(pieces: Sequence[str]) -> list[str]:
    """Join closing marks to the piece before and opening marks to the piece after."""
    bound: list[str] = []
    for piece in pieces:
        if bound and (piece[0] in _NEVER_FIRST or bound[-1][-1] in _NEVER_LAST):
            bound[-1] += piece
        else:
            bound.append(piece)
    return bound


def _fill(words: Sequence[str], size: float, width: float) -> list[str]:
    """Break greedily; a single piece that is too wide stands on a line of its own."""
    lines = [""]
    for word in words:
        if lines[-1].strip() and width_of((lines[-1] + word).strip(), size) > width:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, width: float) -> tuple[str, ...]:
    """Break ``text`` at ``size`` points into as few lines of at most ``width`` mm as possible.

    Line breaks of the text itself are kept.
    """
    return tuple(line for part in text.splitlines() or [""] for line in _wrapped(part, size, width))


_MOST_EVEN = 30
"""Lines of a text that are still made even: the search takes too long for whole pages."""


def _wrapped(text: str, size: float, width: float) -> list[str]:
    words = _words(text, size, width)
    filled = _fill(words, size, width)
    return filled if len(filled) > _MOST_EVEN else _evened(words, size, width, len(filled))


def _evened(words: Sequence[str], size: float, width: float, count: int) -> list[str]:
    """Return the best division into ``count`` lines: few breaks inside words, then lines of like length."""

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]]:
        if left == 1:
            line = "".join(words[start:]).strip()
            return _cost(line, "", size, width), (line,)
        ways = []
        for stop in range(start + 1, len(words) - left + 2):
            line = "".join(words[start:stop]).strip()
            cost, rest = best(stop, left - 1)
            ways.append((cost + _cost(line, rest[0], size, width), (line, *rest)))
        return min(ways)

    return list(best(0, min(count, max(1, len(words))))[1])


def _cost(line: str, following: str, size: float, width: float) -> float:
    """Return how bad a line is: too wide, broken between two Chinese characters, unlike the others in length."""
    used = width_of(line, size)
    too_wide = 1000.0 * (used > width + 1e-9)
    return too_wide + 2.0 * (_is_han(line[-1:]) and _is_han(following[:1])) + (used / width) ** 2


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _widest(lines: Sequence[str], size: float) -> float:
    return max(width_of(line, size) for line in lines)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in a box: its lines, the size in points, and whether it is a heading."""

    lines: tuple[str, ...]
    size: float
    strong: bool = False

    @property
    def width(self) -> float:
        """Width of the longest line, mm."""
        return _widest(self.lines, self.size)

    @property
    def height(self) -> float:
        """Height of all lines, mm."""
        return len(self.lines) * line_height(self.size)


def paragraph(text: str, size: float, width: float, strong: bool = False) -> Paragraph:
    """Return ``text`` wrapped to ``width`` mm."""
    return Paragraph(wrap(text, size, width), size, strong)


def two_lines(text: str, size: float) -> Paragraph:
    """Return ``text`` on two lines of about the same length, or on one when it cannot be broken."""
    words = _words(text, size, width_of(text, size))
    return Paragraph(tuple(_evened(words, size, width_of(text, size), 2)), size)


def text_height(paragraphs: Sequence[Paragraph]) -> float:
    """Return the height of paragraphs set one below the other, mm."""
    return sum(each.height for each in paragraphs)


def text_width(paragraphs: Sequence[Paragraph]) -> float:
    """Return the width of the widest line, mm."""
    return max((each.width for each in paragraphs), default=0.0)
