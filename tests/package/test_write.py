"""A package is written whole or not at all, and never over hand-made changes."""

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dossier.errors import DossierError, UsageError
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.encrypted import neutral_name
from dossier.package.verify import verify
from dossier.package.write import recover, write_package

DAY = date(2026, 12, 1)
LOCKED = "dossier-20261201-00000000.zip"


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


def test_edits_in_what_a_killed_run_had_moved_aside_are_not_overwritten(tmp_path):
    folder = write(tmp_path, "旧")
    (folder / "01-甲/00.pdf").write_text("人工修改")
    aside = tmp_path / ".dossier-999999999-x/old"
    aside.mkdir(parents=True)
    os.rename(folder, aside / "套件")
    with pytest.raises(UsageError, match="人工改动"):
        write(tmp_path, "新")
    assert (folder / "01-甲/00.pdf").read_text() == "人工修改"


def test_recovering_brings_back_what_was_moved_aside(tmp_path):
    folder = write(tmp_path, "旧")
    aside = tmp_path / ".dossier-999999999-x/old"
    aside.mkdir(parents=True)
    os.rename(folder, aside / "套件")
    recover(tmp_path)
    recover(tmp_path / "none")
    assert verify(folder).intact
    assert sorted(path.name for path in tmp_path.iterdir()) == ["套件", "套件.zip"]


def test_a_failed_rename_puts_the_old_package_back(tmp_path, monkeypatch):
    folder = write(tmp_path, "旧")
    real = os.rename

    def rename(source, target):
        if Path(source).parent.name == "new":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr("dossier.package.exchange.os.rename", rename)
    with pytest.raises(DossierError):
        write(tmp_path, "新")
    assert (folder / "01-甲/00.pdf").read_text() == "旧 0"
    assert verify(folder).intact


def test_the_old_package_is_never_thrown_away_while_nothing_stands_in_its_place(tmp_path, monkeypatch):
    folder = write(tmp_path, "旧")
    (folder / "01-甲/00.pdf").write_text("人工修改")
    real, calls = os.rename, []

    def rename(source, target):
        calls.append(source)
        if len(calls) > 1:
            raise OSError(5, "Input/output error")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("dossier.package.exchange.os.rename", rename)
        with pytest.raises(DossierError):
            write(tmp_path, "新", overwrite=True)
    assert not folder.exists()
    recover(tmp_path)
    assert (folder / "01-甲/00.pdf").read_text() == "人工修改"


@pytest.mark.parametrize("step", range(6))
def test_a_full_disk_leaves_the_old_package_whole(tmp_path, monkeypatch, step):
    folder = write(tmp_path, "旧")
    real, calls = os.fsync, []

    def fsync(handle):
        calls.append(handle)
        if len(calls) > step:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr("dossier.package.write.os.fsync", fsync)
    with pytest.raises(DossierError, match="无法写入"):
        write(tmp_path, "新")
    assert verify(folder).intact
    assert verify(tmp_path / "套件.zip").intact
    assert sorted(path.name for path in tmp_path.iterdir()) == ["套件", "套件.zip"]


def test_edits_that_an_earlier_build_carried_over_are_not_dropped_by_one_that_does_not_know_them(tmp_path):
    folder = write(tmp_path, "旧")
    listed = json.loads((folder / "manifest.json").read_text())
    listed["files"][0]["carried"] = ["the edited file"]
    (folder / "manifest.json").write_text(json.dumps(listed))
    with pytest.raises(UsageError, match=r"00\.pdf"):
        write(tmp_path, "新")
    files = package("新")
    known = {hashlib.sha256("旧 0".encode()).hexdigest()}
    write_package(tmp_path, "套件", files, zip_bytes("套件", files, DAY), carried=known)
    assert (folder / "01-甲/00.pdf").read_text() == "新 0"


