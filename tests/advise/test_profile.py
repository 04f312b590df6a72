"""The whole of a profile: its classes, its application beside them, and what never decides."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier.advise.compare import Standing, compare
from dossier.advise.decide import in_short, licence_is_open
from dossier.advise.report import profile_report
from dossier.profile.facts import Facts
from tests.advise.profiles import DAY, TABLE, advised, function, profile_with, rows
from tests.support.cases import case_of, changed

QINGHE, YUNQI = case_of("qinghe"), case_of("yunqi")
SOFTWARE = function("进销存", "客户登记自己的库存，按年订购", True, "不申请")


def standings(profile):
    return {one.subject.zh: one.standing for one in compare(profile, advised(profile), DAY)}


def test_functions_are_judged_without_what_concerns_the_applicant():
    for one in advised(YUNQI.profile).functions:
        assert all(not row.conclusion.always and not row.conclusion.with_licence for row in one.advice.opinions)


def test_a_charge_that_is_also_denied_is_put_to_the_applicant():
    found = advised(changed(QINGHE, "business.settlement.charged", False).profile).whole
    assert not found.categories()
    assert "information_charged" in {question.fact for question in found.questions}


def test_a_price_shows_a_charge_although_no_function_is_marked():
    one = function("资料发布", "企业用户上传资料", None)
    prices = [Facts({"item": "会员", "category": "B25"})]
    assert advised(profile_with(one, product__prices=prices)).whole.categories() == ("B25",)


def test_nothing_charged_anywhere_is_free_and_silence_is_not():
    free = function("资料发布", "企业用户上传资料", False)
    assert rows(advised(profile_with(free, business__settlement=None)).whole) == {"b25_free_platform"}
    silent = advised(profile_with(function("资料发布", "企业用户上传资料"), business__settlement=None)).whole
    assert "information_charged" in {question.fact for question in silent.questions}


def test_a_filing_whose_law_was_not_read_leaves_the_licence_settled():
    report = profile_report(TABLE, QINGHE.profile, date(2022, 11, 30), "")
    assert [opinion.conclusion.key for opinion in report.advice.uncovered] == [
        "icp_filing_first",
        "app_filing",
        "mini_program_filing",
    ]
    assert report.fits


def test_before_the_sources_begin_a_function_is_open():
    one = advised(QINGHE.profile, date(2010, 1, 1)).functions[0]
    assert one.advice.uncovered
    assert not one.advice.opinions


def test_the_first_example_is_a_platform_that_publishes_information():
    advice = advised(QINGHE.profile)
    assert [line.zh for line in in_short(TABLE, advice.whole)] == [
        "需要许可：B25 信息服务业务（仅限互联网信息服务）：信息发布平台和递送服务"
    ]
    assert standings(QINGHE.profile) == {"B25": Standing.AGREES}
    assert profile_report(TABLE, QINGHE.profile, DAY, "").fits


def test_the_second_example_publishes_and_trades():
    advice = advised(YUNQI.profile)
    assert advice.whole.categories() == ("B25", "B21")
    assert "both_classes" in rows(advice.whole)
    assert standings(YUNQI.profile) == {"B25": Standing.AGREES, "B21": Standing.AGREES}
    assert profile_report(TABLE, YUNQI.profile, DAY, "").fits


def test_each_function_of_the_examples_is_judged_as_its_applicant_does():
    for case in (QINGHE, YUNQI):
        for one in advised(case.profile).functions:
            assert one.advice.categories() == (() if one.function.category == "不申请" else (one.function.category,))


SITES, APPS, MINI_PROGRAMS = YUNQI.profile.sites, YUNQI.profile.apps, YUNQI.profile.mini_programs


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    example=st.sampled_from([QINGHE, YUNQI]),
    sites=st.sampled_from([None, [], SITES]),
    apps=st.sampled_from([None, [], APPS]),
    minis=st.sampled_from([None, [], MINI_PROGRAMS]),
)
def test_carriers_alone_never_change_the_conclusion(example, sites, apps, minis):
    other = changed(changed(changed(example, "sites", sites), "apps", apps), "mini_programs", minis)
    assert advised(other.profile) == advised(example.profile)


def test_a_class_needed_and_not_applied_for_is_found():
    profile = changed(YUNQI, "application.categories", ["B25"]).profile
    assert standings(profile)["B21"] is Standing.TOO_LITTLE
    assert not profile_report(TABLE, profile, DAY, "").fits


def test_a_licence_in_force_covers_a_class_that_is_not_applied_for():
    def with_licence(expires_on):
        held = Facts({"number": "粤B2-20240001", "categories": ["B21"], "expires_on": expires_on})
        return changed(changed(YUNQI, "application.categories", ["B25"]), "company.existing_licences", [held]).profile

    assert standings(with_licence(DAY))["B21"] is Standing.HELD
    assert standings(with_licence(date(2026, 11, 30)))["B21"] is Standing.TOO_LITTLE
    assert standings(with_licence(None))["B21"] is Standing.UNCONFIRMED


def test_licences_that_are_not_filled_in_leave_it_open():
    profile = changed(changed(YUNQI, "application.categories", ["B25"]), "company.existing_licences", None).profile
    assert standings(profile)["B21"] is Standing.UNCONFIRMED


def test_a_class_no_function_needs_is_too_much():
    profile = changed(QINGHE, "application.categories", ["B25", "B21"]).profile
    assert standings(profile)["B21"] is Standing.TOO_MUCH


def test_a_class_an_unclear_function_may_need_cannot_be_confirmed():
    functions = [*QINGHE.profile.business.functions, function("其他", "", None, "B21")]
    profile = changed(
        changed(QINGHE, "application.categories", ["B25", "B21"]), "business.functions", functions
    ).profile
    found = standings(profile)
    assert found["B21"] is Standing.UNCONFIRMED
    assert found["功能“其他”"] is Standing.UNCONFIRMED
    assert found["B25"] is Standing.AGREES


def test_a_trading_function_left_out_is_found_and_stays_described_as_it_is():
    functions = [*QINGHE.profile.business.functions, function("接单", "服务商在线接单", True, "不申请")]
    profile = changed(QINGHE, "business.functions", functions).profile
    found = next(one for one in compare(profile, advised(profile), DAY) if "接单" in one.subject.zh)
    assert found.standing is Standing.TOO_LITTLE
    assert "如实保留说明" in found.message.zh
    assert standings(profile)["B21"] is Standing.TOO_LITTLE


def test_kinds_are_compared_as_the_catalogue_names_them():
    items = [Facts({"category": "B25", "name": "信息社区平台服务", "description": None})]
    found = standings(changed(QINGHE, "application.service_items", items).profile)
    assert found["信息发布平台和递送服务"] is Standing.TOO_LITTLE
    assert found["信息社区平台服务"] is Standing.TOO_MUCH
    assert standings(changed(QINGHE, "application.service_items", None).profile)["B25"] is Standing.UNCONFIRMED


def test_another_class_is_named_although_the_application_cannot_hold_it():
    profile = profile_with(function("云主机", "向客户出售云服务器", True, "不申请"), business__user_content=None)
    assert standings(profile)["B11"] is Standing.TOO_LITTLE


def test_contested_software_fits_no_application_before_the_authority_is_asked():
    profile = changed(QINGHE, "business.functions", [*QINGHE.profile.business.functions, SOFTWARE]).profile
    report = profile_report(TABLE, profile, DAY, "")
    assert licence_is_open(report.advice)
    assert not report.fits
    assert standings(profile)["功能“进销存”"] is Standing.UNCONFIRMED


@pytest.mark.parametrize("functions", [None, []])
def test_without_functions_nothing_is_concluded(functions):
    advice = advised(changed(YUNQI, "business.functions", functions).profile).whole
    assert not advice.categories()
    assert {"others_deal", "search", "own_data_software"} <= {question.fact for question in advice.questions}


def test_without_any_business_section_nothing_is_concluded():
    assert not advised(changed(QINGHE, "business", None).profile).whole.categories()


def test_users_who_may_publish_although_no_function_says_so_are_not_forgotten():
    profile = profile_with(
        function("访问统计", "企业查看本企业资料的浏览次数", False, "不申请"), business__settlement__charged=False
    )
    assert "b25_free_platform" in rows(advised(profile).whole)


def test_foreign_holders_lead_to_the_ministry():
    profile = changed(QINGHE, "shareholders.0.region", "香港").profile
    keys = {opinion.conclusion.key for opinion in advised(profile).whole.opinions}
    assert "foreign_route" in keys
    assert "one_province" not in keys
    assert profile_report(TABLE, profile, DAY, "北京市通信管理局").authority.zh == "工业和信息化部"


@pytest.mark.parametrize(
    ("path", "value"), [("shareholders", None), ("shareholders.0.region", None), ("shareholders.2.kind", "企业法人")]
)
def test_holders_not_known_to_the_end_leave_the_route_open(path, value):
    asked = {question.fact for question in advised(changed(QINGHE, path, value).profile).whole.questions}
    assert "foreign_capital" in asked


def test_an_unknown_coverage_is_asked_for():
    asked = advised(changed(QINGHE, "application.coverage", None).profile).whole.questions
    assert [question.fact for question in asked] == ["several_provinces"]


def approvals(profile, day=DAY):
    return {one.sector.key: one for one in advised(profile, day).whole.approvals}


def test_no_field_of_another_authority_is_named_without_a_reason():
    assert not approvals(QINGHE.profile)
    assert not approvals(YUNQI.profile)


def test_a_field_the_profile_names_is_certain_and_one_its_words_name_is_doubtful():
    found = approvals(changed(QINGHE, "business.sector_approvals.2.involved", True).profile)
    assert found["drugs"].certain
    assert found["drugs"].state.state.value == "filing"
    columns = [Facts({"name": "新闻", "content": "行业新闻"})]
    doubtful = approvals(changed(QINGHE, "product.columns", columns).profile)["news"]
    assert not doubtful.certain
    assert "填写为不涉及" in doubtful.told_by.zh


def test_a_field_without_its_own_answer_is_found_by_words_and_by_client_money():
    columns = [Facts({"name": "问诊", "content": "在线问诊"})]
    assert not approvals(changed(QINGHE, "product.columns", columns).profile)["medical"].certain
    assert approvals(changed(YUNQI, "business.settlement.holds_client_funds", True).profile)["finance"].certain
