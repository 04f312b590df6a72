"""Fuzz the readers of evidence files: make fuzz, or python -m tests.fuzz FILE to try stored files again.

FUZZ_SECONDS says how long (600), FUZZ_START with which draw to begin, so that another run tries other files.
"""

import os
import resource
import sys
from pathlib import Path

from dossier.worker.parent import Worker
from tests.fuzz.run import Report, fuzz
from tests.fuzz.targets import answers

FOUND = Path(__file__).parent / "found"


def main(files: list[str]) -> int:
    if files:
        return _again([Path(file) for file in files])
    seconds, start = float(os.environ.get("FUZZ_SECONDS", "600")), int(os.environ.get("FUZZ_START", "0"))
    report = fuzz(FOUND, seconds, start)
    _say(report)
    return bool(report.failures)


def _again(files: list[Path]) -> int:
    with Worker() as worker:
        for file in files:
            print(f"{file}: {', '.join(answers(file, file.read_bytes(), worker))}")
    return 0


def _say(report: Report) -> None:
    rate = report.executions / report.seconds
    print(f"{report.executions} files in {report.seconds:.0f} s, {rate:.1f} a second")
    print(", ".join(f"{word}: {count}" for word, count in report.counts.most_common()))
    print(f"slowest {report.slowest[0]:.1f} s ({report.slowest[1]})")
    print(f"most memory {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10} MB")
    for line in report.limits:
        print(f"stopped at a limit: {line}")
    for line in report.failures:
        print(f"FAILED {line}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
