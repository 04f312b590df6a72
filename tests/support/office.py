"""Convert documents with LibreOffice, to check that they open and to look at them."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from dossier.office.libreoffice import convert

_SECONDS = 180


def to_pdf(documents: Sequence[Path], out_dir: Path) -> list[Path]:
    """Convert all documents in one call."""
    made = convert(_program(), documents, out_dir)
    missing = [document.name for document, pdf in zip(documents, made, strict=True) if pdf is None]
    assert not missing, f"LibreOffice made no PDF of {missing}"
    return [pdf for pdf in made if pdf is not None]


def round_trip(documents: Sequence[Path], out_dir: Path) -> list[Path]:
    """Let LibreOffice open and save Word documents."""
    made = convert(_program(), documents, out_dir, "docx")
    assert None not in made
    return [path for path in made if path is not None]


def _program() -> str:
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: make office"
    return program


def to_png(pdf: Path, out_dir: Path, dpi: int = 60) -> list[Path]:
    """Draw each page of a PDF, to be looked at."""
    out_dir.mkdir(parents=True, exist_ok=True)
    stem = out_dir / pdf.stem
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(stem)], timeout=_SECONDS, check=True)
    return sorted(out_dir.glob(f"{pdf.stem}-*.png"))
