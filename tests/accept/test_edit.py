"""Editing a profile: one value changes, every other character stays, and what cannot be done is refused."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.accept.edit import with_value
from dossier.accept.scalar import scalar
from dossier.errors import InputError
from dossier.profile.source import read_path
from dossier.profile.yaml_tree import read_tree

EXAMPLE = Path(__file__).parents[2] / "examples" / "qinghe" / "profile.yaml"
BLOCK = """\
# 示例档案
company:
  name: 示例公司   # 与执照一致
  uscc: "91110000MAFAKE01XB"
  email:
  registered_address: '旧址''1号'

  # 以下为经营范围
  business_scope: |
    软件开发；
    信息服务

application: {action: 新办, categories: [B25]}
people:
- name: 许知遥
  insurance: {payer: 示例公司, months: [2026-08]}
- name: 何以宁
hosting:
  - provider: 示例云
    ip_addresses:
      - 192.0.2.10
      - 192.0.2.11
    sealed: 是
"""


def edited(path: str, value: str | list[str], text: str = BLOCK) -> str:
    return with_value(text, read_path(path), value, "profile.yaml")


def changed_lines(before: str, after: str) -> list[str]:
    old = before.splitlines()
    return [line for line in after.splitlines() if line not in old]


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        ("company.name", "新公司", ["  name: 新公司   # 与执照一致"]),
        ("company.uscc", "91110000MAFAKE02XA", ['  uscc: "91110000MAFAKE02XA"']),
        ("company.email", "a@b.cn", ["  email: a@b.cn"]),
        ("company.registered_address", "新址'2号", ["  registered_address: '新址''2号'"]),
        ("company.business_scope", "软件开发：甲", ["  business_scope: 软件开发：甲"]),
        ("company.established_on", "2024-05-20", ["  established_on: 2024-05-20"]),
        ("people[0].insurance.payer", "乙, 丙", ['  insurance: {payer: "乙, 丙", months: [2026-08]}']),
        ("people[0].insurance.verification_code", "A1", ["  insurance: {payer: 示例公司, months: [2026-08], verification_code: A1}"]),
        ("people[1].id_number", "110000199302080049", ['  id_number: "110000199302080049"']),
        ("hosting[0].ip_addresses", ["192.0.2.12"], ["      - 192.0.2.12"]),
        ("hosting[0].provider_licence.number", "B1-20200001", ["    provider_licence: {number: B1-20200001}"]),
        ("legal_representative.name", "林知远", ["legal_representative: {name: 林知远}"]),
    ],
)  # fmt: skip
def test_only_the_line_of_the_field_changes(path: str, value: str | list[str], lines: list[str]) -> None:
    assert changed_lines(BLOCK, edited(path, value)) == lines


def test_a_new_key_stands_after_its_nearest_sibling_with_its_indentation() -> None:
    assert "  name: 示例公司   # 与执照一致\n  short_name: 示例\n" in edited("company.short_name", "示例")
    assert "- name: 许知遥\n  id_number: X1\n  insurance" in edited("people[0].id_number", "X1")


def test_line_ends_of_windows_are_kept() -> None:
    text = BLOCK.replace("\n", "\r\n")
    after = edited("company.established_on", "2024-05-20", text)
    assert after.count("\r\n") == after.count("\n") == text.count("\n") + 1


def test_a_file_without_a_last_line_end_takes_a_new_key() -> None:
    assert edited("company.uscc", "X", "company:\n  name: 甲") == "company:\n  name: 甲\n  uscc: X"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("company:\n  name: 甲\n", "people[0].name"),
        ("company: 甲\n", "company.name"),
        ("? company\n: {name: 甲}\n? b\n: c\n", "people.a"),
        ("hosting:\n- ip_addresses:\n  - a  # 旧\n  - b\n", "hosting[0].ip_addresses"),
    ],
)
def test_what_would_touch_something_else_is_refused(text: str, path: str) -> None:
    with pytest.raises(InputError):
        edited(path, ["x"] if path.endswith("addresses") else "x", text)


def test_a_multi_line_flow_group_with_comments_takes_a_new_key() -> None:
    text = "company: {name: 甲, # 名称\n  kind: 其他 # 类型\n  }\n"
    after = edited("company.uscc", "U1", text)
    assert after == "company: {name: 甲, uscc: U1, # 名称\n  kind: 其他 # 类型\n  }\n"


def scalars(tree: Any, path: tuple[str | int, ...] = ()) -> Any:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, inner in items:
        if isinstance(inner, str):
            yield (*path, step)
        yield from scalars(inner, (*path, step))


TEXT = EXAMPLE.read_text("utf-8")
PLACES = sorted(scalars(read_tree(TEXT, "x")[0]), key=str)
VALUES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=40
)


def put(tree: Any, path: tuple[str | int, ...], value: object) -> Any:
    tree = copy.deepcopy(tree)
    inner = tree
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return tree


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES), VALUES)
def test_after_any_change_the_profile_says_the_same_but_for_that_value(path: tuple[str | int, ...], value: str) -> None:
    before = read_tree(TEXT, "x")[0]
    after = with_value(TEXT, path, value, "x")
    assert read_tree(after, "x")[0] == put(before, path, value)
    untouched = [line for line in TEXT.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#")] == untouched


STEP = st.recursive(
    st.one_of(st.none(), VALUES),
    lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from("abcd"), STEP, min_size=1), st.data(), st.booleans(), VALUES)
def test_any_group_in_block_or_flow_takes_a_key_or_is_left_alone(tree: Any, data: Any, flow: bool, value: str) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=30)
    path = tuple(data.draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3)))
    try:
        before = read_tree(text, "x")[0]
        after = with_value(text, path, value, "x")
    except InputError:
        return
    inner: Any = read_tree(after, "x")[0]
    for step in path:
        inner = inner[step]
    assert inner == value
    assert set(read_tree(after, "x")[0]) >= set(before)


@settings(max_examples=200)
@given(VALUES)
def test_a_scalar_is_read_back_as_it_was(value: str) -> None:
    for text in (f"a: {scalar(value)}\n", f"a: {{b: {scalar(value)}}}\n", f"a: {scalar(value, chr(39))}\n"):
        found = read_tree(text, "x")[0]
        assert isinstance(found, dict)
        assert found["a"] in (value, {"b": value})


@pytest.mark.parametrize("word", ["no", "null", "12", "1.5", "1e5", "- a", "a: b", "a #b", "[a]", "@a", "*a", " a"])
def test_what_could_be_mistaken_is_quoted(word: str) -> None:
    assert scalar(word).startswith('"')


@pytest.mark.parametrize(
    "word", ["示例（北京）公司", "2026-11-21", "500万元", "a@b.cn", "京ICP备2026000001号-1", "长期", "x.cn"]
)
def test_ordinary_words_stay_plain(word: str) -> None:
    assert scalar(word) == word
