"""Every figure, realistic or random, is legible: nothing overlaps, nothing is cut off, every line arrives."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.documents.figures import (
    LANDSCAPE,
    EquityNode,
    Link,
    Node,
    OrgUnit,
    ProcessStep,
    Zone,
    equity_figure,
    equity_svg,
    organisation_figure,
    organisation_svg,
    process_figure,
    process_svg,
    topology_figure,
    topology_svg,
)
from dossier.documents.figures.equity import equity_scene
from dossier.documents.figures.model import HolderKind, NodeKind
from dossier.documents.figures.organisation import organisation_scene
from dossier.documents.figures.process import process_scene
from dossier.documents.figures.scene import Point, Rect, Scene, room, segment_rect, segments, side_of
from dossier.documents.figures.text import text_height, text_width
from dossier.documents.figures.theme import PORTRAIT, SMALL_SIZE, Page
from dossier.documents.figures.topology import topology_scene
from dossier.errors import TemplateError

NAMES = st.text("甲乙丙丁天地玄黄宇宙洪荒", min_size=2, max_size=12)
COMPANIES = st.sampled_from((
    "云岫科技有限公司", "浙江省国有资产运营有限公司", "杭州云岫企业管理合伙企业（有限合伙）", "Blue Whale Holdings Limited",
    "中国（上海）自由贸易试验区临港新片区数字经济高质量发展产业投资基金合伙企业（有限合伙）",
))  # fmt: skip
SHARES = st.sampled_from(("100%", "5%", "33.3333%", "0.01%"))
KINDS: st.SearchStrategy[HolderKind] = st.sampled_from(("person", "company", "state", "listed", "fund", "foreign"))
NODE_KINDS: st.SearchStrategy[NodeKind] = st.sampled_from((
    "internet", "firewall", "waf", "lb", "app", "db", "cache", "storage", "backup", "bastion", "log", "cdn", "user",
))  # fmt: skip


def check(scene: Scene, page: Page = PORTRAIT) -> None:
    """Assert everything a reader may expect of a figure."""
    assert scene.width <= page.width + 0.01
    assert scene.height <= page.height + 0.01
    assert scene.alt
    check_texts(scene)
    check_places(scene)
    check_lines(scene)


def check_texts(scene: Scene) -> None:
    for box in scene.boxes:
        free = room(box.shape, box.rect)
        assert text_width(box.paragraphs) <= free.w + 0.01, box.name
        assert text_height(box.paragraphs) <= free.h + 0.01, box.name
        assert all(each.size >= SMALL_SIZE for each in box.paragraphs)
    for label in scene.labels:
        assert label.paragraph.width <= label.rect.w + 0.01
        assert label.paragraph.size >= SMALL_SIZE


def check_places(scene: Scene) -> None:
    area = Rect(-0.01, -0.01, scene.width + 0.02, scene.height + 0.02)
    titles = [each.title.rect for each in scene.containers if each.title]
    words = [label.rect for label in scene.labels] + titles
    for one, other in combinations([box.rect for box in scene.boxes], 2):
        assert not one.meets(other)
    for one, other in combinations(words, 2):
        assert not one.meets(other)
    assert not [word for word in words for box in scene.boxes if word.meets(box.rect)]
    for rect in [*words, *(box.rect for box in scene.boxes)]:
        assert rect.x >= area.x
        assert rect.y >= area.y
        assert rect.right <= area.right
        assert rect.bottom <= area.bottom


def check_lines(scene: Scene) -> None:
    boxes = {box.id: box.rect for box in scene.boxes}
    words = [label.rect for label in scene.labels] + [each.title.rect for each in scene.containers if each.title]
    for line in scene.connectors:
        assert side_of(boxes[line.source], line.route[0])
        assert side_of(boxes[line.target], line.route[-1])
        assert 2 <= len(line.route) <= 6
        for start, end in segments(line.route):
            assert min(abs(start[0] - end[0]), abs(start[1] - end[1])) < 1e-3
            piece = segment_rect(start, end)
            assert not [name for name, rect in boxes.items() if piece.grown(0.01).meets(rect.grown(-0.05))]
            assert not [word for word in words if piece.grown(0.01).meets(word)]


def test_realistic_figures_are_legible(scene: Scene) -> None:
    check(scene)


@st.composite
def holders(draw: st.DrawFn, depth: int = 3) -> EquityNode:
    kind = draw(KINDS)
    name = draw(NAMES if kind == "person" else COMPANIES)
    grown = depth > 0 and kind != "person"
    children = draw(st.lists(holders(depth - 1), max_size=3)) if grown else []
    return EquityNode(name, kind, draw(SHARES), draw(SHARES), "", tuple(children))


def size(node: EquityNode) -> int:
    return 1 + sum(map(size, node.children))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(holders(), min_size=1, max_size=4))
def test_random_equity_trees_are_legible_or_refused(owners: list[EquityNode]) -> None:
    tree = EquityNode("成都锦里信息技术股份有限公司", "applicant", children=tuple(owners))
    try:
        check(equity_scene(tree))
    except TemplateError:
        assert size(tree) > 8


@pytest.mark.parametrize(
    ("number", "name"),
    [(number, "林知远") for number in (1, 2, 7, 12, 18, 24)]
    + [(number, "上海临港新片区数字经济高质量发展产业投资基金合伙企业（有限合伙）") for number in (1, 2, 7, 12, 18)],
)
def test_many_direct_holders_fit_one_page(number: int, name: str) -> None:
    owners = tuple(EquityNode(name, "company", "4.1667%", "4.1667%") for _ in range(number))
    check(equity_scene(EquityNode("成都锦里信息技术股份有限公司", "applicant", children=owners)))


def test_a_tree_beyond_all_measure_is_refused_not_shrunk() -> None:
    owners = tuple(EquityNode("甲" * 30, "company", "1%", "1%") for _ in range(100))
    with pytest.raises(TemplateError):
        equity_scene(EquityNode("申请", "applicant", children=owners))


def test_owners_stand_above_the_applicant_and_arrows_point_down() -> None:
    scene = equity_scene(EquityNode("申请", "applicant", children=(EquityNode("甲方", "person", "100%"),)))
    applicant = next(box for box in scene.boxes if box.look == "applicant")
    assert all(box.rect.bottom < applicant.rect.y for box in scene.boxes if box is not applicant)
    assert [line.target for line in scene.connectors] == [applicant.id]


def test_a_foreign_holder_is_marked_in_words() -> None:
    tree = EquityNode("申请", "applicant", children=(EquityNode("Harbor Ltd", "foreign", "5%"),))
    texts = ["".join(each.lines) for box in equity_scene(tree).boxes for each in box.paragraphs]
    assert "（境外主体）" in texts


def test_a_holder_is_called_what_the_caller_says_and_a_foreign_one_also_foreign() -> None:
    owners = (
        EquityNode("甲", "fund", "5%", tag="合伙企业"),
        EquityNode("Harbor", "foreign", "5%", tag="信托"),
        EquityNode("乙", "fund", "5%"),
    )
    scene = equity_scene(EquityNode("申请", "applicant", children=owners))
    assert [box.paragraphs[1].lines[0] for box in scene.boxes[1:]] == [
        "（合伙企业）",
        "（境外主体，信托）",
        "（合伙企业或基金）",
    ]


@pytest.mark.parametrize("number", [3, 40])
def test_a_foreign_holder_is_marked_in_words_however_many_there_are(number: int) -> None:
    name = "上海临港新片区数字经济高质量发展产业投资基金合伙企业（有限合伙）"
    owners = tuple(EquityNode(name, "foreign", "2.5%") for _ in range(number // 20 or number))
    tree = EquityNode(
        "申请", "applicant", children=(*owners, *(EquityNode(name, "fund", "1%") for _ in range(number // 2)))
    )
    scene = equity_scene(tree)
    check(scene)
    foreign = [box for box in scene.boxes if box.look == "foreign"]
    assert len(foreign) == len(owners)
    assert all("境外主体" in "".join(line for each in box.paragraphs for line in each.lines) for box in foreign)


@st.composite
def units(draw: st.DrawFn, depth: int = 3) -> OrgUnit:
    children = draw(st.lists(units(depth - 1), max_size=4)) if depth else []
    head = draw(st.none() | st.text("甲乙丙丁", min_size=2, max_size=4))
    return OrgUnit(draw(NAMES), head, draw(st.none() | st.integers(0, 999)), tuple(children))


def unit_size(unit: OrgUnit) -> int:
    return 1 + sum(map(unit_size, unit.children))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(units())
def test_random_organisations_are_legible_or_refused(root: OrgUnit) -> None:
    try:
        check(organisation_scene(root))
    except TemplateError:
        assert unit_size(root) > 12


@pytest.mark.parametrize("head", [None, "欧阳知远"])
@pytest.mark.parametrize("number", [1, 5, 8, 12])
def test_up_to_twelve_departments_fit_one_page(number: int, head: str | None) -> None:
    departments = tuple(OrgUnit("网络与信息安全部", head, 12) for _ in range(number))
    check(organisation_scene(OrgUnit("股东会", children=(OrgUnit("总经理", head, children=departments),))))


def test_the_root_states_the_total_headcount() -> None:
    root = OrgUnit("总经理", children=(OrgUnit("甲部", None, 3), OrgUnit("乙部", None, 4)))
    assert organisation_scene(root).boxes[0].paragraphs[-1].lines == ("共 7 人",)


def test_an_unknown_headcount_leaves_the_total_unsaid() -> None:
    root = OrgUnit("总经理", children=(OrgUnit("甲部", None, 3), OrgUnit("乙部")))
    assert len(organisation_scene(root).boxes[0].paragraphs) == 1


@st.composite
def networks(draw: st.DrawFn) -> tuple[tuple[Zone, ...], tuple[Link, ...]]:
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))
    zones, number = [], 0
    for place, count in enumerate(sizes):
        nodes = tuple(Node(f"n{number + i}", draw(NAMES), draw(NODE_KINDS), i + 1) for i in range(count))
        zones.append(Zone(f"区域{place}", nodes, draw(st.sampled_from(("", "专有网络")))))
        number += count
    ends = st.integers(0, number - 1)
    pairs = draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]), max_size=8, unique=True))
    labels = st.sampled_from(("", "443", "内网"))
    return tuple(zones), tuple(Link(f"n{a}", f"n{b}", draw(labels)) for a, b in pairs)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(networks())
def test_random_networks_are_legible_or_refused(network: tuple[tuple[Zone, ...], tuple[Link, ...]]) -> None:
    zones, links = network
    try:
        scene = topology_scene(zones, links)
        check(scene)
        assert not overlaps(scene)
    except TemplateError:
        assert len(links) > 3 or sum(len(zone.nodes) for zone in zones) > 6


def is_vertical(piece: tuple[Point, Point]) -> bool:
    return abs(piece[0][0] - piece[1][0]) < 1e-2


def overlaps(scene: Scene) -> list[tuple[str, str]]:
    """Return unrelated lines which run along on top of each other, the short way out of a box left aside."""
    found = []
    said = {(line.source, line.target) for line in scene.connectors}
    for one, other in combinations(scene.connectors, 2):
        all_to_all = {(one.source, other.target), (other.source, one.target)} <= said
        if all_to_all or {one.source, one.target} & {other.source, other.target}:
            continue
        for first in segments(one.route):
            for second in segments(other.route):
                shared = segment_rect(*first).grown(0.05), segment_rect(*second).grown(0.05)
                if shared[0].meets(shared[1]) and is_vertical(first) == is_vertical(second):
                    found.append((one.source + one.target, other.source + other.target))
    return found


APPS_AND_DATA = (
    Zone("应用区", (Node("a", "甲", "app"), Node("b", "乙", "app"))),
    Zone("数据区", (Node("c", "丙", "db"), Node("d", "丁", "db"))),
)


def test_links_from_all_to_all_share_one_bar() -> None:
    scene = topology_scene(APPS_AND_DATA, tuple(Link(s, t) for s in "ab" for t in "cd"))
    assert len({line.route[1][1] for line in scene.connectors if len(line.route) == 4}) == 1


def test_a_line_down_never_lies_on_one_from_a_box_almost_above_its_target() -> None:
    zones = (
        Zone("公众网络", tuple(Node(f"n{i}", "丁丁", "user", i + 1) for i in range(4))),
        Zone("边界区", tuple(Node(f"m{i}", "丁丁", "lb", i + 1) for i in range(3))),
    )
    for first, second in combinations([Link(f"n{i}", f"m{j}") for i in range(4) for j in range(3)], 2):
        assert not overlaps(topology_scene(zones, (first, second)))


def test_crossing_links_never_lie_on_each_other() -> None:
    assert not overlaps(topology_scene(APPS_AND_DATA, (Link("a", "d"), Link("b", "c"))))


STEPS = st.builds(
    ProcessStep, NAMES, st.sampled_from(("", "平台", "支付机构")), st.just("") | NAMES, aside_when=st.booleans()
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(STEPS, min_size=1, max_size=14))
def test_random_processes_of_up_to_14_steps_are_legible(steps: list[ProcessStep]) -> None:
    check(process_scene(steps))


def test_a_decision_names_both_answers() -> None:
    scene = process_scene((ProcessStep("甲"), ProcessStep("合规", "", "退回"), ProcessStep("乙")))
    assert sorted(label.paragraph.lines[0] for label in scene.labels) == ["否", "是"]


def test_a_figure_may_use_a_landscape_page() -> None:
    owners = tuple(EquityNode("林知远", "person", "20%", "20%") for _ in range(5))
    check(equity_scene(EquityNode("申请单位有限公司", "applicant", children=owners), LANDSCAPE), LANDSCAPE)


def test_the_public_functions_give_word_and_svg_of_the_same_words() -> None:
    tree = EquityNode("甲公司", "applicant", children=(EquityNode("乙某", "person", "100%"),))
    unit = OrgUnit("丙部", children=(OrgUnit("丁组"),))
    zones, links = (Zone("戊区", (Node("a", "己机", "app"), Node("b", "庚机", "app"))),), (Link("a", "b"),)
    steps = (ProcessStep("辛"), ProcessStep("壬"))
    for drawing, svg, words in (
        (equity_figure(tree), equity_svg(tree), ("甲公司", "乙某", "100%")),
        (organisation_figure(unit), organisation_svg(unit), ("丙部", "丁组")),
        (topology_figure(zones, links), topology_svg(zones, links), ("戊区", "己机", "庚机")),
        (process_figure(steps), process_svg(steps), ("辛", "壬")),
    ):
        assert all(word in drawing.xml for word in words)
        assert all(word in svg for word in words)
