"""Letters and commitments: each is written for the case that needs it, says what that company is, and invents nothing."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dossier.case import Case
from dossier.documents.compose import layers, library, template_root
from dossier.documents.context import build_context
from dossier.documents.missing import MissingValue
from dossier.documents.render import DocumentProperties, WordDocument, render_document
from dossier.materials.select import select
from dossier.profile.facts import Facts
from dossier.rulebook.vocabulary import Source
from dossier.values.money import Money
from tests.support.cases import case_of, changed
from tests.support.office import to_pdf

BOTH = ("qinghe", "yunqi")
LETTERS: Mapping[str, str] = {
    "lawful_operation_commitment": "D11.md", "specific_business_commitment": "D12.md", "D13": "D13.md",
    "declaration": "D14.md", "no_foreign_commitment": "D15.md", "foreign_commitment": "foreign_commitment.md",
    "equity_unchanged_statement": "equity_unchanged.md", "shareholder_resolution": "shareholder_resolution.md",
    "power_of_attorney": "power_of_attorney.md", "notification_commitment": "notification_commitment.md",
    "integrity_commitment": "integrity_commitment.md",
    "province_licence_cancellation": "province_licence_cancellation.md",
}  # fmt: skip
ALWAYS = {"lawful_operation_commitment", "D13", "declaration", "equity_unchanged_statement"}
PENALTY = Facts(
    {
        "authority": "北京市通信管理局", "number": "京通信罚字〔2025〕003号", "decided_on": date(2025, 6, 10),
        "matter": "未按规定期限报送年报", "sanction": "警告", "correction": "2025年6月20日补报年报",
    }
)  # fmt: skip
LICENCES = [
    Facts({"number": "京B2-20230001", "categories": ["B25"], "coverage": "北京市", "expires_on": date(2028, 3, 1)}),
    Facts({"number": "京B2-20230002", "categories": ["B21"], "coverage": "北京市", "expires_on": date(2028, 3, 1)}),
    Facts({"number": "B2-20230003", "categories": ["B25"], "coverage": "全国", "expires_on": date(2028, 3, 1)}),
]
PROPERTIES = DocumentProperties("示例公司", "", draft=False, timestamp=datetime(2026, 11, 25))


def render(case: Case, code: str) -> WordDocument:
    return render_document(library(), library().chain(LETTERS[code], layers(case)), build_context(case), PROPERTIES)


def with_facts(case: Case, facts: Mapping[str, object]) -> Case:
    """Return the case with some facts changed."""
    for path, value in facts.items():
        case = changed(case, path, value)
    return case


@cache
def bare(example: str) -> Case:
    """Return an example of which no finished paper is listed yet."""
    case = case_of(example)
    kept = [entry for entry in case.profile.evidence or () if entry.material not in LETTERS]
    return changed(case, "evidence", kept)


def written(case: Case) -> set[str]:
    """Return the letters that the package of a case would hold."""
    return {one.material.code for one in select(case) if one.to_write and one.material.code in LETTERS}


def only_holder(case: Case, **facts: Any) -> Case:
    first = (case.profile.shareholders or [])[0]
    sole = first.replaced(share=Fraction(1), contribution=Money.parse("500万元"), **facts)
    return with_facts(case, {"shareholders": [sole]})


SITUATIONS: Mapping[str, tuple[Mapping[str, object], set[str]]] = {
    "domestic": ({}, {"no_foreign_commitment"}),
    "penalty": (
        {"company.credit.telecom_penalty_three_years": True, "company.credit.penalties": [PENALTY]},
        {"no_foreign_commitment", "integrity_commitment"},
    ),
    "name": (
        {"company.name": "北京青禾支付示例科技有限公司"},
        {"no_foreign_commitment", "specific_business_commitment"},
    ),
    "trade": ({"company.industry": "教育"}, {"no_foreign_commitment", "specific_business_commitment"}),
    "commitment": (
        {"application.declarations.notification_commitment": True},
        {"no_foreign_commitment", "notification_commitment"},
    ),
    "nationwide": (
        {"application.coverage": "跨地区", "company.existing_licences": LICENCES},
        {"no_foreign_commitment", "province_licence_cancellation"},
    ),
    "resolution": ({"application.strict_rules": ["K11"]}, {"no_foreign_commitment", "shareholder_resolution"}),
    "foreign": (
        {
            "shareholders.1.region": "香港", "application.declarations.no_foreign_capital": False,
            "application.declarations.foreign_route": True,
        },
        {"foreign_commitment"},
    ),
    "agent": (
        {"application.agent": Facts({"name": "许知遥", "employer": None, "id_number": "110000199207120031", "mobile": "13800000002"})},
        {"no_foreign_commitment", "power_of_attorney"},
    ),
}  # fmt: skip


@cache
def situation(name: str) -> Case:
    return with_facts(bare("qinghe"), SITUATIONS[name][0])


@pytest.mark.parametrize("name", SITUATIONS)
def test_each_letter_is_written_for_the_case_that_needs_it_and_for_no_other(name: str) -> None:
    assert written(situation(name)) == ALWAYS | SITUATIONS[name][1]


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_letters_of_a_case_can_be_written_and_say_nothing_unfinished(name: str) -> None:
    case = situation(name)
    for code in written(case):
        text = render(case, code).text
        assert not re.search(r"\{\{|\}\}|\{%|None|TODO|××|待定|。。|，，|；。|、。|9999|（）|“”", text), code
        assert case.profile.company.name in text, code
        words = set(re.findall(r"[A-Za-z]{3,}", text))
        assert words <= set(re.findall(r"[A-Za-z]{3,}", case.loaded.text)), code


@pytest.mark.parametrize("example", BOTH)
def test_a_commitment_is_no_longer_written_once_the_signed_paper_is_listed(example: str) -> None:
    assert written(case_of(example)) == {"D13"}


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_letter_is_signed_sealed_and_dated_on_the_day_of_the_case(name: str) -> None:
    case = situation(name)
    for code in written(case) - {"shareholder_resolution"}:
        places = render(case, code).signatures
        assert [place.kind for place in places if place.label != "受托人（签字）"] == ["seal", "sign", "date"], code
        assert places[0].value == case.profile.company.name
        assert places[1].value == ""
        assert places[-1].value == "2026年11月25日"


@pytest.mark.parametrize(
    ("name", "receiver", "address"),
    [
        ("domestic", "北京市通信管理局", "贵局"),
        ("nationwide", "工业和信息化部", "贵部"),
        ("foreign", "工业和信息化部", "贵部"),
    ],
)
def test_letters_are_addressed_to_whoever_decides(name: str, receiver: str, address: str) -> None:
    case = situation(name)
    for code in written(case):
        assert f"\n{receiver}：\n" in render(case, code).text, code
    declaration = render(case, "declaration").text
    assert f"及时更正并报告{address}" in declaration


def test_no_article_number_is_written_by_hand_and_no_repealed_figure_stands() -> None:
    for name in (*LETTERS.values(), "letters.md"):
        source = Path(template_root() / "national" / name).read_text("utf-8")
        assert not re.search(r"第[一二三四五六七八九十百]+[条款项]", source), name
        assert "60" not in source
        assert "六十" not in source


def test_the_logs_are_kept_as_long_as_the_profile_says_and_the_law_wants() -> None:
    text = render(bare("qinghe"), "D13").text
    assert "网络日志留存7个月，不少于《中华人民共和国网络安全法》第二十三条第（三）项规定的6个月" in text


def test_the_commitment_names_the_duties_with_their_days() -> None:
    text = render(bare("qinghe"), "lawful_operation_commitment").text
    for part in (
        "申请在北京市范围内经营增值电信业务中的信息服务业务（仅限互联网信息服务）（B25）",
        "自公司作出决定之日起30日内申请（《电信业务经营许可管理办法》第二十八条）",
        "自登记变更之日起30日内办理（《电信业务经营许可管理办法》第二十九条）",
        "每年第一季度报送上一年度经营信息（《电信业务经营许可管理办法》第三十五条）",
        "在有效期届满90日前申请（《电信业务经营许可管理办法》第二十七条）",
        "不伪造、涂改、冒用、出租、出借、转让许可证",
        "标明许可证编号（《互联网信息服务管理办法》第十二条）",
    ):
        assert part in text


def test_rules_for_information_services_are_not_cited_for_transactions_alone() -> None:
    text = render(changed(bare("yunqi"), "application.categories", ["B21"]), "lawful_operation_commitment").text
    assert "互联网信息服务管理办法" not in text
    assert "在线数据处理与交易处理业务（B21）" in text


def test_a_renewal_speaks_of_the_licence_that_ends() -> None:
    facts = {"application.action": "续期", "company.existing_licences": LICENCES[:1]}
    case = with_facts(bare("qinghe"), facts)
    assert written(case) == {"lawful_operation_commitment", "shareholder_resolution"}
    assert "凭有效的电信业务经营许可证经营" in render(case, "lawful_operation_commitment").text
    assert "（京B2-20230001）有效期届满后" in render(case, "shareholder_resolution").text


def test_several_holders_of_a_limited_company_agree_together() -> None:
    document = render(bare("yunqi"), "shareholder_resolution")
    assert document.headings[0].text == "广州云启示例网络科技有限公司股东会决议"
    assert "全体股东就申请电信业务经营许可事项一致同意" in document.text
    assert "注册资本1000万元（人民币壹仟万元整）" in document.text
    assert "350万元（人民币叁佰伍拾万元整）" in document.text
    assert "温知夏担任许可负责人" in document.text
    assert "任命" not in document.text  # the letter of appointment has its own earlier day
    assert [(place.kind, place.label, place.value) for place in document.signatures] == [
        ("sign", "股东秦望川（签字）", ""), ("seal", "股东（公章）", "广东启明示例控股有限公司"),
        ("seal", "股东（公章）", "深圳云工示例技术有限公司"), ("date", "日期", "2026年11月26日"),
    ]  # fmt: skip


def test_a_sole_holder_decides_alone() -> None:
    document = render(only_holder(bare("qinghe")), "shareholder_resolution")
    assert document.headings[0].text == "北京青禾示例科技有限公司股东决定"
    assert "由林知远持有全部股权。唯一股东就申请电信业务经营许可事项决定如下" in document.text
    assert "全体股东" not in document.text
    assert [place.label for place in document.signatures] == ["股东林知远（签字）", "日期"]


def test_a_joint_stock_company_holds_a_meeting_whose_facts_are_written_by_hand() -> None:
    case = changed(bare("qinghe"), "company.kind", "股份有限公司")
    document = render(case, "shareholder_resolution")
    assert "公司按照章程的规定召开股东会会议" in document.text
    assert "一致同意" not in document.text
    blank = [place.label for place in document.signatures if not place.value]
    assert blank[:4] == ["会议日期", "会议地点", "出席股东所持表决权比例", "同意的表决权比例"]
    assert "认购股份的出资" in render(case, "equity_unchanged_statement").text


def test_the_statement_of_equity_lists_holders_with_amounts_in_words() -> None:
    text = render(bare("qinghe"), "equity_unchanged_statement").text
    assert "125万元（人民币壹佰贰拾伍万元整）" in text
    assert "110000********0028" in text
    assert "2026年11月18日查询的国家企业信用信息公示系统截图一致" in text
    assert "最近一次变更为2024年8月15日" in render(bare("yunqi"), "equity_unchanged_statement").text


def test_a_company_with_holders_of_its_own_states_that_no_foreigner_is_behind_it() -> None:
    document = render(bare("yunqi"), "no_foreign_commitment")
    assert [heading.text for heading in document.headings].count("法人股东声明") == 2
    assert "广东启明示例控股有限公司（统一社会信用代码91440000MAFAKE12XJ，以下简称本单位）持有" in document.text
    assert "法人股东声明" not in render(bare("qinghe"), "no_foreign_commitment").text


def test_a_promise_that_the_shareholders_contradict_is_not_printed() -> None:
    case = with_facts(bare("qinghe"), {"shareholders.1.region": "香港"})
    with pytest.raises(MissingValue, match="与股东信息不一致"):
        render(case, "no_foreign_commitment")


def test_foreign_capital_is_told_with_its_share_and_procedure() -> None:
    text = render(situation("foreign"), "foreign_commitment").text
    assert "占本公司的比例合计25%：周望舒（香港）25%。" in text
    assert "外商投资电信企业程序申请" in text
    assert "未按外商投资电信企业的程序申请" not in text


def test_a_penalty_is_named_and_an_unnamed_one_stops_the_letter() -> None:
    text = render(situation("penalty"), "integrity_commitment").text
    assert "京通信罚字〔2025〕003号" in text
    assert "2025年6月20日补报年报" in text
    unnamed = changed(situation("penalty"), "company.credit.penalties", None)
    with pytest.raises(MissingValue, match="电信行政处罚"):
        render(unnamed, "integrity_commitment")


def test_only_provincial_licences_of_the_same_class_are_given_up() -> None:
    text = render(situation("nationwide"), "province_licence_cancellation").text
    assert "京B2-20230001" in text
    assert "京B2-20230002" not in text
    assert "B2-20230003" not in text


@pytest.mark.parametrize(
    ("name", "said", "unsaid"),
    [("name", "名称中的“支付”字样不表示", "线下经营"), ("trade", "与本公司属于教育的其他业务分开核算", "字样")],
)
def test_the_special_commitment_answers_its_own_occasion(name: str, said: str, unsaid: str) -> None:
    text = render(situation(name), "specific_business_commitment").text
    assert said in text
    assert unsaid not in text


def test_what_a_held_licence_covers_is_not_promised_away() -> None:
    assert "取得所申请的许可以前，不以该业务从事经营活动，不收取该业务的费用。" in (
        render(bare("qinghe"), "lawful_operation_commitment").text
    )
    text = render(changed(bare("qinghe"), "company.existing_licences", LICENCES), "lawful_operation_commitment").text
    assert "已取得的许可证（京B2-20230001、B2-20230003）载明的业务种类和业务覆盖范围以内的经营除外" in text


def test_the_security_letter_stops_at_once_and_speaks_of_publishing_users_only_where_there_are_any() -> None:
    text = render(bare("qinghe"), "D13").text
    assert "立即停止传输（最迟在确认后30分钟内完成）" in text
    assert "申请在北京市范围内经营" in text
    assert "用户发布的信息先审后发" in text
    closed = render(changed(bare("qinghe"), "business.user_content", False), "D13").text
    assert "用户发布的信息" not in closed


def test_the_agent_is_an_employee_a_firm_or_simply_a_person() -> None:
    assert "温知夏（本公司员工）" in render(bare("yunqi"), "power_of_attorney").text
    assert "\n许知遥\n" in render(situation("agent"), "power_of_attorney").text
    firm = changed(situation("agent"), "application.agent.employer", "北京示例代理有限公司")
    assert "许知遥（北京示例代理有限公司）" in render(firm, "power_of_attorney").text
    with pytest.raises(MissingValue, match="代办人证件号码"):
        render(changed(firm, "application.agent.id_number", None), "power_of_attorney")


def test_the_notification_commitment_names_no_proof_that_nobody_read_of() -> None:
    text = render(situation("commitment"), "notification_commitment").text
    assert "以贵局告知的内容为准" in text
    assert "社会保险" not in text


@pytest.mark.parametrize("path", ["application.signed_on", "company.uscc", "application.coverage", "security.logs"])
def test_an_unknown_fact_stops_the_letter(path: str) -> None:
    with pytest.raises(MissingValue):
        render(changed(bare("qinghe"), path, None), "lawful_operation_commitment")


def test_the_authoritys_own_blank_is_recommended_outside_the_letter_only() -> None:
    materials = {one.material.code: one.material for one in select(bare("qinghe"))}
    blanks = [code for code in LETTERS if materials[code].source is Source.AUTHORITY_FORM]
    assert len(blanks) == 9
    for code in blanks:
        source = Path(template_root() / "national" / LETTERS[code]).read_text("utf-8")
        assert "规定样式" not in source
        assert "草稿" not in source


def test_one_page_letters_take_one_page(tmp_path: Path) -> None:
    from pypdf import PdfReader

    single = {"domestic": ["declaration", "no_foreign_commitment", "equity_unchanged_statement"],
              "agent": ["power_of_attorney"], "nationwide": ["province_licence_cancellation"]}  # fmt: skip
    double = {"domestic": ["lawful_operation_commitment", "D13"]}
    files = {}
    for most, group in ((1, single), (2, double)):
        for name, codes in group.items():
            for code in codes:
                files[tmp_path / f"{name}-{code}.docx"] = most
                (tmp_path / f"{name}-{code}.docx").write_bytes(render(situation(name), code).data)
    made = to_pdf(list(files), tmp_path / "pdf")
    for pdf, most in zip(made, files.values(), strict=True):
        pages = [page.extract_text() for page in PdfReader(pdf).pages]
        assert len(pages) <= most, pdf.stem
        assert len(pages[-1].split("承诺单位")[0].strip()) > 60, f"{pdf.stem}: the signatures stand alone"
