"""Write deadlines as an iCalendar file whose events keep their ids, so that a new file replaces the old days."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import Calendar, Event

from dossier.reports.words import source
from dossier.values.moment import member_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dossier.case import Case
    from dossier.text import Language
    from dossier.timeline.deadline import Deadline

_NAMESPACE = uuid5(NAMESPACE_URL, "https://dossier.invalid/timeline")
_CATEGORY = {"procedure": "许可程序", "licence": "许可证", "change": "变更", "evidence": "材料有效期"}


def render_calendar(case: "Case", found: "Iterable[Deadline]", language: "Language") -> bytes:
    """Return the deadlines that have a day, as all-day events; the same bytes for the same case."""
    calendar = Calendar()
    calendar.add("prodid", "-//dossier//timeline//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{case.profile.company.name} 电信业务许可")
    for deadline in found:
        if deadline.day is not None:
            calendar.add_component(_event(case, deadline, deadline.day, language))
    content: bytes = calendar.to_ical()
    return content


def event_id(case: "Case", key: str) -> UUID:
    """Return the id of an event: the same for the same applicant and deadline, whatever its day."""
    company = case.profile.company
    return uuid5(_NAMESPACE, f"{company.uscc or company.name} {case.masked(key)}")


def _event(case: "Case", deadline: "Deadline", day: date, language: "Language") -> Event:
    event = Event()
    event.add("uid", str(event_id(case, deadline.key)))
    event.add("dtstamp", datetime(*member_time(case.as_of), tzinfo=UTC))
    company = case.profile.company
    event.add("summary", case.masked(f"{company.short_name or company.name} · {deadline.title.pick(language)}"))
    event.add("dtstart", deadline.opens or day)
    event.add("dtend", day + timedelta(days=1))
    event.add("description", case.masked(_description(deadline, language)))
    event.add("categories", [_CATEGORY[deadline.group.value] if language == "zh" else deadline.group.value])
    event.add("transp", "TRANSPARENT")
    return event


def _description(deadline: "Deadline", language: "Language") -> str:
    parts = (deadline.counted, deadline.note, deadline.action, source(deadline.citation))
    return "\n".join(part.pick(language) for part in parts if part.zh)
