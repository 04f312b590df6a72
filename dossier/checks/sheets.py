"""Check the pages of the listed files: none empty, upright, on A4; and that a file opens as it is and cannot act."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.opened import Opened, judge_files, of_all_pages, scans_of
from dossier.checks.registry import check, failed, passed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.evidence.inspection import PageLook
    from dossier.rulebook.model import Rule

_A4 = (210.0, 297.0)


@check("files.blank_pages")
def blank_pages(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No page of a file is empty."""
    return judge_files(case, lambda files: (found for one in files for found in of_all_pages(one, _blank(one))))


def _blank(one: Opened) -> "Iterator[Verdict]":
    blank = [page.number for page in one.seen.pages if page.blank]
    if blank:
        yield failed(one.path, **one.where(blank), **one.words)
    elif one.seen.pages:
        yield passed(one.path, **one.words)


@check("files.upright")
def upright(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No page lies on its side, and the pages of scans are A4 within the rule's value in millimetres."""
    key = rule.value_keys[0]
    tolerance, custom = law_values.whole(case, key), case.rulebook.values[key].citation

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        scans = {one.path for one in scans_of(files)}
        for one in files:
            odd = [page for page in one.seen.pages if one.path in scans and not _is_a4(page, tolerance)]
            yield from of_all_pages(one, _upright(one, [_odd(one, odd)._replace(citation=custom)] if odd else []))

    return judge_files(case, judged)


def _upright(one: Opened, odd: "list[Verdict]") -> "Iterator[Verdict]":
    """Judge one file of which it is known whether it has pages of an odd size."""
    sideways = [page.number for page in one.seen.pages if page.sideways]
    if sideways:
        yield failed(one.path, message="sideways", **one.where(sideways), **one.words)
    yield from odd
    if one.seen.pages and not sideways and not odd:
        yield passed(one.path, **one.words)


def _odd(one: Opened, pages: "list[PageLook]") -> "Verdict":
    size = f"{pages[0].width_mm:.0f}×{pages[0].height_mm:.0f}"
    return failed(one.path, size=size, **one.where([page.number for page in pages]), **one.words)


def _is_a4(page: "PageLook", tolerance: int) -> bool:
    """Whether a page is A4, upright or across; of a picture file the size is not known."""
    sides = sorted((page.width_mm, page.height_mm))
    return not all(sides) or all(abs(side - wanted) <= tolerance for side, wanted in zip(sides, _A4, strict=True))


@check("files.sound")
def sound(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each file opens without being mended, and nothing in it can act by itself or travels along with it."""
    return judge_files(case, lambda files: (found for one in files for found in of_all_pages(one, _sound(one))))


def _sound(one: Opened) -> "Iterator[Verdict]":
    if one.seen.repaired:
        yield failed(one.path, message="mended", **one.words)
    if one.seen.active:
        yield failed(one.path, **_parts(one.seen.active), **one.words)
    if not one.seen.repaired and not one.seen.active:
        yield passed(one.path, **one.words)


_PARTS = {"attachment": ("附件", "an attached file"), "macro": ("宏", "a macro"), "script": ("脚本或自动动作", "a script or an action of its own")}  # fmt: skip


def _parts(active: "Iterable[str]") -> dict[str, str]:
    names = [_PARTS[one] for one in active]
    return {"parts": "、".join(zh for zh, _ in names), "parts_en": ", ".join(en for _, en in names)}
