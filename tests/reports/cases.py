"""Make reports with chosen findings and provinces."""

from collections.abc import Sequence
from typing import Any

from dossier.case import open_case
from dossier.finding import Finding
from dossier.profile.load import parse_profile
from dossier.reports.report import Report, make_report
from tests.checks.cases import BASE, DAY
from tests.rules.test_rules import rulebook

UNVERIFIED, PARTLY = "四川", "北京"


def report_of(findings: Sequence[Finding], province: str = PARTLY, name: str = "示例公司") -> Report:
    import yaml

    facts: dict[str, Any] = {"company": {"name": name}, "application": {"action": "新办", "categories": ["B25"]}}
    text = yaml.safe_dump(facts, allow_unicode=True, width=10_000)
    return make_report(open_case(parse_profile(text, BASE), rulebook(province, DAY), DAY), findings)
