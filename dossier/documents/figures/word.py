"""Write a scene as one native Word group: editable shapes and connectors that know their shapes."""

from collections.abc import Iterator, Mapping
from html import escape

from dossier.documents.drawing import ID_MARK, Drawing
from dossier.documents.figures.scene import (
    SITES,
    SLANTED,
    Box,
    Connector,
    Container,
    Label,
    Rect,
    Scene,
    Shape,
    side_of,
)
from dossier.documents.figures.text import Paragraph
from dossier.documents.figures.theme import (
    BODY_FONT,
    HEADING_FONT,
    LATIN_FONT,
    LEADING,
    LINE,
    LINE_WIDTH,
    LOOKS,
    TEXT,
    Look,
)
from dossier.documents.figures.word_lines import ConnectorShape, connector_shape, emu

_GROUP_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_EMU_PER_POINT = 12700
_ADJUSTMENTS: Mapping[Shape, int] = {"roundRect": 9000, "can": 20000}
# A little less than the layout reckons with, so that a slightly wider font still fits.
_BOX_INSETS = (0.8, 0.5)
_NO_INSETS = (0.0, 0.0)


def to_drawing(*scenes: Scene) -> Drawing:
    """Return the parts of a figure; mostly there is one."""
    groups: list[str] = []
    first = 1
    for scene in scenes:
        groups.append(_group(scene, first))
        first += 1 + len(scene.boxes) + len(scene.containers) * 2 + len(scene.connectors) + len(scene.labels)
    return Drawing(groups[0], more=tuple(groups[1:]), source=scenes)


def _group(scene: Scene, first: int) -> str:
    """Return one native group, its ids counted from ``first``; frames lie lowest, then lines, boxes and labels."""
    ids = {box.id: number for number, box in enumerate(scene.boxes, start=first + 1)}
    shapes = "".join(_shapes(scene, ids, first + 1 + len(scene.boxes)))
    width, height = emu(scene.width), emu(scene.height)
    return (
        '<mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{ID_MARK}{first}" name="图示" descr="{_attribute(scene.alt)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_GROUP_URI}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></wpg:grpSpPr>'
        f"{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
    )


def _shapes(scene: Scene, ids: Mapping[str, int], number: int) -> Iterator[str]:
    """Yield the shapes; those which are no boxes are numbered from ``number``."""
    rects = {box.id: box for box in scene.boxes}
    for container in scene.containers:
        yield _container(container, number)
        number += 1
    for line in scene.connectors:
        yield _connector(line, number, ids, rects)
        number += 1
    for box in scene.boxes:
        yield _box(box, ids[box.id])
    for label in (*(each.title for each in scene.containers if each.title), *scene.labels):
        yield _label(label, number)
        number += 1


def _attribute(text: str) -> str:
    return escape(" ".join(text.split()), quote=True)


def _properties(number: int, name: str) -> str:
    return f'<wps:cNvPr id="{ID_MARK}{number}" name="{_attribute(name)}"/>'


