"""Draw the graph of a chart as SVG with the numbers it prints in Word; the table beside it stays the exact source."""

from collections.abc import Iterator
from decimal import Decimal
from html import escape
from typing import NamedTuple

from dossier.documents.charts.model import Fill, Graph, Series
from dossier.values.money import plain

_WIDTH, _TOP, _LEFT, _PLOT = 160.0, 8.0, 4.0, 58.0
_NAMES = 44.0
"""Room for the names of lying bars."""
_LEGEND = 5.5
_FONT = 'font-family="SimHei, Noto Sans CJK SC, sans-serif" font-size="3"'
_INK = "000000"


def chart_svg(graph: Graph, prefix: str) -> str:
    """Return the chart; ids begin with ``prefix``."""
    legend = [(number, one) for number, one in enumerate(graph.series) if one.seen]
    plot = _Plot(graph, prefix)
    height = _TOP + _PLOT + 7 + _LEGEND * ((len(legend) + 1) // 2)
    parts = [*map(plot.pattern, range(len(graph.series))), plot.axis(), *plot.columns(), *plot.lines(), *plot.names()]
    parts += [_legend(plot, place, number, one) for place, (number, one) in enumerate(legend)]
    alt = escape(graph.alt)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}mm" height="{height}mm" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img" aria-label="{alt}" {_FONT}><title>{alt}</title><text x="{_LEFT}" y="4">{escape(graph.unit)}</text>'
        f"{''.join(parts)}</svg>"
    )


class _Bar(NamedTuple):
    """One column: its series and category, and the amounts at which it begins and ends."""

    number: int
    category: int
    begin: Decimal
    end: Decimal


