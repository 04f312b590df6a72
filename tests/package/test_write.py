"""A package is written whole or not at all, and never over hand-made changes."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from dossier.errors import DossierError, UsageError
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.verify import verify
from dossier.package.write import write_package

DAY = date(2026, 12, 1)


def package(text: str, count: int = 3) -> list[Artifact]:
    files = [Artifact(f"01-甲/{n:02d}.pdf", f"{text} {n}".encode()) for n in range(count)]
    entries = ",".join(f'{{"path": "{one.path}", "sha256": "{one.sha256}"}}' for one in files)
    return [*files, Artifact("manifest.json", f'{{"schema": 1, "status": "final", "files": [{entries}]}}'.encode())]


def write(out: Path, text: str, *, overwrite: bool = False) -> Path:
    files = package(text)
    return write_package(out, "套件", files, zip_bytes("套件", files, DAY), overwrite=overwrite)


def test_folder_and_zip_hold_the_same_files(tmp_path):
    folder = write(tmp_path, "一")
    assert verify(folder).intact
    assert verify(tmp_path / "套件.zip").intact
    assert sorted(path.name for path in tmp_path.iterdir()) == ["套件", "套件.zip"]


def test_a_second_build_replaces_the_first_whole(tmp_path):
    write(tmp_path, "一")
    folder = write(tmp_path, "二")
    assert verify(folder).intact
    assert (folder / "01-甲/00.pdf").read_text() == "二 0"


def test_hand_made_changes_are_not_overwritten_unless_forced(tmp_path):
    folder = write(tmp_path, "一")
    (folder / "01-甲/00.pdf").write_text("人工修改")
    with pytest.raises(UsageError, match="人工改动"):
        write(tmp_path, "二")
    assert (folder / "01-甲/00.pdf").read_text() == "人工修改"
    write(tmp_path, "二", overwrite=True)
    assert verify(folder).intact


def test_a_folder_that_is_no_package_is_not_overwritten(tmp_path):
    (tmp_path / "套件").mkdir()
    (tmp_path / "套件/我的文件.txt").write_text("x")
    with pytest.raises(UsageError):
        write(tmp_path, "一")
    assert (tmp_path / "套件/我的文件.txt").read_text() == "x"


def test_an_unwritable_place_gives_a_clear_error(tmp_path):
    (tmp_path / "out").write_text("a file, not a folder")
    with pytest.raises(DossierError, match="不能建立文件夹"):
        write(tmp_path / "out", "一")


CHILD = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from tests.package.test_write import write
out = Path(sys.argv[1])
print("ready", flush=True)
for round in range(10000):
    write(out, f"第{round}次", overwrite=True)
"""


def test_killing_a_build_at_any_moment_leaves_a_whole_package(tmp_path):
    root = str(Path(__file__).parents[2])
    write(tmp_path, "旧")
    for delay in (0.001, 0.003, 0.007, 0.013, 0.021, 0.034, 0.055):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path), root], stdout=subprocess.PIPE)
        assert child.stdout.readline() == b"ready\n"
        time.sleep(delay)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        folder = tmp_path / "套件"
        assert not folder.exists() or verify(folder).intact
        assert verify(tmp_path / "套件.zip").intact
        write(tmp_path, "重建", overwrite=True)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["套件", "套件.zip"]


def test_what_a_killed_run_had_moved_aside_is_put_back(tmp_path):
    folder = write(tmp_path, "旧")
    aside = tmp_path / ".dossier-999999999-x/old"
    aside.mkdir(parents=True)
    os.rename(folder, aside / "套件")
    write_package(tmp_path, "另一套件", package("新"), b"", overwrite=False)
    assert verify(folder).intact


def test_a_zip_depends_on_the_files_and_the_day_only():
    files = package("一")
    first = zip_bytes("套件", files, DAY)
    assert first == zip_bytes("套件", reversed(files), DAY)
    assert first != zip_bytes("套件", files, date(2026, 12, 2))
