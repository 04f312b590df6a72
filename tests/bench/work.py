"""Do one side's work in a process of its own: python -m tests.bench.work SIDE FOLDER ROUNDS.

``prepared`` and ``docxtpl`` are handed a finished context and render five documents; ``whole`` opens the case first:
profile, law, figures. With ROUNDS the milliseconds of each round are printed as JSON, after one round that is not
counted; with 0 everything is done once.
"""

import gc
import json
import pickle
import re
import sys
import time
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

PROFILE = Path("examples/qinghe/profile.yaml")


def whole() -> Callable[[], None]:
    """Return a function that renders all documents of the example from its profile."""
    from dossier.documents.compose import compose
    from dossier.materials.select import select
    from dossier.pipeline import open_profile

    case = open_profile(PROFILE)
    materials = tuple(one.material for one in select(case))
    return lambda: _expect(len(compose(case, materials, draft=False)[0]))


def prepared(folder: Path) -> Callable[[], None]:
    """Return a function that renders all documents from a stored context."""
    from dossier.cache import cache_directory
    from dossier.documents.loader import TemplateLibrary
    from dossier.documents.render import DocumentProperties, render_document

    chains, context, figures = pickle.loads((folder / "context.bin").read_bytes())
    library = TemplateLibrary(Path("templates"), cache_directory("templates"))
    names = {**context, **stand_ins(context, figures)}
    properties = DocumentProperties(author="x", header="x", draft=False, timestamp=datetime(2026, 12, 1))

    def render() -> None:
        made = [render_document(library, chain, names, properties) for chain in chains]
        _expect(len(made))

    return render


def stand_ins(context: dict[str, Any], answers: dict[str, dict[Any, Any]]) -> dict[str, Callable[..., Any]]:
    """Return the functions of the context, answering from what was recorded."""
    return {name: lambda *key, known=recorded: known[key] for name, recorded in answers.items()}


def docxtpl(folder: Path) -> Callable[[], None]:
    """Return a function that renders all peer templates."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    contexts = {path: json.loads(path.with_suffix(".json").read_text()) for path in sorted(folder.glob("*.docx"))}

    def render() -> None:
        for path, context in contexts.items():
            template = DocxTemplate(path)
            environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
            template.render(context, jinja_env=environment, autoescape=True)
            template.save(BytesIO())
        _expect(len(contexts))

    return render


def _peak_kilobytes() -> int:
    """Return the peak of this program alone; ru_maxrss would keep the parent's from before exec."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])


def _expect(count: int) -> None:
    if count != 5:
        raise SystemExit(f"five documents expected, {count} written")


def main() -> None:
    """Run one side."""
    side, folder, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    render = {"whole": lambda: whole(), "prepared": lambda: prepared(folder), "docxtpl": lambda: docxtpl(folder)}[
        side
    ]()
    render()
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        render()
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"times": times, "peak_mb": _peak_kilobytes() / 1024}))


if __name__ == "__main__":
    main()
