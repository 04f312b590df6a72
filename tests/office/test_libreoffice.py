"""LibreOffice is found or switched off, and a conversion that fails or hangs leaves nothing behind."""

import shutil
import sys
import time
from pathlib import Path

import pytest

from dossier.errors import UsageError
from dossier.office import libreoffice
from dossier.office.libreoffice import convert, find_libreoffice
from tests.support.office import round_trip


def test_the_environment_names_the_program_or_switches_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_SOFFICE", sys.executable)
    assert find_libreoffice() == sys.executable
    monkeypatch.setenv("DOSSIER_SOFFICE", "")
    assert find_libreoffice() is None
    monkeypatch.delenv("DOSSIER_SOFFICE")
    assert find_libreoffice() == shutil.which("soffice")


def test_a_program_that_is_not_there_is_never_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOSSIER_SOFFICE", str(tmp_path / "soffice"))
    with pytest.raises(UsageError, match="不存在"):
        find_libreoffice()


def test_a_file_that_cannot_be_read_gives_no_result_and_does_not_spoil_the_others(tmp_path: Path) -> None:
    good = Path("dossier/style/parts/qy.docx")
    empty = tmp_path / "empty.docx"
    missing = tmp_path / "missing.docx"
    empty.write_bytes(b"PK\x03\x04 torn")
    program = shutil.which("soffice")
    assert program
    made = convert(program, [good, missing], tmp_path / "out")
    assert [path is None for path in made] == [False, True]
    assert made[0] is not None
    assert made[0].read_bytes()[:4] == b"%PDF"
    (saved,) = round_trip([good], tmp_path / "again")
    assert saved.suffix == ".docx"


def test_a_program_that_is_not_there_or_fails_gives_nothing(tmp_path: Path) -> None:
    assert convert("/nowhere/soffice", [tmp_path / "x.docx"], tmp_path) == [None]
    assert convert("/bin/false", [tmp_path / "x.docx"], tmp_path) == [None]


def test_a_program_that_hangs_is_killed_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_START_SECONDS", 0.3)
    monkeypatch.setattr(libreoffice, "_FILE_SECONDS", 0)
    hanging = tmp_path / "soffice"
    late = tmp_path / "late"
    hanging.write_text(f"#!/bin/sh\n(sleep 1.5; touch {late}) &\nwait\n", "utf-8")
    hanging.chmod(0o755)
    assert convert(str(hanging), [tmp_path / "x.docx"], tmp_path / "out") == [None]
    time.sleep(1.8)
    assert not late.exists()
