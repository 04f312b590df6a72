"""List what the law on record changes after a day: values that begin, change or end, articles that move."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple, TypeVar

from dossier.reports.values import value_words
from dossier.rulebook.model import DatedValue, Law, ValueSeries
from dossier.rulebook.provision import DatedArticle, Provision
from dossier.text import Text
from dossier.values.citation import Citation, Confidence

HORIZON_DAYS = 180
COMING = Text("即将变化的规定", "Law that is about to change")
"""Heading of the list."""
_LISTED = 3
"""Provisions of one instrument that are named; the others are counted."""
_DAY = timedelta(days=1)
_DATED = (Confidence.LAW, Confidence.SECONDARY)
"""Confidence of instruments, which begin on a day of their own; guides, forms and agencies tell no such day."""
_ON_RECORD = Text("适用（此前的规定没有收录）", "in force (what held before is not on record)")


class Change(NamedTuple):
    """One change of the law on a known day."""

    day: date
    """First day on which the new law holds."""
    key: str
    """Value key, or ``instrument:`` and the title of the law whose articles change."""
    text: Text
    """The change as a sentence that begins with its day."""
    citation: Citation
    """The new law, or the old one where nothing follows it; its note tells doubts, also about the day."""


class _Entry(NamedTuple):
    """What changes about one provision on one day."""

    day: date
    instrument: str
    provision: Provision
    before: DatedArticle | None
    after: DatedArticle | None


_Dated = TypeVar("_Dated", DatedValue, DatedArticle)


def coming_changes(law: Law, province: str, day: date, horizon_days: int = HORIZON_DAYS) -> tuple[Change, ...]:
    """Return the changes after ``day`` and up to ``horizon_days`` later, as one province meets them, by day.

    ``province`` is the six-digit code of a region of ``law``. Materials and rules carry no days of their own.
    """
    last = day + timedelta(days=horizon_days)
    found = [*_value_changes(law, province, day, last), *_article_changes(law.provisions.values(), day, last)]
    return tuple(sorted(found, key=lambda change: (change.day, change.key)))


def _value_changes(law: Law, province: str, day: date, last: date) -> Iterator[Change]:
    local = law.provinces[province].values
    for key in sorted({*law.values, *local}):
        histories = [series[key] for series in (local, law.values) if key in series]
        entries = [value for history in histories for value in history.values]
        for turn in _turns(entries, day, last):
            change = _value_change(histories, turn)
            if change is not None:
                yield change


def _turns(entries: Iterable[_Dated], day: date, last: date) -> list[date]:
    """Return the days after ``day`` and up to ``last`` on which an entry begins or has just ended."""
    borders = {border for entry in entries for border in (entry.since, entry.until and entry.until + _DAY) if border}
    return sorted(border for border in borders if day < border <= last)


def _value_change(histories: Sequence[ValueSeries], turn: date) -> Change | None:
    """Return what happens to a value on ``turn``; the first history that has a value on a day counts."""
    first = histories[0]
    before, after = (_on(histories, day) for day in (turn - _DAY, turn))
    if _merely_read(histories, turn):
        return None
    if after is not None and before is None:
        return Change(turn, first.key, _begun(turn, first, after), after.citation)
    if before is not None and after is None:
        return Change(turn, first.key, _ended(turn, first.title, before), before.citation)
    if before is None or after is None or _same(before, after):
        return None
    return Change(turn, first.key, _altered(turn, first.title, before, after), after.citation)


def _merely_read(histories: Sequence[ValueSeries], turn: date) -> bool:
    """Return whether a history begins on ``turn`` only because its guide was dated or read then: no change of the law."""
    series = next((one for one in histories if one.on(turn) is not None), None)
    if series is None or series.nothing_before or series.on(turn - _DAY) is not None:
        return False
    value = series.on(turn)
    return value is not None and value.citation.confidence not in _DATED


def _same(before: DatedValue, after: DatedValue) -> bool:
    return (before.value, before.citation.label()) == (after.value, after.citation.label())


def _on(histories: Sequence[ValueSeries], day: date) -> DatedValue | None:
    return next((found for history in histories if (found := history.on(day)) is not None), None)


def _begun(turn: date, series: ValueSeries, value: DatedValue) -> Text:
    """Say that something begins; where nobody read what held before, that is said too."""
    how = Text("施行", "in force") if series.nothing_before else _ON_RECORD
    zh, en = value_words(value)
    return Text(f"自 {turn} 起{how.zh}：{series.title.zh}，{zh}", f"From {turn} {how.en}: {series.title.en}, {en}")


def _ended(turn: date, title: Text, value: DatedValue) -> Text:
    zh, en = value_words(value)
    return Text(f"自 {turn} 起不再执行：{title.zh}，{zh}", f"From {turn} no longer in force: {title.en}, {en}")


def _altered(turn: date, title: Text, before: DatedValue, after: DatedValue) -> Text:
    if before.value == after.value:
        basis = after.citation.label()
        return Text(
            f"自 {turn} 起：{title.zh}不变，依据改为{basis}",
            f"From {turn}: {title.en} stays the same, its basis becomes {basis}",
        )
    change = _difference(before, after)
    return Text(f"自 {turn} 起：{title.zh}{change.zh}", f"From {turn}: {title.en} {change.en}")


def _difference(before: DatedValue, after: DatedValue) -> Text:
    """Return what changed: one value for the other, or the words a list gains and drops."""
    if isinstance(before.value, tuple) and isinstance(after.value, tuple):
        return _list_difference(before, before.value, after.value)
    old, new = value_words(before), value_words(after)
    return Text(f"由“{old.zh}”改为“{new.zh}”", f"changes from “{old.en}” to “{new.en}”")


def _list_difference(value: DatedValue, before: tuple[object, ...], after: tuple[object, ...]) -> Text:
    added = value_words(value._replace(value=tuple(word for word in after if word not in before)))
    dropped = value_words(value._replace(value=tuple(word for word in before if word not in after)))
    zh = [f"{verb}{words}" for verb, words in (("增加", added.zh), ("不再包括", dropped.zh)) if words]
    en = [f"{verb} {words}" for verb, words in (("gains", added.en), ("drops", dropped.en)) if words]
    return Text("，".join(zh) or "的顺序改变", " and ".join(en) or "changes its order")


def _article_changes(provisions: Iterable[Provision], day: date, last: date) -> Iterator[Change]:
    """Yield one change for each instrument, day and kind of change."""
    entries = [entry for provision in provisions for entry in _entries(provision, day, last)]
    entries.sort(key=lambda entry: (entry.day, entry.instrument, _KIND[_kind(entry)]))
    for (turn, instrument, kind), group in groupby(entries, key=lambda one: (one.day, one.instrument, _kind(one))):
        found = list(group)
        text = _WORDED[kind](turn, instrument, found)
        yield Change(turn, f"instrument:{instrument}", text, _joint_citation(found))


def _entries(provision: Provision, day: date, last: date) -> Iterator[_Entry]:
    for turn in _turns(provision.articles, day, last):
        before, after = (_article_on(provision, day) for day in (turn - _DAY, turn))
        yield _Entry(turn, provision.instrument, provision, before, after)


def _article_on(provision: Provision, day: date) -> DatedArticle | None:
    return next((article for article in provision.articles if article.holds_on(day)), None)


def _kind(entry: _Entry) -> str:
    if entry.before is None:
        return "begins"
    if entry.after is None:
        return "ends"
    return "revised" if entry.before.article == entry.after.article else "moved"


_KIND = {"begins": 0, "revised": 1, "moved": 2, "ends": 3}


def _begins(turn: date, instrument: str, entries: Sequence[_Entry]) -> Text:
    subjects = _subjects(entries, lambda one: one.after.article if one.after else "")
    return Text(
        f"自 {turn} 起施行：《{instrument}》{subjects.zh}", f"From {turn} in force: 《{instrument}》 {subjects.en}"
    )


def _revised(turn: date, instrument: str, entries: Sequence[_Entry]) -> Text:
    subjects = _subjects(entries, lambda one: one.after.article if one.after else "")
    return Text(
        f"自 {turn} 起：《{instrument}》的条文修改：{subjects.zh}",
        f"From {turn}: 《{instrument}》 is revised: {subjects.en}",
    )


def _moved(turn: date, instrument: str, entries: Sequence[_Entry]) -> Text:
    subjects = _subjects(entries, _numbers)
    return Text(
        f"自 {turn} 起：《{instrument}》的条号变更：{subjects.zh}",
        f"From {turn}: articles of 《{instrument}》 are renumbered: {subjects.en}",
    )


def _ends(turn: date, instrument: str, entries: Sequence[_Entry]) -> Text:
    subjects = _subjects(entries, lambda one: one.before.article if one.before else "")
    return Text(
        f"自 {turn} 起不再执行：《{instrument}》{subjects.zh}",
        f"From {turn} no longer in force: 《{instrument}》 {subjects.en}",
    )


_WORDED: dict[str, Callable[[date, str, Sequence[_Entry]], Text]] = {
    "begins": _begins, "revised": _revised, "moved": _moved, "ends": _ends,
}  # fmt: skip


def _numbers(entry: _Entry) -> str:
    before, after = (article.article if article else "" for article in (entry.before, entry.after))
    return f"{before}→{after}"


def _subjects(entries: Sequence[_Entry], place: Callable[[_Entry], str]) -> Text:
    """Name the first provisions with their articles and count the others."""
    named = [(one.provision.subject, place(one)) for one in entries[:_LISTED]]
    more = len(entries) - len(named)
    zh = "；".join(f"{subject.zh}（{where}）" if where else subject.zh for subject, where in named)
    en = "; ".join(f"{subject.en} ({where})" if where else subject.en for subject, where in named)
    return Text(zh + (f"等 {len(entries)} 处" if more else ""), en + (f" and {more} more" if more else ""))


def _joint_citation(entries: Sequence[_Entry]) -> Citation:
    """Cite the whole instrument, no surer than its least sure article, with every doubt once."""
    citations = [article.citation for one in entries if (article := one.after or one.before)]
    order = list(Confidence)
    weakest = max((citation.confidence for citation in citations), key=order.index)
    notes = "；".join(dict.fromkeys(citation.note for citation in citations if citation.note))
    return citations[0]._replace(article="", confidence=weakest, note=notes)