def test_a_link_in_place_of_a_document_is_refused_even_if_its_target_is_known(tmp_path):
    folder = write(tmp_path, "旧")
    other = tmp_path / "other.pdf"
    other.write_text("x")
    (folder / "01-甲/00.pdf").unlink()
    (folder / "01-甲/00.pdf").symlink_to(other)
    files = package("新")
    with pytest.raises(UsageError):
        write_package(tmp_path, "套件", files, b"", carried={hashlib.sha256(b"x").hexdigest()})


def test_builds_into_one_folder_at_the_same_time_leave_one_whole_package(tmp_path):
    root = str(Path(__file__).parents[2])
    started = [
        subprocess.Popen([sys.executable, "-c", MANY, str(tmp_path), root, name], stderr=subprocess.PIPE)
        for name in ("甲", "乙", "丙")
    ]
    assert [child.communicate()[1] for child in started] == [b""] * 3
    assert verify(tmp_path / "套件").intact
    assert verify(tmp_path / "套件.zip").intact
    with zipfile.ZipFile(tmp_path / "套件.zip") as archive:
        assert archive.read("套件/manifest.json") == (tmp_path / "套件/manifest.json").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["套件", "套件.zip"]


MANY = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:3]
from tests.package.test_write import write
for round in range(40):
    write(Path(sys.argv[1]), f"{sys.argv[3]}{round}")
"""


def test_a_zip_depends_on_the_files_and_the_day_only():
    files = package("一")
    first = zip_bytes("套件", files, DAY)
    assert first == zip_bytes("套件", reversed(files), DAY)
    assert first != zip_bytes("套件", files, date(2026, 12, 2))


def locked(folder, data, name):
    files = package(data)
    return write_package(folder, "套件", files, b"locked", archive_name=name)


def test_a_locked_zip_stands_alone_whatever_the_last_build_left(tmp_path):
    write(tmp_path, "一")
    assert (tmp_path / "套件.zip").exists()
    locked(tmp_path, "二", LOCKED)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dossier-20261201-00000000.zip", "套件"]
    assert (tmp_path / "dossier-20261201-00000000.zip").read_bytes() == b"locked"


def test_the_locked_zip_of_the_old_package_goes_and_other_files_stay(tmp_path):
    content = json.dumps({"schema": 1, "status": "final", "as_of": "2026-12-01", "files": []}).encode()
    old, other = neutral_name(content), "dossier-20261201-00000000.zip"
    write_package(tmp_path, "套件", [Artifact("manifest.json", content)], b"locked", archive_name=old)
    (tmp_path / other).write_bytes(b"another's")
    write(tmp_path, "二")
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([other, "套件", "套件.zip"])


@pytest.mark.skipif(os.name == "nt", reason="modes are of another kind there")
def test_others_than_owner_and_group_see_nothing_of_a_package(tmp_path):
    before = os.umask(0o022)
    try:
        folder = write(tmp_path, "一")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750
    assert stat.S_IMODE((tmp_path / "套件.zip").stat().st_mode) == 0o640


def state(out):
    """Return what stands in a folder: the text of the package's first file, and every zip."""
    zips = {path.name: path.read_bytes() for path in out.glob("*.zip") if path.is_file()}
    return (out / "套件/01-甲/00.pdf").read_text(), zips


