"""Say which documents are replaced by their signed scans: written documents -> files for the package, and findings."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.finding import Finding, Outcome
from dossier.fit.fitted import Original
from dossier.package.content import content_digest
from dossier.rulebook.vocabulary import Severity, Stage
from dossier.signed import wording
from dossier.signed.fitting import fitted
from dossier.signed.records import Record, Records
from dossier.signed.sealed import is_sealed
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.documents.compose import Written
    from dossier.rulebook.model import Material


class SignedFile(NamedTuple):
    """The scan that goes into the package in place of a document."""

    data: bytes
    sha256: str
    unsigned: str
    """SHA-256 of the document of this build."""
    pages: int
    record: Record
    originals: tuple[Original, ...] = ()
    """The scan as it is kept, where what is uploaded is smaller."""
    steps: tuple[Text, ...] = ()
    """How it was compared, and what was done to make it fit the portal."""


class Signed(NamedTuple):
    """What has come back signed."""

    files: Mapping[str, SignedFile]
    """Code of the material → its scan."""
    findings: tuple[Finding, ...]


def signed_files(case: "Case", written: Sequence["Written"]) -> Signed:
    """Return the scans of documents that still say what was signed; ``written`` are the final documents, paginated.

    A scan counts while a reader sees the same in the document; dates of files are no part of that, or every scan would
    be out of date on the next day.

    Raises:
        InputError: the list of signed papers is damaged.
    """
    records = Records(case)
    files: dict[str, SignedFile] = {}
    findings: list[Finding] = []
    for one in written:
        record = records.by_material.get(one.material.code)
        if record is None:
            continue
        scan = records.scan(record)
        if content_digest(f"{record.material}.docx", one.document.data) != record.content:
            findings.append(_not_current(one.material, _CHANGED))
        elif scan is None:
            findings.append(_not_current(one.material, _lost(records.name(record.material))))
        else:
            made = _file(case, records, record, one, scan)
            files[record.material] = made[0]
            findings += made[1]
    return Signed(files, tuple(findings))


def _file(
    case: "Case", records: Records, record: Record, one: "Written", scan: bytes
) -> tuple[SignedFile, list[Finding]]:
    fit = fitted(case, records, record, scan)
    originals = (Original(records.name(record.material), record.sha256, len(scan)),) if fit.steps else ()
    how = wording.accepted(record.pages, record.compared, record.share, record.person)
    file = SignedFile(
        fit.data, hashlib.sha256(fit.data).hexdigest(), hashlib.sha256(one.document.data).hexdigest(),
        record.pages, record, originals, (how, *fit.steps),
    )  # fmt: skip
    return file, list(_doubts(one, record, fit.problem))


def _doubts(one: "Written", record: Record, problem: Text | None) -> list[Finding]:
    found: list[Finding] = []
    if record.red is False and is_sealed(one):
        found.append(_finding(one.material, _RED, wording.NO_RED))
    if record.unread:
        found.append(_finding(one.material, _COMPARED, wording.unread(record.unread)))
    if problem is not None:
        found.append(_finding(one.material, _SIZE, problem))
    return found


_CHANGED = Text(
    "签署后内容又有变化，签署件已过时，没有放入套件",
    "has changed since it was signed; the scan is out of date and not in the package",
)


def _lost(name: str) -> Text:
    return Text(
        f"的签署件 {name} 丢失或被改动，没有放入套件",
        f": the scan {name} is gone or was changed, and is not in the package",
    )


class _Rule(NamedTuple):
    code: str
    name: str
    title: Text
    severity: Severity
    fix: Text


_AGAIN = Text(
    "打印现在的文件重新签署、扫描，再用 dossier signed 接收；改动不应有的，改回档案",
    "print the present document, have it signed and scanned, and take it back with dossier signed; or undo the change",
)
_CURRENT = _Rule("P07", "signed.current", Text("签署件与现在的文件一致", "Signed scans are of the present documents"),
                 Severity.WARN, _AGAIN)  # fmt: skip
"""A warning: were it to block, the package would be a draft, and the final document to be signed again never be printed."""
_RED = _Rule(
    "P08", "signed.red_ink", Text("签署件上看得到红色印迹", "Red ink is seen on signed scans"), Severity.WARN,
    Text("打开签署件核对；漏盖的补盖，黑白扫描的用彩色重新扫描", "look at it; seal it, or scan it again in colour"),
)  # fmt: skip
_COMPARED = _Rule(
    "P09", "signed.compared", Text("签署件的文字全部核对过", "All text of signed scans was compared"), Severity.WARN,
    Text("对照套件外的电子稿逐页核对；不清楚的重新扫描", "compare it page by page with the text; scan again what is unclear"),
)  # fmt: skip
_SIZE = _Rule(
    "P10", "signed.size", Text("签署件不超过上传上限", "Signed scans are small enough to upload"), Severity.WARN,
    Text("用 200 dpi 重新扫描，再用 dossier signed 接收", "scan it again at 200 dpi and take it back with dossier signed"),
)  # fmt: skip


def _not_current(material: "Material", what: Text) -> Finding:
    return _finding(material, _CURRENT, what)


def _finding(material: "Material", rule: _Rule, what: Text) -> Finding:
    title = material.title
    return Finding(
        code=rule.code,
        rule=rule.name,
        title=rule.title,
        outcome=Outcome.FAIL,
        severity=rule.severity,
        subject=material.code,
        subject_title=title,
        location=None,
        message=Text(f"《{title.zh}》{what.zh}", f"{title.en} {what.en}"),
        fix=rule.fix,
        citation=material.citation,
        stage=Stage.SIGNING,
    )
