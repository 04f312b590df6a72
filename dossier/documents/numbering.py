"""Count headings, captions and list items the way Word will number them."""

from collections.abc import Mapping
from dataclasses import dataclass

_DIGITS = "零一二三四五六七八九"

HEADING_NUMBERS, BULLETS, ARTICLES, FIRST_LIST = 1, 2, 3, 10
"""Numbering instances (``w:numId``): headings, all bullets, all articles of a policy, then one per list."""


def chinese(number: int) -> str:
    """Return 1 to 999 in Chinese numerals: 一, 十, 二十一, 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _decimal(counters: list[int]) -> tuple[str, str]:
    number = ".".join(map(str, counters))
    return f"{number}　", number


def _chinese(counters: list[int]) -> tuple[str, str]:
    last, first = counters[-1], f"第{chinese(counters[0])}部分"
    shown = (f"{chinese(last)}、", f"（{chinese(last)}）", f"{last}. ", f"（{last}）")[len(counters) - 1]
    second = f"（{chinese(counters[1])}）" if len(counters) > 1 else ""
    rest = "".join((str(counters[2]), f"（{counters[-1]}）")[: len(counters) - 2]) if len(counters) > 2 else ""
    return shown, first + second + rest


def _chapters(counters: list[int]) -> tuple[str, str]:
    if len(counters) > 2:
        return "", ""
    name = f"第{chinese(counters[-1])}{'章节'[len(counters) - 1]}"
    return f"{name}　", name


_SCHEMES = {"qy": _decimal, "qy-chinese": _chinese, "gw": _chinese, "zd": _chapters}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as it is printed before the text, and as a reference names it."""

    printed: str
    reference: str


class Outline:
    """Heading counters of one document."""

    def __init__(self, profile: str) -> None:
        self.scheme = _SCHEMES[profile]
        self.counters = [0, 0, 0, 0]

    @property
    def chapter(self) -> int:
        """The number of the current level-1 heading; 0 before the first."""
        return self.counters[0]

    def next(self, level: int) -> Numbered:
        """Count one heading of ``level`` 1 to 4."""
        self.counters[level - 1] += 1
        self.counters[level:] = [0] * (4 - level)
        return Numbered(*self.scheme(self.counters[:level]))


@dataclass(slots=True)
class _List:
    kind: str
    number_id: int
    count: int = 0


class Lists:
    """Running lists: an item continues the list of its depth and kind, or begins one."""

    def __init__(self, profile: str) -> None:
        self.articles = _List("ordered", ARTICLES) if profile == "zd" else None
        self.running: list[_List] = []
        self.started: list[int] = []
        self.profile = profile

    def item(self, kind: str, depth: int) -> tuple[int, str]:
        """Count one item; return its ``w:numId`` and how a reference names it."""
        del self.running[depth + 1 :]
        while len(self.running) <= depth or self.running[depth].kind != kind:
            del self.running[depth:]
            self.running.append(self._new(kind, len(self.running)))
        current = self.running[depth]
        current.count += 1
        return current.number_id, self._reference(current)

    def fence(self) -> None:
        """End all running lists; the articles of a policy run on."""
        self.running.clear()

    def _new(self, kind: str, depth: int) -> _List:
        if kind == "bullet":
            return _List(kind, BULLETS)
        if depth == 0 and self.articles is not None:
            return self.articles
        self.started.append(FIRST_LIST + len(self.started))
        return _List(kind, self.started[-1])

    def _reference(self, item: _List) -> str:
        if item.kind == "bullet":
            return ""
        if item is self.articles:
            return f"第{chinese(item.count)}条"
        return f"第{item.count}项"


def list_instances(started: list[int], abstract: Mapping[str, int]) -> str:
    """Return the ``w:num`` elements of the lists of one document, each restarted at 1."""
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(3)
    )
    return "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract["ordered"]}"/>{restart}</w:num>'
        for number in started
    )
