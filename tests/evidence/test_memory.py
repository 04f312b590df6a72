"""What was found in files is remembered per workspace, and forgotten when nobody has used it for long."""

import os
import sys
import time
from pathlib import Path

import pytest

from dossier.evidence import memory
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
    kept = Memory(workspace, "looks")
    assert kept.get(file) is None
    kept.put(file, "found")
    kept.save()
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


def test_what_nobody_has_used_for_thirty_days_is_removed(tmp_path: Path, cache: Path) -> None:
    remembered(tmp_path / "old")
    [old] = entries(cache)
    remembered(tmp_path / "recent")
    [recent] = entries(cache) - {old}
    aged(old, 31)
    aged(recent, 29)
    aged(cache / ".tidied", 2)
    remembered(tmp_path / "new")
    assert old not in entries(cache)
    assert recent in entries(cache)
    assert len(entries(cache)) == 2


def test_the_folder_is_gone_through_once_a_day_only(tmp_path: Path, cache: Path) -> None:
    remembered(tmp_path / "old")
    [old] = entries(cache)
    aged(old, 31)
    remembered(tmp_path / "new")
    assert old in entries(cache)


def test_a_workspace_that_is_only_read_counts_as_used(tmp_path: Path, cache: Path) -> None:
    file = remembered(tmp_path / "read")
    [read] = entries(cache)
    aged(read, 31)
    aged(cache / ".tidied", 2)
    assert Memory(tmp_path / "read", "looks").get(file) == "found"
    remembered(tmp_path / "new")
    assert read in entries(cache)


def test_without_a_cache_nothing_is_remembered_beyond_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", "")
    file = remembered(tmp_path / "w")
    assert Memory(tmp_path / "w", "looks").get(file) is None


@pytest.mark.usefixtures("cache")
def test_a_file_replaced_while_somebody_looks_into_it_is_not_known(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"the paper that is read")
    kept = Memory(tmp_path, "looks")
    kept.get(file)
    file.write_bytes(b"another paper")
    kept.put(file, "found in the first")
    kept.save()
    assert kept.get(file) is None
    assert Memory(tmp_path, "looks").get(file) is None


@pytest.mark.usefixtures("cache")
def test_what_is_said_of_a_file_nobody_asked_about_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"paper")
    kept = Memory(tmp_path, "looks")
    kept.put(file, "found")
    assert kept.get(file) is None


@pytest.mark.usefixtures("cache")
def test_a_file_of_the_same_size_with_the_old_time_is_another_file(tmp_path: Path) -> None:
    file = remembered(tmp_path)
    before = file.stat()
    time.sleep(0.02)  # the system's clock for files goes by steps
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Memory(tmp_path, "looks").get(file) is None


@pytest.mark.usefixtures("cache")
def test_what_was_read_in_a_file_that_is_gone_is_forgotten(tmp_path: Path, cache: Path) -> None:
    gone = remembered(tmp_path / "公司")
    other = tmp_path / "公司" / "b.pdf"
    other.touch()
    gone.unlink()
    kept = Memory(tmp_path / "公司", "looks")
    kept.get(other)
    kept.put(other, "other")
    kept.save()
    [entry] = entries(cache)
    assert b"other" in entry.read_bytes()
    assert b"found" not in entry.read_bytes()


@pytest.mark.usefixtures("cache")
def test_another_version_of_what_reads_files_looks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = tmp_path / "site-packages"
    (packages / "pypdf-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(packages)])
    memory._readers.cache_clear()
    file = remembered(tmp_path / "w")
    assert Memory(tmp_path / "w", "looks").get(file) == "found"
    (packages / "unrelated-1.0.dist-info").mkdir()
    memory._readers.cache_clear()
    assert Memory(tmp_path / "w", "looks").get(file) == "found"
    (packages / "pypdf-1.0.dist-info").rename(packages / "pypdf-1.1.dist-info")
    memory._readers.cache_clear()
    try:
        assert Memory(tmp_path / "w", "looks").get(file) is None
    finally:
        memory._readers.cache_clear()


def test_the_code_that_checks_values_counts_too(tmp_path: Path) -> None:
    assert "dossier/values/codes.py" in Memory(tmp_path, "looks")._key
