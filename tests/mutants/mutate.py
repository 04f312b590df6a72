"""Make the mutants of a module with the operators of cosmic-ray: source -> changed sources that mean something else."""

import ast
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

logging.disable(logging.CRITICAL)
from cosmic_ray.mutating import mutate_code  # noqa: E402
from cosmic_ray.plugins import get_operator, operator_names  # noqa: E402

ROOT = Path(__file__).parents[2]
LEFT_OUT = ("core/RemoveDecorator", "core/NoOp")
"""Taking ``@check`` away is noticed by everybody; it would only flatter the figure."""


class Mutant(NamedTuple):
    """One change to one module."""

    module: str
    """Dotted name, e.g. dossier.checks.domains."""
    operator: str
    line: int
    code: str


def modules(*rooms: str) -> list[str]:
    """Return the modules of the rooms, without those that only import or name."""
    paths = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    return [name for name in names if not name.endswith((".__init__", ".all"))]


def source_path(module: str) -> Path:
    return ROOT / f"{module.replace('.', '/')}.py"


def mutants(module: str) -> Iterator[Mutant]:
    """Yield every mutant of a module once."""
    source = source_path(module).read_text("utf-8")
    seen = {_meaning(source)}
    for name in operator_names():
        operator_class = get_operator(name)
        if name in LEFT_OUT or operator_class.arguments():
            continue
        for occurrence in range(10_000):
            code = mutate_code(source, operator_class(), occurrence)
            if code is None:
                break
            meaning = _meaning(code)
            if meaning not in seen:
                seen.add(meaning)
                yield Mutant(module, name, _changed_line(source, code), code)


def _changed_line(source: str, code: str) -> int:
    pairs = zip(source.splitlines(), code.splitlines(), strict=False)
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new), 0)


def _meaning(code: str) -> str:
    """Return what a module does: without annotations, docstrings and imports that only types need."""
    try:
        tree = _Plain().visit(ast.parse(code))
    except SyntaxError:
        return ""
    return ast.dump(tree)


class _Plain(ast.NodeTransformer):
    """Take away what has no effect when the program runs."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.returns = None
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        node.annotation = ast.Constant(None)
        return node

    def visit_If(self, node: ast.If) -> ast.AST | None:
        self.generic_visit(node)
        return None if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING" else node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        return None if isinstance(node.value, ast.Constant) else self.generic_visit(node)
