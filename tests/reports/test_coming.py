"""Changes of the law are announced ahead, on both sides of each day, with their doubts."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dossier.reports.coming import Change, coming_changes
from dossier.rulebook.cache import open_law
from dossier.rulebook.load import load_law
from dossier.values.citation import Confidence
from tests.rulebook.law_folder import BOTH, CITATION, write_law, write_province

LAW = open_law()
DAY = timedelta(days=1)


def one_day_before(day: date, key: str) -> list[Change]:
    """Return the changes of a key that are one day ahead."""
    return [change for change in coming_changes(LAW, "110000", day - DAY, 1) if change.key == key]


@pytest.mark.parametrize(
    ("day", "key", "says"),
    [
        (date(2022, 5, 1), "foreign.good_record", "由“是”改为“否”"),
        (date(2024, 10, 23), "foreign.pilot_areas", "起施行"),
        (date(2025, 1, 20), "approvals.prior_fields", "不再包括医疗保健、药品和医疗器械"),
        (date(2025, 6, 20), "tax.platform_report_days", "30 日"),
        (date(2025, 9, 1), "ai.labels", "改为“显式标识和隐式标识”"),
        (date(2025, 11, 1), "incident.cac_report_hours", "起施行：较大以上网络安全事件向省级网信部门报告时限，4 小时"),
        (date(2025, 12, 22), "approvals.drug_device", "由“不明”改为“备案”"),
        (date(2026, 1, 1), "log.retention_months", "依据改为"),
        (date(2026, 1, 1), "instrument:中华人民共和国网络安全法", "第二十一条→第二十三条"),
        (date(2026, 2, 1), "platform_rules.weighty_notice_days", "由“7 日”改为“15 日”"),
        (date(2026, 5, 1), "sms.record_months", "6 个月"),
    ],
)
def test_a_change_is_announced_the_day_before_and_not_on_the_day(day: date, key: str, says: str) -> None:
    (change,) = one_day_before(day, key)
    assert change.text.zh.startswith(f"自 {day} 起")
    assert change.text.en.startswith(f"From {day}")
    assert says in change.text.zh
    assert not [one for one in coming_changes(LAW, "110000", day, 1) if one.key == key]


def test_the_horizon_ends_on_its_last_day() -> None:
    day = date(2026, 5, 1)
    assert "sms.consent" in {one.key for one in coming_changes(LAW, "110000", day - 180 * DAY)}
    assert "sms.consent" not in {one.key for one in coming_changes(LAW, "110000", day - 181 * DAY)}


def test_a_day_that_is_not_certain_carries_its_doubt() -> None:
    (change,) = one_day_before(date(2025, 1, 20), "approvals.prior_fields")
    assert "未核实" in change.citation.note


def test_what_held_before_is_only_called_nothing_where_that_is_on_record() -> None:
    (known,) = one_day_before(date(2025, 11, 1), "incident.cac_report_hours")
    (unread,) = one_day_before(date(2026, 5, 1), "sms.record_months")
    assert "没有收录" not in known.text.zh
    assert "此前的规定没有收录" in unread.text.zh


def test_many_articles_of_one_law_are_one_change_no_surer_than_the_least_sure() -> None:
    (change,) = one_day_before(date(2026, 1, 1), "instrument:中华人民共和国网络安全法")
    assert "等 15 处" in change.text.zh
    assert "12 more" in change.text.en
    assert (change.citation.confidence, change.citation.article) == (Confidence.SECONDARY, "")


def test_the_day_of_a_guide_is_no_change_of_the_law() -> None:
    """Guides and forms are on record from the day they bear or were read; what they say may have held long before."""
    national = {one.key for one in coming_changes(LAW, "110000", date(2022, 7, 5), 1)}
    assert not national & {"upload.archives_allowed", "name.sensitive_words"}
    assert coming_changes(LAW, "520000", date(2025, 9, 14), 1) == ()  # 贵州省's guide bears the next day


@pytest.mark.parametrize("confidence", Confidence)
@pytest.mark.parametrize("nothing_before", [True, False])
def test_a_beginning_is_announced_where_an_instrument_dates_it_or_nothing_held_before(
    tmp_path: Path, confidence: Confidence, nothing_before: bool
) -> None:
    cited = CITATION.replace("confidence: law", f"confidence: {confidence}")
    assert (cited == CITATION) is (confidence is Confidence.LAW)
    values = (
        f"limit.days:\n  title: {BOTH}\n  unit: days\n  before: {'none' if nothing_before else 'unread'}\n"
        f"  values: [{{value: 30, since: 2026-01-01, citation: {cited}}}]\n"
    )
    write_law(tmp_path, values=values)
    found = {one.key for one in coming_changes(load_law(tmp_path), "110000", date(2025, 12, 1))}
    dated = confidence in (Confidence.LAW, Confidence.SECONDARY)
    assert ("limit.days" in found) is (nothing_before or dated)


def test_a_province_has_its_own_changes(tmp_path: Path) -> None:
    write_law(tmp_path)
    local = f"values: [{{value: 90, since: 2026-03-01, citation: {CITATION}}}]"
    write_province(tmp_path, "440000", f"overrides:\n  values:\n    limit.days:\n      {local}\n")
    law = load_law(tmp_path)
    here, there = (coming_changes(law, code, date(2026, 2, 1), 60) for code in ("440000", "110000"))
    assert ([one.key for one in here], [one.key for one in there]) == (["limit.days"], [])


def test_changes_ascend_by_day() -> None:
    days = [one.day for one in coming_changes(LAW, "440000", date(2020, 1, 1), 3000)]
    assert days == sorted(days)


VALUES = f"""
limit.days:
  title: {BOTH}
  unit: days
  values:
    - {{value: 30, since: 2020-01-01, until: 2025-12-31, citation: {CITATION}}}
