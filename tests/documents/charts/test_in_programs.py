"""Office programs take the charts: LibreOffice draws and keeps them, the Open XML SDK has nothing to object to."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from dossier.documents.pictures import draw
from tests.support.cases import case_of
from tests.support.office import round_trip, to_pdf
from tests.support.ooxml import sdk_validate
from tests.support.templates import render

KINDS = ("chart-users", "chart-revenue", "chart-result", "chart-funding", "chart-capacity-wide")


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document with every chart."""
    figures = "".join(f"::: figure 图题 {{kind={kind}}}\n\n" for kind in KINDS[:-1])
    wide = f"::: landscape\n::: figure 图题 {{kind={KINDS[-1]}}}\n:::\n"
    path = tmp_path_factory.mktemp("charts") / "charts.docx"
    path.write_bytes(render(f"# 甲\n\n{figures}{wide}", figure=lambda kind: draw(case_of("qinghe"), kind)).data)
    return path


def test_libreoffice_draws_names_and_numbers(charts: Path, tmp_path: Path) -> None:
    (pdf,) = to_pdf([charts], tmp_path)
    shown = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    words = re.sub(r"\s", "", shown)
    for said in ("48000", "721.2", "-48.4", "资金来源合计300万元", "当年损益", "出口带宽"):
        assert said in words


def test_libreoffice_keeps_the_charts_when_it_saves_the_document(charts: Path, tmp_path: Path) -> None:
    (kept,) = round_trip([charts], tmp_path)
    with zipfile.ZipFile(kept) as archive:
        parts = [name for name in archive.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        assert len(parts) == len(KINDS)
        assert "注册用户" in archive.read(min(parts)).decode()


def test_the_open_xml_sdk_accepts_document_and_workbooks_and_refuses_a_broken_one(charts: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(charts) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'<c:gapWidth val="70"/>', b'<c:gapWidth val="9999"/>'))
        book = Path(source.extract("word/embeddings/chart1.xlsx", tmp_path))
    found = sdk_validate([charts, book, broken])
    assert not found[charts]
    assert not found[book]
    assert len(found[broken]) == len(KINDS)
