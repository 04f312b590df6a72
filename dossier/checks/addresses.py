"""Check that filing, hosting contract and topology name the same addresses and the same access provider."""

import re
from typing import TYPE_CHECKING

from dossier.checks.fields import misnamed
from dossier.checks.names import same_name
from dossier.checks.registry import check, failed, not_applicable, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model import Profile
    from dossier.profile.model.sites import App, Hosting, Site
    from dossier.rulebook.model import Rule

_ADDRESS = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_INTERNAL = re.compile(r"(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.")
"""Addresses inside a network are in no contract and no filing."""


@check("hosting.addresses")
def addresses(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Addresses that sites resolve to, that are filed, and that the topology shows are those of the contracts."""
    contracts, sites = case.profile.hosting, case.profile.sites
    if not contracts:
        return [unknown("hosting") if contracts is None else not_applicable("hosting")]
    missing = [f"hosting[{i}].ip_addresses" for i, one in enumerate(contracts) if one.ip_addresses is None]
    if missing:
        return [unknown(path) for path in missing]
    agreed = {address.strip() for one in contracts for address in one.ip_addresses or ()}
    verdicts = (
        *([unknown("sites")] if sites is None else ()),
        *(found for i, site in enumerate(sites or ()) for found in _site(site, f"sites[{i}]", agreed)),
        *_topology(case.profile, agreed),
    )
    return or_pass(verdicts, "hosting", **_words("addresses", agreed))


def _site(site: "Site", path: str, agreed: set[str]) -> "Iterator[Verdict]":
    yield from (unknown(f"{path}.{name}") for name in ("ip_addresses", "filed_ip_addresses") if not getattr(site, name))
    resolved, filed = _cleaned(site.ip_addresses), _cleaned(site.filed_ip_addresses)
    facts = {"site": site.name, **_words("agreed", agreed)}
    if resolved - agreed:
        yield failed(f"{path}.ip_addresses", **facts, **_words("found", resolved - agreed))
    if filed - agreed:
        yield failed(f"{path}.filed_ip_addresses", message="filed", **facts, **_words("found", filed - agreed))
    elif filed and resolved and resolved <= agreed and filed != resolved:
        pair = _words("found", filed) | _words("resolved", resolved)
        yield failed(f"{path}.filed_ip_addresses", message="moved", site=site.name, **pair)


def _cleaned(listed: "Sequence[str] | None") -> set[str]:
    return {address.strip() for address in listed or ()}


def _words(name: str, found: "Iterable[str]") -> dict[str, str]:
    """Return addresses as a fact in both languages."""
    listed = sorted(found)
    return {name: "、".join(listed) or "无", f"{name}_en": ", ".join(listed) or "none"}


def _topology(profile: "Profile", agreed: set[str]) -> "Iterator[Verdict]":
    nodes = (profile.technology or NOTHING_KNOWN).nodes
    if nodes is None:
        yield unknown("technology.nodes")
    for index, node in enumerate(nodes or ()):
        text = " ".join(word for word in (node.name, node.model, node.purpose, node.place) if word)
        other = {found for found in _ADDRESS.findall(text) if not _INTERNAL.match(found)} - agreed
        if other:
            facts = _words("agreed", agreed) | _words("found", other)
            yield failed(f"technology.nodes[{index}]", message="topology", node=node.name, **facts)


@check("hosting.provider_names")
def provider_names(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Form, filing and contract name the same access provider for each site and app."""
    contracts, sites, apps = case.profile.hosting, case.profile.sites, case.profile.apps
    if not contracts:
        return [unknown("hosting") if contracts is None else not_applicable("hosting")]
    verdicts = (
        *(unknown(name) for name in ("sites", "apps") if getattr(case.profile, name) is None),
        *(found for i, site in enumerate(sites or ()) for found in _provider(site, f"sites[{i}]", contracts)),
        *(found for i, site in enumerate(sites or ()) for found in _filed(site, f"sites[{i}]")),
        *(found for i, app in enumerate(apps or ()) for found in _provider(app, f"apps[{i}]", contracts)),
    )
    names = [one.provider for one in contracts]
    return or_pass(verdicts, "hosting", providers="、".join(names), providers_en=", ".join(names))


def _provider(carrier: "Site | App", path: str, contracts: "Sequence[Hosting]") -> "Iterator[Verdict]":
    """Yield a failure unless the provider in the form is a party of a contract, or stands behind a reseller."""
    known = [name for one in contracts for name in (one.provider, one.upstream) if name is not None]
    if carrier.provider is None:
        yield unknown(f"{path}.provider")
    elif not any(same_name(carrier.provider, name) for name in known):
        yield failed(
            f"{path}.provider",
            carrier=carrier.name,
            found=carrier.provider,
            wanted="、".join(known),
            wanted_en=", ".join(known),
        )


def _filed(site: "Site", path: str) -> "Iterator[Verdict]":
    yield from absent(site, path, ("filed_provider",))
    if site.provider is not None:
        field = f"{path}.filed_provider"
        yield from misnamed(field, site.filed_provider, site.provider, message="filed", carrier=site.name)
