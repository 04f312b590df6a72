"""Say how far one paper is: whether it is written or at hand, and what the checks say -> one word for all workbooks."""

from enum import StrEnum
from typing import TYPE_CHECKING

from dossier.rulebook.vocabulary import Source
from dossier.workbook.results import CheckResults, Standing

if TYPE_CHECKING:
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Material


class Progress(StrEnum):
    """How far a paper is; the words stand on the sheets."""

    NOT_BEGUN = "未开始"
    DRAFT = "收集中"
    """A working text that a person still has to compare with what is published or used."""
    TO_SEAL = "待盖章"
    SIGNED = "已签署"
    """The signed scan of a text of the tool, taken back in its place."""
    REPLACED = "已替代"
    """A text of the tool beside which the finished paper is listed."""
    COLLECTED = "已收集"
    """At hand, and no check has read it."""
    DOUBTFUL = "待核实"
    """At hand, with findings that are still open."""
    VERIFIED = "已核验"
    """At hand, and every check of it is passed."""
    IDLE = "不适用"


ASIDE = ".new.docx"
"""Ending of a text put beside the edited document that it would replace."""
_SCAN = ".pdf"
_BY_CHECKS = {
    Standing.UNREAD: Progress.COLLECTED,
    Standing.OPEN: Progress.DOUBTFUL,
    Standing.PASSED: Progress.VERIFIED,
}


def is_signed_scan(path: str, *, listed: bool) -> bool:
    """Whether a file is the signed scan of a document: what the tool writes is a PDF in no other case.

    ``listed``: it holds evidence that the profile lists.
    """
    return bool(path) and not listed and path.lower().endswith(_SCAN)


def of_text(material: "Material", *, finished: bool, signed: bool = False) -> Progress:
    """Return how far a document is that the tool wrote.

    ``finished``: its signed or final paper is listed and in the package; ``signed``: it is itself a signed scan.
    """
    if finished:
        return Progress.REPLACED
    if signed:
        return Progress.SIGNED
    if material.signing:
        return Progress.TO_SEAL
    return Progress.COLLECTED if material.source is Source.GENERATED else Progress.DRAFT


def of_paper(one: "Selected", entry: "Evidence | None", checks: CheckResults) -> Progress:
    """Return how far a paper is that the profile lists and that is in the package."""
    return _BY_CHECKS[checks.standing(one, entry)]
