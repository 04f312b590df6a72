"""Tell what a ``{{ … }}`` prints: a value inside a sentence, whole runs, or whole paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jinja2 import Environment, TemplateSyntaxError, nodes

from dossier.documents.problems import fail
from dossier.documents.tags import Tag
from dossier.text import Text

MacroKind = Literal["text", "flow"]
Printed = Literal["value", "super", "flow", "paras"]

_PARAS_LAST = Text("把 paras 放在最后：{{ x|paras }}", "put paras last: {{ x|paras }}")


@dataclass(frozen=True, slots=True)
class Expressions:
    """Judge the expressions of one file, knowing which macros give paragraphs."""

    file: str
    environment: Environment
    macros: Mapping[str, MacroKind]

    def printed(self, tag: Tag) -> Printed:
        """Return what ``tag`` prints."""
        if "(" not in tag.body and "paras" not in tag.body:
            return "value"
        node = self.parse(tag)
        outer = self._outer(node)
        inner = [n for n in node.find_all((nodes.Call, nodes.Filter)) if self._outer(n) != "value"]
        if self._outer(node) != "value":
            inner = [n for n in inner if n is not node]
        if inner:
            self._refuse_inner(tag, self._outer(inner[0]))
        return outer

    def parse(self, tag: Tag) -> nodes.Expr:
        """Return the expression of a value tag as Jinja's syntax tree."""
        output = self._body(tag)
        assert isinstance(output, nodes.Output)
        return output.nodes[0]

    def statement(self, tag: Tag) -> nodes.Node:
        """Return a single tag (``extends``, ``import`` …) as Jinja's syntax tree."""
        return self._body(tag)

    def _body(self, tag: Tag) -> nodes.Node:
        try:
            return self.environment.parse(tag.source).body[0]
        except TemplateSyntaxError as error:
            fail(f"{self.file}:{tag.line}", f"Jinja 语法：{error.message}", f"Jinja syntax: {error.message}")

    def _outer(self, node: nodes.Node) -> Printed:
        if isinstance(node, nodes.Filter):
            return "paras" if node.name == "paras" else "value"
        name = _called(node)
        if name == "super":
            return "super"
        return "flow" if name == "caller" or self.macros.get(name) == "flow" else "value"

    def _refuse_inner(self, tag: Tag, printed: Printed) -> None:
        where = f"{self.file}:{tag.line}"
        if printed == "paras":
            fail(where, "paras 必须是最后一个过滤器", "paras must be the last filter", _PARAS_LAST)
        fail(where, f"{tag.source} 不能再加工：它输出的是排好版的内容",
             f"{tag.source} cannot be processed further: it prints finished content")  # fmt: skip


def _called(node: nodes.Node) -> str:
    """Return the name of a called macro: ``risk`` or ``lib.risk``."""
    if not isinstance(node, nodes.Call):
        return ""
    if isinstance(node.node, nodes.Name):
        return node.node.name
    if isinstance(node.node, nodes.Getattr) and isinstance(node.node.node, nodes.Name):
        return f"{node.node.node.name}.{node.node.attr}"
    return ""
