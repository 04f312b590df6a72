"""The statement and the chart trace every holder with exact shares and say what is known of capital from abroad."""

from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from dossier.case import Case
from dossier.documents.compose import library
from dossier.documents.missing import MissingValue
from dossier.profile.facts import Facts
from dossier.values.money import Money
from dossier.values.share import percent
from tests.support.cases import case_of, changed
from tests.support.documents import body_paragraphs, write

BOTH = ("qinghe", "yunqi")
ZHEJIANG = "本公司向上追溯到任何一级股东都不含外资成分"
LISTING = Facts({"markets": ["境外直接上市"], "foreign_share": Fraction(1, 5), "largest_holder_domestic": True})


@cache
def text_of(example: str, province: str | None = None, code: str = "D03") -> str:
    """Return the text of an example's statement."""
    return write(case_of(example, province), code).text


def with_holders(count: int, **facts: Any) -> Case:
    """Return the first example with its first ``count`` shareholders, of equal shares."""
    case = case_of("qinghe")
    holders = case.profile.shareholders
    assert holders is not None
    share = Money.parse("500万元").amount / count
    kept = [
        one.replaced(share=Fraction(1, count), contribution=Money(share), paid_in=Money(share), **facts)
        for one in holders[:count]
    ]
    return changed(case, "shareholders", kept)


@pytest.mark.parametrize("example", BOTH)
def test_every_direct_holder_stands_there_with_amounts_also_in_words(example: str) -> None:
    case, text = case_of(example), text_of(example)
    for holder in case.profile.shareholders or []:
        assert holder.contribution is not None
        assert f"\n{holder.name}\n{holder.contribution.in_wan()}（人民币" in text
    assert "持股比例合计100%" in text
    assert "注册资本500万元（人民币伍佰万元整）" in text_of("qinghe")
    assert "认缴合计500万元（人民币伍佰万元整），实缴合计200万元（人民币贰佰万元整）" in text_of("qinghe")


def test_holders_above_are_traced_level_by_level_with_exact_shares() -> None:
    text = text_of("yunqi")
    for step in case_of("yunqi").equity.nodes:
        if step.path.count("shareholders") < 2:
            continue
        assert step.holder.share is not None
        assert step.cumulative is not None
        end = "继续追溯" if step.holder.shareholders else "追溯终点"
        assert f"\n{percent(step.holder.share)}\n{percent(step.cumulative)}\n{end}\n" in text
    assert "表3-2" in text
    assert "第3级股东" in text
    assert "\n2.1.1\n广州远帆示例投资有限公司\n陆景行\n自然人\n境内\n" in text


def test_final_owners_add_up_to_the_whole_company() -> None:
    assert "最终出资人共6名，合计占本公司100%" in text_of("yunqi")
    assert (
        "\n陆景行\n自然人\n境内\n约16.3333%\n广东启明示例控股有限公司 35% → 广州远帆示例投资有限公司 约66.6667% → 陆景行 70%\n"
        in (text_of("yunqi"))
    )


def test_an_owner_on_two_chains_is_named_once_with_the_sum() -> None:
    case = case_of("yunqi")
    holders = case.profile.shareholders
    assert holders is not None
    above = holders[2].shareholders
    assert above is not None
    twice = holders[0].replaced(share=above[0].share)
    second = changed(case, "shareholders.2.shareholders", [twice, *above[1:]])
    text = write(second, "D03").text
    assert "最终出资人5名" in text
    assert "\n秦望川\n自然人\n境内\n55%\n秦望川 40%；深圳云工示例技术有限公司 25% → 秦望川 60%\n" in text


def test_full_identity_numbers_of_people_are_not_printed() -> None:
    for holder in case_of("qinghe").profile.shareholders or []:
        if holder.kind == "自然人":
            assert str(holder.id_number) not in text_of("qinghe")
    assert "110000********0011" in text_of("qinghe")
    passport = changed(case_of("qinghe"), "shareholders.1.id_number", "E12345678")
    text = write(passport, "D03").text
    assert "E12345678" not in text
    assert "*****5678" in text


def test_a_sole_shareholder_is_the_final_owner() -> None:
    text = write(with_holders(1), "D03").text
    assert "直接股东共1名，为自然人；林知远持有本公司100%的股权。直接股东即为最终出资人。" in text
    assert "均为自然人" not in text


def test_people_alone_need_no_tracing_and_equal_shares_have_no_first() -> None:
    text = write(with_holders(2), "D03").text
    assert "直接股东共2名，均为自然人；林知远、周望舒持股比例相同且最高，各为50%" in text
    assert "2名直接股东林知远（自然人，追溯终点）、周望舒（自然人，追溯终点）即为本公司的最终出资人" in text


@pytest.mark.parametrize("code", ["D03", "D01"])
def test_amounts_of_different_currencies_are_not_added(code: str) -> None:
    case = changed(case_of("qinghe"), "shareholders.1.contribution", Money.parse("USD 10000"))
    with pytest.raises(MissingValue, match="币种须一致"):
        write(case, code)


def test_a_chain_without_its_owners_stops_the_statement() -> None:
    case = changed(case_of("qinghe"), "shareholders.2.kind", "企业法人")
    with pytest.raises(MissingValue, match="股东第3项的上一级股东"):
        write(case, "D03")


