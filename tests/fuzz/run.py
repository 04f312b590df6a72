"""Fuzz the readers of evidence for some seconds: seeds of the corpus -> counts, and the files that broke something."""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from traceback import format_exception

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from dossier.evidence.signatures import ENDINGS, kind_of
from dossier.worker.parent import Worker
from tests.corpus.makers import MAKERS
from tests.fuzz.mutate import Mutant, mutants
from tests.fuzz.targets import answers

LARGEST_SEED = 60_000
_HEAVY = ("swollen", "doubling", "5000", "600-dpi", "300", "thirty", "noise")
_ROUND = 200


@dataclass
class Report:
    """What came of it."""

    executions: int = 0
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    failures: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    """Seeds whose mutants were stopped at a limit, which is what limits are for."""


@cache
def seeds() -> dict[str, bytes]:
    """Return the small files of the corpus."""
    made = {name: make() for name, make in MAKERS.items() if not any(word in name for word in _HEAVY)}
    return {name: data for name, data in made.items() if 0 < len(data) <= LARGEST_SEED}


def fuzz(found: Path, seconds: float, start: int = 0) -> Report:
    """Try mutants until the time is over; ``found`` receives the files that broke something."""
    material = seeds()
    report, begun = Report(), time.monotonic()
    with Worker() as worker, TemporaryDirectory() as folder:
        number = start
        while time.monotonic() - begun < seconds:
            _round(material, number, _Trial(report, worker, Path(folder), found, begun + seconds))
            number += 1
    report.seconds = time.monotonic() - begun
    return report


@dataclass
class _Trial:
    """Runs single mutants."""

    report: Report
    worker: Worker
    folder: Path
    found: Path
    end: float

    def run(self, mutant: Mutant) -> None:
        started = time.monotonic()
        if started > self.end:
            return
        path = self.folder / f"a{self.report.executions % 16}{_ending(mutant.data)}"
        path.write_bytes(mutant.data)
        try:
            said = list(answers(path, mutant.data, self.worker))
        except Exception as problem:  # anything at all is what is looked for
            self._keep(mutant, problem)
            said = ["failed"]
        self._count(mutant, said, time.monotonic() - started)

    def _count(self, mutant: Mutant, said: list[str], seconds: float) -> None:
        report = self.report
        report.executions += 1
        report.counts.update(said)
        report.slowest = max(report.slowest, (seconds, mutant.seed))
        if any(word.startswith("limit") for word in said):
            report.limits.append(f"{mutant.seed}: {self._store(mutant)}")

    def _keep(self, mutant: Mutant, problem: Exception) -> None:
        place = self._store(mutant)
        place.with_suffix(".txt").write_text("".join(format_exception(problem)), "utf-8")
        self.report.failures.append(f"{mutant.seed}: {problem} ({place})")

    def _store(self, mutant: Mutant) -> Path:
        self.found.mkdir(parents=True, exist_ok=True)
        place = self.found / f"{mutant.seed.replace('/', '-')}-{sha256(mutant.data).hexdigest()[:12]}.bin"
        place.write_bytes(mutant.data)
        return place


def _ending(data: bytes) -> str:
    """Return a fitting end of a name, so that the content and not the name decides."""
    return ENDINGS.get(kind_of(data), (".docx" if data.startswith(b"PK") else ".pdf",))[0]


def _round(material: Mapping[str, bytes], number: int, trial: _Trial) -> None:
    """Let hypothesis draw mutants; it does not look for smaller ones, since the file itself is kept."""

    @seeded(number)
    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(mutants(material))
    def one(mutant: Mutant) -> None:
        trial.run(mutant)

    one()
