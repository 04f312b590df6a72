"""Write the parts of a chart as DrawingML: the chart with its numbers cached, fonts and fills named."""

from collections.abc import Iterator, Sequence
from html import escape

from dossier.documents.charts.model import Fill, Graph, Place, Series
from dossier.values.money import plain

NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
SHEET = "Sheet1"
"""Sheet of the embedded workbook: categories in column A from row 2, one column for each series."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_INK, _GRID, _FONT, _LATIN = "000000", "D9D9D9", "黑体", "Times New Roman"
_TEXT_SIZE, _LABEL_SIZE = 900, 850
_CATEGORIES, _NUMBERS = 111111111, 222222222
_GAP_WIDTH = 70


def chart_xml(graph: Graph) -> str:
    """Return the chart part of ``graph``; it names its workbook by the relationship ``rId1``."""
    return (
        f'{_DECLARATION}<c:chartSpace {NAMES}><c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{_bars(graph)}{_lines(graph)}{_axes(graph)}'
        f"<c:spPr><a:noFill/></c:spPr></c:plotArea>{_legend(graph)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_solid('FFFFFF')}<a:ln><a:noFill/></a:ln></c:spPr>{_text(_TEXT_SIZE)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def column(number: int) -> str:
    """Return the letters of a worksheet column, counted from 0."""
    letters = ""
    while number >= 0:
        letters = chr(65 + number % 26) + letters
        number = number // 26 - 1
    return letters


def _legend(graph: Graph) -> str:
    unseen = "".join(
        f'<c:legendEntry><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
        for number, one in enumerate(graph.series)
        if not one.seen
    )
    return f'<c:legend><c:legendPos val="b"/>{unseen}<c:overlay val="0"/></c:legend>'


def _numbered(graph: Graph, *, lines: bool) -> Iterator[tuple[int, Series]]:
    return ((number, one) for number, one in enumerate(graph.series) if (one.fill is None) is lines)


def _bars(graph: Graph) -> str:
    series = "".join(_bar(graph, number, one) for number, one in _numbered(graph, lines=False))
    grouping, overlap = ("stacked", 100) if graph.stacked else ("clustered", -8)
    return (
        f'<c:barChart><c:barDir val="{"bar" if graph.lying else "col"}"/><c:grouping val="{grouping}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{_GAP_WIDTH}"/><c:overlap val="{overlap}"/>'
        f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_NUMBERS}"/></c:barChart>'
    )


def _lines(graph: Graph) -> str:
    series = "".join(_line(graph, number, one) for number, one in _numbered(graph, lines=True))
    if not series:
        return ""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_NUMBERS}"/></c:lineChart>'
    )


def _bar(graph: Graph, number: int, series: Series) -> str:
    assert series.fill is not None
    outline = f'<a:ln w="9525">{_solid("1F3864")}</a:ln>'
    return (
        f"<c:ser>{_head(number, series)}<c:spPr>{_area(series.fill)}{outline}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{_labels(series)}{_data(graph, number, series)}</c:ser>'
    )


def _line(graph: Graph, number: int, series: Series) -> str:
    stroke = f'<a:ln w="25400">{_solid(_INK)}</a:ln>' if series.seen else "<a:ln><a:noFill/></a:ln>"
    diamond = (
        f'<c:marker><c:symbol val="diamond"/><c:size val="7"/><c:spPr>{_solid("FFFFFF")}'
        f'<a:ln w="15875">{_solid(_INK)}</a:ln></c:spPr></c:marker>'
    )
    marker = diamond if series.seen else '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f"<c:ser>{_head(number, series)}<c:spPr>{stroke}</c:spPr>{marker}{_labels(series)}"
        f'{_data(graph, number, series)}<c:smooth val="0"/></c:ser>'
    )


def _head(number: int, series: Series) -> str:
    place = f"{SHEET}!${column(number + 1)}$1"
    return f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx>{_words(place, (series.name,))}</c:tx>'


def _data(graph: Graph, number: int, series: Series) -> str:
    last, letter = len(graph.categories) + 1, column(number + 1)
    names = _words(f"{SHEET}!$A$2:$A${last}", graph.categories)
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{plain(value)}</c:v></c:pt>'
        for place, value in enumerate(series.values)
        if value is not None
    )
    return (
        f"<c:cat>{names}</c:cat><c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(series.values)}"/>{points}</c:numCache>'
        "</c:numRef></c:val>"
    )


def _words(place: str, words: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(word)}</c:v></c:pt>' for n, word in enumerate(words))
    return f'<c:strRef><c:f>{place}</c:f><c:strCache><c:ptCount val="{len(words)}"/>{points}</c:strCache></c:strRef>'


def _labels(series: Series) -> str:
    """Every number has its own place, or none where it would stand on another one."""
    points = "".join(_label(number, place, series) for number, place in enumerate(series.places))
    return f"<c:dLbls>{points}{_shows('0')}</c:dLbls>"


def _label(number: int, place: Place, series: Series) -> str:
    if not place or series.values[number] is None:
        return f'<c:dLbl><c:idx val="{number}"/><c:delete val="1"/></c:dLbl>'
    inside = series.fill if place == "ctr" else None
    on_line = series.fill is None and series.seen
    ground = _solid("FFFFFF") if on_line or (inside and inside.pattern) else "<a:noFill/>"
    light = inside is not None and inside.dark
    return (
        f'<c:dLbl><c:idx val="{number}"/><c:spPr>{ground}<a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(_LABEL_SIZE, "FFFFFF" if light else _INK)}<c:dLblPos val="{place}"/>{_shows("1")}</c:dLbl>'
    )


def _shows(value: str) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _axes(graph: Graph) -> str:
    """Names of categories stand at the foot, below negative columns as well."""
    below, beside = ("l", "b") if graph.lying else ("b", "l")
    turn = "" if graph.lying else ' rot="-5400000" vert="horz"'
    title = (
        f"<c:title><c:tx><c:rich><a:bodyPr{turn}/><a:p><a:pPr>{_run_look('defRPr', _TEXT_SIZE)}</a:pPr>"
        f"<a:r>{_run_look('rPr', _TEXT_SIZE)}<a:t>{escape(graph.unit)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/>{_SCALE}<c:axPos val="{below}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="9525">{_solid(_INK)}</a:ln></c:spPr>{_text(_TEXT_SIZE)}'
        f'<c:crossAx val="{_NUMBERS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_NUMBERS}"/>{_SCALE}<c:axPos val="{beside}"/>'
        f'<c:majorGridlines><c:spPr><a:ln w="6350">{_solid(_GRID)}</a:ln></c:spPr></c:majorGridlines>{title}'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{_text(_TEXT_SIZE)}'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


_SCALE = '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'


def _area(fill: Fill) -> str:
    if not fill.pattern:
        return _solid(fill.colour)
    return (
        f'<a:pattFill prst="{fill.pattern}"><a:fgClr><a:srgbClr val="{fill.colour}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _text(size: int, colour: str = _INK) -> str:
    look = _run_look("defRPr", size, colour)
    return f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'


def _run_look(element: str, size: int, colour: str = _INK) -> str:
    """Name the Chinese font as well as the Latin one: without ``a:ea`` Word takes the theme's."""
    return (
        f'<a:{element} sz="{size}" b="0">{_solid(colour)}<a:latin typeface="{_LATIN}"/>'
        f'<a:ea typeface="{_FONT}"/></a:{element}>'
    )
