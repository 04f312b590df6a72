"""Turn YAML text into plain dicts, lists and strings with the position of every field.

Every scalar stays the text that was written (decision 0001): identity numbers keep their zeros and 12:30 stays a time.
Anchors, aliases and tags are refused, which also rules out expansion bombs; nesting is limited.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from dossier.errors import InputError
from dossier.profile.source import Mark, Path, SourceMap, position, write_path
from dossier.profile.yaml_problems import yaml_error
from dossier.text import Text

Tree = dict[str, "Tree"] | list["Tree"] | str | None

_MAX_DEPTH = 40
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What no document can hold, and marks that turn the direction of reading: they show another number than is there."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been reached."""

    value: dict[str, Tree] | list[Tree]
    path: Path
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    file: str
    careful: bool
    """Whether the file holds a character that no document can hold, so that every text has to be searched for it."""
    positions: dict[Path, Mark | None] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Tree = None

    def error(self, event: yaml.Event, message: Text, hint: Text) -> InputError:
        place = position(event.start_mark)
        return InputError(message, f"{self.file}:{place.line}:{place.column}", hint)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_decoration(event)
        if self.careful or event.style == '"':  # only escapes can bring what the file does not show
            self._refuse_control_characters(event)
        if self.stack and self.stack[-1].key is None and type(self.stack[-1].value) is dict:
            self._key(event)
        else:
            self._put(event, None if not event.style and event.value in _NULLS else event.value)

    def open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self._refuse_decoration(event)
        if len(self.stack) >= _MAX_DEPTH:
            raise self.error(
                event, Text(f"嵌套超过 {_MAX_DEPTH} 层", f"nested deeper than {_MAX_DEPTH} levels"),
                Text("请检查缩进", "check the indentation"),
            )  # fmt: skip
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            raise self.error(event, Text("键必须是文字", "a key must be text"), Text("写成 键: 值", "write key: value"))
        value: dict[str, Tree] | list[Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(event, value)
        self.stack.append(_Open(value, path))

    def close(self) -> None:
        self.stack.pop()

    def _key(self, event: yaml.ScalarEvent) -> None:
        top = self.stack[-1]
        path = (*top.path, event.value)
        if event.value in top.value:
            first = position(self.positions[path])
            raise self.error(
                event,
                Text(f"“{write_path(path)}”重复，第 {first.line} 行已经写过",
                     f"{write_path(path)} is given twice; it stands in line {first.line} already"),
                Text("请删去其中一处", "delete one of them"),
            )  # fmt: skip
        top.key = event.value
        self.positions[path] = event.start_mark

    def _put(self, event: yaml.Event, value: Tree) -> Path:
        if not self.stack:
            self.root = value
            self.positions[()] = event.start_mark
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            self.positions[path] = event.start_mark
            top.value.append(value)
            return path
        key = top.key or ""
        top.value[key] = value
        top.key = None
        return (*top.path, key)

    def _refuse_decoration(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor is not None or (tag and tag != "!"):
            raise self.error(
                event, Text("不支持 YAML 锚点、引用和标签", "YAML anchors, aliases and tags are not supported"),
                Text("请直接写出内容；以 & * ! 开头的文字请加引号", "write the content out; quote texts that begin with & * !"),
            )  # fmt: skip

    def _refuse_control_characters(self, event: yaml.ScalarEvent) -> None:
        """Escapes can bring characters that no document can hold."""
        if found := _CONTROL.search(event.value):
            raise self.error(
                event, Text(f"含有控制字符 U+{ord(found[0]):04X}", f"control character U+{ord(found[0]):04X}"),
                Text("请删除该字符", "delete the character"),
            )  # fmt: skip


def read_tree(text: str, file: str) -> tuple[Tree, SourceMap]:
    """Return the content of one YAML document and where everything stands.

    Raises:
        InputError: not YAML, a tab as indentation, a duplicate key, an anchor, several documents.
    """
    _refuse_tabs(text, file)
    builder = _Builder(file, careful=_CONTROL.search(text) is not None)
    documents = 0
    for event in _events(text, file):
        if isinstance(event, yaml.ScalarEvent):
            builder.scalar(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise builder.error(
                    event, Text("一个文件只能有一份档案", "a file holds one profile only"),
                    Text("请删去 --- 之后的部分", "delete what follows ---"),
                )  # fmt: skip
        elif isinstance(event, yaml.AliasEvent):
            builder._refuse_decoration(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            builder.open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            builder.close()
    return builder.root, SourceMap(file, builder.positions)


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.YAMLError as problem:
        raise yaml_error(problem, text, file) from None


def _refuse_tabs(text: str, file: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            raise InputError(
                Text("缩进用了制表符（Tab）", "a tab is used as indentation"),
                f"{file}:{number}:{indent.index(chr(9)) + 1}",
                Text("YAML 只能用空格缩进", "YAML is indented with blanks only"),
            )
