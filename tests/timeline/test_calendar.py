"""The calendar file is read again: stable ids, whole days, the same bytes."""

from datetime import date

import pytest
from icalendar import Calendar

from dossier.reports.timeline_calendar import event_id, render_calendar
from dossier.timeline.plan import deadlines


def calendar(case, language="zh"):
    return Calendar.from_ical(render_calendar(case, deadlines(case, case.as_of), language))


def test_every_known_day_is_an_event_and_no_other(case_on):
    case = case_on("2026-01-12")
    known = [one for one in deadlines(case, case.as_of) if one.day]
    events = calendar(case).walk("VEVENT")
    assert [event["UID"] for event in events] == [str(event_id(case, one.key)) for one in known]
    assert [event["DTSTART"].dt for event in events] == [one.opens or one.day for one in known]
    assert all((event["DTEND"].dt - one.day).days == 1 for event, one in zip(events, known, strict=True))


def test_a_new_day_keeps_its_id_and_another_company_has_another(case_on):
    early, late = case_on("2026-01-12"), case_on("2026-02-12")
    other = case_on("2026-01-12", {"company.uscc": "91110000MAFAKE02X9"})
    ids = [{event["UID"] for event in calendar(case).walk("VEVENT")} for case in (early, late, other)]
    assert len(ids[0] & ids[1]) >= 5
    assert not ids[0] & ids[2]


def test_the_same_case_gives_the_same_bytes_and_the_epoch_sets_the_stamp(case_on, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    case = case_on("2026-01-12")
    listed = deadlines(case, case.as_of)
    assert render_calendar(case, listed, "zh") == render_calendar(case, listed, "zh")
    assert calendar(case).walk("VEVENT")[0]["DTSTAMP"].dt.date() == date(2026, 1, 12)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert calendar(case).walk("VEVENT")[0]["DTSTAMP"].dt.date() == date(2026, 1, 1)


@pytest.mark.parametrize(("language", "says"), [("zh", "法律原文"), ("en", "text of the law")])
def test_an_event_says_how_it_is_counted_and_on_what(case_on, language, says):
    events = calendar(case_on("2026-01-12"), language).walk("VEVENT")
    decision = next(event for event in events if event["DTSTART"].dt == date(2026, 3, 13))
    assert says in decision["DESCRIPTION"]
    assert "2026-04-13" in decision["DESCRIPTION"]
