"""A chart is sound Word, shows the numbers of its tables, and its workbook holds the same ones."""

import io
import pickle
import re
from decimal import Decimal
from functools import cache
from itertools import product

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dossier.case import Case
from dossier.documents.charts import FILLS, Graph, Series, chart
from dossier.documents.charts.parts import chart_xml, column
from dossier.documents.charts.workbook import workbook
from dossier.documents.drawing import CHART_MARK, ChartPart, Drawing
from dossier.documents.missing import MissingValue
from dossier.documents.pictures import draw
from dossier.documents.render import WordDocument
from dossier.errors import TemplateError
from dossier.style.archive import inflate, members
from dossier.values.money import Money
from tests.support.cases import case_of, changed
from tests.support.ooxml import audit
from tests.support.templates import render

C = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
KINDS = ("chart-users", "chart-revenue", "chart-result", "chart-funding", "chart-capacity")
WAN = Decimal(10_000)


def part_of(drawing: Drawing) -> ChartPart:
    assert drawing.chart is not None
    return drawing.chart


def cached(xml: str) -> list[list[object]]:
    """Return the numbers Word draws from, as rows: names of series first, then a row for each category."""
    root = etree.fromstring(xml.encode())
    series = root.findall(".//c:ser", C)
    names = [one.findtext("c:tx//c:v", namespaces=C) for one in series]
    categories = [point.text for point in series[0].findall("c:cat//c:v", C)]
    columns = [{point.get("idx"): float(point[0].text) for point in one.findall("c:val//c:pt", C)} for one in series]
    rows = [[values.get(str(number)) for values in columns] for number in range(len(categories))]
    return [[None, *names], *([name, *row] for name, row in zip(categories, rows, strict=True))]


def sheet(data: bytes) -> list[list[object]]:
    """Return the rows of an embedded workbook."""
    rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)  # type: ignore[union-attr]
    return [[float(cell) if isinstance(cell, int) else cell for cell in row] for row in rows]


def shown(case: Case, kind: str) -> dict[str, list[object]]:
    """Return series by name as a chart shows them."""
    _, *rows = rows_and_head = cached(part_of(draw(case, kind)).xml)
    return {str(name): [row[number] for row in rows] for number, name in enumerate(rows_and_head[0]) if name}


@pytest.mark.parametrize(("example", "kind"), [*product(["qinghe", "yunqi"], KINDS[:-1]), ("qinghe", KINDS[-1])])
def test_the_workbook_holds_the_numbers_the_chart_shows(example: str, kind: str) -> None:
    part = part_of(draw(case_of(example), kind))
    assert sheet(part.workbook) == cached(part.xml)
    assert not audit(part.workbook, ".xlsx")


def test_the_charts_show_the_numbers_of_the_forecast() -> None:
    case = case_of("yunqi")
    assert case.forecast is not None
    years = case.forecast.years
    revenue, result = shown(case, "chart-revenue"), shown(case, "chart-result")
    assert revenue["合计"] == result["营业收入"] == [float(one.revenue.amount / WAN) for one in years]
    assert result["成本费用"] == [float(one.cost.amount / WAN) for one in years]
    assert result["当年损益"] == [float(one.result.amount / WAN) for one in years]
    items = [values for name, values in revenue.items() if name != "合计"]
    assert [round(sum(filter(None, column)), 4) for column in zip(*items, strict=True)] == revenue["合计"]  # type: ignore[arg-type]
    users = shown(case, "chart-users")
    assert users["注册用户（年末累计）"] == [one.year.registered_users for one in years]


def test_investment_gap_and_funding_add_up_to_what_their_bars_are_called() -> None:
    case = case_of("qinghe")
    assert case.forecast is not None
    rows = cached(part_of(draw(case, "chart-funding")).xml)[1:]
    totals = {str(row[0]): sum(value for value in row[1:] if isinstance(value, float)) for row in rows}
    for name, total in totals.items():
        assert f"{Decimal(str(total)).normalize():f}万元" in name
    assert set(totals.values()) == {
        float(case.forecast.investment.amount / WAN),
        float(case.forecast.funding.amount / WAN),
        float(-min(one.cumulative.amount for one in case.forecast.years) / WAN),
    }


def test_a_plan_without_investment_and_gap_shows_the_funding_alone() -> None:
    case = case_of("qinghe")
    for number in range(3):
        case = changed(changed(case, f"plan.years.{number}.investment", []), f"plan.years.{number}.costs", [])
    rows = cached(part_of(draw(case, "chart-funding")).xml)
    assert [row[0] for row in rows[1:]] == ["资金来源合计300万元"]


def test_more_items_than_fills_are_shown_by_kind_of_service() -> None:
    case = case_of("yunqi")
    assert case.profile.plan is not None
    assert case.profile.plan.years is not None
    for number, year in enumerate(case.profile.plan.years):
        assert year.revenue is not None
        more = [year.revenue[0].replaced(item=f"收入项目{place}") for place in range(len(FILLS) + 1)]
        case = changed(case, f"plan.years.{number}.revenue", more)
    assert set(shown(case, "chart-revenue")) <= {"信息服务业务", "在线数据处理与交易处理业务", "其他", "合计"}


@pytest.mark.parametrize(
    ("kind", "path", "named"),
    [
        ("chart-users", "plan.years.1.active_users", "plan.years[1].active_users"),
        ("chart-result", "plan.years.0.costs", "plan.years"),
        ("chart-capacity", "hosting.0.bandwidth", "hosting[0].bandwidth"),
        ("chart-capacity", "technology.nodes.4.count", "technology.nodes[4].count"),
    ],
)
def test_a_chart_stops_at_an_unknown_number(kind: str, path: str, named: str) -> None:
    with pytest.raises(MissingValue) as caught:
        draw(changed(case_of("qinghe"), path, None), kind)
    assert caught.value.path == named


