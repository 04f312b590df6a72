"""Recorded lines of every kind of paper give its facts; lines that are damaged give nothing rather than something else."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.evidence.kinds import FIELDS, PAPERS
from dossier.evidence.read.parse import PARSERS
from dossier.evidence.reading import Line

RECORDED = Path(__file__).parent / "recorded"
FILES = sorted(RECORDED.glob("*.json"))


def record(name: str) -> dict[str, Any]:
    return json.loads((RECORDED / f"{name}.json").read_text("utf-8"))  # type: ignore[no-any-return]


def lines_of(found: dict[str, Any]) -> list[Line]:
    return [Line(text, 1, confidence, tuple(box)) for text, confidence, *box in found["lines"]]


def facts(paper: str, lines: list[Line]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in PARSERS[paper](lines):
        found.setdefault(one.field, []).append(one.value)
    return found


def typed(paper: str, *texts: str) -> dict[str, list[str]]:
    """Read lines without places, as a plain text has them."""
    return facts(paper, [Line(text, 1, 1.0) for text in texts])


def test_every_kind_of_paper_has_a_parser_and_a_record() -> None:
    assert set(PARSERS) == set(PAPERS.values()) == set(FIELDS) == {record(file.stem)["paper"] for file in FILES}


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_recorded_lines_give_the_facts_of_the_paper(name: str) -> None:
    found = record(name)
    assert facts(found["paper"], lines_of(found)) == found["facts"]


@pytest.mark.parametrize("gone", range(7))
def test_a_scope_of_which_a_line_is_missing_is_never_read_from_its_middle(gone: int) -> None:
    found = record("business_licence_label_between")
    whole = found["facts"]["scope"][0]
    (start,) = [at for at, line in enumerate(found["lines"]) if line[0].startswith("许可项目")]
    own = [at for at, line in enumerate(found["lines"]) if at >= start and line[0] != "经营范围"]
    lines = [line for at, line in enumerate(lines_of(found)) if at != own[gone]]
    (scope,) = facts("business_licence", lines).get("scope", [""])
    assert scope in ("", whole) if gone < 3 or gone == 6 else scope[:5] in ("", whole[:5])


@pytest.mark.parametrize(
    "text",
    [
        "项目:技术服务",
        "、技术开发",
        ")一般项目:技术服务",
        "软件开发。(依法须经",
        "软件开发、",
        "许可项目:广告。一般项目",
    ],
)
def test_a_scope_that_begins_or_ends_in_the_middle_is_unread(text: str) -> None:
    assert "scope" not in typed("business_licence", "经营范围", text)
    assert "scope" in typed("business_licence", "经营范围", "许可项目:广告。一般项目:软件开发")


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_a_fact_is_as_sure_as_the_least_sure_line_it_stands_on(name: str) -> None:
    found = record(name)
    doubtful = [line._replace(confidence=0.5) for line in lines_of(found)]
    assert {one.confidence for one in PARSERS[found["paper"]](doubtful)} == {0.5}


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_without_any_one_line_no_fact_of_one_line_changes_into_another(name: str) -> None:
    found = record(name)
    lines, right = lines_of(found), found["facts"]
    for gone in range(len(lines)):
        for field, values in facts(found["paper"], lines[:gone] + lines[gone + 1 :]).items():
            if field not in ("scope", "address", "coverage", "categories", "kind"):  # these may lose a line of several
                known = right.get(field, [])
                assert all(any(one == value or one.startswith(f"{value}-") for one in known) for value in values), field


def test_a_wrong_digit_in_a_number_leaves_it_unread() -> None:
    found = record("identity_card")
    number = found["facts"]["number"][0]
    wrong = number[:10] + str((int(number[10]) + 1) % 10) + number[11:]
    assert "number" not in facts("identity_card", [line._replace(text=line.text.replace(number, wrong)) for line in lines_of(found)])  # fmt: skip


def test_the_cards_of_two_people_in_one_file_give_neither_name_nor_number() -> None:
    read = typed("identity_card", "姓名 林知远", "公民身份号码 110000198503070011", "姓名 许知遥", "公民身份号码 110000199207120031")  # fmt: skip
    assert {"name", "number"} & set(read) == set()


def test_a_card_whose_days_do_not_fit_each_other_has_no_validity() -> None:
    assert typed("identity_card", "有效期限 2018.03.07-2038.03.01") == {}
    assert typed("identity_card", "有效期限 2018.03.07-2033.03.07") == {}
    assert typed("identity_card", "有效期限 2018.03.07-2038.03.07")["valid_until"] == ["2038-03-07"]


def test_the_first_day_of_a_card_alone_is_not_taken_for_its_last() -> None:
    assert typed("identity_card", "有效期限 2018.03.07") == {}


def test_a_credit_code_is_read_though_its_label_is_not() -> None:
    assert typed("business_licence", "统社会信用代", "91110000MAFAKE01XB") == {"uscc": ["91110000MAFAKE01XB"]}


def test_two_names_that_contradict_each_other_are_not_read() -> None:
    read = typed(
        "articles_of_association", "北京青禾示例科技有限公司章程", "第二条 公司名称：北京清禾示例科技有限公司。"
    )
    assert read == {}


@pytest.mark.parametrize(
    ("sentence", "customer"),
    [
        ("乙方为甲方提供互联网接入服务。", "北京青禾示例科技有限公司"),
        ("甲方向乙方提供服务器托管服务。", "示例云计算有限公司"),
        ("甲方委托乙方提供接入服务。", "北京青禾示例科技有限公司"),
        ("双方本着平等自愿的原则签订本协议。", None),
        ("乙方为甲方提供接入服务。甲方为乙方提供场地。", None),
    ],
)
def test_who_serves_whom_is_taken_from_the_text_or_left_open(sentence: str, customer: str | None) -> None:
    read = typed("access_agreement", "甲方：北京青禾示例科技有限公司", "乙方：示例云计算有限公司", sentence)
    assert read.get("customer") == (None if customer is None else [customer])


def test_networks_and_impossible_addresses_are_not_addresses() -> None:
    assert typed("access_agreement", "IP 192.0.2.0/24、198.51.100.7、300.1.1.1") == {"address": ["198.51.100.7"]}


def test_months_that_are_listed_count_from_the_last_gap() -> None:
    read = typed("social_insurance_proof", "姓名 许知遥", "缴费月份 2026年5月、2026年8月、2026年9月、2026年10月")
    assert (read["period_from"], read["period_to"]) == (["2026-08"], ["2026-10"])


def table(*rows: tuple[float, str, str]) -> list[Line]:
    """Return a table of names and numbers: how far the name stands above its number, name, number."""
    heads = [("姓名", 0.1, 0.2, 0.1), ("身份证号码", 0.3, 0.5, 0.1)]
    cells = [
        cell
        for at, (up, name, number) in enumerate(rows)
        for cell in ((name, 0.1, 0.2, 0.15 + 0.05 * at - up), (number, 0.3, 0.5, 0.15 + 0.05 * at))
    ]
    return [Line(text, 1, 1.0, (left, top, right, top + 0.02)) for text, left, right, top in (*heads, *cells)]


def test_names_and_numbers_of_a_table_come_in_one_order() -> None:
    read = facts(
        "social_insurance_proof", table((0, "许知遥", "110000199207120031"), (0, "何以宁", "110000199012080068"))
    )
    assert read == {"name": ["许知遥", "何以宁"], "id_number": ["110000199207120031", "110000199012080068"]}


def test_one_name_beside_two_numbers_belongs_to_neither() -> None:
    lines = table((0, "许知遥", "110000199207120031"), (0, "何以宁", "110000199012080068"))
    tall = [line._replace(box=(0.1, 0.15, 0.2, 0.22)) for line in lines if line.text == "许知遥"]
    rest = [line for line in lines if line.text not in ("许知遥", "何以宁")]
    assert "name" not in facts("social_insurance_proof", [*tall, *rest])


def test_two_sites_in_one_screenshot_leave_the_number_unread() -> None:
    read = typed("icp_filing_screenshot", "京ICP备2026000001号-1", "京ICP备2026000001号-2")
    assert "filing_number" not in read


def test_services_are_read_as_codes_whether_named_or_numbered() -> None:
    named = typed("provider_licence", "业务种类：互联网接入服务业务、互联网数据中心业务")
    assert named == typed("provider_licence", "业务种类：B14、B11") == {"categories": ["B11、B14"]}


@given(st.sampled_from(sorted(PARSERS)), st.lists(st.tuples(st.text(), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))))  # fmt: skip
def test_no_lines_break_a_parser(paper: str, lines: list[tuple[str, float, float, float, float]]) -> None:
    PARSERS[paper]([Line(text, 1, 0.9, tuple(box)) for text, *box in lines])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["样例数据科技限公司", "样例数据科技有公司", "样例数据限责任公司"])
def test_a_name_whose_ending_lost_a_character_is_not_read(name: str) -> None:
    assert typed("provider_licence", f"公司名称：{name}") == {}
