"""Turn holdings, departments, networks and processes into native Word drawings and SVG previews.

The same facts are laid out once in a process: 31 provinces of one applicant share their figures.

Every figure fits the type area of its page without shrinking text below 7.5 points. What is too large for one page is
divided into parts, numbered and each on its own lines; only a single box that fits no page raises ``TemplateError``.
The same input gives the same bytes.
"""

from collections.abc import Sequence
from functools import lru_cache

from dossier.documents.drawing import Drawing
from dossier.documents.figures.equity import equity_scenes
from dossier.documents.figures.model import EquityNode, Link, Node, OrgUnit, ProcessStep, Zone
from dossier.documents.figures.organisation import organisation_scenes
from dossier.documents.figures.process import process_scenes
from dossier.documents.figures.svg import to_svg
from dossier.documents.figures.theme import LANDSCAPE, PORTRAIT, Page
from dossier.documents.figures.topology import topology_scenes
from dossier.documents.figures.word import to_drawing

__all__ = [
    "LANDSCAPE",
    "PORTRAIT",
    "EquityNode",
    "Link",
    "Node",
    "OrgUnit",
    "Page",
    "ProcessStep",
    "Zone",
    "equity_figure",
    "equity_svg",
    "organisation_figure",
    "organisation_svg",
    "process_figure",
    "process_svg",
    "topology_figure",
    "topology_svg",
]  # fmt: skip


@lru_cache(maxsize=64)
def equity_figure(tree: EquityNode, page: Page = PORTRAIT) -> Drawing:
    """Return the equity structure of the applicant ``tree`` as a Word drawing."""
    return to_drawing(*equity_scenes(tree, page))


def equity_svg(tree: EquityNode, page: Page = PORTRAIT) -> str:
    """Return the equity structure of the applicant ``tree`` as SVG."""
    return to_svg(*equity_scenes(tree, page))


@lru_cache(maxsize=64)
def organisation_figure(root: OrgUnit, page: Page = PORTRAIT) -> Drawing:
    """Return the organisation below ``root`` as a Word drawing."""
    return to_drawing(*organisation_scenes(root, page))


def organisation_svg(root: OrgUnit, page: Page = PORTRAIT) -> str:
    """Return the organisation below ``root`` as SVG."""
    return to_svg(*organisation_scenes(root, page))


@lru_cache(maxsize=64)
def topology_figure(zones: tuple[Zone, ...], links: tuple[Link, ...], page: Page = PORTRAIT) -> Drawing:
    """Return the network of ``zones`` and ``links`` as a Word drawing."""
    return to_drawing(*topology_scenes(zones, links, page))


def topology_svg(zones: Sequence[Zone], links: Sequence[Link], page: Page = PORTRAIT) -> str:
    """Return the network of ``zones`` and ``links`` as SVG."""
    return to_svg(*topology_scenes(zones, links, page))


@lru_cache(maxsize=64)
def process_figure(steps: tuple[ProcessStep, ...], page: Page = PORTRAIT) -> Drawing:
    """Return the process of ``steps`` as a Word drawing."""
    return to_drawing(*process_scenes(steps, page))


def process_svg(steps: Sequence[ProcessStep], page: Page = PORTRAIT) -> str:
    """Return the process of ``steps`` as SVG."""
    return to_svg(*process_scenes(steps, page))
