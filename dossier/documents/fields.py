"""Tell which facts a document needs, from its compiled templates alone, without any data."""

from collections.abc import Iterable, Mapping

from jinja2 import nodes

from dossier.documents.loader import TemplateLibrary

_SAME_ELEMENTS = {"default", "list", "rejectattr", "selectattr", "sort", "unique"}
_ONE_ELEMENT = {"first", "last"}

Scope = dict[str, str | None]
"""Local names and the fact each stands for; nothing for names that are no facts."""

Uses = Mapping[str, tuple[str, ...]]
"""Fact → places (``file:line``) that use it."""


def used_facts(library: TemplateLibrary, chain: str) -> Uses:
    """Return the facts a chain uses, as ``company.name`` and ``company.holders[].share``, with the places that do.

    What stands in a block that a variant replaces is not counted. Macro arguments are not followed: a fact that is
    passed whole counts as itself.
    """
    walker = _Walker(library)
    walker.document(chain)
    return walker.uses()


def facts_of(tree: nodes.Template, file: str, local: Scope) -> Uses:
    """Return the facts of one syntax tree that refers to no other file; ``local`` names stand for others."""
    walker = _Walker(None)
    walker.file = file
    walker.visit_all(tree.body, dict(local))
    return walker.uses()


def bound_names(tree: nodes.Template, local: Scope) -> Scope:
    """Return the names which the loops and assignments of a tree give, and the fact each stands for."""
    walker, found = _Walker(None), Scope()
    binding: list[nodes.For | nodes.Assign] = [*tree.find_all(nodes.For), *tree.find_all(nodes.Assign)]
    for node in binding:
        owner = walker.path(node.iter if isinstance(node, nodes.For) else node.node, local)
        found |= dict.fromkeys(_names(node.target))
        if isinstance(node.target, nodes.Name):
            found[node.target.name] = owner and (f"{owner}[]" if isinstance(node, nodes.For) else owner)
    return found


