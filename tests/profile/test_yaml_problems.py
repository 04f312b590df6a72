"""The YAML reader's own English never reaches a user; a colon in a bare value is named as the cause."""

import pytest
import yaml

from dossier.errors import InputError
from dossier.profile.yaml_problems import yaml_error
from dossier.profile.yaml_tree import read_tree

BROKEN = (
    "a: 'x\n", "a: [1\n", 'a: "\\q"\n', "a: - b\n", "? x\n: y\n: z\n", "a: |x\n  y\n", "a: `x`\n",
    "- a\nb: c\n", "a: {b c\nd: e\n", "a: !<x\n", "a:\n  b: 1\n c: 2\n", "fill: [{after: 日期:, write: x}]\n", "a: x: y\n",
)  # fmt: skip


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
@pytest.mark.parametrize("text", BROKEN)
def test_no_word_of_the_parser_is_shown(text: str, loader: type) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        list(yaml.parse(text, Loader=loader))
    shown = yaml_error(caught.value, text, "x.yaml")
    assert caught.value.problem not in shown.message.en
    assert not any(letter.isascii() and letter.isalpha() for letter in shown.message.zh.replace("YAML", ""))
    assert shown.where.startswith("x.yaml:")


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("after: 日期:", 'after: "日期:"'),
        ("- after: 日期: 年 月", 'after: "日期: 年 月"'),
        ("note: 甲, 乙: 丙", 'note: "甲, 乙: 丙"'),
        ("fill: [{after: 日期:, write: x}]", 'after: "日期:"'),
        ("fill: [{write: x, after: 日期: }]", 'after: "日期:"'),
    ],
)
def test_a_bare_value_with_a_colon_is_shown_as_it_should_be_written(text: str, example: str) -> None:
    with pytest.raises(InputError) as caught:
        read_tree(text, "x.yaml")
    assert "半角冒号" in caught.value.message.zh
    assert caught.value.hint.zh == f"请给整个值加引号：{example}"
    read_tree(f"{{{example}}}" if "fill" in text else example, "x.yaml")


@pytest.mark.parametrize("text", ["a:\n  name 甲\n  b: 1\n", "a: 'x: y' z\n", "a: {b c\nd: e\n", "a: 12:30 b\n c: d\n"])
def test_other_faults_are_not_blamed_on_a_value(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_tree(text, "x.yaml")
    assert "半角冒号" not in caught.value.message.zh


def test_a_character_that_yaml_refuses_is_said_without_its_words() -> None:
    with pytest.raises(InputError) as caught:
        read_tree("a: \x07\n", "x.yaml")
    assert "#x" not in caught.value.render("en")
