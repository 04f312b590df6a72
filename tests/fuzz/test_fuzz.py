"""Try broken files for a quarter of a minute; make fuzz does it for ten."""

from pathlib import Path

import pytest

from tests.fuzz import run
from tests.fuzz.mutate import Mutant
from tests.fuzz.run import fuzz, seeds
from tests.fuzz.targets import Crash

SECONDS = 12.0


def test_no_broken_file_breaks_or_hangs_the_readers_of_evidence(tmp_path: Path) -> None:
    report = fuzz(tmp_path / "found", SECONDS)
    assert not report.failures, "\n".join(report.failures)
    assert report.executions > 20
    assert report.seconds < SECONDS + 30


def test_a_reader_that_fails_is_reported_and_its_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, data: bytes, worker: object) -> list[str]:
        raise Crash("said nonsense")

    monkeypatch.setattr(run, "answers", fail)
    report = fuzz(tmp_path / "found", 0.5)
    assert report.failures
    assert report.executions == report.counts["failed"]
    kept = sorted((tmp_path / "found").glob("*.bin"))
    assert kept
    assert "said nonsense" in kept[0].with_suffix(".txt").read_text("utf-8")


def test_mutants_differ_from_their_seeds_and_come_from_every_family() -> None:
    drawn: list[Mutant] = []

    class Trial:
        def run(self, mutant: Mutant) -> None:
            drawn.append(mutant)

    material = seeds()
    run._round(material, 1, Trial())  # type: ignore[arg-type]
    assert sum(one.data != material[one.seed] for one in drawn) > 0.9 * len(drawn)
    assert {one.seed.partition("/")[0] for one in drawn} >= {"pdf", "broken", "office", "other"}
