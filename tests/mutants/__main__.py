"""Measure how many mutants of the checks and value types the tests notice; write docs/mutation.md.

Run as ``make mutants``; ``python -m tests.mutants dossier.checks.domains`` tries all mutants of single modules and lists
those that survive. The environment variable MUTANTS says how many of each module ``make mutants`` tries, evenly spread;
without it all are tried.
"""

import os
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.mutants.judge import Trial, modules_run, survives, trials, unit_tests_of
from tests.mutants.mutate import ROOT, Mutant, modules, mutants
from tests.rules.test_rules import base, write_file

ROOMS = ("dossier/checks", "dossier/values")
PAGE = ROOT / "docs" / "mutation.md"
_TRIALS: dict[str, list[Trial]] = defaultdict(list)


def main(wanted: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        names = wanted or modules(*ROOMS)
        with ProcessPoolExecutor(max_workers=2, mp_context=get_context("fork")) as pool:
            results = dict(zip(names, pool.map(_survivors, names), strict=True))
    for name, (made, left) in results.items():
        print(f"{name}: {made - len(left)}/{made}")
        for mutant in left:
            print(f"    line {mutant.line}: {mutant.operator}")
    if not wanted:
        PAGE.write_text(_page(results), "utf-8")


def _prepare(folder: Path) -> None:
    """Make all cases ready before the workers are forked; each module remembers the cases that run through it."""
    workspace = folder / "base"
    for item in base()["evidence"]:
        write_file(workspace / item["file"], "ok-pdf")
    for trial in trials(workspace, folder):
        for name in modules_run(trial):
            _TRIALS[name].append(trial)


def _survivors(module: str) -> tuple[int, list[Mutant]]:
    """Return how many mutants a module has and those that nobody notices."""
    made = spread(list(mutants(module)), int(os.environ.get("MUTANTS", "0")))
    files = unit_tests_of(module)
    return len(made), [mutant for mutant in made if survives(mutant, _TRIALS[module], files)]


def spread(made: list[Mutant], wanted: int) -> list[Mutant]:
    """Return ``wanted`` of the mutants, evenly spread over all of them; 0 means all."""
    if not wanted or len(made) <= wanted:
        return made
    return [made[number * len(made) // wanted] for number in range(wanted)]


def _page(results: dict[str, tuple[int, list[Mutant]]]) -> str:
    made = sum(count for count, _ in results.values())
    left = sum(len(survivors) for _, survivors in results.values())
    rows = [
        f"| `{name}` | {count} | {count - len(survivors)} | {(count - len(survivors)) / max(count, 1):.0%} |"
        for name, (count, survivors) in results.items()
        if count
    ]
    return "\n".join(
        [
            "# Mutation testing",
            "",
            "`make mutants` changes the code of the checks and value types in one place at a time, with the operators of",
            "cosmic-ray (comparisons, boolean operators, numbers, arithmetic, loops, exceptions, `not`), and runs the rule",
            "cases that pass through the module and the unit tests that name it. A change that no test notices survives.",
            "Changes of annotations and docstrings, which do nothing at run time, are not counted; removing `@check` is left",
            "out, because everything notices it.",
            "",
            *_sampled(),
            f"**{made - left} of {made} mutants are noticed: {(made - left) / made:.1%}.**",
            "",
            "| Module | Mutants | Noticed | |",
            "|---|---:|---:|---:|",
            *rows,
            "",
        ]
    )


def _sampled() -> list[str]:
    wanted = os.environ.get("MUTANTS")
    return [f"Of each module at most {wanted} were tried, evenly spread over all it has.", ""] if wanted else []


if __name__ == "__main__":
    main(sys.argv[1:])
