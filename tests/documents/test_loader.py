"""Chains of variants, blocks along the chain, and the cache of compiled code."""

import subprocess
import sys
from pathlib import Path

import pytest

from dossier.documents.loader import TemplateLibrary
from dossier.documents.render import render_document
from dossier.errors import TemplateError
from tests.support.templates import HEADER, PROPERTIES, blocks, library, render

NATIONAL = (
    "甲{% block phrase %}国家{% endblock %}**{% block strong %}粗{% endblock %}**乙\n"
    "{% block flow %}\n1. 一\n{% endblock %}\n"
    "| a | b |\n|---|---:|\n{% block rows %}\n| 1 | 2 |\n{% endblock %}\n"
)


def variant(text: str) -> str:
    return '{% extends "@parent" %}\n' + text


def test_each_layer_overrides_what_lies_below_whatever_it_is() -> None:
    layers = {
        "types/B21": variant("{% block flow %}\n{{ super() }}\n2. 二\n{% endblock %}"),
        "types/B25": variant("{% block phrase %}{{ super() }}与**省**{% endblock %}"),
        "provinces/44": variant(
            "{% block flow %}\n{{ super() }}\n3. 三\n{% endblock %}\n{% block strong %}重{% endblock %}\n"
            "{% block rows %}\n{{ super() }}\n| 3 | {{ x }} |\n{% endblock %}"
        ),
    }
    assert blocks(render(NATIONAL, layers=layers, x=4)) == [
        "Body 甲国家与**省****重**乙", "Item[10.0] 一", "Item[10.0] 二", "Item[10.0] 三",
        "| a | b |", "| 1 | 2 |", "| 3 | 4 |", "AfterTable",
    ]  # fmt: skip


def test_layers_without_the_file_are_left_out(tmp_path: Path) -> None:
    made = library(tmp_path, {"national/a.md": "", "provinces/44/a.md": ""})
    assert made.chain("a.md", ["national", "types/B21", "provinces/44"]) == "national/a.md|provinces/44/a.md"
    with pytest.raises(TemplateError, match=r"找不到模板 national/b\.md"):
        made.chain("b.md", ["national"])


def test_a_new_block_of_a_variant_can_be_overridden_by_the_next() -> None:
    layers = {
        "types/B21": variant("{% block flow %}\n{% block more %}\n文\n{% endblock %}\n{% endblock %}"),
        "provinces/44": variant("{% block more %}\n省文\n{% endblock %}"),
    }
    assert "Body 省文" in blocks(render(NATIONAL, layers=layers))


def test_imports_and_macros_of_a_parent_serve_its_variants(tmp_path: Path) -> None:
    files = {
        "national/lib.md": "{% macro box(t) %}\n**{{ t }}**\n{{ caller() }}\n{% endmacro %}\n",
        "national/a.md": HEADER.format(policy="qy")
        + '{% from "national/lib.md" import box as boxed %}\n{% block x %}\n{% endblock %}',
        "provinces/44/a.md": variant("{% block x %}\n{% call boxed('甲') %}\n- 乙\n{% endcall %}\n{% endblock %}"),
    }
    made = library(tmp_path, files)
    document = render_document(made, made.chain("a.md", ["national", "provinces/44"]), {}, PROPERTIES)
    assert blocks(document) == ["Body **甲**", "Item[2.0] 乙"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("文", "block 之外的内容会被上级模板忽略"),
        ("{% if a %}\n{% block flow %}\n{% endblock %}\n{% endif %}", "block 之外的内容会被上级模板忽略"),
        ("{% block flwo %}\n{% endblock %}", "上级模板没有 block flwo"),
        ("{% block phrase %}\n文\n{% endblock %}", "block phrase 在上级模板中是句内，这里写成了整段"),
        ("{% block flow %}文{% endblock %}", "block flow 在上级模板中是整段，这里写成了句内"),
        ("{% block rows %}\n文\n{% endblock %}", "上级模板在这里是表格的行，只能写 | … | 行"),
        ("{% block rows %}\n| 1 |\n{% endblock %}", "这一行有 1 格，表头有 2 格"),
        ("{% block strong %}甲**乙**{% endblock %}", "加粗到此结束"),
    ],
)
def test_a_variant_that_does_not_fit_is_refused(text: str, expected: str) -> None:
    with pytest.raises(TemplateError) as caught:
        render(NATIONAL, layers={"provinces/44": variant(text)}, a=1)
    assert caught.value.message.zh.startswith(expected)
    assert caught.value.where.startswith("provinces/44/x.md:")


