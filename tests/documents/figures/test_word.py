"""A drawing is sound Word: well-formed, valid, its lines glued to shapes and drawn where the layout says."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

from dossier.documents.drawing import ID_MARK
from dossier.documents.figures import EquityNode, equity_figure
from dossier.documents.figures.scene import Scene
from dossier.documents.figures.word import to_drawing

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
W = f"{{{NS['w']}}}"


def faults(path: Path) -> list[str]:
    """Return what the audit finds, save that the small file of the test has no theme, styles and the like."""
    errors = map(str, OpenXmlValidator().validate(path).errors)
    return [error for error in errors if "required relationship" not in error]


def test_a_file_of_all_figures_passes_the_schema_audit(docx_of_all: Path) -> None:
    assert not faults(docx_of_all)


def test_the_schema_audit_would_notice_a_fault(docx_of_all: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(docx_of_all) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<wp:cNvGraphicFramePr/>", b"<wp:bogus/>"))
    assert faults(broken)


def test_shape_ids_are_unique_and_lines_name_existing_shapes(parsed: etree._Element) -> None:
    shapes = parsed.xpath("//wps:cNvPr/@id | //wp:docPr/@id", namespaces=NS)
    assert len(set(shapes)) == len(shapes)
    boxes = set(parsed.xpath("//wps:wsp[wps:txbx]/wps:cNvPr/@id", namespaces=NS))
    glued = parsed.xpath("//a:stCxn/@id | //a:endCxn/@id", namespaces=NS)
    assert glued
    assert set(glued) <= boxes


def test_every_shape_has_a_name_and_the_drawing_an_alternative_text(parsed: etree._Element) -> None:
    assert all(name.strip() for name in parsed.xpath("//wps:cNvPr/@name", namespaces=NS))
    assert parsed.xpath("string(//wp:docPr/@descr)", namespaces=NS)


def test_every_run_names_its_fonts_and_no_theme_font(parsed: etree._Element) -> None:
    fonts = parsed.findall(".//w:rFonts", NS)
    assert {each.get(f"{W}eastAsia") for each in fonts} <= {"黑体", "宋体"}
    assert {each.get(f"{W}ascii") for each in fonts} == {"Times New Roman"}


def test_all_words_of_the_scene_are_in_the_drawing(scene: Scene, parsed: etree._Element) -> None:
    written = "".join(parsed.xpath("//w:t/text()", namespaces=NS))
    for box in scene.boxes:
        for paragraph in box.paragraphs:
            assert "".join(paragraph.lines) in written


def test_ids_are_left_to_the_engine(scene: Scene) -> None:
    xml = to_drawing(scene).xml
    ids = re.findall(r'(?:cNvPr|docPr|stCxn|endCxn) id="([^"]*)"', xml)
    assert all(re.fullmatch(f"{ID_MARK}[0-9]+", each) for each in ids)


def test_marks_of_the_markup_in_names_are_escaped() -> None:
    tree = EquityNode('A & B <"甲">', "applicant", children=(EquityNode("R&D's", "person", "<5%"),))
    xml = equity_figure(tree).xml
    assert "A &amp; B" in xml
    assert "&lt;5%" in xml
    assert 'name="A &amp; B &lt;&quot;甲&quot;&gt;"' in xml


def test_the_same_figure_gives_the_same_bytes_under_any_hash_seed() -> None:
    code = (
        "from dossier.documents.figures import *\n"
        "zones = (Zone('甲', tuple(Node(c, c, 'app') for c in 'abc')), Zone('乙', tuple(Node(c, c, 'db') for c in 'de')))\n"
        "links = tuple(Link(a, b, '读') for a in 'abc' for b in 'de')\n"
        "print(ascii(topology_figure(zones, links).xml))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(outputs) == 1
