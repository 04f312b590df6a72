"""Check that the laws a document cites are in force: known to the rulebook, or looked up by a person."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.confirmations import confirmed
from dossier.checks.names import folded
from dossier.checks.texts.citations import cited
from dossier.checks.texts.registry import clean, found, passages, text_check
from dossier.finding import Outcome
from dossier.rulebook.cache import open_law

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_REPEALED = "law.repealed"
_STATE = "中华人民共和国"
_VERSION = re.compile(r"\((?:试行|\d{4}年?(?:修订|修正|版)?|修订|修正)\)$")


@text_check("text.laws")
def laws(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """No repealed law and no former article number is cited; law the rulebook lacks was looked up by a named person.

    The parameter ``suffixes`` lists the endings by which a title is a law.
    """
    repealed = _repealed(case)
    verdicts = [*_ended(repealed, documents), *_numbers(repealed, documents), *_moved(case, documents)]
    known = _known(case) | {_plain(name) for name in repealed}
    strangers = [title for title in _cited(rule, documents) if _plain(title) not in known]
    looked_up = confirmed(case, rule, strangers, "confirmations") if strangers else ()
    verdicts += (verdict for verdict in looked_up if verdict.outcome is not Outcome.PASS)
    return verdicts or [clean(documents)]


def _repealed(case: "Case") -> dict[str, date]:
    """Return what has ended on the day: titles, and numbers of orders, with the day from which they are not in force."""
    value = case.rulebook.values[_REPEALED].value
    listed = value.items() if isinstance(value, Mapping) else ()
    ends = {str(name): date.fromisoformat(str(day)) for name, day in listed}
    return {name: day for name, day in ends.items() if day <= case.as_of}


def _ended(repealed: "Mapping[str, date]", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    ends = {_plain(name): day for name, day in repealed.items()}
    for document, passage in passages(documents):
        for title in dict.fromkeys(one.title for one in cited(passage.text)):
            if _plain(title) in ends:
                yield found(document, passage, f"《{title}》", message="repealed", **days(ended=ends[_plain(title)]))


def _numbers(repealed: "Mapping[str, date]", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """Yield numbers of repealed orders; the same title may be in force under a new number."""
    numbers = {name: day for name, day in repealed.items() if "令第" in name}
    for document, passage in passages(documents):
        for name, day in numbers.items():
            if folded(name) in folded(passage.text):
                yield found(document, passage, name, message="repealed", **days(ended=day))


def _moved(case: "Case", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """Yield articles under the number they had on other days; a number that now stands for something else is left alone."""
    moved = _former_articles(case)
    for document, passage in passages(documents):
        named = {one.written: (_plain(one.title), folded(one.article)) for one in cited(passage.text)}
        for written, place in named.items():
            if place in moved:
                yield found(document, passage, written, message="moved", now=moved[place])


def _former_articles(case: "Case") -> dict[tuple[str, str], str]:
    """Return title and article of provisions on other days, with the citation of each on the day of the case."""
    known = case.rulebook.provisions
    present = {(_plain(one.instrument), folded(one.article)) for one in known.values()}
    former = {
        (_plain(one.instrument), folded(article.article)): known[one.key].cite()
        for one in open_law().provisions.values()
        if one.key in known
        for article in one.articles
    }
    return {place: now for place, now in former.items() if place not in present}


def _known(case: "Case") -> set[str]:
    """Return the titles of the instruments that the rulebook has in force on the day."""
    book = case.rulebook
    named = [provision.instrument for provision in book.provisions.values()]
    named += [material.citation.instrument for material in book.materials]
    named += [value.citation.instrument for value in book.values.values()]
    return {_plain(name) for name in named}


def _cited(rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[str]":
    endings = law_values.listed(rule, "suffixes")
    titles = (one.title for _, passage in passages(documents) for one in cited(passage.text))
    for title in dict.fromkeys(titles):
        if _plain(title).endswith(endings):
            yield title


def _plain(title: str) -> str:
    """Return a title without 中华人民共和国 and without the note on its version."""
    return _VERSION.sub("", folded(title)).removeprefix(_STATE)
