"""The files of a case are inspected once, remembered, and looked at again when they change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.evidence.inspect import parent
from dossier.evidence.inspect.parent import inspection_of, inspections
from dossier.evidence.inspection import Inspection
from dossier.pipeline import open_profile
from tests.evidence import samples, scans

PROFILE = """
company: {name: 示例公司}
application: {action: 新办, categories: [B25], province: 北京}
evidence:
  - {material: business_licence, file: a.pdf}
  - {material: business_licence, file: a.pdf, subject: 副本}
  - {material: domain_certificate, file: b.jpg}
  - {material: declaration, file: gone.pdf}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Name every file that is really opened."""
    names: list[str] = []
    real = parent.inspect

    def noted(path: Path) -> Inspection:
        names.append(path.name)
        return real(path)

    monkeypatch.setattr(parent, "inspect", noted)
    return names


def opened(folder: Path) -> Case:
    return open_profile(folder / "profile.yaml")


def filled(folder: Path) -> Path:
    (folder / "a.pdf").write_bytes(samples.pdf())
    (folder / "b.jpg").write_bytes(scans.jpeg_of(1060, 1500))
    (folder / "profile.yaml").write_text(PROFILE, "utf-8")
    return folder


def test_each_file_that_is_there_is_looked_at_once(tmp_path: Path, looked_at: list[str]) -> None:
    case = opened(filled(tmp_path))
    assert {path.name for path in inspections(case)} == {"a.pdf", "b.jpg"}
    assert inspection_of(case, (tmp_path / "a.pdf").resolve()).kind == "pdf"
    assert looked_at == ["a.pdf", "b.jpg"]


def test_another_run_remembers_and_looks_again_at_what_changed(tmp_path: Path, looked_at: list[str]) -> None:
    before = inspections(opened(filled(tmp_path)))
    assert inspections(opened(tmp_path)) == before
    assert looked_at == ["a.pdf", "b.jpg"]
    (tmp_path / "a.pdf").write_bytes(samples.encrypted_pdf())
    after = inspections(opened(tmp_path))
    assert looked_at == ["a.pdf", "b.jpg", "a.pdf"]
    assert [one.encrypted for one in after.values()] == ["password", ""]


def test_a_look_that_took_too_long_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (filled(tmp_path) / "a.pdf").write_bytes(samples.pdf(300))
    with monkeypatch.context() as hurried:
        hurried.setattr(parent, "SECONDS", 0.005)
        assert not any(one.openable for one in inspections(opened(tmp_path)).values())
    assert all(one.openable for one in inspections(opened(tmp_path)).values())


def test_the_libraries_are_never_loaded_into_the_process_that_asks(tmp_path: Path) -> None:
    report = "[name for name in ('pypdf', 'pikepdf', 'PIL', 'numpy') if name in sys.modules]"
    assert checked(filled(tmp_path), report) == "[]"


def checked(folder: Path, report: str) -> str:
    """Run a check in a process of its own, and return what it reports at its end."""
    code = (
        "import sys; from pathlib import Path; from dossier.pipeline import open_profile\n"
        "from dossier.checks.run import run_checks\n"
        f"found = run_checks(open_profile(Path(sys.argv[1])))\nprint({report})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "profile.yaml")],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip
    return done.stdout.strip()


_OF_FILES = "sorted((one.code, one.outcome, one.message.zh) for one in found if one.code[0] == 'L')"


def test_a_check_of_files_that_are_known_starts_no_process(tmp_path: Path) -> None:
    filled(tmp_path)
    heavy = ("subprocess", "tempfile", "shutil", "numpy", "dossier.private")
    report = f"[name for name in {heavy} if name in sys.modules]"
    assert "subprocess" in checked(tmp_path, report)
    assert checked(tmp_path, report) == "[]"


def test_a_check_without_a_cache_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_cache = checked(filled(tmp_path), _OF_FILES)
    monkeypatch.setenv("DOSSIER_CACHE", "")
    assert checked(tmp_path, _OF_FILES) == with_cache
    assert "L07" in with_cache
