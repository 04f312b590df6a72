"""The wheel carries templates, law and style, and works without the checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

from tests.acceptance.conftest import ROOT


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env={**clean, **environment}, check=False)


def test_an_installed_wheel_builds_a_package(tmp_path):
    wheel = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(tmp_path), str(ROOT), cwd=tmp_path
    )
    assert wheel.returncode == 0, wheel.stderr
    venv.create(tmp_path / "venv", with_pip=True)
    python = str(tmp_path / "venv/bin/python")
    made = next(tmp_path.glob("*.whl"))
    installed = run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(made), cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    built = run(
        str(tmp_path / "venv/bin/dossier"), "build", str(ROOT / "examples/qinghe/profile.yaml"), "-o", str(tmp_path / "out"),
        cwd=tmp_path, DOSSIER_CACHE=str(tmp_path / "cache"),
    )  # fmt: skip
    assert built.returncode == 0, built.stderr + built.stdout
    assert len(list((tmp_path / "out").rglob("*.docx"))) == 19
