"""Run the inspection and the rules about files over one workspace, and say where they differ from the table."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dossier.case import Case, open_case
from dossier.checks.run import run_checks
from dossier.evidence.inspect.parent import inspections
from dossier.evidence.inspection import Inspection, PageLook
from dossier.finding import Finding, Outcome
from dossier.profile.load import parse_profile
from dossier.rulebook.model import Rulebook
from tests.checks.cases import DAY, SMALL, rulebook
from tests.corpus.entries import Entry

RULES = ("L02", "L03", "L04", "L05", "L07", "L12", "L13", "L14", "L15", "L18", "L19", "L20", "L21")
_QUIET = (Outcome.PASS, Outcome.NOT_APPLICABLE)


@cache
def _rules() -> Rulebook:
    """Return the rules that open evidence files, and no others."""
    whole = rulebook()
    return whole._replace(rules=tuple(rule for rule in whole.rules if rule.code in RULES))


def case_of(entry: Entry, folder: Path) -> Case:
    """Return an almost empty profile that lists the one file."""
    listed = f"evidence:\n  - {{material: {entry.material}, file: '{entry.file}'}}\n"
    return open_case(parse_profile(f"{SMALL}}}\n{listed}", folder / "profile.yaml"), _rules(), DAY)


def inspected(case: Case) -> Inspection | None:
    """Return what the one listed file is; None where there is no file."""
    return next(iter(inspections(case).values()), None)


def differences(entry: Entry, case: Case, look: Inspection | None) -> Iterator[str]:
    """Yield every difference between what the table says and what is found."""
    if look is not None:
        yield from _seen(entry.seen, look)
    findings = run_checks(case)
    yield from _found(entry.found, [one for one in findings if one.outcome not in _QUIET])
    for code, words in entry.passes.items():
        if not any(words in one.message.zh for one in findings if one.code == code and one.outcome is Outcome.PASS):
            yield f"{code} does not pass with {words!r}"


def _seen(wanted: Mapping[str, Any], look: Inspection) -> Iterator[str]:
    yield from _problem(wanted.get("problem"), look)
    yield from sanity(look)
    for name, value in wanted.items():
        if name not in ("problem", "kind") and (is_ := _value(name, look)) != value:
            yield f"{name} is {is_!r}, not {value!r}"
    kind = wanted.get("kind", "pdf" if not look.problem else look.kind)
    if look.kind != kind:
        yield f"kind is {look.kind}, not {kind}"


def _problem(wanted: str | None, look: Inspection) -> Iterator[str]:
    said = look.problem.zh if look.problem else ""
    if (wanted or "") not in said or bool(wanted) != bool(said):
        yield f"problem is {said!r}, not {wanted!r}"


def sanity(look: Inspection) -> Iterator[str]:
    """Yield what cannot be true of any file."""
    if look.problem is None and not look.openable:
        yield "no problem, but it does not open"
    if look.openable and look.kind == "pdf" and not look.page_count:
        yield "a PDF that opens has pages"
    numbers = [page.number for page in look.pages]
    if numbers != sorted(set(numbers) & set(range(1, (look.page_count or 0) + 1))):
        yield f"pages {numbers} of {look.page_count}"
    if look.openable and numbers != list(range(1, len(numbers) + 1)):
        yield f"opens, but only pages {numbers} were looked at"
    for page in look.pages:
        yield from (f"page {page.number}: {text}" for text in _page_sanity(page))


def _page_sanity(page: PageLook) -> Iterator[str]:
    if page.width_mm < 0 or page.height_mm < 0:
        yield "a size below zero"
    if (page.dpi is None) != (page.long_edge is None) and page.dpi is not None:
        yield "points for each inch, but no points"
    if page.dpi is not None and page.dpi < 0:
        yield "fewer than no points for an inch"


def _value(name: str, look: Inspection) -> Any:
    """Return a fact of an inspection as the table writes it."""
    match name:
        case "size_mm":
            return [f"{page.width_mm:.0f}x{page.height_mm:.0f}" for page in look.pages]
        case "blank" | "text" | "sideways":
            return [page.number for page in look.pages if getattr(page, name)]
        case "dpi" | "long_edge" | "coloured":
            return [getattr(page, name) for page in look.pages]
        case "looked_at":
            return len(look.pages)
        case "active":
            return list(look.active)
        case _:
            return getattr(look, name)


def _found(wanted: Mapping[str, Any], findings: Sequence[Finding]) -> Iterator[str]:
    for code in wanted:
        told = [one for one in findings if one.code == code]
        if not any(_says(one, wanted[code]) for one in told):
            yield f"{code} does not say {wanted[code]!r}, but {[one.message.zh for one in told]}"
    for one in findings:
        if one.outcome is Outcome.ERROR or one.code not in wanted:
            yield f"{one.code} {one.outcome}: {one.message.zh}"


def _says(finding: Finding, wanted: str) -> bool:
    if wanted == "unknown":
        return finding.outcome is Outcome.UNKNOWN
    return finding.outcome is Outcome.FAIL and wanted in finding.message.zh
