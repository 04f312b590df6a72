"""Take typed fields out of one law file entry, and refuse what is missing, wrong or left over."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from dossier.errors import RulebookError
from dossier.rulebook.reading.source import Entry
from dossier.text import Text

_Member = TypeVar("_Member", bound=StrEnum)


def refuse(where: str, zh: str, en: str, hint: Text | None = None) -> RulebookError:
    """Return the error for a law file problem at ``where``."""
    return RulebookError(Text(zh, en), where, hint)


def nearest(word: str, known: Iterable[str]) -> Text | None:
    """Return a suggestion of the known words close to ``word``, or None."""
    near = get_close_matches(word, [str(item) for item in known], n=2, cutoff=0.5)
    offers = " / ".join(near)
    return Text(f"您是否指：{offers}", f"Did you mean {offers}") if near else None


class Taker:
    """Hand out the fields of one entry, each once."""

    def __init__(self, entry: object, where: str, label: str) -> None:
        if not isinstance(entry, Entry):
            raise refuse(where, f"{label}应为键值对", f"{label} must be a mapping")
        self.entry = entry
        self.label = label
        self._taken: set[str] = set()

    def where(self, key: str = "") -> str:
        """Return ``file:line`` of ``key``."""
        return self.entry.where(key)

    def has(self, key: str) -> bool:
        """Return whether the entry has ``key``."""
        return key in self.entry

    def raw(self, key: str) -> object:
        """Return the field as it stands; it must exist."""
        self._taken.add(key)
        if key not in self.entry:
            raise refuse(self.where(), f"{self.label}缺少“{key}”", f"{self.label} lacks '{key}'")
        return self.entry[key]

    def optional(self, key: str, default: object = None) -> object:
        """Return the field as it stands, or ``default``."""
        self._taken.add(key)
        return self.entry.get(key, default)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text field; without ``default`` it must exist and must not be empty."""
        value = self.raw(key) if default is None else self.optional(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.wrong(key, "应为非空文本（数字请加引号）", "must be a text (quote numbers)")
        return value

    def number(self, key: str, default: int) -> int:
        """Return a whole number, or ``default``."""
        value = self.optional(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "应为整数", "must be a whole number")
        return value

    def flag(self, key: str) -> bool:
        """Return a truth value; false when the key is absent."""
        value = self.optional(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "应为true或false", "must be true or false")
        return value

    def day(self, key: str) -> date:
        """Return a date that must exist."""
        found = self.optional_day(key)
        if found is None:
            raise refuse(self.where(), f"{self.label}缺少日期“{key}”", f"{self.label} lacks the date '{key}'")
        return found

    def optional_day(self, key: str) -> date | None:
        """Return a date, or None when it is absent or null."""
        value = self.optional(key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self.wrong(key, "应为YYYY-MM-DD日期", "must be a date YYYY-MM-DD")
        return value

    def both(self, key: str) -> Text:
        """Return a text in both languages; it must exist."""
        return read_text(self.raw(key), self.where(key), f"{self.label}.{key}")

    def optional_both(self, key: str) -> Text:
        """Return a text in both languages, or two empty texts."""
        return self.both(key) if self.has(key) else Text("", "")

    def choice(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Return a text that must be one of ``allowed``."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.unknown_word(key, value, allowed)
        return value

    def member(self, key: str, kind: type[_Member]) -> _Member:
        """Return a member of a closed enumeration."""
        return kind(self.choice(key, [item.value for item in kind]))

    def words(self, key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts, empty when absent; each must be one of ``allowed`` if that is given."""
        values = self.optional(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "应为文本列表", "must be a list of texts")
        for value in values:
            if allowed is not None and value not in allowed:
                raise self.unknown_word(key, value, allowed)
        return tuple(values)

    def items(self, key: str) -> list[object]:
        """Return a list field, empty when absent."""
        values = self.optional(key, [])
        if not isinstance(values, list):
            raise self.wrong(key, "应为列表", "must be a list")
        return values

    def child(self, key: str) -> "Taker":
        """Return the taker of a mapping that must exist."""
        return Taker(self.raw(key), self.where(key), f"{self.label}.{key}")

    def pairs(self, key: str) -> Iterator[tuple[str, object, str]]:
        """Yield key, value and place of a mapping; nothing when it is absent."""
        value = self.optional(key)
        if value is None:
            return
        if not isinstance(value, Entry):
            raise self.wrong(key, "应为键值对", "must be a mapping")
        yield from ((name, item, value.where(name)) for name, item in value.items())

    def done(self) -> None:
        """Refuse the first key nobody asked for."""
        for key in self.entry:
            if key not in self._taken:
                hint = nearest(key, self._taken)
                raise refuse(
                    self.where(key), f"{self.label}有未知键“{key}”", f"Unknown key '{key}' in {self.label}", hint
                )

    def wrong(self, key: str, zh: str, en: str) -> RulebookError:
        """Return the error for a field of the wrong kind."""
        return refuse(self.where(key), f"{self.label}.{key}{zh}", f"{self.label}.{key} {en}")

    def unknown_word(self, key: str, word: str, allowed: Collection[str]) -> RulebookError:
        """Return the error for a word outside a closed list."""
        zh, en = f"{self.label}.{key}不接受“{word}”", f"{self.label}.{key} does not accept '{word}'"
        return refuse(self.where(key), zh, en, nearest(word, allowed))


def read_text(value: object, where: str, label: str) -> Text:
    """Return a bilingual text; refuse one that lacks a language.

    Raises:
        RulebookError: a language is missing or empty, or there is another key.
    """
    taker = Taker(value, where, label)
    text = Text(taker.text("zh"), taker.text("en"))
    taker.done()
    return text
