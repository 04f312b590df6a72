"""Measure against docxtpl and bare Python, side by side in one run, and write docs/benchmarks.md."""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.inputs import prepare
from tests.bench.peer import Peer
from tests.bench.work import PROFILE

ROUNDS, COLD = 15, 9
REPORT = Path("docs/benchmarks.md")
TYPES = Path("tests/types")
ENVIRONMENT = {**os.environ, "DOSSIER_SOFFICE": ""}
"""Page numbers come from LibreOffice, which the peer does not start."""

Times = Mapping[str, Sequence[float]]


def warm(side: str, folder: Path) -> dict[str, object]:
    """Run one side in its own process."""
    command = [sys.executable, "-m", "tests.bench.work", side, str(folder), str(ROUNDS)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    return dict(json.loads(result.stdout))


def cold(commands: dict[str, list[str]]) -> dict[str, list[float]]:
    """Time whole processes, all commands in turn inside each round."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(COLD + 1):
        for name, command in commands.items():
            if name == "edited":
                Path(command[-1]).write_text(f"{PROFILE.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
            start = time.perf_counter()
            subprocess.run([sys.executable, *command], capture_output=True, check=False, env=ENVIRONMENT)
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: values[1:] for name, values in times.items()}


def ratio(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the median of the paired ratios."""
    return statistics.median(a / b for a, b in zip(left, right, strict=True))


def provinces() -> dict[str, float]:
    """Check the examples for all provinces in a process of their own."""
    command = [sys.executable, "-m", "tests.bench.provinces"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(result.stdout))


def printed() -> Iterator[str]:
    """Yield the lines about PDF files, measured in a process of its own."""
    from tests.bench.printing import lines

    command = [sys.executable, "-m", "tests.bench.printing"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    yield from lines(json.loads(result.stdout))


def specific() -> dict[str, dict[str, float]]:
    """Return for each example and each kind of business how specific its documents are."""
    from dossier.pipeline import open_profile
    from tests.bench.specificity import specificity

    profiles = [*sorted(Path("examples").glob("*/profile.yaml")), *sorted(TYPES.glob("*.yaml"))]
    return {
        (path.parent.name if path.stem == "profile" else path.stem): specificity(open_profile(path))
        for path in profiles
    }


def report(peers: Sequence[tuple[str, Peer]], sides: Mapping[str, Mapping[str, object]], times: Times) -> Iterator[str]:
    """Yield the lines of the page that compare with the peer and with bare Python."""
    count = len(peers)
    ours, other = sides["prepared"], sides["docxtpl"]
    middle = {name: statistics.median(values) for name, values in times.items()}
    per = {name: statistics.median(side["times"]) / count for name, side in sides.items()}
    memory = {name: side["peak_mb"] for name, side in sides.items()}
    peer = f"{middle['docxtpl']:.0f} ms"
    rows = [
        ("warm, per document", f"{per['prepared']:.2f} ms", f"{per['docxtpl']:.1f} ms",
         ratio(ours["times"], other["times"]), "≤ 0.10"),
        ("cold, the documents", f"{middle['prepared']:.0f} ms", peer, ratio(times["prepared"], times["docxtpl"]), "≤ 0.30"),
        ("cold, the full set: documents, two workbooks, zip", f"{middle['set']:.0f} ms", peer,
         ratio(times["set"], times["docxtpl"]), "≤ 0.30"),
        ("peak memory, the documents", f"{memory['prepared']:.0f} MB", f"{memory['docxtpl']:.0f} MB",
         memory["prepared"] / memory["docxtpl"], "≤ 0.5"),
        ("peak memory, the full set", f"{memory['set']:.0f} MB", f"{memory['docxtpl']:.0f} MB",
         memory["set"] / memory["docxtpl"], "≤ 0.5"),
        ("cold, `dossier build` from the profile: law, rules, evidence, figures, all files on disk",
         f"{middle['whole']:.0f} ms", peer, ratio(times["whole"], times["docxtpl"]), "–"),
    ]  # fmt: skip
    yield from (
        "# Measurements", "",
        "Written by `make bench`: both sides in one run on one machine, so compare the ratios and not the milliseconds.",
        f"The peer is docxtpl with a Word template made from each of our own {count} documents of `examples/qinghe`: the",
        "same styles, drawings and text (compared run by run), tags for the values of the profile, row loops for the",
        f"tables. Both sides are handed a finished context and render {count} documents. The peer's template already holds",
        "the drawings and charts; ours come with the context. No side starts LibreOffice.", "",
        f"Python {platform.python_version()}, {ROUNDS} warm rounds, {COLD} cold rounds, medians.", "",
        "| | dossier | docxtpl | ratio | goal |", "|---|---:|---:|---:|---:|",
        *(f"| {name} | {left} | {right} | **{value:.3f}** | {goal} |" for name, left, right, value, goal in rows), "",
        "| | time | bare Python | ratio | goal |", "|---|---:|---:|---:|---:|",
        f"| cold `dossier check` | {middle['check']:.0f} ms | {middle['python']:.1f} ms "
        f"| **{ratio(times['check'], times['python']):.1f}** | ≤ 18 |",
        f"| the same, first time after the profile was edited | {middle['edited']:.0f} ms | {middle['python']:.1f} ms "
        f"| **{ratio(times['edited'], times['python']):.1f}** | – |", "",
    )  # fmt: skip


def other_tables(
    peers: Sequence[tuple[str, Peer]], everywhere: Mapping[str, float], shares: Mapping[str, Mapping[str, float]]
) -> Iterator[str]:
    """Yield the lines about provinces, specific texts and the peer's templates."""
    codes = ("D05", "D06", "D07", "D08", "D09")
    yield from (
        "| | seconds | goal |", "|---|---:|---:|",
        *(f"| `{name}` checked for 31 provinces in one process | {value:.2f} | < 1 |" for name, value in everywhere.items()),
        "", "A check applies all rules each time. Which facts the documents lack, and what their texts say, is found by",
        "writing them in memory, and remembered until profile, law, templates or code change; so the first check after an",
        "edit takes longer.", "",
        "## How specific the documents are", "",
        "Share of body paragraphs, items and table rows that print a fact of the profile or a figure computed from it",
        "(`tests/bench/specificity.py`). Goal: D05 to D08 at least 60 %, D09 at least 35 %.", "",
        f"| | {' | '.join(codes)} |", f"|---|{'---:|' * len(codes)}",
        *(f"| {name} | {' | '.join(f'{share[code]:.1%}' for code in codes)} |" for name, share in shares.items()), "",
        "## The peer's templates", "",
        "| document | tags | row loops |", "|---|---:|---:|",
        *(f"| {code} | {peer.tags} | {peer.loops} |" for code, peer in peers), "",
    )  # fmt: skip


def main() -> None:
    """Measure and write the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peers = prepare(folder)
        sides = {side: warm(side, folder) for side in ("prepared", "set", "docxtpl")}
        times = cold({
            "python": ["-c", "pass"],
            "check": ["-m", "dossier", "check", str(PROFILE)],
            "edited": ["-m", "dossier", "check", f"{name}/profile.yaml"],
            "prepared": ["-m", "tests.bench.work", "prepared", name, "0"],
            "set": ["-m", "tests.bench.work", "set", name, "0"],
            "whole": ["-m", "tests.bench.work", "whole", name, "0"],
            "docxtpl": ["-m", "tests.bench.work", "docxtpl", name, "0"],
        })  # fmt: skip
    lines = [*report(peers, sides, times), *other_tables(peers, provinces(), specific()), *printed()]
    REPORT.write_text("\n".join(lines), encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
