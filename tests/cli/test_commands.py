"""Commands in the same process: what they print and return."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli.root import root
from dossier.errors import ExitCode, UsageError

ROOT = Path(__file__).parents[2]
READY, BLOCKED = str(ROOT / "examples/qinghe/profile.yaml"), str(ROOT / "examples/yunqi/profile.yaml")


def call(*arguments):
    """Return exit code and output; errors of the tool are raised as they are."""
    result = CliRunner().invoke(root, ["--lang", "zh", *arguments], standalone_mode=False, catch_exceptions=False)
    return result.return_value, result.output


def test_check_prints_the_report_and_returns_whether_anything_blocks():
    assert call("check", READY)[0] == ExitCode.READY
    code, shown = call("check", BLOCKED)
    assert code == ExitCode.FINDINGS
    assert "下一步：" in shown


def test_check_writes_json_and_a_page():
    assert json.loads(call("check", READY, "--format", "json")[1])["ready"] is True
    assert call("check", READY, "--format", "html")[1].endswith("</html>\n")


def test_check_writes_no_colour_codes():
    assert "\x1b" not in call("check", BLOCKED)[1]


def test_build_names_the_package_and_says_that_it_is_a_draft(tmp_path):
    code, shown = call("build", BLOCKED, "-o", str(tmp_path))
    assert code == ExitCode.FINDINGS
    assert "草稿套件：" in shown
    assert next(tmp_path.glob("*草稿")).is_dir()


def test_build_for_several_provinces_makes_a_package_for_each(tmp_path):
    call("build", BLOCKED, "-o", str(tmp_path), "--province", "广东", "--province", "贵州")
    assert len(list(tmp_path.glob("*.zip"))) == 2


def test_rules_say_how_well_the_province_is_known():
    assert "该省要求未经核实" in call("rules", "--province", "四川")[1]
    assert "该省要求仅部分核实" in call("rules", "--province", "广东")[1]


def test_one_rule_is_shown_with_law_and_values():
    shown = call("rules", "a02")[1]
    assert "依据：" in shown
    assert "数值（" in shown


def test_an_unknown_rule_is_an_error_with_a_hint():
    with pytest.raises(UsageError) as problem:
        call("rules", "Z99")
    assert problem.value.hint is not None


def test_the_schema_is_json_on_paper_and_on_the_terminal(tmp_path):
    assert json.loads(call("schema")[1])
    call("schema", "-o", str(tmp_path / "schema.json"))
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))


def test_new_makes_a_workspace_once(tmp_path):
    assert call("new", str(tmp_path / "a"))[0] == 0
    with pytest.raises(UsageError):
        call("new", str(tmp_path / "a"))
