"""Missing materials: what one province asks for of its own is cited from that province."""

from dossier.checks.run import run_checks
from dossier.finding import Finding, Outcome
from tests.support.cases import case_of


def missing(province: str, material: str) -> Finding:
    case = case_of("qinghe", province)
    (found,) = (one for one in run_checks(case) if one.code == "L01" and one.facts.get("material") == material)
    assert found.outcome is Outcome.FAIL
    return found


def test_a_material_of_the_province_is_cited_from_the_guide_of_the_province() -> None:
    found = missing("湖南", "security_qualification")
    assert "湖南省通信管理局" in found.citation.instrument
    assert "未写明何种资质，请向省通信管理局核实" in found.message.zh
    assert "未写明何种资质" in found.message.en
