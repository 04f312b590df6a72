"""The two example companies are complete, coherent, plainly fictional, and have exactly the findings they are meant to have."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from dossier.evidence.inspect.parent import inspect
from dossier.evidence.place import find_file
from dossier.facts.capacity import size
from dossier.facts.equity import trace
from dossier.facts.forecast import forecast
from dossier.profile.facts import Facts
from dossier.profile.load import LoadedProfile, load_profile
from dossier.profile.model import Profile
from dossier.profile.model.shareholders import Shareholder
from dossier.values import codes
from dossier.values.money import Money
from dossier.values.share import parse_share
from examples.evidence_maker.picture import said
from examples.evidence_maker.screens import PAINTERS
from examples.evidence_maker.sheet import BUILDERS, MARK, NOTICE
from examples.make_evidence import WORKSPACES

EXAMPLES = Path(__file__).parents[2] / "examples"

NOT_APPLICABLE = {
    "qinghe": {
        "company.stock_code", "company.listing", "company.credit.penalties", "application.agent", "business.b21", "business.distinction",
        "technology.grading.filing_number", "product.intelligence.filing", "product.intelligence.filing_planned_on",
        "business.b25.search_scope", "business.security_assessment", "business.free_reason",
        "technology.overseas_reason", "service.renewal_notice_days", "returns",
    },
    "yunqi": {
        "company.stock_code", "company.listing", "company.credit.penalties", "technology.grading.planned_on",
        "product.intelligence.filing", "product.intelligence.filing_planned_on", "business.b25.search_scope", "business.b21.message_standards",
        "business.security_assessment", "business.free_reason", "technology.overseas_reason",
        "service.renewal_notice_days", "returns",
    },
}  # fmt: skip
"""Facts that do not exist for the company; everything else has to be known."""

NOT_APPLICABLE_IN_LISTS = {
    "people[].experience[].ends_on",
    "people[].insured_elsewhere",
    "people[].insurance.alternative",  # everybody has a proof of social insurance
    "sites[].police_filing_planned_on",
    "domains[].unused_reason",
    "hosting[].upstream",
    "hosting[].authorised",
    "confirmations[].subject",
    "business.functions[].service_item",
    "business.functions[].reason",
    "business.sector_approvals[].document",
    "business.sector_approvals[].number",
    "business.sector_approvals[].holder",
    "business.sector_approvals[].expires_on",
    "business.sector_approvals[].scope",
    "product.prices[].rate",
    "product.flows[].steps[].otherwise",
    "evidence[].expires_on",
    "evidence[].note",
}
"""Facts of a list entry that exist for some entries only (present employer, steps without a question …)."""

FEATURES = {"qinghe": set(), "yunqi": {"features.market"}}
"""Groups of ``features`` a company has; the others belong to other kinds of business."""

HOLDER_FACTS = {
    True: {"uscc", "stock_code", "listing"},
    False: {"id_kind", "id_number", "id_valid_until", "nationality", "stock_code", "listing"},
}
"""Facts that natural persons (True) and organisations (False) do not have."""


@cache
def loaded(name: str) -> LoadedProfile:
    return load_profile(EXAMPLES / name / "profile.yaml")


@pytest.fixture(params=WORKSPACES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def profile(name: str) -> Profile:
    return loaded(name).profile


def absent(value: object, path: str = "") -> Iterator[tuple[str, Facts]]:
    """Yield path and record of every fact below ``value`` that is not known."""
    if isinstance(value, list):
        for item in value:
            yield from absent(item, f"{path}[]")
    elif isinstance(value, Facts):
        for key, inner in value:
            below = f"{path}.{key}".removeprefix(".")
            if inner is None:
                yield below, value
            else:
                yield from absent(inner, below)


def excused(name: str, path: str, record: Facts) -> bool:
    if "shareholders[]" in path:
        return path.rpartition(".")[2] in HOLDER_FACTS[record.kind == "自然人"]
    if path.startswith("features.") and path.count(".") == 1:
        return path not in FEATURES[name]
    return path in NOT_APPLICABLE[name] or path in NOT_APPLICABLE_IN_LISTS


def holders(entries: list[Shareholder] | None) -> Iterator[Shareholder]:
    for one in entries or []:
        yield one
        yield from holders(one.shareholders)


def total(amounts: list[Money | None]) -> Decimal:
    return sum((money.amount for money in amounts if money is not None), Decimal())


# --- complete ---------------------------------------------------------------------------------------------------


def test_every_fact_of_the_model_is_filled_in_or_does_not_exist_for_the_company(name: str, profile: Profile) -> None:
    assert [path for path, record in absent(profile) if not excused(name, path, record)] == []


def test_every_excuse_is_still_needed() -> None:
    for name in WORKSPACES:
        paths = {path for path, _ in absent(loaded(name).profile)}
        assert NOT_APPLICABLE[name] <= paths
    used = {path for name in WORKSPACES for path, _ in absent(loaded(name).profile)}
    assert used >= NOT_APPLICABLE_IN_LISTS


def test_the_first_line_leads_editors_to_the_schema(name: str) -> None:
    first = loaded(name).text.splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../docs/profile.schema.json"


def test_functions_outside_the_application_say_why_and_the_others_name_their_service(profile: Profile) -> None:
    assert profile.business is not None
    for function in profile.business.functions or []:
        outside = function.category == "不申请"
        assert (function.reason is not None) == outside
        assert (function.service_item is None) == outside


def test_a_step_says_where_it_leads_otherwise_exactly_when_it_asks_something(profile: Profile) -> None:
    assert profile.product is not None
    for flow in profile.product.flows or []:
        assert 6 <= len(flow.steps or []) <= 12
        assert all((step.otherwise is not None) == step.decision for step in flow.steps or [])
        assert any(step.decision for step in flow.steps or [])


# --- plainly fictional, with right check digits -----------------------------------------------------------------


def test_company_names_say_that_they_are_examples(profile: Profile) -> None:
    names = [one.name for one in holders(profile.shareholders) if one.kind != "自然人"]
    names += [host.provider for host in profile.hosting or []]
    names += [job.employer for one in profile.people or [] for job in one.experience or []]
    assert all("示例" in one for one in [profile.company.name, *names])


def test_credit_codes_have_a_fictional_body_and_a_right_check_character(profile: Profile) -> None:
    found = [profile.company.uscc, *(one.uscc for one in holders(profile.shareholders))]
    present = [code for code in found if code]
    assert len(set(present)) == len(present) >= 2
    for code in present:
        assert code[8:16].startswith("MAFAKE")
        assert code[17] == codes.uscc_check_character(code)


def test_identity_numbers_belong_to_no_county_and_have_a_right_check_character(profile: Profile) -> None:
    numbers = {one.name: one.id_number for one in holders(profile.shareholders) if one.id_number}
    numbers |= {one.name: one.id_number for one in profile.people or [] if one.id_number}
    assert len(set(numbers.values())) == len(numbers) >= 10
    for number in numbers.values():
        assert number[:6] in ("110000", "440000")
        assert number[17] == codes.identity_check_character(number)
        assert codes.identity_birth_date(number) is not None


def test_the_sex_of_a_person_is_that_of_the_identity_number(profile: Profile) -> None:
    for one in profile.people or []:
        assert one.id_number is not None
        assert one.sex == ("男" if int(one.id_number[16]) % 2 else "女")


def test_nobody_shares_a_mobile_number(profile: Profile) -> None:
    mobiles = [one.mobile for one in profile.people or []]
    assert len(set(mobiles)) == len(mobiles) >= 8


def test_domains_and_addresses_are_reserved_for_examples(name: str) -> None:
    text = loaded(name).text
    assert all(found.endswith("-example.cn") for found in re.findall(r"[a-z0-9-]+\.cn\b", text))
    documentation = r"192\.0\.2\.|198\.51\.100\.|203\.0\.113\."
    assert all(re.match(documentation, found) for found in re.findall(r"\b\d{1,3}(?:\.\d{1,3}){3}\b", text))


# --- coherent ---------------------------------------------------------------------------------------------------


def test_contributions_are_the_capital_and_shares_are_whole_at_every_level(profile: Profile) -> None:
    direct = profile.shareholders or []
    assert profile.company.registered_capital is not None
    assert profile.company.paid_in_capital is not None
    assert total([one.contribution for one in direct]) == profile.company.registered_capital.amount
    assert total([one.paid_in for one in direct]) == profile.company.paid_in_capital.amount
    levels = [direct, *(one.shareholders for one in holders(direct) if one.shareholders)]
    for level in levels:
        amounts = total([one.contribution for one in level])
        assert sum((one.share or Fraction() for one in level), Fraction()) == 1
        assert all(
            one.contribution and Fraction(one.contribution.amount) == (one.share or 0) * Fraction(amounts)
            for one in level
        )


def test_every_chain_of_owners_ends_in_china(profile: Profile) -> None:
    equity = trace(profile)
    assert all(chain.finished for chain in equity.chains)
    assert equity.foreign == ()
    assert equity.origin_unknown == ()


def test_yunqi_has_two_corporate_levels_and_a_third() -> None:
    chains = trace(loaded("yunqi").profile).chains
    assert max(len(chain.steps) for chain in chains) == 3
    assert parse_share("1/3") in {step.holder.share for chain in chains for step in chain.steps}


def test_departments_add_up_to_the_staff_and_are_led_by_listed_people(profile: Profile) -> None:
    departments = profile.company.departments or []
    people = {one.name: one for one in profile.people or []}
    assert sum(one.headcount or 0 for one in departments) == profile.company.staff_size
    assert all(people[one.head or ""].department == one.name for one in departments)
    assert {one.department for one in people.values()} <= {one.name for one in departments}


def test_named_contacts_and_security_people_are_on_the_list_with_the_same_data(profile: Profile) -> None:
    people = {one.name: one for one in profile.people or []}
    assert profile.contacts is not None
    assert profile.security is not None
    named = [profile.contacts.licence, profile.contacts.service, profile.contacts.security, profile.contacts.technical]
    for contact in [*named, *(profile.contacts.emergency or [])]:
        assert contact is not None
        one = people[contact.name]
        assert (one.mobile, one.email, one.position) == (contact.mobile, contact.email, contact.position)
    assert profile.security.organisation is not None
    members = {one.name for one in profile.security.organisation.members or []}
    signers = profile.security.documents
    assert signers is not None
    owners = {profile.security.fraud_owner, profile.security.data_owner, signers.prepared_by, signers.approved_by}
    assert members | owners <= set(people)


def test_the_legal_representative_is_one_person_everywhere(profile: Profile) -> None:
    head = profile.legal_representative
    assert head is not None
    one = next(person for person in profile.people or [] if person.name == head.name)
    owner = next(person for person in holders(profile.shareholders) if person.name == head.name)
    assert head.id_number == one.id_number == owner.id_number
    assert (head.mobile, head.email) == (one.mobile, one.email)


def test_revenue_uses_published_prices_and_no_year_grows_more_than_threefold(profile: Profile) -> None:
    assert profile.product is not None
    assert profile.plan is not None
    prices = {one.item: one.price for one in profile.product.prices or []}
    years = profile.plan.years or []
    assert len(years) == 3
    for year in years:
        assert all(prices[row.item] == row.price for row in year.revenue or [])
        assert (year.registered_users or 0) >= (year.active_users or 0) >= (year.paying_users or 0)
    users = [year.registered_users or 0 for year in years]
    assert all(after <= 3 * before for before, after in pairwise(users))


def test_the_money_covers_the_investment_and_the_deepest_deficit(profile: Profile) -> None:
    figures = forecast(profile)
    assert figures is not None
    assert figures.funding.amount >= figures.investment.amount
    assert figures.funding.amount + min(year.cumulative.amount for year in figures.years) >= 0


def test_staff_grows_from_those_now_employed(profile: Profile) -> None:
    assert profile.plan is not None
    sums = [sum(dict(year.staff).values()) for year in profile.plan.years or [] if year.staff is not None]
    assert sums == sorted(sums)
    assert sums[0] >= (profile.company.staff_size or 0)


def test_bought_capacity_covers_the_computed_need_of_the_third_year(profile: Profile) -> None:
    sizing = size(profile)
    assert sizing is not None
    assert profile.technology is not None
    servers = sum(node.count or 0 for node in profile.technology.nodes or [] if node.kind == "应用")
    bandwidth = sum(host.bandwidth or 0 for host in profile.hosting or [])
    assert servers >= sizing.design["servers"].value
    assert bandwidth >= sizing.design["bandwidth"].value


def test_the_network_is_whole(profile: Profile) -> None:
    technology = profile.technology
    assert technology is not None
    nodes = technology.nodes or []
    ids = [node.id for node in nodes]
    assert len(set(ids)) == len(ids)
    assert 10 <= len(ids) <= 14
    assert {node.zone for node in nodes} == set(technology.zones or [])
    assert {end for link in technology.links or [] for end in (link.source, link.target)} == set(ids)


def test_functions_have_modules_and_security_tools_stand_in_a_list(profile: Profile) -> None:
    technology = profile.technology
    assert technology is not None
    assert profile.business is not None
    assert profile.security is not None
    modules = {module.name for module in technology.modules or []}
    assert {function.module for function in profile.business.functions or []} <= modules
    listed = {node.name for node in technology.nodes or []} | {one.name for one in technology.software or []}
    assert {tool.name for tool in profile.security.tools or []} <= listed


def test_logs_are_kept_as_long_as_promised_and_stored(profile: Profile) -> None:
    assert profile.security is not None
    assert profile.technology is not None
    assert profile.security.logs is not None
    assert profile.technology.capacity is not None
    months = profile.security.logs.retention_months or 0
    assert months >= 7
    assert (profile.technology.capacity.log_days or 0) >= months * 30


def test_the_security_promises_are_those_of_the_service(profile: Profile) -> None:
    assert profile.security is not None
    assert profile.service is not None
    assert profile.security.handling is not None
    assert profile.security.handling.takedown_minutes == 30
    assert profile.security.handling.complaint_reply_days == profile.service.complaint_reply_days
    assert profile.security.hotline == profile.service.hotline


# --- evidence ---------------------------------------------------------------------------------------------------


def text_of(file: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(file).pages).split())


def test_every_evidence_file_opens_and_says_that_it_is_an_example(name: str, profile: Profile) -> None:
    for entry in profile.evidence or []:
        place = find_file(EXAMPLES / name, entry.file)
        assert place.path is not None, entry.file
        assert inspect(place.path).problem is None, entry.file
        words = said(place.path) if entry.material in PAINTERS else text_of(place.path)
        assert MARK in words, entry.file


def test_the_folder_holds_no_file_that_the_profile_does_not_name(name: str, profile: Profile) -> None:
    entries = [entry.file for entry in profile.evidence or []]
    found = {f"evidence/{path.name}" for path in (EXAMPLES / name / "evidence").iterdir()}
    assert found == set(entries)
    assert len(entries) == len(set(entries))


def test_the_files_are_small() -> None:
    largest = {".pdf": 60_000, ".png": 40 * 1024, ".jpg": 60 * 1024}
    files = [path for name in WORKSPACES for path in (EXAMPLES / name / "evidence").iterdir()]
    assert sum(path.stat().st_size for path in files) < 2_000_000
    assert [path.name for path in files if path.stat().st_size > largest[path.suffix]] == []


def test_the_papers_say_what_the_profile_says(name: str, profile: Profile) -> None:
    for entry in profile.evidence or []:
        if entry.material not in PAINTERS:
            page = BUILDERS[entry.material](profile, entry)
            cells = (cell for row in page.rows for cell in row)
            words = "".join((MARK, NOTICE, page.title, *cells, *page.paragraphs, *page.ending))
            stored = text_of(EXAMPLES / name / entry.file)
            assert stored == "".join(words.split()), f"{entry.file}: run examples/make_evidence.py"
