"""Follow the shareholder tree to its final owners, with exact shares and every foreign holder.

Look-through to natural persons or state capital: 审批服务指南（2021年版）, secondary. Hong Kong, Macau and Taiwan holders
count as foreign by analogy: 外商投资电信企业管理规定 Art. 16 (2022), secondary.
"""

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from dossier.values.share import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.profile.model import Profile
    from dossier.profile.model.shareholders import Shareholder

FINAL_KINDS = frozenset({"自然人", "国有资本", "上市公司", "集体组织", "事业单位", "社会团体"})
"""Holders at which a chain may end (rule B02)."""

_FOREIGN_PAPERS = frozenset(
    {"港澳居民来往内地通行证", "台湾居民来往大陆通行证", "港澳台居民居住证", "外国护照", "外国人永久居留身份证"}
)

_COMPATRIOT_PAPERS = frozenset({"港澳居民来往内地通行证", "台湾居民来往大陆通行证", "港澳台居民居住证"})
_COMPATRIOT_REGIONS = frozenset({"香港", "澳门", "台湾"})

_REGIONS_EN = {"香港": "Hong Kong", "澳门": "Macau", "台湾": "Taiwan", "境外": "abroad"}


class Step(NamedTuple):
    """One holder on a chain."""

    holder: "Shareholder"
    path: str
    """Profile path, e.g. shareholders[0].shareholders[1]."""
    cumulative: Fraction | None
    """Share in the applicant through this chain; None when a share on the way is unknown."""


class Chain(NamedTuple):
    """One way from the applicant up to an end node."""

    steps: tuple[Step, ...]
    circular: bool
    """Whether the last holder already stands earlier on the chain."""

    @property
    def end(self) -> Step:
        """The last holder."""
        return self.steps[-1]

    @property
    def finished(self) -> bool:
        """Whether the chain ends at a final owner."""
        return not self.circular and self.end.holder.kind in FINAL_KINDS

    def label(self) -> str:
        """Return the chain in words, e.g. 甲公司 60% → 乙（香港）30%."""
        return " → ".join(_step_label(step.holder) for step in self.steps)

    def label_en(self) -> str:
        """Return the chain in English, names as they are, e.g. 甲公司 60% → 乙 (Hong Kong) 30%."""
        return " → ".join(_step_label_en(step.holder) for step in self.steps)


class Equity(NamedTuple):
    """The applicant's owners at every level."""

    chains: tuple[Chain, ...]
    nodes: tuple[Step, ...]
    """Every holder at every level, in reading order."""
    circles: tuple[Chain, ...]

    @property
    def foreign(self) -> tuple[Chain, ...]:
        """Chains cut at their first foreign holder, each once."""
        found: dict[str, Chain] = {}
        for chain in self.chains:
            for index, step in enumerate(chain.steps):
                if is_foreign(step.holder):
                    found.setdefault(step.path, Chain(chain.steps[: index + 1], circular=False))
                    break
        return tuple(found.values())

    @property
    def foreign_share(self) -> Fraction | None:
        """Sum of the foreign shares in the applicant; None when one of them is unknown."""
        shares = [chain.end.cumulative for chain in self.foreign]
        if any(share is None for share in shares):
            return None
        return sum((share for share in shares if share is not None), Fraction())

    @property
    def origin_unknown(self) -> tuple[Step, ...]:
        """Holders of whom neither region nor papers say whether they are foreign."""
        return tuple(step for step in self.nodes if is_foreign(step.holder) is None)


def trace(profile: "Profile") -> Equity:
    """Walk the whole tree; an absent list of shareholders gives no chains."""
    chains = tuple(_chains(profile.shareholders or [], "shareholders", (), Fraction(1), (profile.company.name,)))
    nodes: dict[str, Step] = {}
    for chain in chains:
        for step in chain.steps:
            nodes.setdefault(step.path, step)
    return Equity(chains, tuple(nodes.values()), tuple(chain for chain in chains if chain.circular))


def is_foreign(holder: "Shareholder") -> bool | None:
    """Whether the holder is foreign, from Hong Kong, Macau or Taiwan; None when nothing tells."""
    if holder.id_kind in _FOREIGN_PAPERS or (holder.nationality or "中国") not in ("中国", "中华人民共和国"):
        return True
    return None if holder.region is None else holder.region != "境内"


def is_compatriot(holder: "Shareholder") -> bool:
    """Whether the holder is a natural person of Hong Kong, Macau or Taiwan."""
    if holder.kind != "自然人":
        return False
    return holder.region in _COMPATRIOT_REGIONS or holder.id_kind in _COMPATRIOT_PAPERS


def _chains(
    holders: "Sequence[Shareholder]", path: str, above: tuple[Step, ...], share: Fraction | None, seen: tuple[str, ...]
) -> "Iterator[Chain]":
    for index, holder in enumerate(holders):
        step = Step(holder, f"{path}[{index}]", _multiply(share, holder.share))
        steps = (*above, step)
        circular = _identity(holder) in seen
        if circular or not holder.shareholders:
            yield Chain(steps, circular)
        else:
            known = (*seen, _identity(holder))
            yield from _chains(holder.shareholders, f"{step.path}.shareholders", steps, step.cumulative, known)


def _identity(holder: "Shareholder") -> str:
    """Organisations recur by name; people of one name are told apart by their number."""
    return f"{holder.name}/{holder.id_number}" if holder.kind == "自然人" else holder.name


def _multiply(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left * right


def _step_label(holder: "Shareholder") -> str:
    region = f"（{holder.region}）" if holder.region not in (None, "境内") else " "
    share = "比例未填" if holder.share is None else percent(holder.share)
    return f"{holder.name}{region}{share}"


def _step_label_en(holder: "Shareholder") -> str:
    region = f" ({_REGIONS_EN[holder.region]})" if holder.region in _REGIONS_EN else ""
    share = "share not given" if holder.share is None else percent(holder.share).replace("约", "about ")
    return f"{holder.name}{region} {share}"
