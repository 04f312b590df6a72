"""Pack artifacts into a zip whose bytes depend on nothing but the artifacts and the day."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date

from dossier.package.artifact import Artifact
from dossier.values.moment import member_time

_PACKED = (".docx", ".xlsx", ".pdf", ".png", ".jpg", ".jpeg", ".gif")


def zip_bytes(folder: str, artifacts: Iterable[Artifact], day: date) -> bytes:
    """Return a zip with all artifacts below ``folder``, in the order of their paths."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for artifact in sorted(artifacts, key=lambda one: one.path):
            archive.writestr(_entry(f"{folder}/{artifact.path}", day), artifact.data)
    return buffer.getvalue()


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    """Files that are compressed already are stored: deflating them again only costs time."""
    info = zipfile.ZipInfo(name, member_time(day))
    info.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info