class _Plot:
    """Places of amounts and categories on the paper, in millimetres."""

    def __init__(self, graph: Graph, prefix: str) -> None:
        self.graph = graph
        self.prefix = prefix
        self.barred = [number for number, one in enumerate(graph.series) if one.fill is not None]
        self.bars = list(self._bars())
        ends = [end for bar in self.bars for end in (bar.begin, bar.end)]
        ends += [value for one in graph.series if one.fill is None for value in one.values if value is not None]
        self.low, self.high = min([*ends, Decimal()]), max([*ends, Decimal()])
        self.long = (_WIDTH - _NAMES - 14) if graph.lying else _PLOT
        self.step = (_PLOT if graph.lying else _WIDTH - 2 * _LEFT) / max(len(graph.categories), 1)

    def _bars(self) -> Iterator[_Bar]:
        for category in range(len(self.graph.categories)):
            above, below = Decimal(), Decimal()
            for number in self.barred:
                value = self.graph.series[number].values[category]
                if value is None:
                    continue
                begin = (above if value >= 0 else below) if self.graph.stacked else Decimal()
                yield _Bar(number, category, begin, begin + value)
                above, below = (above + value, below) if value >= 0 else (above, below + value)

    def along(self, amount: Decimal) -> float:
        """Return where an amount lies on its axis."""
        share = float((amount - self.low) / ((self.high - self.low) or 1))
        return _NAMES + share * self.long if self.graph.lying else _TOP + (1 - share) * self.long

    def across(self, category: int) -> float:
        """Return the middle of a category on the other axis."""
        return (_TOP if self.graph.lying else _LEFT) + (category + 0.5) * self.step

    def axis(self) -> str:
        at = _n(self.along(Decimal()))
        ends = f'x1="{at}" x2="{at}" y1="{_TOP}" y2="{_n(_TOP + _PLOT)}"'
        if not self.graph.lying:
            ends = f'x1="{_LEFT}" x2="{_n(_WIDTH - _LEFT)}" y1="{at}" y2="{at}"'
        return f'<line {ends} stroke="#{_INK}" stroke-width="0.25"/>'

    def pattern(self, number: int) -> str:
        fill = self.graph.series[number].fill
        if fill is None or not fill.pattern:
            return ""
        return (
            f'<pattern id="{self.prefix}-{number}" width="1.4" height="1.4" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate({number * 45})"><rect width="1.4" height="1.4" fill="#fff"/>'
            f'<rect width="0.6" height="1.4" fill="#{fill.colour}"/></pattern>'
        )

    def paint(self, number: int) -> str:
        """Return how an area of a series is filled."""
        fill = self.graph.series[number].fill or Fill(_INK)
        area = f"url(#{self.prefix}-{number})" if fill.pattern else f"#{fill.colour}"
        return f'fill="{area}" stroke="#1F3864" stroke-width="0.2"'

    def columns(self) -> Iterator[str]:
        beside = 1 if self.graph.stacked else max(len(self.barred), 1)
        wide = self.step * 0.62 / beside
        for bar in self.bars:
            first, last = sorted((self.along(bar.begin), self.along(bar.end)))
            shift = 0.0 if self.graph.stacked else (self.barred.index(bar.number) - (beside - 1) / 2) * wide
            middle = self.across(bar.category) + shift
            x, y, w, h = (first, middle - wide / 2, last - first, wide) if self.graph.lying else (
                middle - wide / 2, first, wide, last - first)  # fmt: skip
            yield f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}" {self.paint(bar.number)}/>'
            yield self._number(bar, (x + w / 2, y + h / 2), first)

    def _number(self, bar: _Bar, middle: tuple[float, float], top: float) -> str:
        series = self.graph.series[bar.number]
        if not series.places[bar.category]:
            return ""
        inside = series.places[bar.category] == "ctr"
        light = inside and series.fill is not None and series.fill.dark
        x, y = middle if inside else (middle[0], top - 2.2)
        return _text(plain(bar.end - bar.begin), x, y, "FFFFFF" if light else _INK, halo=inside and not light)

    def lines(self) -> Iterator[str]:
        for one in self.graph.series:
            if one.fill is None and not self.graph.lying:
                yield from self._line(one)

    def _line(self, series: Series) -> Iterator[str]:
        points = [(self.across(number), self.along(value), value, place) for number, (value, place)
                  in enumerate(zip(series.values, series.places, strict=True)) if value is not None]  # fmt: skip
        if series.seen:
            way = " ".join(f"{_n(x)},{_n(y)}" for x, y, *_ in points)
            yield f'<polyline points="{way}" fill="none" stroke="#{_INK}" stroke-width="0.6"/>'
            yield "".join(
                f'<circle cx="{_n(x)}" cy="{_n(y)}" r="0.9" fill="#fff" stroke="#{_INK}" stroke-width="0.4"/>'
                for x, y, *_ in points
            )
        for x, y, value, place in points:
            if place:
                yield _text(plain(value), x, y + (2.6 if place == "b" else -2.6), _INK, halo=True)

    def names(self) -> Iterator[str]:
        for number, name in enumerate(self.graph.categories):
            if self.graph.lying:
                yield f'<text x="{_NAMES - 2}" y="{_n(self.across(number) + 1)}" text-anchor="end">{escape(name)}</text>'
            else:
                yield _text(name, self.across(number), _TOP + _PLOT + 3.4, _INK)


def _legend(plot: _Plot, place: int, number: int, series: Series) -> str:
    x, y = _LEFT + place % 2 * (_WIDTH / 2), _TOP + _PLOT + 8 + place // 2 * _LEGEND
    sign = f'<rect x="{_n(x)}" y="{_n(y)}" width="4" height="2.6" {plot.paint(number)}/>'
    if series.fill is None:
        sign = f'<line x1="{_n(x)}" x2="{_n(x + 4)}" y1="{_n(y + 1.3)}" y2="{_n(y + 1.3)}" stroke="#{_INK}" stroke-width="0.6"/>'
    return f'{sign}<text x="{_n(x + 5.5)}" y="{_n(y + 2.3)}">{escape(series.name)}</text>'


def _text(text: str, x: float, y: float, colour: str, *, halo: bool = False) -> str:
    edge = ' paint-order="stroke" stroke="#fff" stroke-width="0.8"' if halo else ""
    return f'<text x="{_n(x)}" y="{_n(y + 1)}" text-anchor="middle" fill="#{colour}"{edge}>{escape(text)}</text>'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
