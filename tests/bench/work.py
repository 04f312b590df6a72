"""Do one side's work in a process of its own: python -m tests.bench.work SIDE FOLDER ROUNDS.

``ours`` opens the case and renders its documents; ``docxtpl`` renders the prepared templates. With ROUNDS the
milliseconds of each round are printed as JSON, after one round that is not counted; with 0 everything is done once.
"""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

PROFILE = Path("examples/qinghe/profile.yaml")


def ours() -> Callable[[], None]:
    """Return a function that renders all documents of the example."""
    from dossier.documents.compose import compose
    from dossier.materials.select import select
    from dossier.pipeline import open_profile

    case = open_profile(PROFILE)
    materials = tuple(one.material for one in select(case))
    return lambda: _expect(len(compose(case, materials, draft=False)[0]))


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


def _expect(count: int) -> None:
    if count != 5:
        raise SystemExit(f"five documents expected, {count} written")


def main() -> None:
    """Run one side."""
    side, folder, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    render = ours() if side == "ours" else docxtpl(folder)
    render()
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        render()
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"times": times, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


if __name__ == "__main__":
    main()
