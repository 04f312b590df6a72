"""Check scans: fine enough, in colour, and looked at by a person for edges, glare and watermarks."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.confirmations import confirmed
from dossier.checks.fitting import became_of
from dossier.checks.opened import SCANNED, Opened, judge_files, of_all_pages, scans_of
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.evidence.inspection import PageLook
    from dossier.rulebook.model import Rule

_A4_LONG_MM = 297


@check("scans.size")
def size(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each scan is fine enough: pictures by the pixels of their longer edge, pages of a PDF by dots per inch on A4.

    A PDF may claim any size for its pages, so what counts is how fine it is when it is printed on A4. A scan that is
    reduced for the package has to be fine enough before and after.
    """
    least_edge, least_dpi = (law_values.whole(case, key) for key in rule.value_keys)

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in scans_of(files):
            yield from of_all_pages(one, judged_one(one))

    def judged_one(one: Opened) -> "Iterator[Verdict]":
        pages = [page for page in one.seen.pages if page.scanned]
        if pages and one.seen.kind == "pdf":
            verdict = _either(case, one, pages, least_dpi, _fineness)
            yield verdict._replace(citation=case.rulebook.values[rule.value_keys[1]].citation)
        elif pages:
            yield _either(case, one, pages, least_edge, _edge)

    return judge_files(case, judged)


def _either(
    case: "Case", one: Opened, pages: "list[PageLook]", least: int,
    judge: "Callable[[Opened, list[PageLook], int], Verdict]",
) -> "Verdict":  # fmt: skip
    """Judge a scan as it is, and where that is good enough what is made of it for the package."""
    verdict, became = judge(one, pages, least), became_of(case, one)
    if verdict.outcome is not Outcome.PASS or became is None or not became.made_of(one.entry.file):
        return verdict
    now = {page.number: page for page in became.looks_of(one.entry.file) if page.scanned}
    if any(page.number not in now for page in pages):
        return unknown(one.path, message="unmeasured", **one.words)
    after = judge(one, [now[page.number] for page in pages], least)
    return after if after.outcome is Outcome.PASS else after._replace(message=f"reduced_{after.message or 'fail'}")


def _edge(one: Opened, pages: "list[PageLook]", least: int) -> "Verdict":
    edge = min(page.long_edge or 0 for page in pages)
    return (passed if edge >= least else failed)(one.path, edge=edge, least=least, **one.words)


def _fineness(one: Opened, pages: "list[PageLook]", least: int) -> "Verdict":
    found = {page.number: _dpi_on_a4(page) for page in pages}
    coarse = [number for number, dpi in found.items() if dpi < least]
    if not coarse:
        return passed(one.path, dpi=min(found.values()), **one.words)._replace(message="fine")
    lowest = min(found[number] for number in coarse)
    return failed(one.path, message="coarse", dpi=lowest, least=least, **one.where(coarse), **one.words)


def _dpi_on_a4(page: "PageLook") -> int:
    return round((page.dpi or 0) * max(page.width_mm, page.height_mm) / _A4_LONG_MM)


@check("scans.colour")
def colour(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each scan was made in colour; where a file shows none though it could, a person has to have looked.

    One page with colours speaks for the others of its file that could show some: they are pages of print.
    """

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in scans_of(files):
            yield from of_all_pages(one, _colour(case, rule, one))

    return judge_files(case, judged)


def _colour(case: "Case", rule: "Rule", one: Opened) -> "Iterator[Verdict]":
    pages = [page for page in one.seen.pages if page.scanned]
    grey = [page.number for page in pages if page.coloured is False]
    if grey:
        yield failed(one.path, message="grey", **one.where(grey), **one.words)
    elif any(page.coloured for page in pages):
        yield passed(one.path, **one.words)
    elif pages:
        yield from (_worded(verdict) for verdict in confirmed(case, rule, [one.entry.file], "evidence"))


def _worded(verdict: "Verdict") -> "Verdict":
    """Give a recorded look that was met its own wording."""
    return verdict._replace(message="looked") if verdict.outcome is Outcome.PASS else verdict


@check("scans.looked_at")
def looked_at(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A named person looked at each file of a material that is handed in as a scan.

    While nobody looked at any of them, that is one finding and not one for every file.
    """
    if case.profile.evidence is None:
        return [unknown("evidence")]
    scanned = {material.code for material in case.rulebook.materials if material.carrier == SCANNED}
    things = [entry.file for entry in case.profile.evidence if entry.material in scanned]
    if not things:
        return [not_applicable("evidence")]
    if not any(entry.rule in (rule.code, rule.name) for entry in case.profile.confirmations or ()):
        return [unknown("confirmations", message="none", count=len(things))]
    return confirmed(case, rule, things, "evidence")
