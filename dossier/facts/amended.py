"""Hold what a correction changes against the last submission, file by file, for rules and documents to read."""

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Kind = Literal["new", "replaced", "withdrawn", "unchanged"]

WORDS: "Mapping[Kind, str]" = {"new": "新增", "replaced": "替换", "withdrawn": "撤回", "unchanged": "未变"}

STATEMENT = "amendment_statement"
"""Material code of the statement about a correction; it is made anew for each and never compared."""


class FileChange(NamedTuple):
    """One file of a package against the package that was handed in before."""

    kind: Kind
    material: str
    title: str
    """Chinese name of the material, with the person or thing it belongs to."""
    path: str
    """Place inside the new package; of a withdrawn file, its place in the old one."""
    origins: tuple[str, ...] = ()
    """Evidence files it holds, as the profile names them; empty for files we write."""
    subject: str = ""
    """Whose evidence it is."""
    before: str = ""
    """Place inside the old package; empty for a new file."""
    remarks: tuple[int, ...] = ()
    """Numbers of the remarks that ask for the change, counted from 1."""
    same: tuple[str, ...] = ()
    """Of several evidence files put into one, those that are as they were."""


class Amended(NamedTuple):
    """A new package against the one that was sent back."""

    package: str
    """Name of the package that was sent back."""
    manifest: str
    """SHA-256 of its manifest."""
    day: "date"
    """Day for which it was made."""
    nothing_else: bool
    """Whether a remark asks for every change, of the files and of the facts of the profile."""
    changes: tuple[FileChange, ...]
    """Every file of either package, in the order of the forms; withdrawn files come last."""

    def word_for(self, path: str) -> str:
        """Return what became of a file of the new package, with the remarks that ask for it; empty for any other."""
        found = next((one for one in self.changes if one.path == path and one.kind != "withdrawn"), None)
        if found is None:
            return ""
        asked = f"（第{'、'.join(map(str, found.remarks))}条）" if found.remarks else ""
        return f"{WORDS[found.kind]}{asked}"

    def stands(self, path: str) -> bool:
        """Return whether a file is as the authority has it, and therefore not in the package."""
        return any(one.path == path for one in self.of_kind("unchanged"))

    def of_kind(self, *kinds: Kind) -> list[FileChange]:
        """Return the files of these kinds, in their order."""
        return [one for one in self.changes if one.kind in kinds]
