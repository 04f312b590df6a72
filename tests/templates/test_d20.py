"""The sheets of domains, sites and access contracts copy the facts and say where the applicant is not the holder."""

import re
from datetime import date
from functools import cache

import pytest

from dossier.documents.missing import MissingValue
from tests.support.cases import case_of, changed
from tests.support.documents import write

BOTH = ("qinghe", "yunqi")


@cache
def text_of(example: str, code: str) -> str:
    """Return the text of an example's sheet."""
    return write(case_of(example), code).text


@pytest.mark.parametrize("example", BOTH)
def test_every_domain_stands_with_its_owner_and_last_day(example: str) -> None:
    for one in case_of(example).profile.domains or []:
        assert one.expires_on is not None
        day = f"{one.expires_on.year}年{one.expires_on.month}月{one.expires_on.day}日"
        assert f"域名{one.name}由申请单位持有，至{day}有效" in text_of(example, "D20")


@pytest.mark.parametrize("example", BOTH)
def test_a_domain_can_be_found_and_copied_as_it_is_written(example: str) -> None:
    text = text_of(example, "D20")
    assert not re.search("[\u200b-\u200d\u2060\ufeff\u00ad]", text)
    for site in case_of(example).profile.sites or []:
        assert str(site.home_page) in text


def test_the_place_of_the_servers_names_province_and_city_once() -> None:
    assert "\n境内，北京市大兴区" in text_of("qinghe", "D20")
    assert "\n境内，广东省广州市黄埔区" in text_of("yunqi", "D20")
    bare = changed(case_of("qinghe"), "sites.0.server.address", None)
    assert "\n境内，北京市\n" in write(bare, "D20").text


def test_a_domain_is_matched_with_what_runs_below_it() -> None:
    text = text_of("yunqi", "D20")
    assert "\nyunqi-service-example.cn\n" in text
    assert "\n是\nAPP“云启示例”、小程序“云启示例服务”\n" in text
    assert "\n是\n云启示例技术服务平台\n" in text


def test_a_longer_name_is_no_subdomain() -> None:
    case = changed(case_of("yunqi"), "mini_programs.0.backend_domain", "other-yunqi-service-example.cn")
    assert "小程序“云启示例服务”\n" not in write(case, "D20").text


def test_a_domain_without_use_says_why() -> None:
    case = changed(case_of("yunqi"), "domains.1.unused_reason", "仅用于公司内部邮箱，不对外提供服务")
    assert "仅用于公司内部邮箱" in write(case, "D20").text


def test_holders_other_than_the_applicant_are_told() -> None:
    case = changed(case_of("qinghe"), "domains.0.owner", "林知远")
    case = changed(case, "sites.0.filing_subject", "另一家示例公司")
    text = write(case, "D20").text
    assert "由林知远持有，申请单位使用该域名提供服务" in text
    assert "另一家示例公司（不是申请单位）" in text
    assert "不是申请单位" not in text_of("qinghe", "D20")


def test_the_police_filing_is_shown_planned_or_left_out() -> None:
    assert "公安联网备案号\n京公网安备11000002000001号" in text_of("qinghe", "D20")
    case = changed(case_of("qinghe"), "sites.0.police_filing", None)
    assert "公安联网备案" not in write(case, "D20").text
    assert (
        "计划于2026年12月20日办理"
        in write(changed(case, "sites.0.police_filing_planned_on", date(2026, 12, 20)), "D20").text
    )


def test_what_does_not_exist_has_no_chapter() -> None:
    assert "移动应用程序" not in text_of("qinghe", "D20")
    assert "小程序" not in text_of("qinghe", "D20")
    case = changed(case_of("yunqi"), "sites", [])
    assert "ICP备案号\n粤ICP备2026000021号-1\n" not in write(case, "D20").text


@pytest.mark.parametrize("path", ["domains", "sites.0.filing_number", "sites.0.filed_on", "domains.0.expires_on"])
def test_an_unknown_fact_stops_the_sheet(path: str) -> None:
    with pytest.raises(MissingValue):
        write(changed(case_of("qinghe"), path, None), "D20")


def test_the_contract_is_summed_up_with_the_licence_of_the_provider() -> None:
    text = text_of("yunqi", "D21")
    assert "\n2026年1月1日至2028年12月31日\n" in text
    assert "\n30Mbit/s，BGP多线\n" in text
    assert "\n36万元（人民币叁拾陆万元整）\n" in text
    assert "编号B1-20240021，业务种类B11、B12、B14，业务覆盖范围全国，有效期至2029年8月15日" in text


def test_what_the_contract_does_not_state_is_called_so_and_the_rest_is_asked_for() -> None:
    case = changed(case_of("qinghe"), "hosting.0.bandwidth", None)
    with pytest.raises(MissingValue, match="带宽"):
        write(case, "D21")
    assert "\n带宽和接入方式\n合同未载明\n" in write(changed(case, "hosting.0.unstated", ["带宽"]), "D21").text


def test_resellers_other_customers_and_missing_seals_are_told() -> None:
    case = changed(case_of("qinghe"), "hosting.0.resold", True)
    case = changed(case, "hosting.0.upstream", "示例云总公司")
    case = changed(case, "hosting.0.authorised", False)
    case = changed(case, "hosting.0.customer", "另一家示例公司")
    text = write(changed(case, "hosting.0.sealed", False), "D21").text
    assert "示例云总公司（通过代理商签约，逐级授权文件不齐全）" in text
    assert "另一家示例公司（不是申请单位）" in text
    assert "盖章不齐全" in text


def test_resources_abroad_are_not_called_domestic() -> None:
    assert "均在境内" in text_of("qinghe", "D21")
    text = write(changed(case_of("qinghe"), "hosting.0.location.region", "香港"), "D21").text
    assert "均在境内" not in text
    assert "其中含境外或者港澳台资源" in text


@pytest.mark.parametrize("code", ["D20", "D21", "D22"])
def test_the_sheets_are_sealed_and_dated(code: str) -> None:
    assert [one.kind for one in write(case_of("yunqi"), code).signatures] == ["seal", "date"]
