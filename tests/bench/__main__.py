"""Measure against docxtpl and bare Python, side by side in one run, and write docs/benchmarks.md."""

import json
import pickle
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from dossier.case import Case
from dossier.profile.facts import Facts
from tests.bench.peer import Peer, make_peer, visible_text
from tests.bench.work import PROFILE

ROUNDS, COLD = 15, 9
REPORT = Path("docs/benchmarks.md")


def prepare(folder: Path) -> list[tuple[str, Peer]]:
    """Write one docxtpl template and its context for each of our documents, and prove that the text is the same."""
    from docxtpl import DocxTemplate

    from dossier.documents.compose import compose
    from dossier.materials.select import select
    from dossier.pipeline import open_profile

    case = open_profile(PROFILE)
    written, _ = compose(case, tuple(one.material for one in select(case)), draft=False)
    _store_context(folder, case, [one.chain for one in written])
    values = [escape(text) for text in _texts(case.profile)]
    peers = []
    for one in written:
        peer = make_peer(one.document.data, values)
        template = folder / f"{one.material.code}.docx"
        template.write_bytes(peer.template)
        template.with_suffix(".json").write_text(json.dumps(peer.context, ensure_ascii=False))
        rendered = folder / "check.bin"
        made = DocxTemplate(template)
        made.render(peer.context, autoescape=True)
        made.save(rendered)
        if visible_text(rendered.read_bytes()) != visible_text(one.document.data):
            raise SystemExit(f"{one.material.code}: the peer's text differs")
        peers.append((one.material.code, peer))
    (folder / "check.bin").unlink()
    return peers


def _store_context(folder: Path, case: Case, chains: list[str]) -> None:
    """Write the context of our side, with the answers its functions give while all documents are rendered."""
    from dossier.documents.compose import library
    from dossier.documents.context import build_context
    from dossier.documents.render import DocumentProperties, render_document

    context = build_context(case)
    answers: dict[str, dict[object, object]] = {name: {} for name, value in context.items() if callable(value)}

    def recording(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def answer(*arguments: object) -> object:
            return answers[name].setdefault(arguments, function(*arguments))

        return answer

    recorder = {name: recording(name, context[name]) for name in answers}
    properties = DocumentProperties(author="x", header="x", draft=False, timestamp=datetime(2026, 12, 1))
    for chain in chains:
        render_document(library(), chain, {**context, **recorder}, properties)
    facts = {name: value for name, value in context.items() if name not in answers}
    (folder / "context.bin").write_bytes(pickle.dumps((chains, facts, answers)))


def _texts(value: object) -> list[str]:
    if isinstance(value, Facts):
        return [text for _, inner in value for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) and "\n" not in value else []


def warm(side: str, folder: Path) -> dict[str, object]:
    """Run one side in its own process."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.bench.work", side, str(folder), str(ROUNDS)],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(result.stdout))


def cold(commands: dict[str, list[str]]) -> dict[str, list[float]]:
    """Time whole processes, all commands in turn inside each round."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(COLD + 1):
        for name, command in commands.items():
            if name == "edited":
                Path(command[-1]).write_text(f"{PROFILE.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=False)
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: values[1:] for name, values in times.items()}


def ratio(left: list[float], right: list[float]) -> float:
    """Return the median of the paired ratios."""
    return statistics.median(a / b for a, b in zip(left, right, strict=True))


def provinces() -> dict[str, float]:
    """Check the examples for all provinces in a process of their own."""
    command = [sys.executable, "-m", "tests.bench.provinces"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(result.stdout))


def report(
    peers: list[tuple[str, Peer]],
    sides: dict[str, dict[str, object]],
    times: dict[str, list[float]],
    everywhere: dict[str, float],
) -> str:
    """Return the page."""
    ours, other = sides["prepared"], sides["docxtpl"]
    middle = {name: statistics.median(values) for name, values in times.items()}
    per = {name: statistics.median(side["times"]) / 5 for name, side in sides.items()}
    rows = [
        (
            "warm, per document",
            f"{per['prepared']:.2f} ms",
            f"{per['docxtpl']:.1f} ms",
            ratio(ours["times"], other["times"]),
            "≤ 0.10",
        ),
        (
            "cold, dossier of five",
            f"{middle['prepared']:.0f} ms",
            f"{middle['docxtpl']:.0f} ms",
            ratio(times["prepared"], times["docxtpl"]),
            "≤ 0.30",
        ),
        (
            "peak memory",
            f"{ours['peak_mb']:.0f} MB",
            f"{other['peak_mb']:.0f} MB",
            ours["peak_mb"] / other["peak_mb"],
            "–",
        ),
        (
            "cold, from the profile: reading, law, figures, documents",
            f"{middle['whole']:.0f} ms", f"{middle['docxtpl']:.0f} ms", ratio(times["whole"], times["docxtpl"]), "–",
        ),
    ]  # fmt: skip
    check = ratio(times["check"], times["python"])
    lines = [
        "# Measurements", "",
        "Written by `make bench`: both sides in one run on one machine, so compare the ratios and not the milliseconds.",
        "The peer is docxtpl with a Word template made from each of our own five documents of `examples/qinghe`: the same",
        "styles, drawings and text (compared run by run), tags for the values of the profile, row loops for the tables.",
        "Both sides are handed a finished context and render five documents. The peer's template already holds the",
        "drawings; ours come with the context. The row “from the profile” adds what the peer does not do at all.", "",
        f"Python {platform.python_version()}, {ROUNDS} warm rounds, {COLD} cold rounds, medians.", "",
        "| | dossier | docxtpl | ratio | goal |", "|---|---:|---:|---:|---:|",
        *(f"| {name} | {left} | {right} | **{value:.3f}** | {goal} |" for name, left, right, value, goal in rows), "",
        "| | time | bare Python | ratio | goal |", "|---|---:|---:|---:|---:|",
        f"| cold `dossier check` | {middle['check']:.0f} ms | {middle['python']:.1f} ms | **{check:.1f}** | ≤ 18 |",
        f"| the same, first time after the profile was edited | {middle['edited']:.0f} ms | {middle['python']:.1f} ms "
        f"| **{ratio(times['edited'], times['python']):.1f}** | – |", "",
        "| | seconds | goal |", "|---|---:|---:|",
        *(f"| `{name}` checked for 31 provinces in one process | {value:.2f} | < 1 |" for name, value in everywhere.items()),
        "", "A check applies all rules each time. Which facts the documents lack is found by writing them in memory, and",
        "remembered until profile, law, templates or code change; so the first check after an edit takes longer.", "",
        "| document | tags in the peer | row loops |", "|---|---:|---:|",
        *(f"| {code} | {peer.tags} | {peer.loops} |" for code, peer in peers), "",
    ]  # fmt: skip
    return "\n".join(lines)


def main() -> None:
    """Measure and write the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peers = prepare(folder)
        sides = {side: warm(side, folder) for side in ("prepared", "docxtpl")}
        times = cold({
            "python": ["-c", "pass"],
            "check": ["-m", "dossier", "check", str(PROFILE)],
            "edited": ["-m", "dossier", "check", f"{name}/profile.yaml"],
            "prepared": ["-m", "tests.bench.work", "prepared", name, "0"],
            "whole": ["-m", "tests.bench.work", "whole", name, "0"],
            "docxtpl": ["-m", "tests.bench.work", "docxtpl", name, "0"],
        })  # fmt: skip
    REPORT.write_text(report(peers, sides, times, provinces()), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
