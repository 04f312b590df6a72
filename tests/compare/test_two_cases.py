"""With a profile, a comparison names the findings, materials and documents that change."""

from datetime import date
from pathlib import Path

import pytest

from dossier.compare.cases import CaseDifference, case_differences
from dossier.pipeline import check, open_profile

YUNQI = Path(__file__).parents[2] / "examples/yunqi/profile.yaml"
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def found() -> tuple[CaseDifference, ...]:
    reports = [check(open_profile(YUNQI, name, DAY)) for name in ("广东", "贵州")]
    return case_differences(*reports)


def of_kind(found: tuple[CaseDifference, ...], kind: str) -> dict[str, CaseDifference]:
    return {one.key: one for one in found if one.kind == kind}


def test_materials_that_only_one_province_wants_are_named(found: tuple[CaseDifference, ...]) -> None:
    materials = of_kind(found, "material")
    assert materials["access_agreement"].left[0].zh == "建议"
    assert materials["access_agreement"].right[0].zh == "必交"
    assert materials["service_implementation_brief"].right[0].zh == "清单中没有"
    assert "business_licence" not in materials


def test_findings_that_change_are_named_with_their_subject(found: tuple[CaseDifference, ...]) -> None:
    findings = of_kind(found, "finding")
    registered = findings["A05 company.registered_province"]
    assert registered.left[0].zh == "符合"
    assert registered.right[0].zh.startswith("[阻断] 公司注册地为广东省")
    missing = [text.zh for text in findings["L01 evidence"].right]
    assert any("信息审核发布机制" in text for text in missing)


def test_a_subject_of_which_only_one_side_speaks_is_not_called_a_missing_rule(
    found: tuple[CaseDifference, ...],
) -> None:
    stranger = next(one for key, one in of_kind(found, "finding").items() if key.startswith("L01 evidence["))
    assert stranger.left[0].en == "nothing found"


def test_documents_with_a_template_of_the_province_are_named(found: tuple[CaseDifference, ...]) -> None:
    documents = of_kind(found, "document")
    assert documents["D05"].left[0].zh.startswith("按本省的《业务发展报告")
    assert documents["D05"].right[0].zh == "按全国模板生成"
    assert documents["D09"].right[0].en.startswith("written from the province's own template of “")
    assert not any("provinces/" in text.zh + text.en for one in documents.values() for text in (*one.left, *one.right))
    assert "D06" not in documents
