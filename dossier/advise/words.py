"""Find in the words of a function which facts it states; what the words deny is not stated."""

import re
from collections.abc import Iterable, Iterator, Mapping

from dossier.rulebook.advice import Fact, Signal

_SENTENCES = re.compile(r"[。；;！？\n]")
_CLAUSES = "，,"
_DENIAL = re.compile(r"不(?![仅但只限断同])|非(?!常)|未(?!来)|无(?![需论线人])|没有|禁止")
"""A word that turns the rest of its clause into its opposite; 不仅, 不限, 不断 and their like do not."""


def stated(facts: Iterable[Fact], texts: Iterable[str]) -> Mapping[str, str]:
    """Return the facts that a sentence of the texts states, with the words that do so, e.g. 用户…上传."""
    sentences = [part for text in texts for part in _SENTENCES.split(text) if part]
    found = ((fact.key, _first(fact.signals, sentences)) for fact in facts)
    return {key: words for key, words in found if words}


def mentioned(words: Iterable[str], texts: Iterable[str]) -> str:
    """Return the first of the words that some text uses without denying it, or an empty text."""
    listed = [part for text in texts for part in _SENTENCES.split(text)]
    return next((word for word in words for part in listed if _undenied(part, word, 0) is not None), "")


def _first(signals: Iterable[Signal], sentences: Iterable[str]) -> str:
    listed = list(sentences)
    found = (_in_order(signal, sentence) for signal in signals for sentence in listed)
    return next((words for words in found if words), "")


def _in_order(signal: Signal, sentence: str) -> str:
    """Return one word of each group, found in this order, or an empty text."""
    at, words = 0, []
    for group in signal:
        places = sorted(_places(sentence, group, at))
        if not places:
            return ""
        at, word = places[0]
        words.append(word)
    return "…".join(words)


def _places(sentence: str, group: Iterable[str], start: int) -> Iterator[tuple[int, str]]:
    """Yield the end of each word of the group that stands undenied after ``start``."""
    for word in group:
        if (end := _undenied(sentence, word, start)) is not None:
            yield end, word


def _undenied(sentence: str, word: str, start: int) -> int | None:
    """Return the end of the first undenied occurrence of a word."""
    for found in re.finditer(re.escape(word), sentence):
        begin = max(sentence.rfind(mark, 0, found.start()) for mark in _CLAUSES) + 1
        if found.start() >= start and not _DENIAL.search(sentence, begin, found.start()):
            return found.end()
    return None
