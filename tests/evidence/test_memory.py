"""What was found in files is remembered per workspace, and forgotten when nobody has used it for long."""

import os
import time
from pathlib import Path

import pytest

from dossier.evidence.memory import Memory

DAY = 24 * 3600


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "evidence-looks"


def remembered(workspace: Path) -> Path:
    """Remember something about a file of a workspace, and return the file."""
    workspace.mkdir(exist_ok=True)
    file = workspace / "a.pdf"
    file.touch()
    memory = Memory(workspace, "looks")
    memory.put(file, "found")
    memory.save()
    return file


def aged(path: Path, days: float) -> None:
    os.utime(path, (time.time() - days * DAY,) * 2)


def entries(cache: Path) -> set[Path]:
    return set(cache.glob("*.json"))


@pytest.mark.usefixtures("cache")
def test_what_was_found_is_known_until_the_file_changes(tmp_path: Path) -> None:
    file = remembered(tmp_path / "w")
    assert Memory(tmp_path / "w", "looks").get(file) == "found"
    file.write_bytes(b"more")
    assert Memory(tmp_path / "w", "looks").get(file) is None


def test_what_nobody_has_used_for_ninety_days_is_removed(tmp_path: Path, cache: Path) -> None:
    remembered(tmp_path / "old")
    [old] = entries(cache)
    remembered(tmp_path / "recent")
    [recent] = entries(cache) - {old}
    aged(old, 91)
    aged(recent, 89)
    aged(cache / ".tidied", 2)
    remembered(tmp_path / "new")
    assert old not in entries(cache)
    assert recent in entries(cache)
    assert len(entries(cache)) == 2


def test_the_folder_is_gone_through_once_a_day_only(tmp_path: Path, cache: Path) -> None:
    remembered(tmp_path / "old")
    [old] = entries(cache)
    aged(old, 91)
    remembered(tmp_path / "new")
    assert old in entries(cache)


def test_a_workspace_that_is_only_read_counts_as_used(tmp_path: Path, cache: Path) -> None:
    file = remembered(tmp_path / "read")
    [read] = entries(cache)
    aged(read, 91)
    aged(cache / ".tidied", 2)
    assert Memory(tmp_path / "read", "looks").get(file) == "found"
    remembered(tmp_path / "new")
    assert read in entries(cache)


def test_without_a_cache_nothing_is_remembered_beyond_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", "")
    file = remembered(tmp_path / "w")
    assert Memory(tmp_path / "w", "looks").get(file) is None
