"""Tell whether a document has to bear a seal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.documents.compose import Written


def is_sealed(document: "Written") -> bool:
    """Whether it has a place for one, or its material asks for one."""
    marks = {place.kind for place in document.document.signatures}
    return "seal" in marks or any(name.endswith("_seal") for name in document.material.signing)