def test_an_unknown_block_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(TemplateError) as caught:
        render(NATIONAL, layers={"provinces/44": variant("{% block flwo %}\n{% endblock %}")})
    assert caught.value.hint is not None
    assert caught.value.hint.zh == "是否想写 flow？"


def test_a_variant_may_change_the_title_and_nothing_else() -> None:
    header = "---\ntitle: 省版\n---\n"
    assert render(NATIONAL, layers={"p": header + variant("")}).title == "省版"
    with pytest.raises(TemplateError, match="变体不能改变 policy"):
        render(NATIONAL, layers={"p": "---\npolicy: gw\n---\n" + variant("")})


def test_a_circle_of_references_is_refused(tmp_path: Path) -> None:
    made = library(tmp_path, {"a.md": '{% include "b.md" %}', "b.md": '{% include "a.md" %}'})
    with pytest.raises(TemplateError, match="循环引用"):
        made.unit("a.md")


def _shown(folder: Path, cache: Path) -> list[str]:
    made = TemplateLibrary(folder, cache)
    chain = made.chain("x.md", ["national", "p"])
    return blocks(render_document(made, chain, {}, PROPERTIES))


def test_the_cache_answers_without_compiling_until_anything_below_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "national/lib.md": "{% macro m() %}甲{% endmacro %}\n",
        "national/x.md": HEADER.format(policy="qy")
        + '{% from "national/lib.md" import m %}\n{{ m() }}\n{% block b %}\n{% endblock %}',
        "p/x.md": variant("{% block b %}\n文\n{% endblock %}"),
    }
    library(tmp_path / "t", files)
    assert _shown(tmp_path / "t", tmp_path / "c") == ["Body 甲", "Body 文"]
    with monkeypatch.context() as patch:
        patch.setattr(TemplateLibrary, "unit", lambda self, chain: pytest.fail("compiled again"))
        assert _shown(tmp_path / "t", tmp_path / "c") == ["Body 甲", "Body 文"]
    library(tmp_path / "t", {"national/lib.md": "{% macro m() %}乙{% endmacro %}\n"})
    assert _shown(tmp_path / "t", tmp_path / "c") == ["Body 乙", "Body 文"]


def test_a_changed_parent_reaches_the_columns_of_its_variants(tmp_path: Path) -> None:
    base = HEADER.format(policy="qy") + "::: table\n| a | b |\n|---|---|\n{% block r %}\n{% endblock %}\n:::\n"
    library(tmp_path / "t", {"national/x.md": base, "p/x.md": variant("{% block r %}\n| 1 | 2 |\n{% endblock %}")})
    assert "| 1 | 2 |" in _shown(tmp_path / "t", tmp_path / "c")
    library(tmp_path / "t", {"national/x.md": base.replace("| a | b |\n|---|---|", "| a |\n|---|")})
    with pytest.raises(TemplateError, match="这一行有 2 格，表头有 1 格"):
        _shown(tmp_path / "t", tmp_path / "c")


def test_a_cache_that_cannot_be_written_is_only_slower(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jinja2.bccache import FileSystemBytecodeCache

    def fail(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(FileSystemBytecodeCache, "dump_bytecode", fail)
    library(tmp_path / "t", {"national/x.md": HEADER.format(policy="qy") + "文"})
    assert _shown(tmp_path / "t", tmp_path / "c") == ["Body 文"]


_PROGRAM = """
import hashlib
from tests.support.templates import render
source = "# 甲 {id=a}\\n1. 一\\n    - 二\\n见[](#a)[](#t)\\n::: table 名 {id=t}\\n| a |\\n|---|\\n| b |\\n:::\\n::: toc"
print(hashlib.sha256(render(source).data).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, check=True,
            capture_output=True, text=True, cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("0", "1", "42")
    }  # fmt: skip
    assert len(digests) == 1


def test_a_failed_compilation_does_not_spoil_the_next(tmp_path: Path) -> None:
    made = library(tmp_path, {"a.md": '{% include "b.md" %}', "b.md": "**甲"})
    for _ in range(2):
        with pytest.raises(TemplateError, match="加粗"):
            made.unit("a.md")
