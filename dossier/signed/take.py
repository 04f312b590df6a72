"""Take signed scans back: a folder of scans and the documents as they would be printed -> records, and what was refused."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.errors import UsageError, reason
from dossier.package.content import content_digest
from dossier.signed import wording
from dossier.signed.compare import Compared, compare, first_page
from dossier.signed.fitting import fitted
from dossier.signed.match import by_name, by_text
from dossier.signed.reader import Reader
from dossier.signed.records import Record, Records
from dossier.signed.sealed import is_sealed
from dossier.signed.unsigned import Printed, printed
from dossier.text import Text
from dossier.worker.parent import WorkFailed

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.documents.compose import Written
    from dossier.evidence.inspection import Inspection, PageLook
    from dossier.worker.progress import Progress

_KINDS = ("pdf", "jpeg", "png")
_RED = 0.0005
"""Share of red points from which red ink is seen; the seal of a company makes about 0.007 of a page."""
_HIDDEN = (".", "~$")


class Taken(NamedTuple):
    """What became of one file."""

    file: Path
    title: Text | None
    """Of the document it belongs to; None where that is not known."""
    accepted: bool
    message: Text


class _Refused(Exception):
    def __init__(self, why: Text) -> None:
        super().__init__(why.zh)
        self.why = why


def take(
    case: "Case", written: Sequence["Written"], scans: Path, *, person: str, day: date, progress: "Progress"
) -> list[Taken]:
    """Compare the scans in a folder with the final documents, and keep copies of those that agree.

    ``person`` has compared page by page what the tool cannot read.

    Raises:
        UsageError: there is no such folder or no file in it, or no LibreOffice.
        InputError: the list of the papers taken back before is damaged.
    """
    files = _files(scans)
    with Reader() as reader:
        documents = {one.material.code: one for one in written}
        desk = _Desk(case, reader, documents, person, day, progress)
        return list(desk.take_all(files))


def _files(scans: Path) -> list[Path]:
    try:
        found = sorted(one for one in scans.iterdir() if one.is_file() and not one.name.startswith(_HIDDEN))
    except OSError as problem:
        raise UsageError(reason(problem), str(scans)) from None
    if not found:
        raise UsageError(
            Text("文件夹里没有扫描件", "there is no scan in the folder"), str(scans),
            Text("把签署后的扫描件放入该文件夹，一份文件一个 PDF", "put the signed scans there, one PDF for each document"),
        )  # fmt: skip
    return found


class _Desk:
    """Where the scans of one run are looked at."""

    def __init__(
        self, case: "Case", reader: Reader, documents: "dict[str, Written]", person: str, day: date,
        progress: "Progress",
    ) -> None:  # fmt: skip
        self._case, self._reader, self._documents = case, reader, documents
        self._person, self._day, self._progress = person, day, progress
        self._records = Records(case)
        self._printed: Printed = printed(case, list(documents.values()), reader.folder, progress)

    def take_all(self, files: Sequence[Path]) -> Iterator[Taken]:
        """Yield what becomes of each file."""
        owners = {file: self._owner(file) for file in files}
        times = Counter(code for code in owners.values() if code)
        for file, code in owners.items():
            title = self._documents[code].material.title if code else None
            try:
                if code is None:
                    raise _Refused(self._unknown(file))
                if times[code] > 1:
                    raise _Refused(wording.TWICE)
                yield Taken(file, title, True, self._taken(file, code))
            except _Refused as refused:
                yield Taken(file, title, False, refused.why)
            except WorkFailed:
                yield Taken(file, title, False, wording.FAILED)

    def _owner(self, file: Path) -> str | None:
        """Return the code of the material a scan belongs to."""
        named = by_name(file.stem, [one.material for one in self._documents.values()])
        if named is not None:
            return named.code
        found = self._reader.inspect(file)
        if not _is_scan(found) or not found.pages:
            return None
        firsts = {code: self._reader.copied(pdf, 1) for code, pdf in self._printed.files.items()}
        try:
            return by_text(first_page(self._reader, file, found.pages[0]), firsts)
        except WorkFailed:
            return None

    def _unknown(self, file: Path) -> Text:
        return wording.NO_DOCUMENT if _is_scan(self._reader.inspect(file)) else wording.NOT_A_SCAN

    def _taken(self, file: Path, code: str) -> Text:
        """Keep a scan that agrees and say so.

        Raises:
            _Refused: it does not.
        """
        found, unsigned = self._sound(file), self._unsigned(code)
        expected = self._reader.inspect(unsigned).page_count or 0
        looks, dropped = _pages(found, expected)
        compared = compare(self._reader, unsigned, file, looks, self._person, self._teller(file))
        if compared.refused is not None:
            raise _Refused(compared.refused)
        turns = () if found.signatures else compared.turns
        kept = self._kept(file, found, code, dropped, turns)
        record = self._record(file, kept, code, compared, looks, dropped)
        problem = fitted(self._case, self._records, record, kept).problem
        if problem is not None:
            raise _Refused(problem)
        self._records.keep(record, kept)
        turned = [wording.turned([page for page, _ in turns])] if turns else []
        return wording.together(*_remarks(record, self._documents[code]), *turned)

    def _sound(self, file: Path) -> "Inspection":
        found = self._reader.inspect(file)
        if found.encrypted:
            raise _Refused(wording.ENCRYPTED)
        if not found.openable:
            raise _Refused(found.problem or wording.FAILED)
        if not _is_scan(found):
            raise _Refused(wording.NOT_A_SCAN)
        return found

    def _unsigned(self, code: str) -> Path:
        if self._documents[code].aside:
            raise _Refused(wording.BY_HAND)
        if code not in self._printed.files:
            raise _Refused(wording.unprinted(self._printed.problems.get(code)))
        return self._printed.files[code]

    def _teller(self, file: Path) -> wording.Told:
        return lambda page, pages: self._progress(page - 1, pages, file.name)

    def _kept(
        self, file: Path, found: "Inspection", code: str, dropped: Sequence[int], turns: Sequence[tuple[int, int]]
    ) -> bytes:
        if found.kind != "pdf":
            company, title = self._case.profile.company.name, self._documents[code].material.title.zh
            file = self._reader.as_pdf(file, found.kind, title, company)
        return self._reader.kept(file, dropped, turns) if dropped or turns else file.read_bytes()

    def _record(
        self, file: Path, kept: bytes, code: str, compared: Compared, looks: Sequence["PageLook"],
        dropped: Sequence[int],
    ) -> Record:  # fmt: skip
        document = self._documents[code].document.data
        shares = [self._reader.red_share(file, look.number) for look in looks]
        seen = any(share is not None and share >= _RED for share in shares)
        return Record(
            material=code,
            sha256=hashlib.sha256(kept).hexdigest(),
            received=hashlib.sha256(file.read_bytes()).hexdigest(),
            unsigned=hashlib.sha256(document).hexdigest(),
            content=content_digest(f"{code}.docx", document),
            pages=len(looks),
            compared=compared.how,
            share=round(compared.share, 4),
            person=self._person if compared.how == "person" else "",
            day=self._day.isoformat(),
            red=seen or (None if None in shares else False),
            dropped=tuple(dropped),
            unread=compared.unread,
        )


def _is_scan(found: "Inspection") -> bool:
    return found.kind in _KINDS


def _pages(found: "Inspection", expected: int) -> tuple[Sequence["PageLook"], Sequence[int]]:
    """Return the pages to compare, and the empty ones left out: backs of sheets that were scanned on both sides.

    Raises:
        _Refused: there are more or fewer pages than the document has.
    """
    count = found.page_count or len(found.pages)
    blank = [look.number for look in found.pages if look.blank]
    if count == len(found.pages) == expected:
        return found.pages, ()
    full = [look for look in found.pages if not look.blank]
    if count == len(found.pages) and len(full) == expected and not found.signatures:
        return full, blank
    raise _Refused(wording.page_count(expected, count, len(blank)))


def _remarks(record: Record, document: "Written") -> Iterator[Text]:
    yield wording.accepted(record.pages, record.compared, record.share, record.person)
    if record.dropped:
        yield wording.dropped(record.dropped)
    if record.unread:
        yield wording.unread(record.unread)
    if record.red is False and is_sealed(document):
        yield wording.NO_RED
