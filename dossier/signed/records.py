"""Keep what was taken back in the workspace: scans and one list of them, each written whole or not at all."""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.errors import InputError, UsageError, reason
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.case import Case

FOLDER = "signed"
LIST = "signed.json"
_SCHEMA = 1
_CODE = re.compile(r"[A-Za-z0-9_-]+")
_MODE = 0o640
"""Scans bear names and signatures: they are for the owner and the group."""


@dataclass(frozen=True, slots=True)
class Record:
    """One signed paper that was taken back."""

    material: str
    sha256: str
    """Of the scan as it is kept."""
    received: str
    """SHA-256 of the file as it was given; another one where empty pages were left out or a picture became a PDF."""
    unsigned: str
    """SHA-256 of the document that was printed, as it was written on that day."""
    content: str
    """Digest of that document by what a reader sees."""
    pages: int
    compared: str
    """``text`` copied, ``ocr`` recognised, or ``person``."""
    share: float
    """Of the text found on the page that agrees least; 1 where a person compared."""
    person: str
    """Who compared it where the tool could not; else empty."""
    day: str
    red: bool | None
    """Whether red ink is seen on any page; None where that cannot be told."""
    dropped: tuple[int, ...] = ()
    """Empty pages of the file that were left out."""
    unread: tuple[int, ...] = ()
    """Pages on which a number could not be read."""


class Records:
    """The signed papers of one workspace for the authority of one case."""

    def __init__(self, case: "Case") -> None:
        """Read the list.

        Raises:
            InputError: it cannot be read or understood.
        """
        self._shown = f"{FOLDER}/{case.rulebook.province.code}"
        self._folder = case.folder / self._shown
        self.by_material: dict[str, Record] = _read(self._folder / LIST)
        """Code of the material → what was taken back for it."""

    def name(self, material: str) -> str:
        """Return the place of a scan in the workspace."""
        return f"{self._shown}/{material}.pdf"

    def path(self, material: str) -> Path:
        """Return where a scan is kept."""
        return self._folder / f"{material}.pdf"

    def scan(self, record: Record) -> bytes | None:
        """Return a scan; None where it is gone or no longer what was taken back."""
        try:
            data = self.path(record.material).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == record.sha256 else None

    def keep(self, record: Record, scan: bytes) -> None:
        """Keep a scan and what is known of it, in place of an earlier one.

        Raises:
            UsageError: the workspace cannot be written.
        """
        known = {**self.by_material, record.material: record}
        listed = {"schema": _SCHEMA, "papers": [asdict(known[code]) for code in sorted(known)]}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _put(self.path(record.material), scan)
            _put(self._folder / LIST, f"{json.dumps(listed, ensure_ascii=False, indent=2)}\n".encode())
        except OSError as problem:
            why = reason(problem)
            raise UsageError(Text(f"无法写入：{why.zh}", f"cannot write: {why.en}"), str(self._folder)) from None
        self.by_material = known


def _read(file: Path) -> dict[str, Record]:
    try:
        content = json.loads(file.read_bytes())
        records = [_record(one) for one in content["papers"]] if content["schema"] == _SCHEMA else None
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise InputError(reason(problem), str(file)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        records = None
    if records is None:
        raise InputError(
            Text(
                "签署件清单已损坏或由更新的版本生成", "the list of signed papers is damaged or made by a newer version"
            ),
            str(file),
            Text(
                "请恢复该文件；无法恢复的，移走后用 dossier signed 重新接收签署件",
                "restore it; else move it away and take the scans back again with dossier signed",
            ),
        )
    return {one.material: one for one in records}


def _record(found: Mapping[str, Any]) -> Record:
    record = Record(**{**found, "dropped": tuple(found["dropped"]), "unread": tuple(found["unread"])})
    texts = (record.material, record.sha256, record.received, record.unsigned, record.content, record.person)
    sound = all(type(one) is str for one in texts) and _CODE.fullmatch(record.material)
    numbers = (record.pages, *record.dropped, *record.unread)
    if not sound or record.compared not in ("text", "ocr", "person") or not all(type(one) is int for one in numbers):
        raise ValueError(record.material)
    if record.red not in (True, False, None) or not 0 <= record.share <= 1:
        raise ValueError(record.material)
    date.fromisoformat(record.day)
    return record


def _put(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _MODE)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