def test_a_loss_stands_below_the_axis_with_its_year_at_the_foot() -> None:
    case = changed(case_of("qinghe"), "plan.years.0.costs.0.amount", Money(Decimal(9_000_000)))
    root = etree.fromstring(part_of(draw(case, "chart-result")).xml.encode())
    assert min(float(each) for each in root.xpath("//c:ser[last()]/c:val//c:v/text()", namespaces=C)) < -700
    assert root.xpath("//c:catAx/c:tickLblPos/@val", namespaces=C) == ["low"]


def test_every_text_of_a_chart_names_its_chinese_font() -> None:
    root = etree.fromstring(part_of(draw(case_of("qinghe"), "chart-result")).xml.encode())
    looks = root.xpath("//a:defRPr | //a:rPr", namespaces=C)
    assert looks
    assert {each.findtext("a:ea", namespaces=C) for each in looks} == {""}
    assert {each.find("a:ea", C).get("typeface") for each in looks} == {"黑体"}


def test_numbers_that_would_stand_on_each_other_are_left_out() -> None:
    case = case_of("qinghe")
    for number in range(3):
        case = changed(case, f"plan.years.{number}.costs", [])
    root = etree.fromstring(part_of(draw(case, "chart-result")).xml.encode())
    revenue, _, result = root.findall(".//c:ser", C)
    assert not revenue.findall(".//c:dLbl/c:delete", C)
    assert {place.get("val") for place in result.findall(".//c:dLblPos", C)} == {"b"}


NAMES = st.text("甲乙丙A&<>\"' ", min_size=1, max_size=30)
AMOUNTS = st.none() | st.decimals(-(10**8), 10**8, places=2, allow_nan=False)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    width = draw(st.integers(1, 5))
    series = [
        Series(
            draw(NAMES), tuple(draw(AMOUNTS) for _ in range(width)), ("outEnd" if columns else "t",) * width,
            FILLS[number] if columns else None,
        )
        for number, columns in enumerate([True, *draw(st.lists(st.booleans(), max_size=4))])
    ]  # fmt: skip
    return Graph("图", draw(NAMES), tuple(draw(NAMES) for _ in range(width)), tuple(series))


@given(graphs())
def test_any_numbers_make_the_same_chart_and_workbook(graph: Graph) -> None:
    xml = chart_xml(graph)
    found, held = cached(xml), sheet(workbook(graph))
    lines = [one for one in graph.series if one.fill is None]
    assert len(found[0]) == len(held[0])
    if not lines:
        assert [row[1:] for row in held[1:]] == [row[1:] for row in found[1:]]
    assert chart(graph, 146).chart == chart(graph, 146).chart
    assert workbook(graph) == workbook(graph)


def test_names_with_line_breaks_or_control_characters_are_not_printed() -> None:
    with pytest.raises(TemplateError):
        chart(Graph("图", "元", ("甲\x07",), (Series("乙", (Decimal(1),), ("t",)),)), 146)


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_columns_are_lettered_as_in_excel(number: int, letters: str) -> None:
    assert column(number) == letters


# In the document


@cache
def two_charts() -> WordDocument:
    case = case_of("qinghe")
    text = "# 甲\n\n" + "".join(
        f"::: figure 图题 {{kind={kind}}}\n\n" for kind in ("chart-users", "equity", "chart-users")
    )
    return render(text, figure=lambda kind: draw(case, kind))


def test_charts_are_numbered_parts_with_relationships_and_content_types() -> None:
    document = two_charts()
    parts = {member.name: inflate(member) for member in members(document.data)}
    assert re.findall(r'<c:chart [^>]*r:id="([^"]*)"', document.body) == ["rIdChart1", "rIdChart2"]
    relationships = parts["word/_rels/document.xml.rels"].decode()
    types = parts["[Content_Types].xml"].decode()
    for number in (1, 2):
        assert f'Id="rIdChart{number}"' in relationships
        assert f"/word/charts/chart{number}.xml" in types
        assert f"embeddings/chart{number}.xlsx" in parts[f"word/charts/_rels/chart{number}.xml.rels"].decode()
        assert openpyxl.load_workbook(io.BytesIO(parts[f"word/embeddings/chart{number}.xlsx"]))
    assert types.count('Extension="xlsx"') == 1
    assert next(iter(parts)) == "[Content_Types].xml"
    assert CHART_MARK not in document.body


def test_a_document_with_charts_passes_the_audit_and_is_the_same_each_time() -> None:
    assert not audit(two_charts().data)
    two_charts.cache_clear()
    assert two_charts().data == two_charts().data


def test_the_audit_would_notice_a_missing_chart() -> None:
    from dossier.style.archive import archive
    from tests.support.templates import PROPERTIES

    kept = [member for member in members(two_charts().data) if member.name != "word/charts/chart2.xml"]
    assert audit(archive(kept, PROPERTIES.timestamp))


def test_a_document_without_charts_has_no_parts_of_charts() -> None:
    names = {member.name for member in members(render("# 甲\n\n文字\n").data)}
    assert not [name for name in names if "chart" in name]


def test_a_chart_can_be_kept_and_read_again() -> None:
    drawing = draw(case_of("qinghe"), "chart-users")
    assert pickle.loads(pickle.dumps(drawing)) == drawing