def test_a_zip_that_cannot_be_put_in_its_place_leaves_the_old_folder_too(tmp_path):
    write(tmp_path, "旧")
    before = state(tmp_path)
    (tmp_path / LOCKED / "mine").mkdir(parents=True)
    with pytest.raises(DossierError, match="原有文件未受影响"):
        locked(tmp_path, "新", LOCKED)
    assert state(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [LOCKED, "套件", "套件.zip"]
    assert (tmp_path / LOCKED / "mine").is_dir()


@pytest.mark.parametrize("step", range(4))
@pytest.mark.parametrize("archive", ["套件.zip", LOCKED])
def test_a_move_that_fails_takes_folder_and_zip_back_together(tmp_path, monkeypatch, step, archive):
    write(tmp_path, "旧")
    before, calls = state(tmp_path), []

    def failing(real):
        def move(source, target):
            calls.append(source)
            if len(calls) == step + 1:
                raise OSError(5, "Input/output error")
            real(source, target)

        return move

    moves = 4 if archive == LOCKED else 3  # the zip with another name, the old folder, the new one, the new zip
    with monkeypatch.context() as patch:
        patch.setattr("dossier.package.exchange.os.rename", failing(os.rename))
        patch.setattr("dossier.package.exchange.os.replace", failing(os.replace))
        if step < moves:
            with pytest.raises(DossierError, match="原有文件未受影响"):
                locked(tmp_path, "新", archive)
        else:
            locked(tmp_path, "新", archive)
    assert state(tmp_path) == (before if step < moves else ("新 0", {archive: b"locked"}))
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("step", range(6))
@pytest.mark.parametrize("archive", ["套件.zip", LOCKED])
def test_a_run_killed_between_two_moves_is_put_right_folder_and_zip_together(tmp_path, archive, step):
    write(tmp_path, "旧")
    before = state(tmp_path)
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), root, archive, str(step)], check=False)
    recover(tmp_path)
    assert state(tmp_path) in (before, ("新 0", {archive: b"locked"}))
    assert len(list(tmp_path.iterdir())) == 2


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = sys.argv[2:3]
from tests.package.test_write import locked
calls = []
def stop(real):
    def move(*args, **more):
        if len(calls) == int(sys.argv[4]):
            os.kill(os.getpid(), signal.SIGKILL)
        calls.append(args)
        return real(*args, **more)
    return move
import shutil
os.rename, os.replace, shutil.rmtree = stop(os.rename), stop(os.replace), stop(shutil.rmtree)
locked(Path(sys.argv[1]), "新", sys.argv[3])
"""


def test_what_could_not_be_put_back_is_said_to_lie_aside(tmp_path, monkeypatch):
    write(tmp_path, "旧")
    before, real, calls = state(tmp_path), os.rename, []

    def rename(source, target):
        calls.append(source)
        if len(calls) > 1:
            raise OSError(5, "Input/output error")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("dossier.package.exchange.os.rename", rename)
        with pytest.raises(DossierError, match="没能恢复原样") as problem:
            write(tmp_path, "新")
    assert ".dossier-" in problem.value.where
    recover(tmp_path)
    assert state(tmp_path) == before


def with_aside(out, text, aside):
    files = [*package(text), Artifact(".dossier/aside/D05.docx", aside)]
    hidden = Artifact(".dossier/generated.zip", zip_bytes("generated", [Artifact("D05.docx", aside)], DAY))
    return write_package(out, "套件", [*files, hidden], b"")


def test_a_document_kept_aside_that_somebody_has_edited_is_not_overwritten_unless_its_edits_are_known(tmp_path):
    edited = with_aside(tmp_path, "一", b"generated") / ".dossier/aside/D05.docx"
    with_aside(tmp_path, "二", b"generated")
    edited.write_bytes(b"edited")
    with pytest.raises(UsageError, match=r"aside/D05\.docx"):
        write(tmp_path, "三")
    assert edited.read_bytes() == b"edited"
    files = package("三")
    write_package(tmp_path, "套件", files, b"", carried={hashlib.sha256(b"edited").hexdigest()})
    assert not (tmp_path / "套件/.dossier").exists()


def test_a_document_kept_aside_that_somebody_has_edited_is_kept_when_it_is_dropped(tmp_path):
    folder = with_aside(tmp_path, "一", b"generated")
    (folder / ".dossier/aside/D05.docx").write_bytes(b"edited")
    write(tmp_path, "二", overwrite=True)
    assert (folder / ".dossier/dropped/aside/D05.docx").read_bytes() == b"edited"
    assert verify(folder).intact
