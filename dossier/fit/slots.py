"""Say which evidence goes into which upload field: a case and the forms of the portal -> slots."""

from typing import TYPE_CHECKING, NamedTuple

from dossier.materials.select import select
from dossier.rulebook.cache import open_portal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.case import Case
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence


class Slot(NamedTuple):
    """One place of the portal into which evidence is uploaded."""

    material: str
    subject: str
    """Whose papers go there; empty when the field is for everybody, for the applicant itself, or for nobody named."""
    entries: "tuple[Evidence, ...]"
    """In the order of the profile."""


def slots(case: "Case") -> tuple[Slot, ...]:
    """Return the slots of all listed evidence, in the order of the forms."""
    return case.once("slots", lambda: tuple(_slots(case)))


def _slots(case: "Case") -> "Iterator[Slot]":
    shared = _with_one_field(case)
    for selected in select(case):
        if selected.evidence:
            yield from _of_material(case, selected, shared=selected.material.code in shared)


def _of_material(case: "Case", selected: "Selected", *, shared: bool) -> "Iterator[Slot]":
    code, entries = selected.material.code, selected.evidence
    if shared:
        yield Slot(code, "", entries)
        return
    for subject in dict.fromkeys(whose(case, one) for one in entries):
        yield Slot(code, subject, tuple(one for one in entries if whose(case, one) == subject))


def whose(case: "Case", entry: "Evidence") -> str:
    """Return to whom or what a file belongs; empty for the applicant itself, whom every file concerns."""
    return "" if entry.subject in (None, case.profile.company.name) else str(entry.subject)


def _with_one_field(case: "Case") -> frozenset[str]:
    """Return the materials for which the forms this applicant fills in have a single upload field."""
    applied = ("", *case.profile.application.categories)
    return frozenset(
        field.material
        for form in open_portal().forms
        if form.category in applied
        for block in form.blocks
        if not block.per
        for field in block.fields
        if field.kind == "file" and field.material
    )