def _geometry(rect: Rect, preset: str, adjustment: int | None) -> str:
    guide = "" if adjustment is None else f'<a:gd name="adj" fmla="val {adjustment}"/>'
    return (
        f'<a:xfrm><a:off x="{emu(rect.x)}" y="{emu(rect.y)}"/><a:ext cx="{emu(rect.w)}" cy="{emu(rect.h)}"/></a:xfrm>'
        f'<a:prstGeom prst="{preset}"><a:avLst>{guide}</a:avLst></a:prstGeom>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"


def _stroke(colour: str, width: float, dashed: bool, tail: str = "") -> str:
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{round(width * _EMU_PER_POINT)}">{_fill(colour)}{dash}{tail}</a:ln>'


def _painted(look: Look) -> str:
    return _fill(look.fill) + _stroke(look.line, look.width, look.dashed)


def _container(container: Container, number: int) -> str:
    return (
        f"<wps:wsp>{_properties(number, container.name)}<wps:cNvSpPr/>"
        f"<wps:spPr>{_geometry(container.rect, 'rect', None)}{_painted(LOOKS[container.look])}</wps:spPr>"
        "<wps:bodyPr/></wps:wsp>"
    )


def _box(box: Box, number: int) -> str:
    geometry = _geometry(box.rect, box.shape, _ADJUSTMENTS.get(box.shape))
    return (
        f"<wps:wsp>{_properties(number, box.name)}<wps:cNvSpPr/>"
        f"<wps:spPr>{geometry}{_painted(LOOKS[box.look])}</wps:spPr>"
        f"{_text(box.paragraphs)}{_body(_NO_INSETS if box.shape in SLANTED else _BOX_INSETS)}</wps:wsp>"
    )


def _label(label: Label, number: int) -> str:
    name = "标注 " + "".join(label.paragraph.lines)
    return (
        f'<wps:wsp>{_properties(number, name)}<wps:cNvSpPr txBox="1"/>'
        f"<wps:spPr>{_geometry(label.rect, 'rect', None)}<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        f"{_text((label.paragraph,))}{_body(_NO_INSETS)}</wps:wsp>"
    )


def _connector(line: Connector, number: int, ids: Mapping[str, int], boxes: Mapping[str, Box]) -> str:
    source, target = boxes[line.source], boxes[line.target]
    tail = '<a:tailEnd type="triangle" w="med" len="med"/>' if line.arrow else ""
    return (
        f"<wps:wsp>{_properties(number, f'连线 {source.name}—{target.name}')}<wps:cNvCnPr>"
        f'<a:stCxn id="{ID_MARK}{ids[source.id]}" idx="{_site(source, line.route[0])}"/>'
        f'<a:endCxn id="{ID_MARK}{ids[target.id]}" idx="{_site(target, line.route[-1])}"/></wps:cNvCnPr>'
        f"<wps:spPr>{_bent_geometry(connector_shape(line.route))}"
        f"{_stroke(LINE, LINE_WIDTH, line.dashed, tail)}</wps:spPr><wps:bodyPr/></wps:wsp>"
    )


def _site(box: Box, point: tuple[float, float]) -> int:
    return SITES[box.shape][side_of(box.rect, point)]


def _bent_geometry(shape: ConnectorShape) -> str:
    turn = f' rot="{shape.rotation}"' if shape.rotation else ""
    turn += ' flipH="1"' * shape.flip_h + ' flipV="1"' * shape.flip_v
    guides = "".join(
        f'<a:gd name="adj{number}" fmla="val {value}"/>' for number, value in enumerate(shape.adjustments, start=1)
    )
    return (
        f'<a:xfrm{turn}><a:off x="{shape.x}" y="{shape.y}"/><a:ext cx="{shape.cx}" cy="{shape.cy}"/></a:xfrm>'
        f'<a:prstGeom prst="{shape.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    )


def _body(insets: tuple[float, float]) -> str:
    wide, high = emu(insets[0]), emu(insets[1])
    return (
        f'<wps:bodyPr wrap="square" lIns="{wide}" tIns="{high}" rIns="{wide}" bIns="{high}" '
        f'anchor="ctr"><a:noAutofit/></wps:bodyPr>'
    )


def _text(paragraphs: tuple[Paragraph, ...]) -> str:
    content = "".join(map(_paragraph, paragraphs))
    return f"<wps:txbx><w:txbxContent>{content or '<w:p/>'}</w:txbxContent></wps:txbx>"


def _paragraph(paragraph: Paragraph) -> str:
    """The host's styles indent the first line and space lines out; here both are switched off."""
    pitch = round(paragraph.size * LEADING * 20)
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in paragraph.lines)
    return (
        f'<w:p><w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>'
        f'<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        f"<w:r>{_run_properties(paragraph)}{lines}</w:r></w:p>"
    )


def _run_properties(paragraph: Paragraph) -> str:
    font = HEADING_FONT if paragraph.strong else BODY_FONT
    size = round(paragraph.size * 2)
    return (
        f'<w:rPr><w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" w:eastAsia="{font}" w:cs="{LATIN_FONT}"/>'
        f'<w:color w:val="{TEXT}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
