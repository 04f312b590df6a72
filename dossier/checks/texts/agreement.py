"""Hold numbers and names in finished documents against the profile: whatever of a kind it does not give is a finding."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.checks.registry import unknown
from dossier.checks.texts.figures import Figure, computed
from dossier.checks.texts.registry import clean, found, text_check
from dossier.profile.facts import Facts
from dossier.values.money import Money
from dossier.values.problem import ValueProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText, Passage


class _Look(NamedTuple):
    """One kind of number or name, how it is found and what the profile says of it."""

    message: str
    patterns: tuple[re.Pattern[str], ...]
    cells: tuple[str, ...]
    """Labels: the table cell after one holds the value."""
    cell: re.Pattern[str]
    """What of that cell is the value."""
    ignore: re.Pattern[str]
    unless: re.Pattern[str]
    """Words before a value, in its sentence or in the table cell before it, that tell of something else."""
    form: str
    known: frozenset[tuple[str, str]]
    """Year, or nothing, and value, in the form in which they are compared."""
    wanted: str
    """The profile's values as it writes them, the first few."""
    people: bool
    """Whether a table cell counts only when it names a person of the profile."""

    def fits(self, said: "_Said") -> bool:
        """Return whether the profile gives the value, for the same year where one is said."""
        value = _FORMS[self.form](said.written)
        if value is None or (said.year, value) in self.known:
            return True
        if self.form == "host":
            return value.endswith(tuple(f".{one}" for _, one in self.known))
        return self.form == "number" and any(one.startswith(f"{value}-") for _, one in self.known)


class _Said(NamedTuple):
    """A value as a document states it."""

    passage: "Passage"
    written: str
    year: str = ""
    """Year for which it is said; empty when none is named with it."""


