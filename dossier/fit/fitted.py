"""Carry what became of the evidence of one slot: the files to upload, where each comes from, what was done to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dossier.evidence.inspection import PageLook
from dossier.fit.slots import Slot
from dossier.text import Text


class Original(NamedTuple):
    """A file of the workspace, which is never touched."""

    file: str
    """As the profile names it."""
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class FittedFile:
    """One file to upload."""

    suffix: str
    """Ending with its dot, lower case."""
    origins: tuple[str, ...]
    """The files it was made from, as the profile names them, in their order."""
    places: tuple[Path, ...]
    """Where those files are."""
    size: int
    subject: str = ""
    """Whose it is, where it belongs to one only."""
    part: int | None = None
    """Its number among several files of one slot that nothing else tells apart."""
    pages: int | None = None
    """Pages of what was made; None for a file that was left as it is."""
    steps: tuple[Text, ...] = ()
    """What was done; empty for a file that was left as it is."""
    made: Callable[[], bytes] | None = None
    """Gives the content of what was made; None for a file that was left as it is."""
    originals: tuple[Original, ...] = ()
    """The files it was made from as they were read; empty for a file that was left as it is."""
    looks: Mapping[str, tuple[PageLook, ...]] = field(default_factory=dict)
    """What the pages of each file look like now, numbered as in that file; of a file that was cut, those in this part."""
    failure: Text | None = None
    """Why it is left as it is though something had to be done to it."""

    @property
    def data(self) -> bytes:
        """The content."""
        return self.made() if self.made else self.places[0].read_bytes()


class Fitted(NamedTuple):
    """What is uploaded into one slot."""

    slot: Slot
    files: tuple[FittedFile, ...]
    problem: Text | None = None
    """Why the portal would not take it all, or why it could not be brought together; None when all is well."""

    @property
    def steps(self) -> tuple[Text, ...]:
        """What was done, in the order of the files."""
        return tuple(dict.fromkeys(step for one in self.files for step in one.steps))

    def made_of(self, origin: str) -> tuple[FittedFile, ...]:
        """Return what was made of a file; nothing where it is uploaded as it is."""
        return tuple(one for one in self.files if one.made and origin in one.origins)

    def looks_of(self, origin: str) -> tuple[PageLook, ...]:
        """Return what the pages of a file look like in what was made of it."""
        return tuple(page for one in self.made_of(origin) for page in one.looks.get(origin, ()))

    def failure_of(self, origin: str) -> Text | None:
        """Return why a file could not be worked on; None when nothing had to be done, or it was done."""
        return next((one.failure for one in self.files if one.failure and origin in one.origins), None)

    def largest(self, origin: str) -> int:
        """Return the size of the largest upload in which a file is."""
        return max(one.size for one in self.files if origin in one.origins)

    @property
    def split(self) -> bool:
        """Whether one paper had to be cut into several files."""
        made = [one.origins for one in self.files if one.made]
        return len(made) > len(set(made))
