"""Comparing what a paper says with a fact: the same in other words is the same, nonsense is neither same nor different."""

from datetime import date
from decimal import Decimal

import pytest

from dossier.checks import reading_values as sorts
from dossier.checks.reading_values import Sort, apart, contrast, in_words, veiled
from dossier.values.dates import PERPETUAL
from dossier.values.money import Money

FIVE = Money(Decimal(5_000_000))
MONTHS = [date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)]


@pytest.mark.parametrize(
    ("sort", "read", "known", "same"),
    [
        (sorts.NAME, "示例(北京) 公司", "示例（北京）公司", True),
        (sorts.NAME, "阿里木•买买提", "阿里木·买买提", True),
        (sorts.NAME, "示例北京公司", "示例（北京）公司", None),
        (sorts.CODE, "91110000mafake01xb", "91110000MAFAKE01XB", True),
        (sorts.CODE, "91110000MAFAKE01XC", "91110000MAFAKE01XB", False),
        (sorts.ADDRESS, "北京市海淀区示例路1号,3层(301室)", "北京市海淀区示例路1号，3层（301室）", True),
        (sorts.ADDRESS, "北京市海淀区示例路1号,3层301室", "北京市海淀区示例路1号、3层301室。", None),
        (sorts.ADDRESS, "北京市海淀区示例路1号,3层301室", "北京市海淀区示例路1号3层301室", None),
        (sorts.ADDRESS, "北京市示例路1、2号", "北京市示例路12号", None),
        (sorts.ADDRESS, "北京市示例路1 2号", "北京市示例路12号", None),
        (sorts.ADDRESS, "北京市示例路1-2号", "北京市示例路12号", None),
        (sorts.ADDRESS, "北京市示例路1、2号", "北京市示例路13号", False),
        (sorts.ADDRESS, "上海市示例路1.5号院", "上海市示例路15号院", None),
        (sorts.ADDRESS, "上海市示例路1.5号院", "上海市示例路1、5号院", None),
        (sorts.ADDRESS, "北京市海淀区示例路1—3号", "北京市海淀区示例路1-3号", True),
        (sorts.ADDRESS, "北京市海淀区示例路1号3层", "北京市海淀区示例路1号3层301室", False),
        (sorts.SCOPE, "软件开发;信息服务(不含出版)。", "软件开发；信息服务（不含出版）。", True),
        (sorts.SCOPE, "软件开发;信息服务。", "软件开发；信息服务", None),
        (sorts.SCOPE, "软件开发、信息服务", "软件开发；信息服务", None),
        (sorts.SCOPE, "软件开发(信息服务)", "软件开发信息服务", None),
        (sorts.SCOPE, "软件开发信息服务", "软件开发；信息服务", None),
        (sorts.SCOPE, "软件开发", "软件开发；信息服务", False),
        (sorts.DAY, "2029-06-18", date(2029, 6, 18), True),
        (sorts.DAY, "长期", PERPETUAL, True),
        (sorts.DAY, "2029-06-19", date(2029, 6, 18), False),
        (sorts.DAY, "长期", date(2029, 6, 18), False),
        (sorts.DAY, "二〇二九", date(2029, 6, 18), None),
        (sorts.MONEY, "5000000 CNY", FIVE, True),
        (sorts.MONEY, "500000 CNY", FIVE, False),
        (sorts.MONEY, "5000000 USD", FIVE, False),
        (sorts.MONEY, "若干", FIVE, None),
        (sorts.COMPANY_KIND, "有限责任公司(自然人投资或控股)", "有限责任公司", True),
        (sorts.COMPANY_KIND, "其他有限责任公司", "有限责任公司", True),
        (sorts.COMPANY_KIND, "股份有限公司(非上市、自然人投资或控股)", "有限责任公司", False),
        (sorts.COMPANY_KIND, "有限责任公司分公司", "分公司", True),
        (sorts.COMPANY_KIND, "股份合作制", "其他", None),
        (sorts.CATEGORIES, "互联网数据中心业务(B11)、互联网接入服务业务", ["B11", "B14"], True),
        (sorts.CATEGORIES, "互联网数据中心业务", ["B11", "B14"], False),
        (sorts.CATEGORIES, "互联网数据中心业务", ["互联网数据中心业务"], True),
        (sorts.CATEGORIES, "见附页", ["B11"], None),
        (sorts.COVERAGE, "全国", "全国", True),
        (sorts.COVERAGE, "北京市", "全国", False),
        (sorts.COVERAGE, "机房所在地为北京市", "北京市", None),
        (sorts.UNTIL, "2026-10", MONTHS, True),
        (sorts.UNTIL, "2026-09", MONTHS, False),
        (sorts.SINCE, "2026-08", MONTHS, True),
        (sorts.SINCE, "2026-09", MONTHS, False),
        (sorts.UNTIL, "十月", MONTHS, None),
        (sorts.ADDRESSES, "192.0.2.10", ["192.0.2.10", "192.0.2.11"], True),
        (sorts.ADDRESSES, "192.0.2.1", ["192.0.2.10"], False),
        (sorts.FILING, "京ICP备2026000001号", "京ICP备2026000001号-1", None),
        (sorts.FILING, "京ICP备2026000001号-2", "京ICP备2026000001号-1", False),
        (sorts.FILING, "京ICP备2026000001号-1", "京ICP备2026000001号", False),
        (sorts.DOMAIN, "www.qinghe-example.cn", "qinghe-example.cn", True),
        (sorts.DOMAIN, "shop.qinghe-example.cn", "qinghe-example.cn", False),
        (sorts.DOMAIN, "QINGHE-EXAMPLE.CN", "qinghe-example.cn", True),
    ],
)
def test_the_same_in_another_notation_is_the_same(sort: Sort, read: str, known: object, same: bool | None) -> None:
    assert sort.same(read, known) is same


