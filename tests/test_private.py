"""Temporary files lie in a folder of this user alone, which goes away with the run, or with the next one."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from dossier.private import PrivateFolder, undisturbed


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """Make a place for temporary files that nobody else uses."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def interruptible():
    """Hear Ctrl-C also where a shell runs the tests in its background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_nobody_else_may_look_into_it():
    with PrivateFolder() as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("problem", [None, ValueError, KeyboardInterrupt, SystemExit])
def test_it_goes_away_however_it_is_left(place, problem):
    try:
        with PrivateFolder() as folder:
            (folder / "secret").write_text("x")
            if problem:
                raise problem
    except (ValueError, KeyboardInterrupt, SystemExit):
        pass
    assert list(place.iterdir()) == []


def test_closing_it_twice_does_no_harm(place):
    folder = PrivateFolder()
    folder.close()
    folder.close()
    assert list(place.iterdir()) == []


def _abandoned(place: Path) -> Path:
    """Leave a folder behind as a killed run does."""
    script = (
        "import os, signal; from dossier.private import PrivateFolder; folder = PrivateFolder()\n"
        "(folder.path / 'secret').write_text('x'); print(folder.path, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "TMPDIR": str(place)}
    told = subprocess.run([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, check=False)
    return Path(told.stdout.decode().strip())


def test_the_next_run_clears_away_what_a_killed_one_has_left(place):
    left = _abandoned(place)
    assert (left / "secret").exists()
    with PrivateFolder():
        assert not left.exists()


def test_a_folder_in_use_is_left_alone():
    with PrivateFolder() as one, PrivateFolder():
        assert one.exists()


def test_what_is_not_ours_is_left_alone(place):
    left = _abandoned(place)
    (open_one := place / "dossier-open").mkdir(0o755)
    (open_one / ".in-use").touch()
    (bare := place / "dossier-bare").mkdir(0o700)
    (link := place / "dossier-link").symlink_to(left)
    (other := place / "others").mkdir(0o700)
    with PrivateFolder():
        assert [one for one in (open_one, bare, link, other) if not os.path.lexists(one)] == []
        assert not left.exists()


def test_a_folder_that_another_run_clears_away_while_it_is_made_is_made_again(monkeypatch):
    from dossier import private

    answers = iter((False, True))
    monkeypatch.setattr(private, "_take", lambda lock: next(answers))
    with PrivateFolder() as folder:
        assert folder.is_dir()


@pytest.mark.usefixtures("interruptible")
def test_a_request_to_stop_waits_until_a_process_is_started_and_then_counts():
    done = []

    def start():
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("started")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert done == ["started"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("interruptible")
def test_without_a_request_nothing_happens():
    with undisturbed():
        pass
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
