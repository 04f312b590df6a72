"""Measure modules and functions of the package and fail when one is too long: python -m tests.gates.sizes."""

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2] / "dossier"
MODULE_MAX, MODULE_MEDIAN, FUNCTION_MAX, FUNCTION_MEDIAN = 400, 120, 60, 8


def modules() -> dict[Path, int]:
    """Return module → lines; package files that only hold a docstring are left out."""
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sorted(ROOT.rglob("*.py"))}
    return {path: lines for path, lines in sizes.items() if not (path.name == "__init__.py" and lines < 16)}


def functions() -> Iterator[tuple[str, int]]:
    """Yield place and lines of every function."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT.parent)}:{node.lineno} {node.name}", lines


def problems() -> list[str]:
    """Return everything that exceeds its limit."""
    found = [
        f"{path.relative_to(ROOT.parent)}: {lines} lines" for path, lines in modules().items() if lines > MODULE_MAX
    ]
    measured = list(functions())
    found += [f"{place}: {lines} lines" for place, lines in measured if lines > FUNCTION_MAX]
    if (median := statistics.median(modules().values())) > MODULE_MEDIAN:
        found.append(f"median module: {median} lines")
    if (median := statistics.median(lines for _, lines in measured)) > FUNCTION_MEDIAN:
        found.append(f"median function: {median} lines")
    return found


def main() -> None:
    """Print the figures and what is too long."""
    measured = [lines for _, lines in functions()]
    sizes = modules().values()
    print(f"modules {len(sizes)}, median {statistics.median(sizes)}, longest {max(sizes)}")
    print(f"functions {len(measured)}, median {statistics.median(measured)}, longest {max(measured)}")
    found = problems()
    print("\n".join(found))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
