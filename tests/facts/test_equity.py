"""Random shareholder trees: sums, circles, foreign shares, and the examples a person can follow."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.facts.equity import Chain, Equity, trace
from dossier.profile.model import Profile
from dossier.profile.source import read_path
from dossier.profile.validator import validate

Tree = dict[str, Any]
COMPANY = "北京青禾示例科技有限公司"
ABROAD = ("香港", "澳门", "台湾", "境外")


def profile(holders: Sequence[Tree]) -> Profile:
    content = {
        "company": {"name": COMPANY},
        "application": {"action": "新办", "categories": ["B25"]},
        "shareholders": list(holders),
    }
    return validate(content)


def equity(holders: Sequence[Tree]) -> Equity:
    return trace(profile(holders))


def holder(name: str, share: Fraction | None, holders: Sequence[Tree] = (), region: str | None = "境内") -> Tree:
    entry: Tree = {"name": name, "kind": "企业法人" if holders else "自然人", "shareholders": list(holders)}
    if share is not None:
        entry["share"] = f"{share.numerator}/{share.denominator}"
    if region is not None:
        entry["region"] = region
    return entry


def parts(count: int) -> st.SearchStrategy[list[Fraction]]:
    """Shares that add up to exactly one."""
    weights = st.lists(st.integers(1, 97), min_size=count, max_size=count)
    return weights.map(lambda numbers: [Fraction(number, sum(numbers)) for number in numbers])


@st.composite
def whole_trees(draw: st.DrawFn, depth: int = 3, prefix: str = "甲") -> list[Tree]:
    """Trees in which each company is owned completely and no name occurs twice."""
    shares = draw(st.integers(1, 3).flatmap(parts))
    found = []
    for index, share in enumerate(shares):
        name = f"{prefix}{index}"
        below = draw(whole_trees(depth - 1, name)) if depth > 1 and draw(st.booleans()) else []
        found.append(holder(name, share, below, draw(st.sampled_from(("境内", *ABROAD)))))
    return found


@st.composite
def wild_trees(draw: st.DrawFn, depth: int = 4) -> list[Tree]:
    """Trees with few names, so that circles occur, and with shares and regions that may be missing."""
    found = []
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from((COMPANY, "乙公司", "丙公司", "丁公司", "戊公司")))
        below = draw(wild_trees(depth - 1)) if depth > 1 and draw(st.booleans()) else []
        share = draw(st.none() | st.fractions(0, 1, max_denominator=50))
        entry = holder(name, share, below, draw(st.sampled_from((None, "境内", "香港"))))
        found.append(entry | {"kind": "企业法人"})
    return found


def foreign_by_hand(holders: Sequence[Mapping[str, Any]], share: Fraction = Fraction(1)) -> Fraction:
    """Add the shares of the first foreign holder on each way up, without the code under test."""
    total = Fraction()
    for entry in holders:
        here = share * Fraction(entry["share"])
        total += here if entry["region"] in ABROAD else foreign_by_hand(entry["shareholders"], here)
    return total


def identities(chain: Chain) -> list[str]:
    return [COMPANY, *(step.holder.name for step in chain.steps)]


def lookup(tree: Any, path: str) -> Any:
    for step in read_path(path):
        tree = tree[step] if isinstance(step, int) else getattr(tree, step)
    return tree


def all_paths(holders: Sequence[Tree], path: str = "shareholders") -> Iterator[str]:
    for index, entry in enumerate(holders):
        yield f"{path}[{index}]"
        yield from all_paths(entry["shareholders"], f"{path}[{index}].shareholders")


@settings(deadline=None)
@given(whole_trees())
def test_final_owners_hold_exactly_everything(tree: list[Tree]) -> None:
    assert sum(chain.end.cumulative or 0 for chain in equity(tree).chains) == 1


@settings(deadline=None)
@given(whole_trees())
def test_the_foreign_share_is_the_sum_over_all_ways_up(tree: list[Tree]) -> None:
    assert equity(tree).foreign_share == foreign_by_hand(tree)


@settings(deadline=None)
@given(whole_trees())
def test_a_chain_with_a_foreign_holder_is_cut_at_the_first_one(tree: list[Tree]) -> None:
    for chain in equity(tree).foreign:
        assert chain.end.holder.region in ABROAD
        assert all(step.holder.region == "境内" for step in chain.steps[:-1])


@settings(deadline=None)
@given(whole_trees())
def test_each_holder_is_a_node_once_under_its_own_path(tree: list[Tree]) -> None:
    found = profile(tree)
    nodes = trace(found).nodes
    assert sorted(node.path for node in nodes) == sorted(all_paths(tree))
    assert all(lookup(found, node.path) is node.holder for node in nodes)


@settings(deadline=None)
@given(whole_trees())
def test_a_share_through_a_chain_is_the_product_of_its_steps(tree: list[Tree]) -> None:
    for chain in equity(tree).chains:
        product = Fraction(1)
        for step in chain.steps:
            product *= step.holder.share or 0
            assert step.cumulative == product


@settings(deadline=None)
@given(wild_trees())
def test_a_chain_is_circular_exactly_when_its_last_holder_stands_on_it_already(tree: list[Tree]) -> None:
    for chain in equity(tree).chains:
        names = identities(chain)
        assert chain.circular == (names[-1] in names[:-1])
        assert len(set(names[:-1])) == len(names) - 1


@settings(deadline=None)
@given(wild_trees())
def test_circles_are_never_finished_and_all_listed(tree: list[Tree]) -> None:
    found = equity(tree)
    assert found.circles == tuple(chain for chain in found.chains if chain.circular)
    assert not any(chain.finished for chain in found.circles)


@settings(deadline=None)
@given(wild_trees())
def test_a_share_that_is_missing_makes_everything_above_it_unknown(tree: list[Tree]) -> None:
    for chain in equity(tree).chains:
        for index, step in enumerate(chain.steps):
            known = all(item.holder.share is not None for item in chain.steps[: index + 1])
            assert (step.cumulative is not None) == known


@settings(deadline=None)
@given(wild_trees())
def test_the_foreign_share_is_unknown_exactly_when_one_part_is(tree: list[Tree]) -> None:
    found = equity(tree)
    assert (found.foreign_share is None) == any(chain.end.cumulative is None for chain in found.foreign)


def test_two_ways_to_one_foreign_holder_add_up() -> None:
    abroad = "示例境外公司"
    tree = [
        holder(
            "乙公司", Fraction(1, 2), [holder(abroad, Fraction(1, 5), region="境外"), holder("林知远", Fraction(4, 5))]
        ),
        holder(abroad, Fraction(1, 2), region="境外"),
    ]
    assert equity(tree).foreign_share == Fraction(3, 5)


def test_thirds_add_up_exactly() -> None:
    tree = [holder(name, Fraction(1, 3)) for name in ("甲", "乙", "丙")]
    assert sum(chain.end.cumulative or 0 for chain in equity(tree).chains) == 1


def test_two_people_of_one_name_are_no_circle() -> None:
    inner = holder("林知远", Fraction(1)) | {"id_number": "110000198503070011"}
    outer = holder("林知远", Fraction(1, 2)) | {"id_number": "110000199207120031"}
    assert equity([outer, holder("乙公司", Fraction(1, 2), [inner])]).circles == ()


def test_a_company_that_owns_itself_is_a_circle() -> None:
    (circle,) = equity([holder(COMPANY, Fraction(1)) | {"kind": "企业法人"}]).circles
    assert circle.label() == f"{COMPANY} 100%"


def test_without_shareholders_there_are_no_chains() -> None:
    assert equity([]) == Equity((), (), ())
