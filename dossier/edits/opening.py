"""Open and save Word files in memory: bytes, perhaps from other hands -> document -> bytes."""

import io

import docx
from docx.document import Document

from dossier.zipped import BrokenArchive, members


def open_document(data: bytes) -> Document:
    """Return the document of a Word file.

    Raises:
        ValueError: it is no sound archive, or unpacks to more than any document holds. python-docx raises much else
            where the archive is sound and its content is not.
    """
    try:
        members(data)  # python-docx unpacks everything there is, however much
    except BrokenArchive as problem:
        raise ValueError from problem
    return docx.Document(io.BytesIO(data))


def saved(document: Document) -> bytes:
    """Return the file of a document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
