"""What is derived is removed when nobody has used it for long, and nothing else is."""

import os
import time
from pathlib import Path

import pytest

from dossier.cache import DAYS_PERSONAL, cache_directory, forget_unused, note_use

DAY = 24 * 3600


def aged(path: Path, days: float) -> Path:
    os.utime(path, (time.time() - days * DAY,) * 2)
    return path


def folder(place: Path, days: float) -> Path:
    place.mkdir()
    (place / "file.bin").write_bytes(b"content")
    return aged(place, days)


def test_folders_are_removed_whole_and_those_in_use_stay_whole(tmp_path: Path) -> None:
    unused, used, noted = (folder(tmp_path / name, days) for name, days in (("a", 91), ("b", 89), ("c", 91)))
    note_use(noted)
    forget_unused(tmp_path)
    assert not unused.exists()
    assert (used / "file.bin").exists()
    assert (noted / "file.bin").exists()


def test_what_a_link_points_at_stays(tmp_path: Path) -> None:
    target, derived = folder(tmp_path / "target", 100), tmp_path / "derived"
    derived.mkdir()
    (derived / "link").symlink_to(target)
    os.utime(derived / "link", (0, 0), follow_symlinks=False)
    forget_unused(derived)
    assert (target / "file.bin").exists()
    assert not (derived / "link").is_symlink()


def test_a_folder_that_is_not_there_is_no_reason_to_stop(tmp_path: Path) -> None:
    note_use(tmp_path / "gone")
    forget_unused(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


def test_the_tests_keep_out_of_the_cache_of_the_user() -> None:
    directory = cache_directory("law")
    assert directory is not None
    assert directory.parent == Path(os.environ["DOSSIER_CACHE"])


@pytest.fixture
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "new" / "cache"))
    return tmp_path / "new" / "cache"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_every_folder_made_on_the_way_is_closed_to_others(parent: Path) -> None:
    directory = cache_directory("fitted/0123")
    assert directory == parent / "fitted" / "0123"
    assert {mode(one) for one in (directory, parent / "fitted", parent, parent.parent)} == {0o700}


def test_a_folder_others_can_read_is_closed_and_one_they_can_write_is_not_used(parent: Path) -> None:
    (parent / "fitted" / "0123").mkdir(parents=True)
    for one in (parent / "fitted" / "0123", parent / "fitted", parent):
        one.chmod(0o755)
    assert cache_directory("fitted/0123") is not None
    assert (mode(parent / "fitted" / "0123"), mode(parent / "fitted")) == (0o700, 0o700)
    assert mode(parent) == 0o755, "the folder that was named may be shared"
    (parent / "law").mkdir()
    (parent / "law").chmod(0o777)
    assert cache_directory("law") is None


def test_the_folder_of_this_program_below_that_of_the_user_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOSSIER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    tmp_path.chmod(0o755)
    (tmp_path / "dossier").mkdir(mode=0o755)
    assert cache_directory("law") == tmp_path / "dossier" / "law"
    assert (mode(tmp_path / "dossier"), mode(tmp_path)) == (0o700, 0o755)


def test_what_names_people_is_forgotten_earlier(tmp_path: Path) -> None:
    folder(tmp_path / "a", 31)
    forget_unused(tmp_path, DAYS_PERSONAL)
    assert not (tmp_path / "a").exists()
