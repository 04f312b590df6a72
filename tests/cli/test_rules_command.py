"""The command rules: the nation, one province, one rule, as text and as JSON."""

import json

import pytest
from click.testing import CliRunner

from dossier.cli.root import root
from dossier.errors import UsageError


def call(*arguments: str, lang: str = "zh") -> str:
    """Return the output; errors of the tool are raised as they are."""
    called = CliRunner().invoke(root, ["--lang", lang, *arguments], standalone_mode=False, catch_exceptions=False)
    assert called.return_value == 0
    return called.output


def test_without_a_province_the_rules_are_national_and_say_so() -> None:
    shown = call("rules")
    assert shown.startswith("全国规则")
    assert "北京市通信管理局" not in shown
    assert "未经核实（7）：天津、吉林" in shown


def test_severities_are_words_of_the_language() -> None:
    assert "A02  阻断" in call("rules")
    assert "A02  blocks" in call("rules", lang="en")


def test_a_province_shows_what_it_changes_and_what_was_read() -> None:
    shown = call("rules", "--province", "贵州")
    assert "全国：1 个月" in shown
    assert "贵州：3 个月" in shown
    assert "贵州：阻断" in shown
    assert "已读：申请指南（2025-09-15）" in shown
    assert "A02" not in shown


def test_a_look_of_the_documents_is_said_in_words() -> None:
    shown = call("rules", "--province", "湖南"), call("diff", "北京", "湖南")
    assert all("湖南：仿宋三号" in one and "fangsong" not in one for one in shown)
    assert "Hunan: FangSong 16 pt" in call("diff", "北京", "湖南", lang="en")


def test_a_city_shows_the_authority_that_receives_its_applications() -> None:
    assert call("rules", "--province", "青岛").startswith("青岛市通信管理局")
    shown = call("rules", "--province", "shenzhen")
    assert shown.startswith("广东省通信管理局（深圳、惠州的申请单位向广东省通信管理局申请")


def test_one_rule_names_the_provinces_that_differ() -> None:
    shown = call("rules", "C02")
    assert "数值（社会保险证明覆盖的月数）：1 个月，自 2020-06-16 起" in shown
    assert "贵州：3 个月" in shown
    assert "没有读到哪个省" in call("rules", "A02")


def test_values_are_printed_as_words() -> None:
    assert "省内经营 100万元；跨地区经营 1000万元" in call("rules", "a02")
    assert "in one province CNY 1,000,000" in call("rules", "a02", lang="en")


def test_one_rule_is_shown_for_a_province() -> None:
    assert "3 个月" in call("rules", "C02", "--province", "贵州")


def test_a_rule_of_one_province_is_found_without_naming_it() -> None:
    assert call("rules", "X03").startswith("山东省通信管理局")


def test_a_rule_another_province_has_is_not_shown_for_this_one() -> None:
    with pytest.raises(UsageError):
        call("rules", "X03", "--province", "北京")


def test_json_holds_rules_with_values_and_all_provinces() -> None:
    content = json.loads(call("rules", "--format", "json"))
    assert (content["schema"], content["province"]) == (1, None)
    rule = next(rule for rule in content["rules"] if rule["code"] == "A02")
    assert rule["citation"]["article"] == "第六条第（四）项"
    assert rule["values"][0]["in_force"]["value"] == {"in_province": 1_000_000, "cross_province": 10_000_000}
    assert len(content["provinces"]) == 31
    assert {"code", "name", "authority", "status", "reviewed_on", "read", "missing"} <= set(content["provinces"][0])


def test_json_for_a_province_and_a_rule() -> None:
    content = json.loads(call("rules", "C02", "--province", "贵州", "--format", "json"))
    assert content["province"] == "520000"
    assert [rule["code"] for rule in content["rules"]] == ["C02"]
    assert content["rules"][0]["values"][0]["in_force"]["value"] == 3
    assert content["changes"][0]["right"][0]["zh"] == "3 个月"


def test_json_for_a_city_names_its_authority_and_that_it_is_unverified() -> None:
    content = json.loads(call("rules", "--province", "威海", "--format", "json"))
    assert (content["authority"], content["status"]) == ("青岛市通信管理局", "unverified")


def test_a_value_not_in_force_is_null_in_json_and_said_in_text() -> None:
    content = json.loads(call("rules", "A02", "--as-of", "2017-08-31", "--format", "json"))
    assert content["rules"][0]["values"][0]["in_force"] is None
    assert "这一天没有有效的规定" in call("rules", "A02", "--as-of", "2017-08-31")


def test_rules_of_one_province_are_listed_and_counted_with_the_others() -> None:
    shown = call("rules")
    assert "  广东  K05  提醒" in shown
    assert "  陕西  H15  提醒" in shown
    content = json.loads(call("rules", "--format", "json"))
    own = {one["name"]: one["rules"] for one in content["provinces"]}
    assert (own["广东省"], own["四川省"], own["北京市"]) == (["E11", "K05"], ["K11"], [])
    assert content["rules_in_all"] == len(content["rules"]) + sum(map(len, own.values()))
    assert f"共 {content['rules_in_all']} 条" in shown


def test_the_note_of_a_rule_is_marked_as_chinese_in_english() -> None:
    assert "note: (note in Chinese) " in call("rules", "K05", lang="en")
    assert "说明：旧的书面样例" in call("rules", "K05")
