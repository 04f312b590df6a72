"""Convert documents with LibreOffice, to check that they open and to look at them."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import dossier.style

FONTS = Path(dossier.style.__file__).parent / "fonts.conf"
"""Maps the fonts which the documents name to free ones."""

_SECONDS = 180
_WITH_BOOKMARKS = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'


def to_pdf(documents: Sequence[Path], out_dir: Path) -> list[Path]:
    """Convert all documents in one call; LibreOffice reports success even for a broken file, so look for each PDF."""
    out_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", _WITH_BOOKMARKS,
             "--outdir", str(out_dir), *map(str, documents)],
            env={**os.environ, "FONTCONFIG_FILE": str(FONTS)}, timeout=_SECONDS, check=True, capture_output=True,
        )  # fmt: skip
    made = [out_dir / f"{document.stem}.pdf" for document in documents]
    missing = [path.name for path in made if not path.is_file()]
    assert not missing, f"LibreOffice made no {missing}"
    return made


def to_png(pdf: Path, out_dir: Path, dpi: int = 60) -> list[Path]:
    """Draw each page of a PDF, to be looked at."""
    out_dir.mkdir(parents=True, exist_ok=True)
    stem = out_dir / pdf.stem
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(stem)], timeout=_SECONDS, check=True)
    return sorted(out_dir.glob(f"{pdf.stem}-*.png"))
