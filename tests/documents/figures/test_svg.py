"""A preview is well-formed SVG that shows every box, line and word."""

from lxml import etree

from dossier.documents.figures.scene import Scene
from dossier.documents.figures.svg import to_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_a_preview_shows_every_line_and_word(scene: Scene) -> None:
    root = etree.fromstring(to_svg(scene).encode())
    assert len(root.findall(f"{SVG}polyline")) == len(scene.connectors)
    words = {text.text for text in root.findall(f"{SVG}text")}
    assert {line for box in scene.boxes for each in box.paragraphs for line in each.lines} <= words
    assert root.get("viewBox", "").startswith("0 0 ")
