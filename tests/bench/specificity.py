"""Measure how specific documents are: case -> for each document the share of its body that prints facts of the profile.

Every printed expression of the compiled templates is followed back to where its value comes from. What comes from the
profile, or is computed from it, leaves an invisible mark in the text; law, rulebook, counters and fixed words do not.
"""

from decimal import Decimal
from functools import cache
from types import SimpleNamespace
from typing import Any

from jinja2 import nodes
from lxml import etree
from markupsafe import Markup, escape

from dossier.case import Case
from dossier.documents.compose import layers, library
from dossier.documents.context import build_context
from dossier.documents.drawing import Drawing
from dossier.documents.folder import template_root
from dossier.documents.loader import TemplateLibrary
from dossier.documents.render import render_document
from dossier.documents.values import finalize
from dossier.materials.select import select
from tests.support.templates import PROPERTIES, W, parse

MARK = "\u2060"
_NEUTRAL = frozenset(
    [
        "cite",
        "law",
        "in_force",
        "holds",
        "submitted",
        "province",
        "authority",
        "day",
        "loop",
        "range",
        "namespace",
        "figure",
        "super",
        "caller",
    ]
)
"""Names of the context that are not the applicant's own; every other name is."""
_ATTRIBUTES = ("identifier", "drawing")
"""Filters whose result is no running text."""
_NOT_BODY = ("Heading", "Plain", "TOC", "TableCaption", "FigureCaption", "Figure", "AfterTable", "Break", "Seal")
_BODY_TABLES = ("House", "Note")


class _FactText(str):
    __slots__ = ()


class _FactNumber(int):
    pass


class _FactDecimal(Decimal):
    pass


def specificity(case: Case) -> dict[str, float]:
    """Return, by the code of each document of the case, the share of its body that holds a fact of the profile.

    The body is every paragraph, list item and table row with words in it. Cover, contents, headings, captions, figures,
    header rows of tables and places for seal and signature do not count. A value of the law or a text that a condition
    on the profile has chosen is not a fact; a value printed from the profile, or computed from it, is. A document that is
    nothing but a drawing has no share.
    """
    templates = {one.material.code: one.material.template for one in select(case) if one.to_write}
    bodies = {code: body(case, template) for code, template in templates.items() if template}
    return {code: sum(holds for holds, _ in units) / len(units) for code, units in bodies.items() if units}


def body(case: Case, template: str) -> list[tuple[bool, str]]:
    """Return the body of one document: whether each unit holds a fact, and its words."""
    context = _tainted(build_context(case)) | {"figure": lambda _: Drawing("<w:t>〔图〕</w:t>")}
    chain = library().chain(template, layers(case))
    root = parse(render_document(_tracing(), chain, context, PROPERTIES))
    texts = ("".join(unit.itertext(f"{W}t")) for element in root[0] for unit in _body_of(element))
    plain = str.maketrans("", "", MARK)
    return [(MARK in text, words) for text in texts if (words := text.translate(plain)).strip()]


def _body_of(element: etree._Element) -> list[etree._Element]:
    if element.tag == f"{W}p":
        style = element.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val")
        return [] if name.startswith(_NOT_BODY) else [element]
    style = element.find(f"{W}tblPr/{W}tblStyle") if element.tag == f"{W}tbl" else None
    if style is None or style.get(f"{W}val") not in _BODY_TABLES:
        return []
    return [row for row in element.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]


class _TracingLibrary(TemplateLibrary):
    def code(self, chain: str) -> Any:
        tree = self.environment.parse(self.unit(chain).text)
        _Marker().block(tree.body, {})
        return self.environment.compile(tree, chain, chain.rpartition("|")[2])


@cache
def _tracing() -> TemplateLibrary:
    """Return the templates with a mark at everything printed from the profile."""
    made = _TracingLibrary(template_root(), None)
    made.environment.filters["marked"] = _marked
    return made


