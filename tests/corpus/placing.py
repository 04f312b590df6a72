"""Put one file of the corpus into a workspace, or what stands there in its place: a link, a folder, a pipe."""

import os
from pathlib import Path

from tests.corpus.entries import Entry
from tests.corpus.makers import MAKERS


def put(entry: Entry, folder: Path) -> None:
    """Fill an empty folder."""
    path = folder / entry.file
    data = MAKERS[entry.made]() if entry.made else b""
    match entry.place:
        case "":
            path.write_bytes(data)
        case "link-inside":
            (folder / "其他.pdf").write_bytes(data)
            path.symlink_to("其他.pdf")
        case "unreadable":
            path.write_bytes(data)
            path.chmod(0)
        case "link-outside":
            path.symlink_to(__file__)
        case "link-to-itself":
            path.symlink_to(path)
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "upwards" | "absent":
            pass
        case other:
            raise ValueError(other)
