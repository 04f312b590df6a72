"""Decide for each material whether this case needs it, and gather the files listed for it."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from dossier.facts.conditions import applies
from dossier.rulebook.vocabulary import Source

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.profile.model import Profile
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Material

State = Literal["required", "conditional", "advised", "not_applicable", "unknown"]


class Selected(NamedTuple):
    """One material with its meaning for this case."""

    material: "Material"
    state: State
    """``conditional``: its condition holds, so it is needed. ``unknown``: a fact its condition needs is missing."""
    evidence: tuple["Evidence", ...]
    """Files the applicant lists for it, in the order of the profile."""
    missing: tuple[str, ...] = ()
    """Paths of the facts that are missing to tell the state; empty unless it is ``unknown``."""

    @property
    def needed(self) -> bool:
        """Whether the authority asks this applicant for it."""
        return self.state in ("required", "conditional")

    @property
    def to_write(self) -> bool:
        """Whether the tool writes it: what it generates always, other texts until the finished paper is listed."""
        if self.material.template is None or self.state == "not_applicable":
            return False
        return self.material.source is Source.GENERATED or not self.evidence


def select(case: "Case") -> tuple[Selected, ...]:
    """Return every material of the rulebook, in the order of the forms."""
    return case.once("materials", lambda: tuple(_selected(case, material) for material in case.rulebook.materials))


def _selected(case: "Case", material: "Material") -> Selected:
    answer, evidence = applies(material.applies_when, case), evidence_of(case.profile, material.code)
    if answer.holds is None:
        return Selected(material, "unknown", evidence, answer.missing)
    return Selected(material, material.necessity.value if answer.holds else "not_applicable", evidence)


def evidence_of(profile: "Profile", code: str) -> tuple["Evidence", ...]:
    """Return the files listed for a material, in the order of the profile."""
    return tuple(entry for entry in profile.evidence or () if entry.material == code)
