"""Rewrite compiled templates so that nothing is said which depends on an unknown fact, only a mark in its place."""

from typing import Any, TypeVar

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

SURE, SURELY, DOUBTFUL, DOUBT = "sure", "surely", "doubtful", "doubt"
"""Filters of the lenient environment: a value or its gap; true and known; unknown; the marks of what is unknown."""


_Node = TypeVar("_Node", bound=nodes.Node)


def doubting(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """Return the tree in which conditions and loops over unknown facts print a mark and neither branch."""
    changed: nodes.Template = _Doubting().visit(tree)
    changed.set_environment(environment)
    return changed


class _Doubting(NodeTransformer):
    """``{% if x %}a{% else %}b{% endif %}`` -> ``{% if x|doubtful %}{{ …|doubt }}{% elif x %}a{% else %}b{% endif %}``."""

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802  (Jinja names its methods so)
        self.generic_visit(node)
        node.nodes = [one if isinstance(one, nodes.TemplateData) else _filtered(one, SURE) for one in node.nodes]
        return node

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.node = _filtered(node.node, SURE)
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if node.test is not None:
            node.test = _filtered(node.test, SURELY)
        return _at(nodes.If(_filtered(node.iter, DOUBTFUL), _note(node), [], [node]), node)

    def visit_If(self, node: nodes.If) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        branches: list[nodes.If] = []
        for one in (node, *node.elif_):
            if one is not node:
                branches.append(_at(nodes.If(_filtered(one.test, DOUBTFUL), _note(one), [], []), one))
            branches.append(_at(nodes.If(one.test, one.body, [], []), one))
        return _at(nodes.If(_filtered(node.test, DOUBTFUL), _note(node), branches, node.else_), node)

    def generic_visit(self, node: nodes.Node, *arguments: Any, **options: Any) -> nodes.Node:
        """Visit what is inside; the branches of an ``if`` are taken apart by the ``if`` itself."""
        if isinstance(node, nodes.If):
            branches, node.elif_ = node.elif_, []
            super().generic_visit(node, *arguments, **options)
            node.elif_ = [super(_Doubting, self).generic_visit(branch) for branch in branches]  # type: ignore[misc]
            return node
        return super().generic_visit(node, *arguments, **options)


def _filtered(node: Any, name: str) -> nodes.Filter:
    return _at(nodes.Filter(node, name, [], [], None, None), node)


def _note(node: nodes.Node) -> list[nodes.Node]:
    return [_at(nodes.Output([_filtered(_at(nodes.Const(""), node), DOUBT)]), node)]


def _at(made: _Node, place: nodes.Node) -> _Node:
    """Return a new node with the author's line."""
    made.set_lineno(place.lineno)
    return made
