"""Turn one YAML file into plain values whose mappings know their file and lines, refusing duplicate keys."""

from pathlib import Path
from typing import Any

from dossier.errors import RulebookError
from dossier.text import Text


class Entry(dict[str, object]):
    """A mapping of a law file that can say where each of its keys stands."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}

    def where(self, key: str = "") -> str:
        """Return ``file:line`` of ``key``, or of the mapping itself."""
        return f"{self.file}:{self.lines.get(key, self.line)}"


def read_yaml(path: Path, name: str) -> object:
    """Return the content of ``path``; mappings are :class:`Entry`, an empty file is None.

    Raises:
        RulebookError: the file is not YAML, or a mapping has a key twice.
    """
    import yaml  # here, so that a warm start never loads it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open("rb") as stream:
            node = yaml.compose(stream, Loader=loader)
    except yaml.YAMLError as error:
        raise RulebookError(Text(f"不是有效的YAML：{error}", f"Not valid YAML: {error}"), name) from error
    return None if node is None else _Converter(name, yaml).convert(node)


class _Converter:
    """Convert YAML nodes of one file into values."""

    def __init__(self, file: str, yaml: Any) -> None:
        self._file = file
        self._yaml = yaml
        self._scalars = yaml.constructor.SafeConstructor()

    def convert(self, node: Any) -> object:
        if isinstance(node, self._yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, self._yaml.SequenceNode):
            return [self.convert(item) for item in node.value]
        scalar: object = self._scalars.construct_object(node)
        return scalar

    def _mapping(self, node: Any) -> Entry:
        entry = Entry(self._file, node.start_mark.line + 1)
        for key_node, value_node in node.value:
            self._add(entry, key_node, value_node)
        return entry

    def _add(self, entry: Entry, key_node: Any, value_node: Any) -> None:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in entry:
            raise RulebookError(
                Text(f"键“{key}”重复", f"Key '{key}' stands twice"),
                f"{self._file}:{line}",
                Text(f"首次出现在第{entry.lines[key]}行", f"It first stands in line {entry.lines[key]}"),
            )
        entry.lines[key] = line
        entry[key] = self.convert(value_node)
