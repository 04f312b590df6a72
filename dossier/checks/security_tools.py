"""Check that the technical means of the security policies stand in the lists of the technical plan."""

from typing import TYPE_CHECKING

from dossier.checks.names import folded
from dossier.checks.registry import check, failed
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.security import Security, Tool
    from dossier.rulebook.model import Rule

_TELLING = 5
"""Characters that make the name of a product telling; 标准版 alone could be any."""


@check("security.tools")
def tools(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each means the policies name is in the technical plan: a node, software, or a service of a third party."""
    security, owned = case.profile.security or NOTHING_KNOWN, _owned(case)
    technology, path = case.profile.technology or NOTHING_KNOWN, "security.tools"
    missing = (
        *absent(security, "security", ("tools",)),
        *absent(technology, "technology", ("nodes", "software")),
    )
    listed = security.tools
    if listed is None or missing:
        return missing
    if not listed:
        return [failed(path, message="none")]
    unplanned = [(index, tool) for index, tool in enumerate(listed) if not _in(owned, tool)]
    verdicts = (failed(f"{path}[{index}].name", tool=tool.name) for index, tool in unplanned)
    return or_pass((*verdicts, *_reviewing(security, owned)), path, count=len(listed))


def _reviewing(security: "Security", owned: "Iterable[str]") -> "Iterator[Verdict]":
    tool = (security.review or NOTHING_KNOWN).tool
    if tool is not None and not _known(owned, tool):
        yield failed("security.review.tool", tool=tool)


def _owned(case: "Case") -> list[str]:
    """Return the names and models in the lists of equipment, software and services of third parties."""
    technology, product = case.profile.technology or NOTHING_KNOWN, case.profile.product or NOTHING_KNOWN
    named = [text for node in technology.nodes or () for text in (node.name, node.model)]
    named += [one.name for one in technology.software or ()]
    named += [one.name for one in product.third_parties or ()]
    return [folded(text).lower() for text in named if text is not None]


def _in(owned: "Iterable[str]", tool: "Tool") -> bool:
    product = tool.product if tool.product and len(folded(tool.product)) >= _TELLING else None
    return any(_known(owned, name) for name in (tool.name, product) if name is not None)


def _known(owned: "Iterable[str]", name: str) -> bool:
    """Return whether a name is listed, alone or as part of a longer one such as 云防火墙企业版."""
    wanted = folded(name).lower()
    return any(wanted in listed for listed in owned)