@text_check("text.agrees")
def agrees(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Every value of some kind that a document states is one that the profile gives.

    Parameters: ``needed``, paths of facts without which nothing can be compared; ``looks``, a list of kinds, each with
    ``message`` (its wording), ``patterns`` (the value is group 1), ``cells`` and ``cell``, ``ignore``, ``unless`` (words
    before the value, or the cell before it, that make it something else), ``form`` (a key of ``_FORMS``) and ``facts``
    (globs of profile paths without indices; ``forecast.…`` and ``hosting.total`` are computed).
    A pattern may name the group ``year``: then the figure of that year is meant, and years beyond the plan are left alone.
    """
    lacking = [path for path in law_values.listed(rule, "needed") if _fact(case.profile, path) is None]
    if lacking:
        return [unknown(path) for path in lacking]
    facts = [*_facts(case.profile), *computed(case)]
    people = frozenset(folded(str(one.value)) for one in facts if one.path.endswith(("people.name", *_HOLDERS)))
    years = frozenset(one.year for one in facts)
    looks = _looks(rule, facts)
    verdicts = {
        (document.code, said.passage.heading, said.written): found(
            document, said.passage, said.written, message=look.message, wanted=look.wanted
        )
        for document in documents
        for look in looks
        for said in _values(look, document.passages, years, people)
        if not look.ignore.search(said.written) and not look.fits(said)
    }
    return tuple(verdicts.values()) or [clean(documents)]


def _fact(group: object, path: str) -> object:
    """Return the fact at a path without indices; None when it or a group around it is not filled in."""
    for name in path.split("."):
        group = getattr(group, name, None)
    return group


def _facts(group: object, path: str = "") -> "Iterator[Figure]":
    """Yield every fact that is filled in, with its path without indices."""
    if isinstance(group, Facts):
        for name, value in group:
            yield from _facts(value, f"{path}.{name}" if path else name)
    elif isinstance(group, list | tuple):
        for value in group:
            yield from _facts(value, path)
    elif group is not None:
        yield Figure(path, group)


def _looks(rule: "Rule", facts: "Sequence[Figure]") -> "Sequence[_Look]":
    listed = rule.parameters["looks"]
    entries = listed if isinstance(listed, tuple) else ()
    return [_look(entry, facts) for entry in entries if isinstance(entry, Mapping)]


def _look(entry: "Mapping[str, object]", facts: "Sequence[Figure]") -> _Look:
    # ASCII: a Chinese character before a number or domain is no part of it.
    patterns = tuple(re.compile(one, re.IGNORECASE | re.ASCII) for one in _words(entry, "patterns"))
    form, globs = str(entry["form"]), _words(entry, "facts")
    given = [one for one in facts if any(fnmatchcase(one.path, glob) for glob in globs)]
    return _Look(
        message=str(entry["message"]),
        patterns=patterns,
        cells=_words(entry, "cells"),
        cell=re.compile(str(entry.get("cell", "(.+)"))),
        ignore=re.compile("|".join(_words(entry, "ignore")) or "(?!)", re.IGNORECASE),
        unless=re.compile("|".join(_words(entry, "unless")) or "(?!)"),
        form=form,
        wanted="、".join(dict.fromkeys(_written(one.value) for one in given[:_SHOWN])),
        people=bool(entry.get("people", False)),
        known=frozenset(
            (one.year, value) for one in given for value in _known(form, one.value, patterns) if value is not None
        ),
    )


def _words(entry: "Mapping[str, object]", name: str) -> tuple[str, ...]:
    value = entry.get(name, ())
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def _known(form: str, value: object, patterns: "Sequence[re.Pattern[str]]") -> "Iterator[str | None]":
    """Yield a fact as it is compared, and the values inside it, as an address of a page holds a domain."""
    yield _FORMS[form](_written(value))
    if isinstance(value, str):
        yield from (
            _FORMS[form](match[match.lastindex or 0]) for pattern in patterns for match in pattern.finditer(value)
        )
        yield from (_FORMS[form](part) for part in _MAIL.findall(value) if form == "host")


def _written(value: object) -> str:
    return value.in_wan() if isinstance(value, Money) else str(value)


def _values(
    look: _Look, passages: "Sequence[Passage]", years: frozenset[str], people: frozenset[str]
) -> "Iterator[_Said]":
    label = ""
    for passage in passages:
        text = passage.text.replace("（", "(").replace("）", ")")
        for match in (match for pattern in look.patterns for match in pattern.finditer(text)):
            year = match.groupdict().get("year") or ""
            if year in years and not look.unless.search(_before(label, text, match.start())):
                yield _Said(passage, match[match.lastindex or 0].strip(), year)
        inside = look.cell.match(text) if label in look.cells else None
        if inside is not None and (not look.people or folded(inside[1]) in people):
            yield _Said(passage, inside[1].strip())
        label = passage.text


def _before(label: str, text: str, place: int) -> str:
    """Return the table cell before a passage and, on a line of its own, what its sentence says before a place."""
    cell = label if len(label) <= _CELL else ""
    return f"{cell}\n{_SENTENCE_END.split(text[:place])[-1]}"


_CELL = 12
"""Characters of a passage that may be a date or a label; longer ones are paragraphs of their own."""
_SENTENCE_END = re.compile("[。；！？\n]")
_SHOWN = 3
"""Values of the profile that a message shows."""
_HOLDERS = ("licence.name", "service.name", "security.name", "technical.name", "emergency.name", "representative.name")
_MAIL = re.compile(r"@([\w.-]+)")
_NUMBER = re.compile(r"([\d,]*\d(?:\.\d+)?)\s*(万|亿)?")
_SCALE = {"": 1, "万": 10_000, "亿": 100_000_000}


def _money(text: str) -> str | None:
    try:
        return str(Money.parse(text.replace(" ", "")).amount.normalize())
    except ValueProblem:
        return None


def _count(text: str) -> str | None:
    match = _NUMBER.match(text)
    if match is None:
        return None
    return str((Decimal(match[1].replace(",", "")) * _SCALE[match[2] or ""]).normalize())


_FORMS: "Mapping[str, Callable[[str], str | None]]" = {
    "text": folded,
    "digits": lambda text: re.sub(r"\D", "", text),
    "host": lambda text: folded(text).lower().removeprefix("www."),
    "number": folded,
    "money": _money,
    "count": _count,
}
"""How values are compared; ``number`` also fits its own beginning before a hyphen. None: no such value, left alone."""
