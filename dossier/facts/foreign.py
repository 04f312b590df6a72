"""Add up the foreign share of the applicant, with what foreigners hold through companies listed abroad."""

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from dossier.facts.equity import is_compatriot
from dossier.values.share import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.facts.equity import Chain, Equity
    from dossier.profile.model import Profile
    from dossier.profile.model.company import Listing

_ABROAD = frozenset({"境内B股", "境外直接上市"})
"""Markets on which foreigners hold shares of a mainland company itself."""


class Listed(NamedTuple):
    """The applicant or a mainland holder that is listed where foreigners buy its shares."""

    name: str
    path: str
    """Profile path of the company, e.g. company or shareholders[1]."""
    cumulative: Fraction | None
    """Its share in the applicant; 1 for the applicant itself."""
    listing: "Listing"

    def label(self) -> str:
        """Return the company in words, e.g. 乙股份公司（境外直接上市）境外股东持股20%."""
        share = self.listing.foreign_share
        held = "比例未填" if share is None else percent(share)
        return f"{self.name}（{'、'.join(self.listing.markets)}）境外股东持股{held}"


def listed_abroad(profile: "Profile", equity: "Equity") -> tuple[Listed, ...]:
    """Return the companies listed abroad; what lies above a foreign holder is foreign as a whole and left out."""
    abroad = [chain.end.path for chain in equity.foreign]
    nodes = (
        Listed(step.holder.name, step.path, step.cumulative, step.holder.listing)
        for step in equity.nodes
        if step.holder.listing is not None and not any(_within(step.path, path) for path in abroad)
    )
    own = profile.company.listing
    first = () if own is None else (Listed(profile.company.name, "company", Fraction(1), own),)
    return tuple(one for one in (*first, *nodes) if _ABROAD & set(one.listing.markets))


def has_foreign(profile: "Profile", equity: "Equity") -> bool:
    """Return whether foreign capital is known of, at whatever level."""
    return bool(equity.foreign or listed_abroad(profile, equity))


def foreign_total(profile: "Profile", equity: "Equity") -> Fraction | None:
    """Return the foreign share in the applicant through all ways together; None when one of them cannot be computed."""
    parts = [equity.foreign_share, *(_extra(one, equity) for one in listed_abroad(profile, equity))]
    known = [part for part in parts if part is not None]
    return sum(known, Fraction()) if len(known) == len(parts) else None


def by_analogy(equity: "Equity") -> Fraction:
    """Return the share of natural persons of Hong Kong, Macau or Taiwan: foreign by analogy, unverified for persons."""
    chains = (chain for chain in equity.foreign if is_compatriot(chain.end.holder))
    return sum((chain.end.cumulative or Fraction() for chain in chains), Fraction())


def missing_shares(profile: "Profile", equity: "Equity") -> tuple[str, ...]:
    """Return the paths of the shares without which the foreign share cannot be computed."""
    steps = (step for chain in equity.foreign for step in chain.steps if step.holder.share is None)
    listed = listed_abroad(profile, equity)
    stated = (f"{one.path}.listing.foreign_share" for one in listed if one.listing.foreign_share is None)
    ways = (step for one in listed for step in equity.nodes if _within(one.path, step.path))
    above = (f"{step.path}.share" for step in ways if step.holder.share is None)
    return tuple(dict.fromkeys((*(f"{step.path}.share" for step in steps), *above, *stated)))


def outside(one: Listed, equity: "Equity") -> "Iterator[Chain]":
    """Yield the foreign chains that do not run through a listed company."""
    return (chain for chain in equity.foreign if not _above(one, chain))


def largest(chains: "Iterable[Chain]") -> "tuple[Chain, ...]":
    """Return the foreign chains with the greatest share in the applicant; all of them where a share is unknown."""
    listed = tuple(chains)
    shares = [chain.end.cumulative for chain in listed]
    known = [share for share in shares if share is not None]
    if len(known) < len(shares):
        return listed
    return tuple(chain for chain in listed if chain.end.cumulative == max(known))


def _extra(one: Listed, equity: "Equity") -> Fraction | None:
    """Return what foreigners hold through the market beyond the holders that the tree lists above the company."""
    if one.cumulative is None or one.listing.foreign_share is None:
        return None
    named = [chain.end.cumulative for chain in equity.foreign if _above(one, chain)]
    listed = sum((share for share in named if share is not None), Fraction())
    return max(one.cumulative * one.listing.foreign_share - listed, Fraction())


def _above(one: Listed, chain: "Chain") -> bool:
    return one.path == "company" or _within(chain.end.path, one.path)


def _within(path: str, above: str) -> bool:
    """Return whether a holder is the one at ``above``, or stands further up its chain."""
    return path == above or path.startswith(f"{above}.")