limit.words:
  title: {BOTH}
  unit: list
  values:
    - {{value: [甲, 乙], since: 2020-01-01, until: 2025-12-31, citation: {CITATION}}}
    - {{value: [乙, 丙], since: 2026-01-01, citation: {CITATION}}}
limit.parts:
  title: {BOTH}
  unit: months
  values:
    - {{value: {{decision: 1}}, since: 2020-01-01, until: 2025-12-31, citation: {CITATION}}}
    - {{value: {{decision: 2}}, since: 2026-01-01, citation: {CITATION}}}
limit.same:
  title: {BOTH}
  unit: days
  values:
    - {{value: 1, since: 2020-01-01, until: 2025-12-31, citation: {CITATION}}}
    - {{value: 1, since: 2026-01-01, citation: {CITATION}}}
"""


def test_ends_lists_and_parts_are_worded_and_what_stays_the_same_is_not(tmp_path: Path) -> None:
    write_law(tmp_path, values=VALUES)
    found = {one.key: one.text for one in coming_changes(load_law(tmp_path), "110000", date(2025, 12, 1))}
    assert "起不再执行" in found["limit.days"].zh
    assert "no longer in force" in found["limit.days"].en
    assert "增加丙，不再包括甲" in found["limit.words"].zh
    assert "gains 丙 and drops 甲" in found["limit.words"].en
    assert "由“自公司作出决定之日起 1 个月”改为“自公司作出决定之日起 2 个月”" in found["limit.parts"].zh
    assert "from “from the decision of the company 1 month” to" in found["limit.parts"].en
    assert "limit.same" not in found
    assert "第一条→第二条" in found["instrument:示例办法"].zh


def test_a_local_value_is_a_change_only_where_it_differs(tmp_path: Path) -> None:
    write_law(tmp_path)
    local = f"values: [{{value: 20, since: 2026-03-01, citation: {CITATION}}}]"
    write_province(tmp_path, "440000", f"overrides:\n  values:\n    limit.days:\n      {local}\n")
    changes = coming_changes(load_law(tmp_path), "440000", date(2026, 2, 1), 60)
    assert [one.key for one in changes] == []
