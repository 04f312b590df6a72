"""A folder of the user's own is checked as a whole."""

from pathlib import Path

import pytest

from dossier.documents.own.check import check_own
from dossier.errors import UsageError
from tests.support.own import PLAN, blank_form, word
from tests.support.templates import library

GOOD = '{% extends "@parent" %}\n{% block services %}\n{{ super() }}\n{{ company.name }}\n{% endblock %}\n'


def told(path: Path) -> list[str]:
    return [f"{one.where} {one.message.zh}" for one in check_own(path).problems]


def test_all_problems_of_a_markdown_template_are_told_at_once(tmp_path: Path) -> None:
    text = (
        '{% extends "@parent" %}\n{% block servces %}\n文\n{% endblock %}\n{% block services %}\n'
        "{{ company.nmae }}{{ company.name|wann }}｛｛ x ｝｝\n\n**没有闭合\n\n好 }}{{ cite('no.such') }}\n{% endblock %}\n"
    )
    library(tmp_path / "firm", {"national/D05.md": text})
    assert told(tmp_path / "firm") == [
        "firm/national/D05.md:2 上级模板没有 block servces",
        "firm/national/D05.md:6 标签用了全角符号 ｛｛",
        "firm/national/D05.md:6 标签用了全角符号 ｝｝",
        "firm/national/D05.md:6 没有过滤器 wann",
        "firm/national/D05.md:6 没有名为 company.nmae 的资料",
        "firm/national/D05.md:8 加粗 ** 没有结束",
        "firm/national/D05.md:10 }} 没有配对",
        "firm/national/D05.md:10 规则库没有“no.such”",
    ]


@pytest.mark.parametrize("layer", ["national", "types/B21", "services/trading", "additions/app", "provinces/440000"])
def test_a_sound_override_passes_in_every_layer(tmp_path: Path, layer: str) -> None:
    library(tmp_path / "firm", {f"{layer}/D05.md": GOOD, "README.md": "# 说明"})
    checked = check_own(tmp_path / "firm")
    assert [str(one) for one in checked.problems] == []
    assert checked.files == (f"firm/{layer}/D05.md",)
    assert checked.needs == {"company.name": (f"firm/{layer}/D05.md:4",)}


def test_a_nesting_that_cannot_be_judged_ends_the_search_in_that_file(tmp_path: Path) -> None:
    text = GOOD.replace("{{ company.name }}", "{% if company.name %}\n文")
    library(tmp_path / "firm", {"national/D05.md": text})
    assert len(told(tmp_path / "firm")) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("D05.md", "不会被使用"),
        ("typos/D05.md", "不会被使用"),
        ("services/tradng/D05.md", "不会被使用"),
        ("provinces/999999/D05.md", "不会被使用"),
        ("national/D055.md", "没有材料使用 D055.md"),
    ],
)
def test_a_template_nobody_would_use_is_told(tmp_path: Path, name: str, expected: str) -> None:
    library(tmp_path / "firm", {name: "---\ntitle: 甲\npolicy: qy\n---\n文\n"})
    assert any(expected in one for one in told(tmp_path / "firm"))


def test_a_library_of_macros_that_a_template_uses_is_no_problem(tmp_path: Path) -> None:
    files = {
        "national/firm.md": "{% macro note(x) %}\n{{ x }}\n{% endmacro %}\n",
        "national/D05.md": GOOD.replace("{% block", '{% from "national/firm.md" import note %}\n{% block').replace(
            "{{ company.name }}", "{{ note(company.name) }}"
        ),
    }
    library(tmp_path / "firm", files)
    assert told(tmp_path / "firm") == []


def test_word_files_and_forms_are_held_against_the_materials(tmp_path: Path) -> None:
    firm = tmp_path / "firm"
    word(firm / "D02.docx", ["{{ company.name }}"])
    word(firm / "D022.docx", ["x"])
    word(firm / "~$D02.docx", ["x"])
    word(firm / "D11.docx", ["x"])
    form = blank_form(firm / "forms" / "lawful_operation_commitment.docx")
    form.with_suffix(".yaml").write_text(PLAN.replace("公司名称：", "无此"), "utf-8")
    (firm / "forms" / "D12.yaml").write_text(PLAN, "utf-8")
    assert told(firm) == [
        "firm/D022.docx 没有名为 D022 的材料或模板",
        "firm/forms/lawful_operation_commitment.docx firm/D11.docx 用于同一材料".replace(
            " firm/D11.docx", " 与 firm/D11.docx"
        ),
        "firm/forms/lawful_operation_commitment.yaml:2 空白表里找不到“无此”",
        "firm/forms/D12.yaml 缺少空白表 D12.docx",
    ]
    assert check_own(firm).needs["company.name"] == (
        "firm/D02.docx:body:1", "firm/forms/lawful_operation_commitment.yaml:2",
    )  # fmt: skip


def test_one_file_is_checked_alone(tmp_path: Path) -> None:
    firm = tmp_path / "firm"
    library(firm, {"national/D05.md": GOOD, "types/B25/D05.md": GOOD})
    word(firm / "D02.docx", ["｛｛"])
    form = blank_form(firm / "forms" / "D11.docx")
    form.with_suffix(".yaml").write_text(PLAN, "utf-8")
    assert check_own(firm / "types/B25/D05.md").files == ("firm/types/B25/D05.md",)
    assert check_own(firm / "D02.docx").files == ("firm/D02.docx",)
    assert (
        check_own(firm / "forms/D11.yaml").files == check_own(firm / "forms/D11.docx").files == ("firm/forms/D11.docx",)
    )


def test_nothing_to_check_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("", "utf-8")
    for path in (tmp_path, tmp_path / "none", tmp_path / "x.txt"):
        with pytest.raises(UsageError):
            check_own(path)