def _marked(value: object, *sources: object) -> Markup:
    """Print a value, with the mark unless none of the macro arguments it depends on is a fact."""
    printed = escape(finalize(value))
    return Markup(MARK) + printed if not sources or any(map(_is_fact, sources)) else printed


def _is_fact(value: object) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_is_fact, value))
    return not isinstance(value, str | int) or isinstance(value, _FactText | _FactNumber)


def _tainted(value: Any) -> Any:
    """Return records with every text and number marked as a fact."""
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**{name: _tainted(one) for name, one in vars(value).items()})
    if isinstance(value, dict):
        return {name: _tainted(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_tainted(one) for one in value]
    for kind, fact in ((str, _FactText), (int, _FactNumber), (Decimal, _FactDecimal)):
        if type(value) is kind:
            return fact(value)
    return value


class _Marker:
    """Walk a syntax tree in order, know for each name whether it is a fact, and mark what is printed.

    A scope maps local names to ``fact``, ``neutral``, ``macro`` or ``argument``, which is known only when it runs.
    """

    def block(self, found: list[nodes.Node], scope: dict[str, str]) -> None:
        for node in found:
            self.node(node, scope)

    def node(self, node: nodes.Node, scope: dict[str, str]) -> None:
        if isinstance(node, nodes.Output):
            node.nodes = [self.printed(one, scope) for one in node.nodes]
        elif isinstance(node, nodes.Assign):
            self._assign(node, scope)
        elif isinstance(node, nodes.FromImport):
            scope |= {name[1] if isinstance(name, tuple) else name: "macro" for name in node.names}
        elif isinstance(node, nodes.Import):
            scope[node.target] = "macro"
        elif isinstance(node, nodes.Macro):
            scope[node.name] = "macro"
            self.block(node.body, {**scope, **{one.name: "argument" for one in node.args}})
        elif isinstance(node, nodes.For):
            inner = {**scope, **dict.fromkeys(_names(node.target), self.kind(node.iter, scope))}
            self.block(node.body, inner)
            self.block(node.else_, scope)
        elif isinstance(node, nodes.Block | nodes.CallBlock):
            self.block(node.body, dict(scope))
        else:
            self.block([one for one in node.iter_child_nodes() if isinstance(one, nodes.Stmt)], scope)

    def _assign(self, node: nodes.Assign, scope: dict[str, str]) -> None:
        kind = self.kind(node.node, scope)
        if isinstance(node.target, nodes.NSRef):
            scope[node.target.name] = "fact" if "fact" in (kind, scope.get(node.target.name)) else kind
        elif isinstance(node.target, nodes.Tuple) and isinstance(node.node, nodes.Tuple):
            for name, one in zip(node.target.items, node.node.items, strict=True):
                scope |= dict.fromkeys(_names(name), self.kind(one, scope))
        else:
            scope |= dict.fromkeys(_names(node.target), kind)

    def kind(self, node: nodes.Node, scope: dict[str, str]) -> str:
        """Return where the value of an expression comes from."""
        kinds = {scope.get(name, "neutral" if name in _NEUTRAL else "fact") for name in _names(node)}
        return next((one for one in ("fact", "argument") if one in kinds), "neutral")

    def printed(self, node: nodes.Expr, scope: dict[str, str]) -> nodes.Expr:
        kind = self.kind(node, scope)
        attribute = isinstance(node, nodes.Filter) and node.name in _ATTRIBUTES
        call = isinstance(node, nodes.Call) and self.kind(node.node, scope) != "fact"
        if isinstance(node, nodes.TemplateData) or attribute or call or kind == "neutral":
            return node
        arguments = sorted(name for name in _names(node) if scope.get(name) == "argument")
        sources = [nodes.Name(name, "load") for name in arguments] if kind == "argument" else []
        return nodes.Filter(node, "marked", sources, [], None, None)


def _names(node: nodes.Node) -> list[str]:
    own = [node.name] if isinstance(node, nodes.Name) else []
    return own + [name.name for name in node.find_all(nodes.Name)]
