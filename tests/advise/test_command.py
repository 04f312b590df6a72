"""The command as a user calls it, in both languages."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli.root import root
from dossier.errors import ExitCode, InputError, UsageError
from tests.advise.profiles import TABLE

ROOT = Path(__file__).parents[2]
QINGHE, YUNQI = (str(ROOT / f"examples/{name}/profile.yaml") for name in ("qinghe", "yunqi"))
OWN = "".join(
    f"{key}: {'是' if key in ('online', 'only_own') else '否'}\n" for key in TABLE.facts if not TABLE.facts[key].derived
)


def call(*arguments, lang="zh", given=None):
    result = CliRunner().invoke(
        root, ["--lang", lang, "advise", *arguments], input=given, standalone_mode=False, catch_exceptions=False
    )
    return result.return_value, result.stdout


@pytest.mark.parametrize(("profile", "classes"), [(QINGHE, ["B25"]), (YUNQI, ["B25", "B21"])])
def test_the_examples_ask_for_what_is_advised(profile, classes):
    code, shown = call(profile, "--format", "json")
    content = json.loads(shown)
    assert code == ExitCode.READY
    assert content["categories"] == classes
    assert content["nature"] == "opinion"
    assert content["fits_application"] is True
    assert all(one["confidence"] and one["basis"] for one in content["conclusions"])


def test_every_conclusion_is_headed_as_an_opinion_with_its_confidence():
    shown = call(YUNQI)[1]
    heads = re.findall(r"^\[(?!一致).*", shown, re.MULTILINE)
    assert "以下是判断意见，不是许可决定，请向广东省通信管理局确认。" in shown
    assert len(heads) > 5
    assert all("判断意见；可信程度：" in head for head in heads)
    assert "载体" in shown


def test_english_leaves_only_names_and_quoted_words_in_chinese():
    for line in call(YUNQI, lang="en")[1].splitlines():
        if line.startswith(("    fact:", "[", "    view:")):
            left = re.sub(r"“[^”]*”|B2[15] [^ ,:]*", "", line)
            assert not re.search(r"[\u4e00-\u9fff]", left), line


def test_an_application_that_asks_for_too_little_gives_one(tmp_path):
    text = Path(YUNQI).read_text(encoding="utf-8").replace("categories: [B25, B21]", "categories: [B25]", 1)
    (tmp_path / "profile.yaml").write_text(text, encoding="utf-8")
    code, shown = call(str(tmp_path / "profile.yaml"))
    assert code == ExitCode.FINDINGS
    assert "[申请偏少] B21：功能需要，但本次没有申请" in shown


def test_answers_from_a_file(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text(OWN, encoding="utf-8")
    code, shown = call("--answers", str(path), "--as-of", "2026-12-01")
    assert code == ExitCode.READY
    assert "仅需备案，不需要许可" in shown
    assert "代办机构常见说法：" in shown
    assert "；法律原文：" in shown


def test_answers_on_the_terminal_are_asked_again_until_they_are_understood():
    code, shown = call("--ask", given="maybe\n" + "不清楚\n" * 40)
    assert code == ExitCode.READY
    assert "先回答下列“须先弄清的事实”" in shown
    assert "先问受理的通信管理局" not in shown
    assert "[需要许可]" not in shown


def test_the_blank_file_of_answers_can_be_handed_in_as_it_is(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text(call("--questions", lang="en")[1], encoding="utf-8")
    shown = call("--answers", str(path), lang="en")[1]
    assert "first answer the questions under “Facts to settle first”" in shown
    assert "ask the authority first" not in shown


@pytest.mark.parametrize(
    ("lang", "again"),
    [("zh", "没有看懂“maybe”，请回答是/否/不清楚"), ("en", "“maybe” is not understood: answer yes/no/unknown")],
)
def test_an_answer_that_is_not_understood_is_told_in_the_language_of_the_user(lang, again):
    result = CliRunner().invoke(root, ["--lang", lang, "advise", "--ask"], input="maybe\n" + "?\n" * 40)
    assert again in result.stderr
    assert "Error" not in result.stderr


def test_a_question_names_three_conclusions_and_counts_the_rest(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text("online: 不清楚\n", encoding="utf-8")
    stakes = re.findall(r"（关系到：(.*)）", call("--answers", str(path))[1])
    assert stakes
    assert all(stake.count("、") <= 2 for stake in stakes)
    assert re.search(r"等 \d+ 项$", stakes[0])


def test_the_blank_file_says_which_questions_wait_for_an_answer():
    shown = call("--questions")[1]
    assert shown.count("（network_services 为“是”时才回答）") == 8
    assert shown.count("（others_deal 为“否”时才回答）") == 1
    assert "（sector_content 为“是”时才回答）\nnews: 不清楚" in shown


def test_notes_of_sources_are_marked_as_chinese_in_english(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text("online: 是\npublishing: 是\ninformation_charged: 是\n", encoding="utf-8")
    assert "; (note in Chinese) 定义读自转载" in call("--answers", str(path), lang="en")[1]
    assert "note in Chinese" not in call("--answers", str(path))[1]


def test_the_day_decides_which_claims_and_approvals_are_shown(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text(OWN.replace("sector_content: 否", "sector_content: 是\ndrugs: 是"), encoding="utf-8")
    for day, words in (
        ("2025-01-19", "须先取得许可：互联网药品信息服务资格证书"),
        ("2025-12-22", "须备案：药品医疗器械互联网信息服务备案"),
    ):
        assert words in call("--answers", str(path), "--as-of", day)[1]
    assert "2024年修订后的第五条" not in call("--answers", str(path), "--as-of", "2025-01-19")[1]


@pytest.mark.parametrize("arguments", [[], [QINGHE, "--ask"], ["--questions", "--ask"]])
def test_one_way_in_is_chosen(arguments):
    with pytest.raises(UsageError):
        call(*arguments)


def test_missing_files_are_bad_input():
    for arguments in (["nowhere.yaml"], ["--answers", "nowhere.yaml"]):
        with pytest.raises(InputError):
            call(*arguments)


def test_nobody_is_told_to_hide_a_function():
    for lang, words in (
        ("zh", ("隐去", "删除该功能", "不要写", "改写")),
        ("en", ("hide", "remove the function", "leave out")),
    ):
        assert not any(word in call(YUNQI, lang=lang)[1] for word in words)


def test_advice_loads_neither_pydantic_nor_an_office_library():
    call(QINGHE)  # so that the caches are filled
    code = (
        "import sys, runpy; sys.argv = ['dossier', 'advise', 'examples/qinghe/profile.yaml']\n"
        "try: runpy.run_module('dossier', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([name for name in ('docx', 'openpyxl', 'pypdf', 'lxml', 'jinja2', 'pydantic') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"
