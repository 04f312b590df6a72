"""Do one side's work in a process of its own: python -m tests.bench.work SIDE FOLDER ROUNDS.

``prepared`` and ``docxtpl`` are handed a finished context and render all documents; ``set`` makes the workbooks and the
zip as well; ``whole`` is a build from the profile: law, rules, evidence, documents, package on disk. With ROUNDS the
milliseconds of each round are printed as JSON, after one round that is not counted; with 0 everything is done once.
"""

import gc
import json
import pickle
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

PROFILE = Path("examples/qinghe/profile.yaml")


def whole(_: Path) -> Callable[[], None]:
    """Return a function that builds the package of the example."""
    from dossier.building import build
    from dossier.pipeline import open_profile

    def make() -> None:
        with tempfile.TemporaryDirectory() as out:
            build(open_profile(PROFILE), Path(out))

    return make


def prepared(folder: Path) -> Callable[[], None]:
    """Return a function that renders all documents from a stored context."""
    documents = _documents(folder)
    return lambda: _use(documents())


def everything(folder: Path) -> Callable[[], None]:
    """Return a function that renders all documents, makes both workbooks and packs the zip."""
    from dossier.case import Case
    from dossier.package.archive import zip_bytes
    from dossier.package.artifact import Artifact

    documents = _documents(folder)
    loaded, rulebook, day, findings, paths, places, facts, signed = pickle.loads((folder / "set.bin").read_bytes())
    case = Case(loaded, rulebook, day)

    def make() -> None:
        files = [Artifact(path, data) for path, data in zip(paths, documents(), strict=True)]
        from dossier.materials.select import select  # here, so that a cold run pays for its own imports
        from dossier.workbook.checklist import checklist_workbook
        from dossier.workbook.worksheet.uploads import PackageFile
        from dossier.workbook.worksheet.worksheet import worksheet_workbook

        files.append(Artifact("a.xlsx", checklist_workbook(case, findings, select(case), places, facts, signed)))
        listed = [PackageFile(path, code, (), *facts[path]) for code, found in places.items() for path in found]
        files.append(Artifact("b.xlsx", worksheet_workbook(case, listed)))
        zip_bytes("x", files, case.as_of)

    return make


def _documents(folder: Path) -> Callable[[], Iterator[bytes]]:
    from dossier.cache import cache_directory
    from dossier.documents.loader import TemplateLibrary
    from dossier.documents.render import DocumentProperties, render_document

    chains, context, answers = pickle.loads((folder / "context.bin").read_bytes())
    library = TemplateLibrary(Path("templates"), cache_directory("templates"))
    names = {**context, **stand_ins(answers)}
    properties = DocumentProperties(author="x", header="x", draft=False, timestamp=datetime(2026, 12, 1))
    return lambda: (render_document(library, chain, names, properties).data for chain in chains)


def stand_ins(answers: Mapping[str, Mapping[Any, Any]]) -> dict[str, Callable[..., Any]]:
    """Return the functions of the context, answering from what was recorded."""
    return {name: lambda *key, known=recorded: known[key] for name, recorded in answers.items()}


def docxtpl(folder: Path) -> Callable[[], None]:
    """Return a function that renders all peer templates."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    contexts = {path: json.loads(path.with_suffix(".json").read_text()) for path in sorted(folder.glob("*.docx"))}

    def files() -> Iterator[bytes]:
        for path, context in contexts.items():
            template = DocxTemplate(path)
            environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
            template.render(context, jinja_env=environment, autoescape=True)
            buffer = BytesIO()
            template.save(buffer)
            yield buffer.getvalue()

    return lambda: _use(files())


def _use(files: Iterator[bytes]) -> None:
    """Take each file and let it go, as somebody does who writes it to disk."""
    for data in files:
        assert data[:2] == b"PK"


def _peak_kilobytes() -> int:
    """Return the peak of this program alone; ru_maxrss would keep the parent's from before exec."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1])


SIDES = {"whole": whole, "prepared": prepared, "set": everything, "docxtpl": docxtpl}


def main() -> None:
    """Run one side."""
    side, folder, rounds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    run = SIDES[side](folder)
    run()
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"times": times, "peak_mb": _peak_kilobytes() / 1024}))


if __name__ == "__main__":
    main()
