"""Say how far one paper is: whether it is written or at hand, and what the checks say -> one word for all workbooks."""

from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dossier.checks.opened import SCANNED
from dossier.rulebook.vocabulary import Source
from dossier.workbook.results import CheckResults, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    UNUSABLE = "不能使用"
    """At hand, and nobody can open or read it."""
    TO_SCAN = "待扫描"
    """A Word file of a paper that is handed in as a scan in colour, signed and sealed."""
    VERIFIED = "已核验"
    """At hand, and every check of it is passed."""
    IDLE = "不适用"


ASIDE = ".new.docx"
"""Ending of a text put beside the edited document that it would replace."""
_SCAN = ".pdf"
_WORD = frozenset({".doc", ".docx", ".docm", ".wps", ".rtf"})
_NOT_THE_PAPER = frozenset({Progress.UNUSABLE, Progress.TO_SCAN})
_BY_CHECKS = {
    Standing.UNREAD: Progress.COLLECTED,
    Standing.OPEN: Progress.DOUBTFUL,
    Standing.PASSED: Progress.VERIFIED,
    Standing.UNUSABLE: Progress.UNUSABLE,
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


def of_paper(one: "Selected", path: str, entries: "Sequence[Evidence]", checks: CheckResults) -> Progress:
    """Return how far a paper is that is in the package at ``path`` and holds the ``entries`` of the profile."""
    progress = _BY_CHECKS[checks.standing(one, entries)]
    open_ = progress in (Progress.UNUSABLE, Progress.DOUBTFUL)
    return Progress.TO_SCAN if not open_ and is_word_for_scan(one.material, path) else progress


def is_word_for_scan(material: "Material", path: str) -> bool:
    """Whether a listed file is a Word file though the paper is handed in as a scan: nobody has signed or sealed that."""
    return material.carrier == SCANNED and PurePosixPath(path).suffix.lower() in _WORD


def is_finished(material: "Material", path: str, progress: Progress) -> bool:
    """Whether a listed paper can take the place of a text of the tool."""
    return progress not in _NOT_THE_PAPER and not is_word_for_scan(material, path)
