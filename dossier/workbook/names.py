"""Shorten the name of a file of the package to one that its reader still finds there."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dossier.workbook.measure import shortened, width

if TYPE_CHECKING:
    from dossier.case import Case

_CUT = "…"


def shown_name(path: str, case: "Case", room: float, folder: str = "") -> str:
    """Return the name as it stands in the folder; what does not fit is left out, first what all names end with.

    Whatever is left out leaves a mark. ``folder`` is put before the name, e.g. 03/.
    """
    pure = PurePosixPath(path)
    if width(folder + pure.name) <= room:
        return folder + pure.name
    company = case.profile.company
    short = "".join((company.short_name or company.name).split())
    tail = f"-{short}-{case.as_of:%Y%m%d}"
    head, found, part = pure.stem.partition(tail)
    cut = f"{folder}{head}{_CUT}{part}{pure.suffix}"
    if found and width(cut) <= room:
        return cut
    rest = f"{folder}{head}{part}"
    return shortened(rest, min(room - width(pure.suffix), width(rest) - 1)) + pure.suffix
