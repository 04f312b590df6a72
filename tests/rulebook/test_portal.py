"""The forms of the online application are complete, and a form that could not be filled in is refused."""

from pathlib import Path
from typing import get_args

import pytest

from dossier.errors import RulebookError
from dossier.profile.model.company import Industry
from dossier.rulebook.cache import open_law, open_portal
from dossier.rulebook.portal import Field, Portal
from dossier.rulebook.reading.portal import load_portal
from dossier.values.citation import Confidence

PORTAL: Portal = open_portal()
SOURCES = "form: {title: 示例表单, url: https://example.gov.cn, seen_on: 2026-06-03}\n"
CITATION = "citation: {source: form, confidence: secondary}\n"


def fields() -> dict[tuple[str, str, str], Field]:
    return {
        (form.id, block.name, field.label): field
        for form in PORTAL.forms
        for block in form.blocks
        for field in block.fields
    }


def refused(tmp_path: Path, field: str = "{label: 名称, kind: text}", more: str = "") -> RulebookError:
    """Return the error for a portal file with one field in one form."""
    (tmp_path / "national").mkdir()
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    text = f"{CITATION}forms:\n  - id: F2\n    name: 表\n    short: 表\n    blocks:\n      - {{name: 组, fields: [{field}]}}\n"
    (tmp_path / "national/portal.yaml").write_text(text + more, encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        load_portal(tmp_path)
    return caught.value


def test_the_forms_come_in_the_order_in_which_they_are_filled_in() -> None:
    assert [form.id for form in PORTAL.forms] == ["F2", "F3", "F4", "F5", "F6", "F7", "F1-B25", "F1-B21"]
    assert {form.id: form.category for form in PORTAL.forms if form.category} == {"F1-B25": "B25", "F1-B21": "B21"}


def test_the_transcription_is_not_presented_as_the_form_itself() -> None:
    assert PORTAL.citation.confidence is Confidence.SECONDARY
    assert "个别字可能" in PORTAL.citation.note
    assert PORTAL.citation.seen_on is not None


def test_every_material_and_option_that_is_named_exists() -> None:
    codes = {material.code for material in open_law().materials}
    named = {field.material for field in fields().values()} | {
        code for field in fields().values() for code in field.papers.values()
    }
    named |= {one.material for form in PORTAL.forms for one in form.conditional}
    assert named - {""} <= codes


def test_the_industries_of_the_form_are_those_a_profile_may_name() -> None:
    assert fields()["F3", "公司基本信息", "主营业务所属行业"].options == get_args(Industry)


def test_options_in_groups_are_written_with_their_group() -> None:
    options = fields()["F1-B25", "业务类型", "业务类型"].options
    assert len(options) == 15
    assert "信息发布平台和递送服务/其他" in options


def test_the_cache_gives_what_the_file_says() -> None:
    assert load_portal() == PORTAL


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("{label: 名称, kind: words}", "words"),
        ("{label: 名称, kind: choice}", "选项"),
        ("{label: 名称, kind: text, options: [甲]}", "选项"),
        ("{label: 名称, kind: multi, options: [甲, 甲]}", "重复"),
        ("{label: 名称, kind: text}, {label: 名称, kind: number}", "重复"),
        ("{label: 名称, kind: choice, options: [甲], papers: {乙: D09}}", "乙"),
        ("{label: 名称, kind: text, length: 20}", "length"),
    ],
)
def test_a_field_that_could_not_be_filled_in_is_refused(tmp_path: Path, field: str, said: str) -> None:
    error = refused(tmp_path, field)
    assert said in error.message.zh
    assert "portal.yaml" in error.where


@pytest.mark.parametrize("rest", ["", ", other_class: true, applies_when: {filing: [new]}"])
def test_a_paper_of_some_cases_says_of_which(tmp_path: Path, rest: str) -> None:
    more = f"    conditional:\n      - {{when: 某情形, paper: 承诺书{rest}}}\n"
    assert "other_class" in refused(tmp_path, more=more).message.zh
