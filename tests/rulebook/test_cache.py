"""The stored law equals the read law, and anything doubtful is read again."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.rulebook import cache
from dossier.rulebook.cache import content_key, open_law
from dossier.rulebook.load import load_law
from tests.rulebook.law_folder import write, write_law


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    return write_law(tmp_path / "law")


def stored(folder: Path) -> Path:
    return next((folder.parent / "cache" / "law").glob("*.bin"))


def start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what this process holds, as the next process will."""
    monkeypatch.setattr(cache, "_HELD", {})


def test_the_second_opening_reads_no_law_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_law(folder)
    start_anew(monkeypatch)
    monkeypatch.setattr(cache, "_rebuilt", lambda _: pytest.fail("the cache was not used"))
    assert open_law(folder) == first == load_law(folder)


def test_one_process_reads_the_law_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_law(folder)
    monkeypatch.setattr(cache, "read_entry", lambda *_: pytest.fail("the law was read again"))
    assert open_law(folder) is first


def test_a_changed_law_file_is_noticed(folder: Path) -> None:
    open_law(folder)
    write(folder, "national/hints.yaml", "")
    assert open_law(folder).hints == ()


@pytest.mark.parametrize("damage", [b"", b"not ours", pickle.dumps("foreign")])
def test_a_foreign_entry_is_rebuilt(folder: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    law = open_law(folder)
    start_anew(monkeypatch)
    stored(folder).write_bytes(damage)
    assert open_law(folder) == law
    assert stored(folder).read_bytes() != damage


def test_a_torn_entry_is_rebuilt(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    law = open_law(folder)
    start_anew(monkeypatch)
    whole = stored(folder).read_bytes()
    stored(folder).write_bytes(whole[:-20])
    assert open_law(folder) == law
    assert stored(folder).read_bytes() == whole


def test_no_temporary_file_is_left_behind(folder: Path) -> None:
    open_law(folder)
    assert len(list(stored(folder).parent.iterdir())) == 1


def test_the_content_key_follows_the_content(folder: Path) -> None:
    before = content_key(folder)
    write(folder, "national/hints.yaml", "")
    assert content_key(folder) != before


def test_the_law_opens_without_any_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", "")
    assert open_law(folder) == load_law(folder)


def test_a_warm_start_loads_neither_yaml_nor_readers(folder: Path) -> None:
    open_law(folder)
    program = (
        "import sys; from pathlib import Path; from dossier.rulebook.cache import open_law;"
        f"open_law(Path({str(folder)!r})); print(sorted(set(sys.modules) & {{'yaml', 'dossier.rulebook.load'}}))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
