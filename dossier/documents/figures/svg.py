"""Write a scene as one standalone SVG text for previews."""

from collections.abc import Callable, Iterator, Mapping
from html import escape

from dossier.documents.figures.scene import (
    CAN_LID,
    Box,
    Connector,
    Container,
    Label,
    Point,
    Rect,
    Scene,
    Shape,
    Side,
    room,
    stacked,
)
from dossier.documents.figures.text import Paragraph, line_height, text_height
from dossier.documents.figures.theme import (
    BODY_FONT,
    HEADING_FONT,
    LATIN_FONT,
    LINE,
    LINE_WIDTH,
    LOOKS,
    MM_PER_POINT,
    TEXT,
    Look,
)

_BASELINE = 0.36
"""Distance from the middle of a line of text to its baseline, in em."""


_PART_GAP = 8.0
"""Space between the parts of a figure, mm."""


def to_svg(*scenes: Scene) -> str:
    """Return the parts of a figure, one below the other, as an SVG document whose unit is the millimetre."""
    scene = stacked(scenes, _PART_GAP)
    width, height = _n(scene.width), _n(scene.height)
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    parts = [*map(_container, scene.containers), *map(_connector, scene.connectors)]
    parts += [*map(_box, scene.boxes), *map(_label, scene.labels)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(scene.alt)}">'
        f"<title>{escape(scene.alt)}</title>{_ARROW}{''.join(parts)}</svg>"
    )


_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">'
    f'<path d="M0 0L6 3L0 6z" fill="#{LINE}"/></marker></defs>'
)


def _n(value: float) -> str:
    """Return a number with at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _paint(look: Look) -> str:
    fill = f"#{look.fill}" if look.fill else "none"
    return f'fill="{fill}" {_stroke(look.line, look.width, look.dashed)}'


def _stroke(colour: str, width: float, dashed: bool) -> str:
    dash = ' stroke-dasharray="1.6 1.2"' if dashed else ""
    return f'stroke="#{colour}" stroke-width="{_n(width * MM_PER_POINT)}"{dash}'


def _rect(rect: Rect, paint: str, radius: float = 0.0) -> str:
    corner = f' rx="{_n(radius)}"' if radius else ""
    return f'<rect x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.w)}" height="{_n(rect.h)}"{corner} {paint}/>'


def _can(rect: Rect, paint: str) -> str:
    half, lid, wide = rect.w / 2, rect.h * CAN_LID / 2, _n(rect.w)
    arc = f"{_n(half)} {_n(lid)} 0 0"
    body = f"M{_n(rect.x)} {_n(rect.y + lid)}a{arc} 1 {wide} 0v{_n(rect.h - 2 * lid)}a{arc} 1 -{wide} 0z"
    return f'<path d="{body}" {paint}/><path d="M{_n(rect.x)} {_n(rect.y + lid)}a{arc} 0 {wide} 0" {paint}/>'


def _cloud(rect: Rect, paint: str) -> str:
    return _rect(rect, paint, min(rect.w, rect.h) / 2)


def _diamond(rect: Rect, paint: str) -> str:
    sides: tuple[Side, ...] = ("top", "right", "bottom", "left")
    corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in map(rect.port, sides))
    return f'<polygon points="{corners}" {paint}/>'


_SHAPES: Mapping[Shape, Callable[[Rect, str], str]] = {
    "rect": _rect,
    "roundRect": lambda rect, paint: _rect(rect, paint, min(rect.w, rect.h) * 0.09),
    "can": _can,
    "cloud": _cloud,
    "diamond": _diamond,
    "flowChartTerminator": lambda rect, paint: _rect(rect, paint, rect.h / 2),
}


def _box(box: Box) -> str:
    text = "".join(_lines(box.paragraphs, room(box.shape, box.rect)))
    return _SHAPES[box.shape](box.rect, _paint(LOOKS[box.look])) + text


def _container(container: Container) -> str:
    title = _label(container.title) if container.title else ""
    return _rect(container.rect, _paint(LOOKS[container.look])) + title


def _connector(line: Connector) -> str:
    marker = ' marker-end="url(#arrow)"' if line.arrow else ""
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in line.route)
    return f'<polyline points="{points}" fill="none" {_stroke(LINE, LINE_WIDTH, line.dashed)}{marker}/>'


def _label(label: Label) -> str:
    return "".join(_lines((label.paragraph,), label.rect))


def _lines(paragraphs: tuple[Paragraph, ...], rect: Rect) -> Iterator[str]:
    """Yield the text lines, centred in ``rect`` from top to bottom."""
    x = rect.centre[0]
    y = rect.centre[1] - text_height(paragraphs) / 2
    for each in paragraphs:
        for line in each.lines:
            yield _line(line, each, (x, y + line_height(each.size) / 2))
            y += line_height(each.size)


def _line(text: str, paragraph: Paragraph, middle: Point) -> str:
    size = paragraph.size * MM_PER_POINT
    font = f"{HEADING_FONT}, sans-serif" if paragraph.strong else f"{BODY_FONT}, serif"
    return (
        f'<text x="{_n(middle[0])}" y="{_n(middle[1] + size * _BASELINE)}" text-anchor="middle" fill="#{TEXT}" '
        f'font-size="{_n(size)}" font-family="{LATIN_FONT}, {font}">{escape(text)}</text>'
    )
