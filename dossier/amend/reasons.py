"""Tell which remarks of a return ask for the change of a file: by the files, the fields and the paper they name."""

from typing import TYPE_CHECKING

from dossier.materials.select import select
from dossier.profile.source import read_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossier.case import Case
    from dossier.profile.model.returns import Remark

_COMPUTED = frozenset({"hosting", "plan", "shareholders", "technology"})
"""Groups from which figures are computed that stand in many documents; which ones, nobody can tell from the figure."""


class Reasons:
    """The remarks of the return that is answered."""

    def __init__(self, case: "Case", remarks: "Sequence[Remark]") -> None:
        self._case = case
        self._remarks = remarks
        self._read: dict[str, frozenset[str]] = {}

    def of(self, material: str, origins: "Sequence[str]", *, written: bool) -> tuple[int, ...]:
        """Return the numbers of the remarks that name a file of ``material``, or a fact it prints.

        ``written`` tells whether we wrote all of it. Where a person has edited it, nobody knows whether a fact or the
        edit changed it, so that only a remark which names the paper explains it.
        """
        return tuple(
            number
            for number, one in enumerate(self._remarks, 1)
            if not set(one.files or ()).isdisjoint(origins)
            or self._names(one, material)
            or (written and self._prints(one, material))
        )

    def _names(self, one: "Remark", material: str) -> bool:
        """The form may be that of the portal, which names no paper, or a paper by its name."""
        known = self._case.materials.get(material)
        return known is not None and one.form is not None and one.form in (known.title.zh, material, *known.aliases)

    def _prints(self, one: "Remark", material: str) -> bool:
        if not one.fields and not one.files:
            return False
        listed = [
            f"evidence[{index}]"
            for index, entry in enumerate(self._case.profile.evidence or ())
            if entry.file in (one.files or ())
        ]
        return any(self._depends(material, field) for field in [*(one.fields or ()), *listed])

    def _depends(self, material: str, field: str) -> bool:
        steps = read_path(field)
        if steps and steps[0] in _COMPUTED:
            return True
        return any(_overlap(steps, read_path(path)) for path in self._facts_of(material))

    def _facts_of(self, material: str) -> frozenset[str]:
        """Return the paths of the facts a document prints or asks for."""
        if material not in self._read:
            from dossier.preview.draft import Drafts  # here, because few documents change, and often none

            drafts = self._case.once("drafts", lambda: Drafts(self._case))
            selected = next((one for one in select(self._case) if one.material.code == material), None)
            known = frozenset[str]() if selected is None else drafts.write(selected).known
            self._read[material] = known
        return self._read[material]


def _overlap(one: "Sequence[object]", other: "Sequence[object]") -> bool:
    """Whether one of two paths lies within the other."""
    length = min(len(one), len(other))
    return list(one[:length]) == list(other[:length])
