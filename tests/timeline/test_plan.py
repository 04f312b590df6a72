"""The days of the procedure, of licences, of changes and of papers, each with its basis or the reason it is unknown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dossier.timeline.deadline import Group
from dossier.timeline.plan import deadlines, later
from dossier.values.workdays import known_until

LICENCE = "company.existing_licences[0]"


def licence(**more):
    return {"number": "京B2-20220001", "categories": ["B25"], **more}


def test_the_steps_are_counted_from_the_submission(found):
    steps = found("2026-01-12")
    assert steps["submission"].day == date(2026, 1, 12)
    assert steps["review.completeness"].day == date(2026, 1, 19)
    assert (steps["review.decision"].day, steps["review.decision"].latest) == (date(2026, 3, 13), date(2026, 4, 13))
    assert steps["review.delivery"].day == date(2026, 3, 27)
    assert "行政许可法第八十二条" in steps["review.decision"].note.zh
    assert "2026-04-13" in steps["review.decision"].note.en


def test_working_days_of_a_year_without_calendar_are_unknown_and_say_so(found):
    submitted = known_until() - timedelta(days=2)
    steps = found(submitted.isoformat())
    for key in ("review.completeness", "review.delivery"):
        assert steps[key].day is None
        assert str(known_until()) in steps[key].unknown.zh
        assert str(known_until()) in steps[key].unknown.en
    assert steps["review.decision"].day == submitted + timedelta(days=60)
    assert steps["review.decision"].latest is None
    assert "无法推算" in steps["review.decision"].note.zh


def test_the_time_a_province_promises_is_a_day_of_its_own(found):
    assert found("2026-01-12", province="贵州")["review.promised"].day == date(2026, 2, 2)
    assert "review.promised" not in found("2026-01-12")


def test_other_filings_say_that_their_own_period_was_not_read(found):
    assert "首次申请" in found("2026-01-12", {"application.action": "变更"})["review.decision"].note.zh
    assert "首次申请" not in found("2026-01-12")["review.decision"].note.zh


def test_an_annual_report_has_no_review(found):
    days = found("2026-01-12", {"application.action": "年报", LICENCE: licence(expires_on="2027-02-10")})
    assert {one.group for one in days.values()} == {Group.LICENCE, Group.CHANGE}
    assert (days["annual_report.2026"].opens, days["annual_report.2026"].day) == (date(2026, 1, 1), date(2026, 3, 31))


def test_a_period_that_is_not_on_record_gives_no_day_nor_what_follows(case_on):
    case = case_on("2026-01-12")
    values = {key: value for key, value in case.rulebook.values.items() if not key.startswith("review.decision")}
    case = replace(case, rulebook=case.rulebook._replace(values=values))
    found = {one.key.removesuffix(".110000.new"): one for one in deadlines(case, case.as_of)}
    for key in ("review.decision", "review.delivery", "licence.new.expiry", "licence.new.renewal", "annual_report"):
        assert found[key].day is None
        assert found[key].unknown.zh
        assert found[key].unknown.en
    assert found["review.completeness"].day is not None


def test_before_the_order_every_period_is_unknown_and_nothing_crashes(found):
    days = found("2017-08-31")
    assert days["review.decision"].day is None
    assert "没有收录" in days["review.decision"].unknown.zh


def test_a_licence_is_renewed_ninety_days_before_it_ends(found):
    days = found("2026-01-12", {LICENCE: licence(expires_on="2027-02-10")})
    assert days["licence.京B2-20220001.expiry"].day == date(2027, 2, 10)
    assert days["licence.京B2-20220001.renewal"].day == date(2026, 11, 12)
    assert not days["licence.京B2-20220001.renewal"].note.zh


@pytest.mark.parametrize(("day", "late"), [("2026-11-12", False), ("2026-11-13", True)])
def test_a_day_of_renewal_that_is_past_is_said(found, day, late):
    renewal = found(day, {LICENCE: licence(expires_on="2027-02-10")})["licence.京B2-20220001.renewal"]
    assert bool(renewal.note.zh) is late


def test_a_licence_without_a_term_on_record_is_unknown(found):
    days = found("2026-01-12", {LICENCE: licence()})
    assert days["licence.京B2-20220001.renewal"].day is None
    assert "没有填写" in days["licence.京B2-20220001.renewal"].unknown.zh


def test_not_knowing_whether_a_licence_is_held_is_said(found):
    days = found("2026-01-12", remove=["company.existing_licences"])
    assert days["licence.held"].day is None
    assert not any(key.startswith("annual_report") for key in days)


@pytest.mark.parametrize(
    ("day", "opens"),
    [("2026-03-31", date(2026, 1, 1)), ("2026-04-01", date(2027, 1, 1)), ("2026-01-01", date(2026, 1, 1))],
)
def test_the_annual_report_has_the_next_window(found, day, opens):
    days = found(day, {LICENCE: licence(expires_on="2029-02-10")})
    assert days[f"annual_report.{opens.year}"].opens == opens


def test_a_licence_got_inside_the_window_leaves_a_doubt(found):
    assert "没有读到" in found("2026-01-12")["annual_report.2026"].note.zh
    assert not found("2026-02-12")["annual_report.2027"].note.zh


def test_changes_have_a_period_and_no_day(found):
    days = found("2026-01-12")
    for key in ("change.operator", "change.registration", "change.service", "change.operation"):
        assert days[key].day is None
        assert days[key].unknown.zh
        assert days[key].counted.zh.count("日")
    assert "30日" in days["change.operator"].counted.zh
    assert "90日" in days["change.operation"].counted.zh


PAPERS = {
    "domains[0].expires_on": "domain.qinghe-example.cn",
    "hosting[0].ends_on": "hosting.",
    "hosting[0].provider_licence.expires_on": "provider_licence.",
    "company.term_ends_on": "company.term",
    "company.premises[0].lease_ends_on": "lease.",
    "legal_representative.id_valid_until": "identity.",
    "people[1].id_valid_until": "identity.",
    "evidence[0].expires_on": "evidence.",
}


@pytest.mark.parametrize("path", PAPERS)
def test_papers_that_end_before_the_decision_are_named(found, path):
    def ending(day):
        days = found("2026-01-12", {path: day})
        return [one for key, one in days.items() if key.startswith(f"expiry.{PAPERS[path]}") and str(one.day) == day]

    assert "提交时已经到期" in ending("2026-01-11")[0].note.zh
    assert "之前到期" in ending("2026-03-12")[0].note.zh
    assert "之后不久" in ending("2026-03-13")[0].note.zh
    assert not ending("2026-05-12")
    assert not ending("长期")


def test_every_deadline_can_be_shown_and_stands_on_something(found):
    for key, one in found(
        "2026-01-12", {LICENCE: licence(expires_on="2027-02-10"), "domains[0].expires_on": "2026-02-01"}
    ).items():
        for text in (one.title, one.counted, one.action):
            assert text.zh.strip(), key
            assert text.en.strip(), key
            assert "{" not in text.zh + text.en
        assert one.citation.instrument, key
        assert (one.day is None) == bool(one.unknown.zh) == bool(one.unknown.en), key


def test_keys_are_unique_and_days_ascend(case_on):
    case = case_on("2026-01-12", {LICENCE: licence(expires_on="2027-02-10")})
    listed = deadlines(case, case.as_of)
    assert len({one.key for one in listed}) == len(listed)
    known = [one.day for one in listed if one.day]
    assert known == sorted(known)
    assert [one.day for one in listed[len(known) :]] == [None] * (len(listed) - len(known))


def test_papers_that_end_later_are_kept_apart_and_the_border_is_told(case_on):
    def left_out(day):
        found = later(case_on("2026-01-12", {"domains[0].expires_on": day}), date(2026, 1, 12))
        return found.until, [str(one.day) for one in found.papers if one.key.startswith("expiry.domain.")]

    until, days = left_out("2026-05-12")
    assert (until, days) == (date(2026, 5, 12), ["2026-05-12"])
    assert left_out("2026-05-11")[1] == []
    assert left_out("长期")[1] == []
    listed = later(case_on("2026-01-12"), date(2026, 1, 12)).papers
    assert [one.day for one in listed] == sorted(one.day for one in listed)
