"""Markdown templates of the user's own: where they stand in a chain, and what they replace."""

import os
from pathlib import Path

import pytest

from dossier.documents.loader import TemplateLibrary
from dossier.documents.own.shelves import shelves
from dossier.documents.render import render_document
from dossier.errors import TemplateError, UsageError
from tests.support.templates import HEADER, PROPERTIES, blocks, library

OURS = {
    "national/x.md": HEADER.format(policy="qy")
    + "{% block a %}\n国家\n{% endblock %}\n{% include 'national/part.md' %}\n",
    "national/part.md": "{% block p %}\n附页\n{% endblock %}\n",
    "types/B25/x.md": '{% extends "@parent" %}\n{% block a %}\n{{ super() }}\n业务\n{% endblock %}\n',
    "provinces/44/x.md": '{% extends "@parent" %}\n{% block a %}\n{{ super() }}\n省\n{% endblock %}\n',
}
LAYERS = ("national", "types/B25", "provinces/44")


def over(block: str, text: str) -> str:
    return f'{{% extends "@parent" %}}\n{{% block {block} %}}\n{{{{ super() }}}}\n{text}\n{{% endblock %}}\n'


def own_library(folder: Path, *owns: dict[str, str], cache: Path | None = None) -> TemplateLibrary:
    """Return a library over our templates with own folders ``firm1``, ``firm2`` …"""
    library(folder / "ours", OURS)
    for number, files in enumerate(owns, 1):
        library(folder / f"firm{number}", files)
    return TemplateLibrary(folder / "ours", cache, [folder / f"firm{number}" for number in range(1, len(owns) + 1)])


def shown(made: TemplateLibrary) -> list[str]:
    return [
        line.removeprefix("Body ") for line in blocks(render_document(made, made.chain("x.md", LAYERS), {}, PROPERTIES))
    ]


def test_an_own_file_comes_directly_above_ours_in_each_layer(tmp_path: Path) -> None:
    made = own_library(tmp_path, {"national/x.md": over("a", "本所"), "provinces/44/x.md": over("a", "本所省")})
    assert shown(made) == ["国家", "本所", "业务", "省", "本所省", "附页"]


def test_the_first_of_several_folders_is_on_top(tmp_path: Path) -> None:
    made = own_library(tmp_path, {"types/B25/x.md": over("a", "一")}, {"types/B25/x.md": over("a", "二")})
    assert shown(made) == ["国家", "业务", "二", "一", "省", "附页"]


def test_an_included_file_is_overridden_too(tmp_path: Path) -> None:
    assert shown(own_library(tmp_path, {"national/part.md": over("p", "本所附页")}))[-2:] == ["附页", "本所附页"]
    assert shown(own_library(tmp_path / "b", {"national/part.md": "本所全文\n"}))[-1] == "本所全文"


def test_a_file_that_extends_nothing_replaces_the_document_with_all_our_variants(tmp_path: Path) -> None:
    whole = HEADER.format(policy="gw") + "{# {% extends x %} #}{% block b %}\n自有\n{% endblock %}\n"
    made = own_library(tmp_path, {"national/x.md": whole, "types/B25/x.md": over("b", "自有业务")})
    assert made.chain("x.md", LAYERS) == "firm1/national/x.md|firm1/types/B25/x.md"
    assert made.header(made.chain("x.md", LAYERS)).policy == "gw"
    assert [line.partition(" ")[2] for line in blocks(render_document(made, made.chain("x.md", LAYERS), {}, PROPERTIES))] == [
        "自有", "自有业务",
    ]  # fmt: skip


def test_an_own_file_with_nothing_below_it_is_refused(tmp_path: Path) -> None:
    made = own_library(tmp_path, {"national/y.md": over("a", "x")})
    with pytest.raises(TemplateError, match="没有上级模板"):
        made.unit(made.chain("y.md", LAYERS))


def test_messages_name_the_folder_and_the_file(tmp_path: Path) -> None:
    made = own_library(tmp_path, {"national/x.md": over("aa", "x")})
    with pytest.raises(TemplateError) as caught:
        shown(made)
    assert caught.value.where == "firm1/national/x.md:2"


def test_a_changed_own_file_is_compiled_again(tmp_path: Path) -> None:
    for text in ("一", "二"):
        made = own_library(tmp_path, {"national/x.md": over("a", text)}, cache=tmp_path / "cache")
        assert text in shown(made)


def test_an_own_file_cannot_lead_out_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("密", "utf-8")
    made = own_library(tmp_path, {"national/x.md": over("a", "x")})
    os.symlink(tmp_path / "secret.md", tmp_path / "firm1" / "national" / "part.md")
    with pytest.raises(TemplateError, match="找不到模板"):
        made.unit(made.chain("x.md", LAYERS))


def test_folders_of_the_same_or_a_confusing_name_are_told_apart(tmp_path: Path) -> None:
    folders = [tmp_path / "a" / "firm", tmp_path / "b" / "firm", tmp_path / "national"]
    for folder in folders:
        folder.mkdir(parents=True)
    assert [shelf.label for shelf in shelves(folders)] == ["firm", "firm-2", "national-2"]


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="目录不存在"):
        shelves([tmp_path / "nothing"])


@pytest.mark.parametrize("text", ['{{ "a" * 10 ** 9 }}', "{{ 2 ** (10 ** 9) }}", "{{ [1] * 5 }}"])
def test_a_template_cannot_fill_the_memory_by_multiplying(tmp_path: Path, text: str) -> None:
    with pytest.raises(TemplateError, match="不能重复文字或计算巨大的数"):
        shown(own_library(tmp_path, {"national/x.md": over("a", text)}))


def test_templates_multiply_numbers(tmp_path: Path) -> None:
    assert "12" in shown(own_library(tmp_path, {"national/x.md": over("a", "{{ 3 * 2 ** 2 }}")}))
