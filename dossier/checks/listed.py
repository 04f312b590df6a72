"""Tell whether a file is listed under evidence for the material that a rule names."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.registry import failed, unknown
from dossier.materials.select import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule


def unlisted(case: "Case", rule: "Rule") -> "Iterator[Verdict]":
    """Yield a failure with the message ``unlisted`` when no file is listed for the rule's parameter ``material``."""
    (material,) = law_values.listed(rule, "material")
    if case.profile.evidence is None:
        yield unknown("evidence", material=material)
    elif not evidence_of(case.profile, material):
        yield failed(material, message="unlisted", material=material)
