"""Own templates and forms through the command line: check, fields, build."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from dossier.cli.root import root
from dossier.errors import ExitCode, UsageError
from tests.support.own import PLAN, blank_form, word
from tests.support.templates import library

ROOT = Path(__file__).parents[2]
QINGHE = ROOT / "examples/qinghe/profile.yaml"
EVIDENCE = "lawful_operation_commitment"


def call(*arguments: str, language: str = "zh") -> tuple[int, str]:
    result = CliRunner().invoke(root, ["--lang", language, *arguments], standalone_mode=False, catch_exceptions=False)
    return result.return_value, result.output


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """Return a folder with one thing of each kind."""
    folder = tmp_path / "firm"
    word(
        folder / "D02.docx",
        ["{{ company.name }}公司概况"],
        (("法定代表人", "{{ legal_representative.name }}"),),
        "某某律师事务所",
    )
    override = '{% extends "@parent" %}\n{% block services %}\n{{ super() }}\n本所已核对{{ company.name }}的说明。\n{% endblock %}\n'
    library(folder, {"national/D05.md": override})
    blank_form(folder / "forms" / f"{EVIDENCE}.docx").with_suffix(".yaml").write_text(PLAN, "utf-8")
    return folder


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Return the example without the finished commitment, so that a text is written for it."""
    path = tmp_path / "profile.yaml"
    lines = [line for line in QINGHE.read_text("utf-8").splitlines() if f"material: {EVIDENCE}," not in line]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_check_names_problems_and_returns_whether_there_are_any(firm: Path) -> None:
    assert call("template", "check", str(firm)) == (ExitCode.READY, "检查了3个文件，没有发现问题\n")
    word(firm / "D03.docx", ["{{ company.nmae }}"])
    code, shown = call("template", "check", str(firm), language="en")
    assert code == ExitCode.FINDINGS
    assert "firm/D03.docx:body:1: there is nothing named company.nmae" in shown
    assert "4 files checked, 1 problems found" in shown


def test_fields_lists_path_name_and_place(firm: Path) -> None:
    code, shown = call("template", "fields", str(firm / "D02.docx"))
    assert code == ExitCode.READY
    assert (
        "legal_representative.name  法定代表人的姓名" in shown or "legal_representative.name  法定代表人姓名" in shown
    )
    assert "firm/D02.docx:body:" in shown
    rows = json.loads(call("template", "fields", str(firm), "--format", "json")[1])
    assert {row["path"] for row in rows} >= {"company.name", "company.uscc", "signed_on"}
    assert all(row["title"]["zh"] and row["where"] for row in rows)


def test_a_wrong_command_or_path_is_a_usage_error(tmp_path: Path) -> None:
    for arguments in (["template", "chek"], ["template", "check", str(tmp_path / "none")]):
        with pytest.raises(UsageError):
            call(*arguments)
    with pytest.raises(UsageError):
        call("check", str(QINGHE), "--templates", str(tmp_path / "none"))


def test_a_package_is_written_with_all_three_kinds(firm: Path, profile: Path, tmp_path: Path) -> None:
    call("build", str(profile), "--templates", str(firm), "-o", str(tmp_path / "out"))
    folder = next(path for path in (tmp_path / "out").iterdir() if path.is_dir())
    listed = {
        one["material"]: one
        for one in json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
        if "template" in one
    }
    assert listed["D05"]["template"].split("|")[1] == "firm/national/D05.md"
    assert listed["D02"]["template"] == "firm/D02.docx"
    form = listed[EVIDENCE]
    assert len(form["blank"]) == 64
    assert "某某律师事务所" in _part(folder / listed["D02"]["path"], "word/header1.xml")
    assert "本所已核对北京青禾示例科技有限公司的说明" in _part(folder / listed["D05"]["path"])
    assert "公司名称：" in _part(folder / form["path"])
    sheet = openpyxl.load_workbook(folder / "材料清单.xlsx")["材料清单"]
    remarks = [str(row[-1].value) for row in sheet.iter_rows() if row[-1].value]
    assert any(form["blank"][:12] in remark for remark in remarks)


def test_a_second_build_keeps_what_a_person_wrote_into_a_filled_form(firm: Path, profile: Path, tmp_path: Path) -> None:
    import docx

    arguments = ("build", str(profile), "--templates", str(firm), "-o", str(tmp_path / "out"))
    call(*arguments)
    path = next((tmp_path / "out").glob("*/*/*承诺书*.docx"))
    document = docx.Document(str(path))
    document.add_paragraph("补充一句。")
    document.save(str(path))
    call(*arguments)
    assert "补充一句。" in _part(path)


def test_what_an_own_template_lacks_is_a_finding(firm: Path, profile: Path) -> None:
    profile.write_text(
        "\n".join(line for line in profile.read_text("utf-8").splitlines() if not line.startswith("  phone:")) + "\n",
        "utf-8",
    )
    word(firm / "D02.docx", ["{{ company.phone }}"])
    code, shown = call("check", str(profile), "--templates", str(firm))
    assert code == ExitCode.FINDINGS
    assert "《公司概况》没有写成：档案字段" in shown


def test_a_check_sees_that_an_own_template_has_changed(firm: Path, profile: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    assert "《公司概况》没有写成" not in call("check", str(profile), "--templates", str(firm))[1]
    word(firm / "D02.docx", ["{{ company.nmae }}", "更长"])
    assert "没有名为 company.nmae 的资料" in call("check", str(profile), "--templates", str(firm))[1]


def test_two_files_for_one_material_are_refused(firm: Path, profile: Path, tmp_path: Path) -> None:
    word(firm / "D11.docx", ["x"])
    with pytest.raises(UsageError, match="多个自有文件"):
        call("build", str(profile), "--templates", str(firm), "-o", str(tmp_path / "out"))


def _part(path: Path, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(path) as source:
        return source.read(name).decode()


def test_a_preview_shows_overrides_and_says_what_is_made_elsewhere(firm: Path, profile: Path, tmp_path: Path) -> None:
    call("preview", str(profile), "--templates", str(firm), "-o", str(tmp_path / "p.html"))
    page = (tmp_path / "p.html").read_text("utf-8")
    assert "本所已核对北京青禾示例科技有限公司的说明" in page
    assert "由自有文件 firm/D02.docx 写成" in page
