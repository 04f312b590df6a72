"""The command line keeps its contract: exit codes, languages, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.conftest import ROOT

READY, OTHER = "examples/qinghe/profile.yaml", "examples/yunqi/profile.yaml"


def dossier(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dossier", *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "LANG": "zh_CN.UTF-8", "LC_ALL": "", **environment}, check=False,
    )  # fmt: skip


def test_a_ready_profile_gives_zero_and_findings_give_one():
    assert dossier("check", READY).returncode == 0
    found = dossier("check", OTHER)
    assert found.returncode == 1
    assert "尚不能提交" in found.stdout
    assert OTHER in found.stdout


def test_json_follows_the_contract():
    content = json.loads(dossier("check", OTHER, "--format", "json").stdout)
    assert content["schema"] == 1
    assert content["ready"] is False
    assert set(content["summary"]) == {"fail", "unknown", "error", "pass", "not_applicable"}
    first = content["findings"][0]
    assert {"code", "rule", "outcome", "severity", "subject", "location", "message", "fix", "facts", "citation"} <= set(
        first
    )
    assert first["location"]["line"] > 1
    assert first["citation"]["confidence"] in {"law", "official", "secondary", "practice", "unverified"}


def test_messages_follow_the_language():
    assert "Not ready" in dossier("--lang", "en", "check", OTHER).stdout
    assert "Not ready" in dossier("check", OTHER, LANG="en_US.UTF-8").stdout
    assert "Not ready" not in dossier("--lang", "zh", "check", OTHER, LANG="en_US.UTF-8").stdout


@pytest.mark.parametrize("name", ["贵州", "贵州省", "guizhou", "黔", "52", "520000"])
def test_a_province_has_many_names(name):
    content = json.loads(dossier("check", READY, "--province", name, "--format", "json").stdout)
    assert content["province"] == "520000"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", "nowhere.yaml"], "找不到"),
        (["check", "tests/broken/many-problems.yaml"], "7 处问题"),
        (["check", READY, "--province", "广冻"], "广东"),
        (["check", READY, "--as-of", "05/20/2026"], "日期"),
        (["build", OTHER, "--final", "-o", "OUT"], "不能生成正式套件"),
        (["verify", "README.md"], "zip"),
        (["rules", "Z99"], "没有规则"),
        (["no-such-command"], "no-such-command"),
    ],
)
def test_bad_input_gives_two_and_one_clear_message(tmp_path, arguments, says):
    result = dossier(*(str(tmp_path / "out") if word == "OUT" else word for word in arguments))
    assert result.returncode == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


def test_verify_names_what_was_changed(tmp_path):
    assert dossier("build", READY, "-o", str(tmp_path)).returncode == 0
    archive = next(tmp_path.glob("*.zip"))
    assert dossier("verify", str(archive)).returncode == 0
    folder = archive.with_suffix("")
    next(folder.rglob("*.docx")).write_bytes(b"changed")
    result = dossier("verify", str(folder))
    assert result.returncode == 1
    assert "已改动" in result.stdout


def test_new_makes_a_workspace_and_never_overwrites_one(tmp_path):
    assert dossier("new", str(tmp_path / "qinghe")).returncode == 0
    assert {path.name for path in (tmp_path / "qinghe").iterdir()} == {
        "profile.yaml",
        "profile.schema.json",
        "evidence",
    }
    again = dossier("new", str(tmp_path / "qinghe"))
    assert again.returncode == 2
    assert "不会覆盖" in again.stderr


def test_rules_show_law_date_and_confidence():
    text = dossier("rules", "A02", "--province", "广东").stdout
    assert "电信业务经营许可管理办法" in text
    assert "第六条" in text
    assert "法律原文" in text


def test_a_check_of_unchanged_inputs_loads_no_office_library():
    dossier("check", READY)  # writes the documents once in memory, which a later check need not repeat
    code = (
        "import sys, runpy; sys.argv = ['dossier', 'check', 'examples/qinghe/profile.yaml']\n"
        "try: runpy.run_module('dossier', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([name for name in ('docx', 'openpyxl', 'xlsxwriter', 'pypdf', 'lxml', 'jinja2', 'pydantic') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


def test_every_command_has_help_and_stands_in_both_readmes():
    from dossier.cli.root import COMMANDS

    english, chinese = (Path(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md"))
    for command in COMMANDS:
        assert dossier(command, "--help").returncode == 0
        assert f"dossier {command}" in english
        assert f"dossier {command}" in chinese
