"""Draw the figures a template asks for by kind, from the facts of a case."""

from contextlib import suppress
from typing import TYPE_CHECKING

from dossier.documents.figures import LANDSCAPE, PORTRAIT, Page
from dossier.documents.figures.fit import OversizeError
from dossier.documents.missing import FactError
from dossier.documents.pictures import company, network, plan, security, service
from dossier.errors import TemplateError
from dossier.profile.titles import field_title
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dossier.case import Case
    from dossier.documents.drawing import Drawing


def draw(case: "Case", kind: str) -> "Drawing":
    """Return the drawing of ``kind``: one of the kinds below, or ``flow-n`` for the n-th flow of the profile.

    With ``-wide`` behind the kind the drawing fills a landscape page; with ``-sheet`` it leaves room for signatures there
    as long as it can.

    Raises:
        MissingValue: a fact the figure shows is not filled in.
        TemplateError: no such kind.
    """
    name, pages = _pages(kind)
    try:
        return _drawn_on(case, name, pages)
    except OversizeError as problem:
        path = _SOURCES.get(name, "product.flows")
        raise FactError(path, field_title(path).zh, problem.message, hint=problem.hint) from None


def _pages(kind: str) -> tuple[str, tuple[Page, ...]]:
    name, _, suffix = kind.rpartition("-")
    return (name, _WIDTHS[suffix]) if suffix in _WIDTHS else (kind, (PORTRAIT,))


def _drawn_on(case: "Case", name: str, pages: tuple[Page, ...]) -> "Drawing":
    """Draw on the first of ``pages`` that has room."""
    for page in pages[:-1]:
        with suppress(OversizeError):
            return _drawn(case, name, page)
    return _drawn(case, name, pages[-1])


def _drawn(case: "Case", name: str, page: Page) -> "Drawing":
    if name.startswith("flow-"):
        return service.flow(case, int(name.removeprefix("flow-")), page)
    maker = _MAKERS.get(name)
    if maker is None:
        choices = "、".join((*_MAKERS, "flow-1 …"))
        raise TemplateError(
            Text(f"没有“{name}”这种图", f"there is no figure of kind {name}"),
            hint=Text(f"可用：{choices}", f"choose from {choices}"),
        )
    return maker(case, page)


_SHEET = Page(224.0, 104.0)
_WIDTHS: "Mapping[str, tuple[Page, ...]]" = {"wide": (LANDSCAPE,), "sheet": (_SHEET, LANDSCAPE)}

_MAKERS: "Mapping[str, Callable[[Case, Page], Drawing]]" = {
    "equity": company.equity,
    "organisation": company.organisation,
    "topology": network.topology,
    "review": security.review,
    "incident": security.incident,
    "registration": service.registration,
    "complaint": service.complaint,
    "refund": service.refund,
    "closure": service.closure,
    "service-end": service.service_end,
    "chart-users": plan.users,
    "chart-revenue": plan.revenue,
    "chart-result": plan.result,
    "chart-funding": plan.funding,
    "chart-capacity": plan.capacity,
}

_SOURCES: "Mapping[str, str]" = {
    "equity": "shareholders", "organisation": "company.departments", "topology": "technology.nodes",
    "review": "security.review", "incident": "security.handling", "complaint": "service.channels",
}  # fmt: skip
"""Kind of figure → field of the profile its content comes from."""
