"""What is derived is removed when nobody has used it for long, and nothing else is."""

import os
import time
from pathlib import Path

from dossier.cache import cache_directory, forget_unused, note_use

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