class _Walker:
    """Walk Jinja's syntax trees along a chain, blocks resolved as Jinja resolves them."""

    def __init__(self, library: TemplateLibrary | None) -> None:
        self._library = library
        self.file = ""
        self.found: dict[str, dict[str, None]] = {}
        self.files: dict[int, str] = {}
        self.blocks: dict[str, list[nodes.Block]] = {}
        self.current: list[tuple[str, int]] = []
        self.seen: set[str] = set()

    @property
    def library(self) -> TemplateLibrary:
        assert self._library is not None, "a lone tree refers to no other file"
        return self._library

    def uses(self) -> Uses:
        return {fact: tuple(places) for fact, places in sorted(self.found.items())}

    def document(self, chain: str) -> None:
        tree = self._tree(chain)
        self.file = chain.rpartition("|")[2]
        for block in tree.find_all(nodes.Block):
            self.blocks.setdefault(block.name, []).append(block)
            self.files[id(block)] = self.file
        scope: Scope = dict.fromkeys(self.library.environment.globals)
        parent = next((node for node in tree.find_all(nodes.Extends)), None)
        if parent is None:
            self.visit_all(tree.body, scope)
            return
        self.visit_all((node for node in tree.body if not isinstance(node, (nodes.Block, nodes.Extends))), scope)
        assert isinstance(parent.template, nodes.Const)
        self.document(parent.template.value)

    def _tree(self, chain: str) -> nodes.Template:
        return self.library.environment.parse(self.library.unit(chain).text)

    def visit_all(self, found: Iterable[nodes.Node], scope: Scope) -> None:
        for node in found:
            self.visit(node, scope)

    def visit(self, node: nodes.Node, scope: Scope) -> None:
        method = getattr(self, f"_visit_{type(node).__name__.lower()}", None)
        if method is not None:
            method(node, scope)
        elif (path := self.path(node, scope)) is not None:
            self.found.setdefault(path, {})[f"{self.file}:{node.lineno}"] = None
            self._arguments(node, scope)
        else:
            self.visit_all(node.iter_child_nodes(), scope)

    def path(self, node: nodes.Node, scope: Scope) -> str | None:
        """Return the fact an expression names, if it is nothing but that."""
        if isinstance(node, nodes.Name):
            return scope.get(node.name, node.name)
        if isinstance(node, nodes.Getattr):
            owner = self.path(node.node, scope)
            return owner and f"{owner}.{node.attr}"
        if isinstance(node, nodes.Filter) and node.node is not None:
            owner = self.path(node.node, scope)
            if node.name in _SAME_ELEMENTS:
                return owner
            return owner and f"{owner}[]" if node.name in _ONE_ELEMENT else None
        return None

    def _arguments(self, node: nodes.Node, scope: Scope) -> None:
        """Visit the arguments of the filters inside a path."""
        while isinstance(node, (nodes.Filter, nodes.Getattr)):
            if isinstance(node, nodes.Filter):
                self.visit_all(node.args, scope)
            assert node.node is not None
            node = node.node

    def _visit_block(self, node: nodes.Block, scope: Scope) -> None:
        self._definition(node.name, 0, scope)

    def _definition(self, name: str, level: int, scope: Scope) -> None:
        definitions = self.blocks[name]
        if level < len(definitions):
            self.current.append((name, level))
            outside, self.file = self.file, self.files.get(id(definitions[level]), self.file)
            self.visit_all(definitions[level].body, scope)
            self.file = outside
            self.current.pop()

    def _visit_call(self, node: nodes.Call, scope: Scope) -> None:
        if isinstance(node.node, nodes.Name) and node.node.name == "super" and self.current:
            name, level = self.current[-1]
            self._definition(name, level + 1, scope)
        elif isinstance(node.node, nodes.Getattr):
            self.visit(node.node.node, scope)
        self.visit_all((*node.args, *(keyword.value for keyword in node.kwargs)), scope)

    def _visit_for(self, node: nodes.For, scope: Scope) -> None:
        self.visit(node.iter, scope)
        owner = self.path(node.iter, scope)
        inner: Scope = {**scope, "loop": None, **dict.fromkeys(_names(node.target))}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = owner and f"{owner}[]"
        self.visit_all((node.test,) if node.test else (), inner)
        self.visit_all(node.body, inner)
        self.visit_all(node.else_, scope)

    def _visit_assign(self, node: nodes.Assign, scope: Scope) -> None:
        self.visit(node.node, scope)
        scope |= dict.fromkeys(_names(node.target))
        if isinstance(node.target, nodes.Name):
            scope[node.target.name] = self.path(node.node, scope)

    def _visit_assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self.visit_all(node.body, scope)
        scope |= dict.fromkeys(_names(node.target))

    def _visit_with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self.visit(value, scope)
            inner |= {name: self.path(value, scope) for name in _names(target)}
        self.visit_all(node.body, inner)

    def _visit_macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = None
        self.visit_all(node.defaults, scope)
        arguments = dict.fromkeys(argument.name for argument in node.args)
        self.visit_all(node.body, {**scope, **arguments, "caller": None})

    def _visit_callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        self.visit(node.call, scope)
        self.visit_all(node.body, {**scope, **dict.fromkeys(argument.name for argument in node.args)})

    def _visit_import(self, node: nodes.Import, scope: Scope) -> None:
        scope[node.target] = None
        self._other(node.template, {})

    def _visit_fromimport(self, node: nodes.FromImport, scope: Scope) -> None:
        for name in node.names:
            scope[name[1] if isinstance(name, tuple) else name] = None
        self._other(node.template, {})

    def _visit_include(self, node: nodes.Include, scope: Scope) -> None:
        self._other(node.template, scope)

    def _other(self, template: nodes.Expr, scope: Scope) -> None:
        """Visit an included or imported file; each import once."""
        assert isinstance(template, nodes.Const)
        if scope or template.value not in self.seen:
            self.seen.add(template.value)
            blocks, self.blocks = self.blocks, {}
            outside, self.file = self.file, template.value.rpartition("|")[2]
            tree = self._tree(template.value)
            self.blocks = {block.name: [block] for block in tree.find_all(nodes.Block)}
            self.visit_all(tree.body, dict(scope) or dict.fromkeys(self.library.environment.globals))
            self.blocks, self.file = blocks, outside


def _names(target: nodes.Node) -> list[str]:
    return [target.name] if isinstance(target, nodes.Name) else [name.name for name in target.find_all(nodes.Name)]
