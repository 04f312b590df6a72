"""Comparing what was read with the profile: equal, different, or left to a person with the reason."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.checks.reading_papers import TARGETS
from dossier.checks.readings import PARTLY, Comparison, comparisons
from dossier.evidence.kinds import FIELDS, PAPERS
from dossier.evidence.reading import Reading
from tests.checks.cases import rulebook
from tests.checks.readings import (
    AGREEMENT,
    ARTICLES,
    CARD,
    CARDS,
    DOMAIN,
    GOOD,
    LICENCE,
    PROOF,
    PROVIDER,
    SCREEN,
    good,
    read_case,
    reading,
)

EQUAL = {file: next(iter(good(file).values())) for file in GOOD}


def of(case: Case, file: str, field: str = "") -> list[Comparison]:
    return [one for one in comparisons(case) if one.file == file and field in ("", one.field.name)]


def compared(folder: Path, found: Mapping[str, Reading], edits: Mapping[str, str] | None = None) -> Case:
    return read_case(folder, found, edits=edits)


def states(case: Case, file: str, field: str) -> list[str]:
    return [one.state for one in of(case, file, field)]


@pytest.mark.parametrize("file", GOOD)
def test_a_paper_that_agrees_agrees_in_every_field_that_was_read(file: str, tmp_path: Path) -> None:
    case = compared(tmp_path, EQUAL)
    read = set(GOOD[file][1])
    found = of(case, file)
    assert {one.field.name for one in found if one.state == "equal"} == read
    assert {one.state for one in found if one.field.name not in read} <= {"unread"}


WRONG = [
    (LICENCE, "name", "北京青禾科技有限公司", "company.name"),
    (LICENCE, "uscc", "91110000MAFAKE02XA", "company.uscc"),
    (LICENCE, "kind", "股份有限公司(非上市)", "company.kind"),
    (LICENCE, "address", "北京市海淀区示例路1号3层", "company.registered_address"),
    (LICENCE, "legal_representative", "林知近", "legal_representative.name"),
    (LICENCE, "capital", "500000 CNY", "company.registered_capital"),
    (LICENCE, "established_on", "2024-05-21", "company.established_on"),
    (LICENCE, "term", "2044-05-19", "company.term_ends_on"),
    (LICENCE, "scope", "软件开发", "company.business_scope"),
    (CARD, "number", "110000198503070012", "legal_representative.id_number"),
    (CARD, "valid_until", "2038-03-08", "legal_representative.id_valid_until"),
    (PROOF, "payer", "示例人力资源有限公司", "people[0].insurance.payer"),
    (PROOF, "name", "许知近", "people[0].name"),
    (PROOF, "period_to", "2026-09", "people[0].insurance.months"),
    (PROOF, "period_from", "2026-09", "people[0].insurance.months"),
    (PROOF, "issued_on", "2026-11-11", "people[0].insurance.printed_on"),
    (PROOF, "check_code", "FAKE-2026-0009", "people[0].insurance.verification_code"),
    (DOMAIN, "domain", "other-example.cn", "domains[0].name"),
    (DOMAIN, "owner", "林知远", "domains[0].owner"),
    (DOMAIN, "expires_on", "2027-06-18", "domains[0].expires_on"),
    (SCREEN, "filing_number", "京ICP备2026000002号-1", "sites[0].filing_number"),
    (SCREEN, "owner", "林知远", "sites[0].filing_subject"),
    (SCREEN, "site_name", "青禾网", "sites[0].filing_name"),
    (AGREEMENT, "customer", "林知远", "hosting[0].customer"),
    (AGREEMENT, "provider", "别家云计算有限公司", "hosting[0].provider"),
    (AGREEMENT, "address", "192.0.2.99", "hosting[0].ip_addresses"),
    (PROVIDER, "number", "B1-20200002", "hosting[0].provider_licence.number"),
    (PROVIDER, "categories", "互联网数据中心业务", "hosting[0].provider_licence.categories"),
    (PROVIDER, "coverage", "上海市", "hosting[0].provider_licence.coverage"),
    (ARTICLES, "name", "北京青禾科技有限公司", "company.name"),
]


@pytest.mark.parametrize(("file", "field", "value", "path"), WRONG)
def test_a_field_that_says_something_else_differs_and_shows_both(
    file: str, field: str, value: str, path: str, tmp_path: Path
) -> None:
    found = of(compared(tmp_path, good(file, **{field: value})), file, field)[0]
    assert (found.state, found.path, found.read) == ("differs", path, value)
    assert found.known
    assert found.page == 1


@pytest.mark.parametrize("file", GOOD)
def test_a_file_nobody_has_read_is_unread_in_every_key_field(file: str, tmp_path: Path) -> None:
    found = of(compared(tmp_path, {file: reading(GOOD[file][0], {}, "none")}), file)
    assert {one.state for one in found} == {"unread"}
    assert {one.field.name for one in found} >= {
        one.name for one in FIELDS[GOOD[file][0]] if one.key and one.name in {t.field for t in TARGETS[GOOD[file][0]]}
    }
    assert all(one.reason is not None and "没有识读" in one.reason.zh for one in found)


def test_a_file_of_which_there_is_no_reading_is_unread_too(tmp_path: Path) -> None:
    assert {one.state for one in of(compared(tmp_path, {}), LICENCE)} == {"unread"}


def test_a_file_that_was_read_as_another_kind_of_paper_is_unread(tmp_path: Path) -> None:
    articles = reading("articles_of_association", {"name": "北京青禾示例科技有限公司"})
    assert {one.state for one in of(compared(tmp_path, {LICENCE: articles}), LICENCE)} == {"unread"}


def test_a_key_field_that_was_not_found_is_unread(tmp_path: Path) -> None:
    (found,) = of(compared(tmp_path, good(LICENCE, uscc=None)), LICENCE, "uscc")
    assert found.state == "unread"
    assert found.reason is not None
    assert "没有读到" in found.reason.zh


def test_a_field_the_profile_states_and_the_paper_does_not_show_is_unread(tmp_path: Path) -> None:
    assert states(compared(tmp_path, good(LICENCE, term=None)), LICENCE, "term") == ["unread"]


def test_a_field_neither_paper_nor_profile_states_is_nothing(tmp_path: Path) -> None:
    case = compared(tmp_path, good(LICENCE, term=None), {"  term_ends_on: 长期\n": ""})
    assert states(case, LICENCE, "term") == []


def test_a_field_the_profile_leaves_open_is_absent(tmp_path: Path) -> None:
    case = compared(tmp_path, good(LICENCE), {"  term_ends_on: 长期\n": ""})
    assert states(case, LICENCE, "term") == ["absent"]


def test_nonsense_is_unread_and_not_different(tmp_path: Path) -> None:
    assert states(compared(tmp_path, good(LICENCE, capital="若干")), LICENCE, "capital") == ["unread"]


def test_two_different_values_for_one_field_are_left_to_a_person(tmp_path: Path) -> None:
    both = ["北京青禾示例科技有限公司", "示例云计算有限公司"]
    assert states(compared(tmp_path, good(AGREEMENT, customer=both)), AGREEMENT, "customer") == ["unread"]


def test_the_number_of_the_filing_as_a_whole_is_no_second_value(tmp_path: Path) -> None:
    assert states(compared(tmp_path, EQUAL), SCREEN, "filing_number") == ["equal"]


def test_every_address_of_the_agreement_has_to_be_in_the_profile(tmp_path: Path) -> None:
    case = compared(tmp_path, good(AGREEMENT, address=["192.0.2.10", "192.0.2.11"]))
    assert states(case, AGREEMENT, "address") == ["equal", "differs"]


def test_an_address_of_the_profile_that_the_agreement_does_not_list_leaves_the_list_to_a_person(tmp_path: Path) -> None:
    edits = {
        "    ip_addresses: [192.0.2.10]\n    bandwidth": "    ip_addresses: [192.0.2.10, 192.0.2.11]\n    bandwidth"
    }
    case = compared(tmp_path, good(AGREEMENT), edits)
    assert states(case, AGREEMENT, "address") == ["equal", "unread"]
    assert of(case, AGREEMENT, "address")[-1].reason == PARTLY


# --- slips of recognition -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "changed", "doubtful"),
    [
        (LICENCE, {"name": "北京青禾科技有限公司"}, {"name": True}),
        (LICENCE, {"uscc": "91110000MAFAKE02XC"}, {"uscc": False}),
        (LICENCE, {"uscc": "91110000MAFAKE01X8"}, {"uscc": True}),
        (LICENCE, {"name": "甲公司", "legal_representative": "王五"}, {"name": False, "legal_representative": False}),
        (LICENCE, {"name": "甲公司", "term": "2044-05-19"}, {"name": True, "term": True}),
        (CARD, {"number": "110000199207120031"}, {"number": False}),
        (CARD, {"number": "110000198503O70011"}, {"number": True}),
        (CARD, {"valid_until": "2038-03-08"}, {"valid_until": True}),
        (CARD, {"name": "王五", "valid_until": "长期"}, {"name": False, "valid_until": False}),
    ],
)
def test_a_number_that_proves_itself_and_two_differing_facts_are_no_slip(
    file: str, changed: dict[str, str | list[str] | None], doubtful: dict[str, bool], tmp_path: Path
) -> None:
    found = of(compared(tmp_path, good(file, "ocr", **changed)), file)
    assert {one.field.name: one.doubtful for one in found if one.state == "differs"} == doubtful
    copied = of(compared(tmp_path, good(file, **changed)), file)
    assert not any(one.doubtful or one.firm for one in copied)


def test_the_end_of_a_paper_is_also_that_of_its_entry(tmp_path: Path) -> None:
    edits = {"subject: qinghe-example.cn, issued_on: 2026-11-10, expires_on: 2029-06-18": "expires_on: 2029-06-19"}
    found = of(compared(tmp_path, good(DOMAIN), edits), DOMAIN, "expires_on")
    assert [(one.path, one.state) for one in found] == [
        ("domains[0].expires_on", "equal"),
        ("evidence[1].expires_on", "differs"),
    ]


# --- whose paper it is --------------------------------------------------------------------------------------------


def test_cards_of_several_persons_in_one_file_are_left_to_a_person(tmp_path: Path) -> None:
    case = compared(tmp_path, {CARDS: reading("identity_card", {"name": "许知遥", "number": "110000199207120031"})})
    found = of(case, CARDS)
    assert {one.state for one in found} == {"unread"}
    assert all(one.reason is not None and "分不清" in one.reason.zh for one in found)


def test_a_paper_of_a_person_nobody_knows_is_left_to_a_person(tmp_path: Path) -> None:
    edits = {"社保-许知遥.pdf, subject: 许知遥": "社保-许知遥.pdf, subject: 陈未列"}
    assert {one.state for one in of(compared(tmp_path, good(PROOF), edits), PROOF)} == {"unread"}


def test_the_paper_itself_tells_whose_it_is_where_its_entry_does_not(tmp_path: Path) -> None:
    edits = {"社保-许知遥.pdf, subject: 许知遥": "社保-许知遥.pdf"}
    case = compared(tmp_path, good(PROOF, payer="示例人力资源有限公司"), edits)
    assert [(one.path, one.state) for one in of(case, PROOF, "payer")] == [("people[0].insurance.payer", "differs")]


def test_a_proof_for_several_persons_is_compared_for_each(tmp_path: Path) -> None:
    edits = {"社保-许知遥.pdf, subject: 许知遥": "社保-许知遥.pdf, subject: 许知遥、何以宁"}
    case = compared(tmp_path, good(PROOF, name=["许知遥", "何以宁", "周砚清"]), edits)
    assert states(case, PROOF, "name") == ["equal", "equal"]
    case = compared(tmp_path, good(PROOF, name=["许知遥", "周砚清"]), edits)
    assert states(case, PROOF, "name") == ["equal", "unread"]


TWO = {"社保-许知遥.pdf, subject: 许知遥": "社保-许知遥.pdf, subject: 许知遥、何以宁"}
HERS, HIS = "110000199207120031", "11000019930208004X"


@pytest.mark.parametrize(
    ("names", "numbers", "expected"),
    [
        (["许知遥", "何以宁"], [HERS, HIS], {"name": ["equal", "equal"], "id_number": ["equal", "equal"]}),
        (["许知遥", "何以宁"], [HIS, HERS], {"name": ["equal", "equal"], "id_number": ["differs", "differs"]}),
        (["许知遥", "何以宁", "周砚清"], [HERS, HIS], {"name": ["equal", "equal"], "id_number": ["unread", "unread"]}),
        ([], [HERS, HIS], {"name": ["unread", "unread"], "id_number": ["unread", "unread"]}),
        (["许知瑶", "何以宁"], [HERS, HIS], {"name": ["differs", "equal"], "id_number": ["equal", "equal"]}),
        (["许知瑶", "何以宁"], [HIS, HIS], {"name": ["unread", "equal"], "id_number": ["unread", "equal"]}),
        (["许知遥", "许知遥"], [HIS, "110000199104150027"], {"name": ["equal", "differs"], "id_number": ["unread", "equal"]}),
        (["许知遥", "许知遥"], [HERS, "110000199104150027"], {"name": ["equal", "differs"], "id_number": ["equal", "unread"]}),
        (["许知遥", "许知遥", "何以宁"], [HERS, HERS, HIS], {"name": ["equal", "equal"], "id_number": ["equal", "equal"]}),
    ],
)  # fmt: skip
def test_name_and_number_of_one_row_are_judged_together(
    names: list[str], numbers: list[str], expected: dict[str, list[str]], tmp_path: Path
) -> None:
    case = compared(tmp_path, good(PROOF, name=names, id_number=numbers), TWO)
    assert {field: states(case, PROOF, field) for field in expected} == expected


def test_two_contracts_with_one_provider_cannot_be_told_apart(tmp_path: Path) -> None:
    edits = {"hosting:\n": "hosting:\n  - {provider: 示例云计算有限公司, customer: 甲公司}\n"}
    assert {one.state for one in of(compared(tmp_path, good(AGREEMENT), edits), AGREEMENT)} == {"unread"}


def test_a_licence_of_another_company_is_left_to_a_person(tmp_path: Path) -> None:
    edits = {"file: evidence/营业执照.pdf,": "file: evidence/营业执照.pdf, subject: 北京青穗示例投资有限公司,"}
    assert {one.state for one in of(compared(tmp_path, good(LICENCE), edits), LICENCE)} == {"unread"}


def test_a_resold_service_is_licensed_to_whoever_provides_it(tmp_path: Path) -> None:
    edits = {"    resold: 否\n": "    resold: 是\n    upstream: 示例骨干网络有限公司\n"}
    case = compared(tmp_path, good(PROVIDER, holder="示例骨干网络有限公司"), edits)
    assert [(one.path, one.state) for one in of(case, PROVIDER, "holder")] == [("hosting[0].upstream", "equal")]


# --- tables -------------------------------------------------------------------------------------------------------


def test_every_field_that_is_compared_is_one_that_is_read() -> None:
    assert set(TARGETS) == set(FIELDS) == set(PAPERS.values())
    for paper, targets in TARGETS.items():
        assert {one.field for one in targets} <= {field.name for field in FIELDS[paper]}


def test_every_field_a_rule_reads_is_compared() -> None:
    known = {f"{paper}.{one.field}" for paper, targets in TARGETS.items() for one in targets}
    for rule in rulebook().rules:
        assert {name.removesuffix("?") for name in rule.reads} <= known, rule.code
        assert not (rule.reads and rule.check.startswith(("text.", "after."))), rule.code


def test_the_rules_say_what_they_read() -> None:
    reads = {rule.code: rule.reads for rule in rulebook().rules if rule.reads}
    assert set(reads) == {
        "A11", "B06", "C03", "C04", "C10", "D01", "D02", "D04", "D05", "E02", "E03", "E04", "E06", "E07", "L09", "L17",
    }  # fmt: skip
    assert len(reads["A11"]) == 9
    assert {rule.code for rule in rulebook().rules if "read" in rule.messages and rule.reads} == {
        "A11", "C04", "D05", "L09", "L17",
    }  # fmt: skip
