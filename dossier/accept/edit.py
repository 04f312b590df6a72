"""Change one value in the text of a profile: text, path, value -> text with the same layout and comments.

Places come from PyYAML's marks. Every change is proved by reading the text again: it says what it said before with
that one value changed, or the change is refused.
"""

import copy
from itertools import pairwise
from typing import NamedTuple

import yaml

from dossier.accept.scalar import flow, scalar
from dossier.errors import InputError
from dossier.profile.source import Path, write_path
from dossier.profile.validator import compiled
from dossier.profile.yaml_tree import Tree, read_tree
from dossier.text import Text

Value = str | list[str]


class _Patch(NamedTuple):
    """Text that takes the place of another."""

    start: int
    end: int
    text: str


def with_value(text: str, path: Path, value: Value, file: str) -> str:
    """Return the text of a profile with the value at ``path``; groups that are missing on the way are made.

    Raises:
        InputError: the value cannot be written there without touching something else.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)  # the pure reader: the other one gives no exact ends
    patch = None if root is None else _patch(text, root, path, value)
    if patch is None:
        raise _by_hand(path, file)
    edited = text[: patch.start] + patch.text + text[patch.end :]
    try:
        proved = read_tree(edited, file)[0] == _wanted(read_tree(text, file)[0], path, value)
    except InputError:
        proved = False
    if not proved:
        raise _by_hand(path, file)
    return edited


def _by_hand(path: Path, file: str) -> InputError:
    name = write_path(path)
    return InputError(
        Text(f"“{name}”的位置不能自动改写，档案没有改动", f"{name} cannot be changed where it stands; nothing was written"),
        file,
        Text("请在编辑器中手工填写该项", "fill it in by hand"),
    )  # fmt: skip


def _wanted(tree: Tree, path: Path, value: Value) -> Tree:
    """Return the content with the value; the group on the way that is missing comes with it."""
    changed = copy.deepcopy(tree)
    inner: object = changed
    for step, following in pairwise(path):
        if isinstance(inner, dict) and inner.get(str(step)) is None:
            inner[str(step)] = [] if isinstance(following, int) else {}
        inner = inner[step]  # type: ignore[index]
    inner[path[-1]] = value  # type: ignore[index]
    return changed


def _patch(text: str, root: yaml.Node, path: Path, value: Value) -> _Patch | None:
    """Return what to change: the value itself, or the innermost group that exists and gets a new key."""
    node, done = root, 0
    for step in path:
        inner = _child(node, step)
        if inner is None:
            break
        node, done = inner, done + 1
    rest = path[done:]
    if any(isinstance(step, int) for step in rest):
        return None  # lists get no new entries
    if done == len(path):
        return _replaced(text, node, value)
    if _is_null(node):
        return _replaced(text, node, _nested(rest, value))
    return _inserted(text, node, path[:done], str(rest[0]), _nested(rest[1:], value))


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((inner for key, inner in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _nested(steps: Path, value: Value) -> object:
    inner: object = value
    for step in reversed(steps):
        inner = {step: inner}
    return inner


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


# --- another value in the same place -------------------------------------------------------------------------------


def _replaced(text: str, node: yaml.Node, value: object) -> _Patch | None:
    start, end = node.start_mark.index, _end(node, text)
    if start == end:  # nothing follows the key
        return _Patch(start, start, f" {flow(value)}")
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and isinstance(value, list):
        return _block_list(text, node, value)
    if not isinstance(node, yaml.ScalarNode) and _has_comment(text[start:end]):
        return None
    style = node.style if isinstance(node, yaml.ScalarNode) else None
    return _Patch(start, end, scalar(value, style) if isinstance(value, str) else flow(value))


def _block_list(text: str, node: yaml.SequenceNode, value: list[str]) -> _Patch | None:
    start, end = node.start_mark.index, _end(node, text)
    if _has_comment(text[start:end]):
        return None
    lead = f"{_newline(text, start)}{' ' * node.start_mark.column}"
    return _Patch(start, end, lead.join(f"- {scalar(one)}" for one in value))


def _has_comment(part: str) -> bool:
    return any(line.lstrip().startswith("#") or " #" in line for line in part.splitlines())


def _end(node: yaml.Node, text: str) -> int:
    """Return where the last character of a value stands; marks of blocks lie behind what follows them."""
    while isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    start, end = node.start_mark.index, node.end_mark.index
    return int(start) + len(text[start:end].rstrip())


# --- a new key beside its siblings ---------------------------------------------------------------------------------


def _inserted(text: str, node: yaml.Node, path: Path, key: str, value: object) -> _Patch | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    if not node.value:
        return _Patch(node.start_mark.index + 1, node.start_mark.index + 1, f"{key}: {flow(value)}")
    sibling, after = _sibling(node, path, key)
    end = _end(after, text)
    if node.flow_style:
        return _Patch(end, end, f", {key}: {flow(value)}")
    line_end = text.find("\n", end)
    newline = _newline(text, end)
    at = len(text) if line_end < 0 else line_end - (text[line_end - 1] == "\r")
    return _Patch(at, at, f"{newline}{' ' * sibling.start_mark.column}{key}: {flow(value)}")


def _sibling(node: yaml.MappingNode, path: Path, key: str) -> tuple[yaml.Node, yaml.Node]:
    """Return key and value of the sibling after which a new key stands: the last one that the model has before it."""
    order = list(_group(path))
    before = set(order[: order.index(key)]) if key in order else set(order)
    pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
    return next((pair for pair in reversed(pairs) if pair[0].value in before), pairs[0])


def _group(path: Path) -> list[str]:
    """Return the fields that the group at a path may have, in the order of the model."""
    group = "Profile"
    for step in path:
        if isinstance(step, str):
            group = compiled().names.get(group, {}).get(step, ("", "", False))[1]
    return list(compiled().names.get(group, {}))


def _newline(text: str, at: int) -> str:
    """Return how lines end around a place."""
    end = text.find("\n", at)
    end = text.rfind("\n", 0, at) if end < 0 else end
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"
