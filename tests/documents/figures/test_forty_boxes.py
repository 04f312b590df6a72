"""Figures of up to forty boxes stay legible on upright and on wide pages, in parts where one page is too small."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.documents.figures import LANDSCAPE, PORTRAIT, EquityNode, Link, Node, OrgUnit, Page, ProcessStep, Zone
from dossier.documents.figures.equity import equity_scenes
from dossier.documents.figures.model import NodeKind
from dossier.documents.figures.organisation import organisation_scenes
from dossier.documents.figures.process import process_scenes
from dossier.documents.figures.scene import Scene
from dossier.documents.figures.svg import to_svg
from dossier.documents.figures.topology import topology_scenes
from dossier.documents.figures.word import to_drawing
from dossier.errors import TemplateError
from tests.documents.figures.test_figures import check
from tests.support.templates import blocks, render

SHORT = "云岫科技有限公司"
LONG = "中国（上海）自由贸易试验区临港新片区数字经济高质量发展产业基金合伙企业（有限合伙）"
CODE = "91330106MA2XXXXX0A"


def owner(name: str, share: str, *children: EquityNode) -> EquityNode:
    return EquityNode(name, "company", share, "" if children else "33.3333%", CODE, children)


def applicant(name: str, *children: EquityNode) -> EquityNode:
    return EquityNode(name, "applicant", id_line=CODE, children=children)


def side_by_side(boxes: int, name: str) -> EquityNode:
    return applicant(name, *(owner(f"{name}{number}", "2.5%") for number in range(1, boxes)))


def one_above_the_other(boxes: int, name: str) -> EquityNode:
    held = owner(f"{name}{boxes - 1}", "100%")
    for number in range(boxes - 2, 0, -1):
        held = owner(f"{name}{number}", "100%", held)
    return applicant(name, held)


def branching(boxes: int, name: str) -> EquityNode:
    """Return a tree in which every holder has two or three holders, level by level."""

    def grown(number: int) -> EquityNode:
        above = [child for child in range(3 * number - 1, 3 * number + 2) if 0 < child < boxes]
        return owner(f"{name}{number}", "33.3333%", *map(grown, above))

    return applicant(name, *(grown(number) for number in range(1, min(4, boxes))))


def flat_company(boxes: int, name: str) -> OrgUnit:
    return OrgUnit(name, "林知远", 400, tuple(OrgUnit(f"{name}{n}", "欧阳知远", 9) for n in range(1, boxes)))


def company_with_teams(boxes: int, name: str) -> OrgUnit:
    departments = max(2, boxes // 5)
    teams = [0] * departments
    for number in range(boxes - 1 - departments):
        teams[number % departments] += 1
    return OrgUnit(name, "林知远", 400, tuple(
        OrgUnit(f"{name}{n}部", "周明", 30, tuple(OrgUnit(f"{name}{n}部{t}组") for t in range(count)))
        for n, count in enumerate(teams)
    ))  # fmt: skip


def steps(boxes: int, name: str) -> tuple[ProcessStep, ...]:
    """Every fourth step is a decision with a box at its side."""
    return tuple(
        ProcessStep(f"{name}第{n}步", "平台运营人员", name if n % 4 == 3 else "") for n in range(boxes * 4 // 5)
    )


_NODES: tuple[tuple[str, tuple[NodeKind, ...]], ...] = (
    ("公众网络", ("internet",)), ("边界防护区", ("firewall", "waf", "lb")), ("应用区", ("app",)),
    ("数据区", ("db", "cache", "storage")), ("管理运维区", ("bastion", "log")), ("异地备份区", ("backup",)),
)  # fmt: skip


def network(boxes: int, name: str) -> tuple[tuple[Zone, ...], tuple[Link, ...]]:
    """Return a usual cloud network: applications and data take what the other zones leave of the boxes."""
    rest = boxes - 7
    counts = (1, 3, rest // 2, rest - rest // 2, 2, 1)
    zones = tuple(
        Zone(zone, tuple(Node(f"{zone}{n}", f"{name}{n}", kinds[n % len(kinds)], n % 3 + 1) for n in range(count)))
        for (zone, kinds), count in zip(_NODES, counts, strict=True)
    )
    apps, stores = zones[2].nodes, zones[3].nodes
    links = [
        Link("公众网络0", "边界防护区0", "HTTPS 443"), Link("边界防护区0", "边界防护区1"), Link("边界防护区1", "边界防护区2"),
        *(Link("边界防护区2", app.id) for app in apps),
        *(Link(app.id, stores[n % len(stores)].id, "读写") for n, app in enumerate(apps)),
        *(Link(store.id, "异地备份区0", "每日备份") for store in stores),
        Link("管理运维区0", apps[0].id, "运维"), Link(apps[0].id, "管理运维区1", "日志"),
    ]  # fmt: skip
    return zones, tuple(links)


DRAWN: dict[str, Callable[[int, str, Page], list[Scene]]] = {
    "side by side": lambda boxes, name, page: equity_scenes(side_by_side(boxes, name), page),
    "one above the other": lambda boxes, name, page: equity_scenes(one_above_the_other(boxes, name), page),
    "branching": lambda boxes, name, page: equity_scenes(branching(boxes, name), page),
    "departments": lambda boxes, name, page: organisation_scenes(flat_company(boxes, name), page),
    "teams": lambda boxes, name, page: organisation_scenes(company_with_teams(boxes, name), page),
    "process": lambda boxes, name, page: process_scenes(steps(boxes, name), page),
    "network": lambda boxes, name, page: topology_scenes(*network(boxes, name), page),
}


def names(scenes: list[Scene]) -> str:
    return "\n".join(
        "".join(line for each in box.paragraphs for line in each.lines) for one in scenes for box in one.boxes
    )


@pytest.mark.parametrize("page", [PORTRAIT, LANDSCAPE], ids=["upright", "wide"])
@pytest.mark.parametrize("name", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("boxes", [10, 20, 30, 40])
@pytest.mark.parametrize("kind", DRAWN)
def test_up_to_forty_boxes_are_legible(kind: str, boxes: int, name: str, page: Page) -> None:
    scenes = DRAWN[kind](boxes, name, page)
    for scene in scenes:
        check(scene, page)
    assert sum(len(scene.boxes) for scene in scenes) >= boxes * 4 // 5
    titles = ["".join(label.paragraph.lines) for scene in scenes for label in scene.labels[:1]]
    if len(scenes) > 1:
        assert titles == [f"分图{number}" for number in range(1, len(scenes) + 1)]


@pytest.mark.parametrize("kind", ["side by side", "one above the other", "branching", "departments", "teams"])
def test_no_holder_or_unit_is_lost_when_a_tree_is_divided(kind: str) -> None:
    whole = names(DRAWN[kind](40, LONG, PORTRAIT)).split("\n")
    numbers = [str(number) for number in range(1, 40)] if kind != "teams" else [f"{n}部" for n in range(8)]
    for number in numbers:
        assert any(f"{LONG}{number}" in text for text in whole)


def test_a_branch_drawn_later_is_referred_to_from_both_sides() -> None:
    scenes = equity_scenes(branching(40, LONG), PORTRAIT)
    assert len(scenes) > 1
    for number, scene in enumerate(scenes[1:], start=2):
        assert any(f"股东见分图{number}" in names([other]) for other in scenes)
        assert "接分图" in names([scene])


def test_a_box_with_too_many_below_it_is_repeated_and_says_so() -> None:
    scenes = equity_scenes(side_by_side(40, LONG), PORTRAIT)
    assert "其余见分图2" in names(scenes[:1])
    assert all("接分图" in names([scene]) for scene in scenes[1:])
    assert all(sum(box.look == "applicant" for box in scene.boxes) == 1 for scene in scenes)


def test_a_long_process_goes_on_where_it_says() -> None:
    scenes = process_scenes(steps(40, LONG), PORTRAIT)
    for number, scene in enumerate(scenes, start=1):
        assert (f"转分图{number + 1}" in names([scene])) is (number < len(scenes))
        assert (f"接分图{number - 1}" in names([scene])) is (number > 1)
    assert [f"{LONG}第{n}步" in names(scenes) for n in range(32)] == [True] * 32


def test_a_large_network_shows_its_areas_and_says_every_connection() -> None:
    zones, links = network(40, SHORT)
    first, *others = topology_scenes(zones, links, PORTRAIT)
    assert len(first.boxes) == len(zones)
    assert first.connectors
    numbers = {box.id: "".join(box.paragraphs[0].lines).split(SHORT)[0].strip() for one in others for box in one.boxes}
    said = "；".join("".join(label.paragraph.lines) for one in others for label in one.labels)
    parts = [part.removeprefix("连接：").partition("→") for part in said.replace("）", "").split("；")]
    told = {(source, target) for source, _, ends in parts for target in ends.split("（")[0].split("、")}
    assert {(numbers[link.source], numbers[link.target]) for link in links} <= told


def test_a_small_figure_stays_in_one_piece_without_a_number() -> None:
    (scene,) = equity_scenes(side_by_side(5, SHORT), PORTRAIT)
    assert not [label for label in scene.labels if "分图" in label.paragraph.lines[0]]


def test_the_parts_stand_in_paragraphs_of_their_own_with_ids_of_their_own() -> None:
    scenes = equity_scenes(branching(40, SHORT), PORTRAIT)
    drawing = to_drawing(*scenes)
    assert len(drawing.more) == len(scenes) - 1
    document = render("::: figure 图题 {kind=equity}\n", figure=lambda kind: drawing)
    assert [line.split()[0] for line in blocks(document)[: len(scenes) + 1]] == ["Figure"] * len(scenes) + [
        "FigureCaption"
    ]
    xml = document.body
    ids = [part.partition('"')[0] for element in ("docPr", "cNvPr") for part in xml.split(f'{element} id="')[1:]]
    assert len(set(ids)) == len(ids)
    assert to_svg(*scenes).count("<svg") == 1


def test_a_single_box_that_fits_no_page_is_refused() -> None:
    for scenes in (
        lambda: equity_scenes(applicant("甲" * 9000, owner("乙", "100%")), PORTRAIT),
        lambda: organisation_scenes(OrgUnit("甲" * 9000, None, 1, (OrgUnit("乙"),)), PORTRAIT),
        lambda: process_scenes((ProcessStep("甲" * 9000), ProcessStep("乙")), PORTRAIT),
        lambda: topology_scenes((Zone("甲", (Node("a", "甲" * 9000, "app"),)),), (), PORTRAIT),
    ):
        with pytest.raises(TemplateError):
            scenes()


@st.composite
def trees(draw: st.DrawFn) -> EquityNode:
    """Up to forty holders, each held by the one its number names."""
    number = draw(st.integers(1, 39))
    parents = [draw(st.integers(0, place)) for place in range(number)]
    titles = draw(st.lists(st.sampled_from(("林知远", SHORT, LONG)), min_size=number, max_size=number))

    def grown(place: int) -> EquityNode:
        above = [child + 1 for child, parent in enumerate(parents) if parent == place]
        title = titles[place - 1]
        return EquityNode(title, "person" if len(title) == 3 and not above else "company", "33.3333%",
                          children=tuple(map(grown, above)))  # fmt: skip

    return applicant(LONG, *grown(0).children)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(trees(), st.sampled_from((PORTRAIT, LANDSCAPE)))
def test_any_tree_of_up_to_forty_holders_is_legible(tree: EquityNode, page: Page) -> None:
    for scene in equity_scenes(tree, page):
        check(scene, page)


@st.composite
def networks(draw: st.DrawFn) -> tuple[tuple[Zone, ...], tuple[Link, ...]]:
    kinds = st.sampled_from(("internet", "waf", "lb", "app", "db", "cache", "backup", "bastion", "log", "other"))
    number = draw(st.integers(2, 40))
    homes = [draw(st.integers(0, 6)) for _ in range(number)]
    nodes = [Node(f"n{n}", draw(st.sampled_from(("网关", SHORT, LONG))), draw(kinds), n % 3 + 1) for n in range(number)]
    zones = tuple(
        Zone(f"区域{home}", tuple(node for node, place in zip(nodes, homes, strict=True) if place == home))
        for home in sorted(set(homes))
    )
    ends = st.integers(0, number - 1)
    pairs = draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]), max_size=40, unique=True))
    return zones, tuple(Link(f"n{a}", f"n{b}", draw(st.sampled_from(("", "443", "读写")))) for a, b in pairs)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(networks(), st.sampled_from((PORTRAIT, LANDSCAPE)))
def test_any_network_of_up_to_forty_nodes_is_legible(
    drawn: tuple[tuple[Zone, ...], tuple[Link, ...]], page: Page
) -> None:
    for scene in topology_scenes(*drawn, page):
        check(scene, page)


@pytest.mark.parametrize("page", [PORTRAIT, LANDSCAPE], ids=["upright", "wide"])
def test_a_figure_is_no_wider_than_the_text_of_its_page(page: Page) -> None:
    body = render("::: landscape\n文字\n:::\n\n文字\n").body
    wide, upright = re.findall(r'<w:pgSz w:w="(\d+)".*?w:right="(\d+)".*?w:left="(\d+)"', body)
    width, right, left = map(int, upright if page is PORTRAIT else wide)
    assert page.width <= (width - right - left) / 1440 * 25.4
