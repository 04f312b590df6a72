"""Give a PDF the applicant's properties, and write it so that the same content is the same bytes."""

import hashlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf


def set_properties(pdf: pikepdf.Pdf, title: str, author: str, day: date) -> None:
    """Replace whatever the properties say: the title, the applicant, and the day as date."""
    for holder, names in ((pdf.Root, ("/Metadata",)), (pdf.trailer, ("/DocChecksum", "/ID", "/Info"))):
        for name in names:
            if name in holder:
                del holder[name]
    made = f"D:{day:%Y%m%d}000000Z"
    pdf.docinfo = pdf.make_indirect(
        pikepdf.Dictionary(Title=title, Author=author, CreationDate=made, ModDate=made),
    )
    pdf.Root.Lang = pikepdf.String("zh-CN")
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def save(pdf: pikepdf.Pdf) -> bytes:
    """Return the bytes of a PDF, identified by its content."""
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def save_known(pdf: pikepdf.Pdf, path: Path, known: bytes) -> None:
    """Write a large PDF, identified by what is ``known`` of its content: reading all of it again takes longer."""
    name = pikepdf.String(hashlib.sha256(known).digest()[:16])
    pdf.trailer.ID = pikepdf.Array([name, name])
    pdf.save(path, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
