"""Read generated scans of the eight kinds of paper and write docs/reading.md.

Run as ``make scans``; SCANS says how many variants of each kind are read (25). Two processes share the work, as many as
the machine for which the figures were made has cores.
"""

import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.scans.page import page
from tests.scans.papers import PAPERS
from tests.scans.trial import Outcome, trial

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"
VARIANTS = int(os.environ.get("SCANS", "25"))
_PROCESSES = 2


def main() -> None:
    os.environ["OMP_NUM_THREADS"] = "1"  # one process for each core: threads that wait for each other cost
    seeds = [(paper, seed) for seed in range(VARIANTS) for paper in PAPERS]
    outcomes: list[Outcome] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool,
    ):
        for outcome in pool.map(trial, *zip(*seeds, strict=True), [Path(folder)] * len(seeds)):
            outcomes.append(outcome)
            print(outcome.line(), file=sys.stderr, flush=True)
            PAGE.write_text(page(outcomes), "utf-8")  # after each: whoever stops half-way has the figures so far


if __name__ == "__main__":
    main()