@pytest.mark.parametrize(
    ("sort", "read", "entry"),
    [
        (sorts.NAME, "示例（北京）\n 科技有限公司", "示例（北京）科技有限公司"),
        (sorts.NAME, "示例云(广州)计算有限公司", "示例云（广州）计算有限公司"),
        (sorts.SCOPE, "软件开发;信息服务(不含A,B类).", "软件开发；信息服务（不含A,B类）."),
        (sorts.DAY, "2029-06-18", "2029-06-18"),
        (sorts.DAY, "长期", "长期"),
        (sorts.MONEY, "5000000 CNY", "500万元"),
        (sorts.MONEY, "若干", None),
        (sorts.COMPANY_KIND, "有限责任公司(自然人独资)", "有限责任公司"),
        (sorts.CATEGORIES, "互联网数据中心业务、互联网接入服务业务", ["B11", "B14"]),
        (sorts.UNTIL, "2026-10", None),
    ],
)
def test_a_value_is_written_as_profiles_write_it(sort: Sort, read: str, entry: object) -> None:
    assert sort.entry(read) == entry


def test_long_texts_are_shown_around_their_first_difference_and_not_around_a_mark() -> None:
    known = "软件开发；" * 20 + "信息服务；技术咨询"
    read = known.replace("；", "，").replace("信息", "信患")
    left, right = contrast(read, known)
    assert "信患服务" in left
    assert "信息服务" in right
    assert len(left) < 60
    assert left.startswith("…")


def test_of_long_texts_that_agree_the_beginning_is_shown() -> None:
    text = "软件开发；" * 20
    assert contrast(text, text.replace("；", ";"))[0].startswith("软件开发")


def test_of_long_texts_with_the_same_words_the_first_other_mark_is_shown() -> None:
    known = "软件开发；" * 20 + "信息服务；技术咨询"
    left, right = contrast(known.replace("信息服务；", "信息服务、"), known)
    assert "信息服务、技术" in left
    assert "信息服务;技术" in right


def test_short_texts_are_shown_whole() -> None:
    assert contrast("甲", "乙") == ("甲", "乙")


def test_of_an_identity_number_neither_the_day_of_birth_nor_the_serial_number_shows() -> None:
    assert veiled("110000198503070010") == "110000***********0"
    assert veiled("11000019850307001") == "*" * 17


@pytest.mark.parametrize(
    ("read", "known", "places"),
    [
        ("440000198503070010", "110000198503070010", "第1–2位不同"),
        ("110000198703080010", "110000198503070010", "第10、14位不同"),
        ("11000019850307001", "110000198503070010", "第18位不同"),
        ("11000019850307001X", "11000019850307001x", None),
        ("110000198503070010", "", None),
    ],
)
def test_of_two_numbers_the_places_of_the_difference_are_told(read: str, known: str, places: str | None) -> None:
    found = apart(read, known)
    assert (found and found.zh) == places


def test_facts_are_shown_in_the_notation_of_profiles() -> None:
    assert in_words(PERPETUAL) == "长期"
    assert in_words(MONTHS[:2]) == "2026-08、2026-09"
    assert in_words(FIVE) == "500万元"
