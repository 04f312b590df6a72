"""Hold one file on its way into the package."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from dossier.fit.fitted import Original
from dossier.text import Text

_MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".html": "text/html",
    ".json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file with where it comes from and who has to sign it."""

    path: str
    """Path inside the package, with forward slashes."""
    data: bytes
    material: str = ""
    """Material code; empty for lists and reports."""
    template: str = ""
    """Template chain the file was written from; empty for evidence."""
    origins: tuple[str, ...] = ()
    """Evidence files it holds, as the profile names them; empty for files we write."""
    subject: str = ""
    """Whose evidence it is, as the profile says; empty for files we write."""
    signatures: tuple[tuple[str, str, str], ...] = ()
    """Kind (seal, sign, date), label and printed value of each place."""
    carried: tuple[str, ...] = ()
    """Digests of the edited files whose changes it holds; empty for what nobody has edited."""
    blank: str = ""
    """SHA-256 of the blank form it was filled in; empty for every other file."""
    originals: tuple[Original, ...] = ()
    """The files it was made from, where it is not one of them byte for byte."""
    steps: tuple[Text, ...] = ()
    """What was done to make it fit the portal."""
    unsigned: str = ""
    """SHA-256 of the document of which it is the signed scan."""
    printed_from: str = ""
    """Path of the document it is the PDF of."""
    pages: int | None = None
    """None where it has none, or where they are not known."""

    @property
    def sha256(self) -> str:
        """Hexadecimal digest of the content."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def media_type(self) -> str:
        """Media type by extension."""
        return _MEDIA.get(PurePosixPath(self.path).suffix, "application/octet-stream")