def test_foreign_capital_is_named_with_its_share_and_never_denied() -> None:
    case = changed(case_of("qinghe"), "shareholders.1.region", "香港")
    text = write(changed(case, "application.declarations.foreign_route", True), "D03").text
    assert "含外资（含港澳台投资）成分：周望舒（香港）25%。外方在本公司的持股比例合计25%。" in text
    assert "本次申请按照外商投资电信企业的规定办理" in text
    assert "无外资（" not in text
    assert "国别地区均为境内，无外资（含港澳台投资）成分。" in text_of("qinghe")
    assert "国别地区均为境内，任何一级均无外资（含港澳台投资）成分。" in text_of("yunqi")


def test_one_level_of_holders_has_no_units_above() -> None:
    assert "所持北京青禾示例科技有限公司的股权均为其自有" in text_of("qinghe")
    assert "所持广州云启示例网络科技有限公司及其上级单位的股权均为其自有" in text_of("yunqi")


def test_an_unknown_origin_is_not_called_domestic() -> None:
    with pytest.raises(MissingValue, match="国别地区"):
        write(changed(case_of("qinghe"), "shareholders.1.region", None), "D03")


def test_a_listed_holder_is_described_with_code_and_market() -> None:
    case = changed(case_of("qinghe"), "shareholders.2.kind", "上市公司")
    case = changed(case, "shareholders.2.listing", LISTING)
    with pytest.raises(MissingValue, match="股票代码"):
        write(case, "D03")
    text = write(changed(case, "shareholders.2.stock_code", "600000"), "D03").text
    assert "为上市公司，股票代码600000，上市（挂牌）市场为境外直接上市，占本公司15%" in text
    assert "境外（含港澳台）股东合计持有其20%的股份" in text
    assert "上市公司情况" not in text_of("qinghe")


def test_changes_since_the_foundation_are_listed_or_denied_but_never_guessed() -> None:
    assert "股权和注册资本变更1次" in text_of("yunqi")
    assert "\n2024年8月15日\n注册资本由500万元增至1000万元，各股东同比例增资\n" in text_of("yunqi")
    assert "股东、持股比例和注册资本均未发生变更" in text_of("qinghe")
    with pytest.raises(MissingValue, match="股权和注册资本变更"):
        write(changed(case_of("qinghe"), "company.equity_changes", None), "D03")


def test_nominees_are_named() -> None:
    assert "均为其自有，不存在委托持股" in text_of("qinghe")
    case = changed(case_of("qinghe"), "application.declarations.no_nominee", False)
    text = write(changed(case, "shareholders.1.nominee", True), "D03").text
    assert "本公司股东存在代持安排：周望舒所持股权系代他人持有" in text
    assert "不存在委托持股" not in text


@pytest.mark.parametrize("path", ["shareholders.0.nominee", "shareholders.0.paid_in", "company.paid_in_capital"])
def test_what_the_statement_needs_is_asked_for(path: str) -> None:
    with pytest.raises(MissingValue):
        write(changed(case_of("qinghe"), path, None), "D03")


def test_the_proofs_are_those_listed_as_evidence() -> None:
    assert "自然人股东身份证件2份（林知远、周望舒）" in text_of("qinghe")
    assert "所附证明材料" not in write(changed(case_of("qinghe"), "evidence", []), "D03").text


@pytest.mark.parametrize("example", BOTH)
@pytest.mark.parametrize("code", ["D03", "D04"])
def test_company_and_legal_representative_sign_on_the_day(example: str, code: str) -> None:
    assert [one.kind for one in write(case_of(example), code).signatures] == ["seal", "sign", "date"]


@pytest.mark.parametrize("code", ["D03", "D04"])
def test_the_zhejiang_sentence_stands_in_zhejiang_only(code: str) -> None:
    assert ZHEJIANG in text_of("qinghe", "浙江省", code)
    assert ZHEJIANG not in text_of("qinghe", None, code)
    foreign = changed(case_of("qinghe", "浙江省"), "shareholders.1.region", "香港")
    assert ZHEJIANG not in write(foreign, code).text


def test_the_zhejiang_sentence_stands_between_chart_and_signature() -> None:
    text = text_of("qinghe", "浙江省", "D04")
    assert text.index("〔equity-sheet〕") < text.index(ZHEJIANG) < text.index("单位（公章）")


@pytest.mark.parametrize("example", BOTH)
def test_the_chart_shows_every_holder_with_its_share(example: str) -> None:
    body = write(case_of(example), "D04", drawn=True).body
    for step in case_of(example).equity.nodes:
        assert step.holder.share is not None
        assert percent(step.holder.share) in body
    assert 'w:orient="landscape"' in body


@pytest.mark.parametrize("code", ["D03", "D04"])
@pytest.mark.parametrize("province", ["provinces/330000", "provinces/110000"])
def test_the_documents_compile_in_every_chain(code: str, province: str) -> None:
    for categories in (("types/B25",), ("types/B21",), ("types/B25", "types/B21")):
        assert library().template(library().chain(f"{code}.md", ("national", *categories, province))) is not None


@pytest.mark.parametrize("example", BOTH)
def test_most_paragraphs_hold_a_fact_of_the_company(example: str) -> None:
    texts = body_paragraphs(write(case_of(example), "D03"))
    specific = [
        text for text in texts if any(char.isdigit() for char in text) or case_of(example).profile.company.name in text
    ]
    assert len(specific) / len(texts) >= 0.6


def test_the_day_is_that_of_the_signature() -> None:
    case = changed(case_of("qinghe"), "application.signed_on", date(2026, 11, 30))
    assert "截至2026年11月30日" in write(case, "D03").text
