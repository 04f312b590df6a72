"""A build that is stopped leaves nothing of its own behind, however it is stopped; what a killed one left goes with the next."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "qinghe"
pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="the longest part of a build is LibreOffice's")


def _as_in_a_terminal() -> None:
    """Undo what a shell does to programs in its background, whose child these tests may be: it makes them deaf."""
    for one in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(one, signal.SIG_DFL)


class Building:
    """One build with a place of its own for temporary files."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.place, self.out = folder / "tmp", folder / "out"
        self.place.mkdir(exist_ok=True)
        shutil.rmtree(cache / "layout", ignore_errors=True)  # else LibreOffice is not needed
        environment = {**os.environ, "TMPDIR": str(self.place), "DOSSIER_CACHE": str(cache)}
        del environment["DOSSIER_SOFFICE"]  # which keeps the other tests from starting it
        command = [sys.executable, "-m", "dossier", "build", str(EXAMPLE / "profile.yaml"), "-o", str(self.out)]
        self.process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=EXAMPLE.parents[1],
            preexec_fn=_as_in_a_terminal,
        )  # fmt: skip

    def wait_for(self, look: Callable[[], bool]) -> None:
        end = time.monotonic() + 240
        while not look():
            assert self.process.poll() is None, "the build ended before it could be stopped"
            assert time.monotonic() < end
            time.sleep(0.002)

    def in_office(self) -> bool:
        return any(self.place.iterdir())

    def writing(self) -> bool:
        return self.out.exists() and any(one.name.startswith(".dossier") for one in self.out.iterdir())


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def building(tmp_path: Path, cache: Path) -> Iterator[Building]:
    one = Building(tmp_path, cache)
    yield one
    one.process.kill()
    one.process.wait()


@pytest.mark.parametrize("request_to_stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_stopped_while_libreoffice_starts_leaves_nothing(building: Building, request_to_stop: int) -> None:
    building.wait_for(building.in_office)
    building.process.send_signal(request_to_stop)
    assert building.process.wait(60) == (130 if request_to_stop == signal.SIGINT else 3)
    assert list(building.place.iterdir()) == []
    assert not building.out.exists()


def test_a_build_stopped_later_in_libreoffice_leaves_nothing(building: Building) -> None:
    building.wait_for(building.in_office)
    time.sleep(0.7)
    building.process.send_signal(signal.SIGTERM)
    assert building.process.wait(60) == 3
    assert list(building.place.iterdir()) == []


def test_a_build_stopped_while_it_writes_leaves_no_half_package(building: Building) -> None:
    building.wait_for(building.writing)
    building.process.send_signal(signal.SIGTERM)
    building.process.wait(60)
    assert list(building.place.iterdir()) == []
    left = sorted(one.name for one in building.out.iterdir())
    assert all(not name.startswith(".") for name in left)
    assert len(left) in (0, 2)


def test_what_a_killed_build_left_goes_with_the_next(building: Building, tmp_path: Path, cache: Path) -> None:
    building.wait_for(building.in_office)
    building.process.kill()
    building.process.wait()
    left = set(building.place.iterdir())
    assert left
    following = Building(tmp_path, cache)
    try:
        following.wait_for(lambda: not left & set(following.place.iterdir()))
    finally:
        following.process.terminate()
        following.process.wait(60)
