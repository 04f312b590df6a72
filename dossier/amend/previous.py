"""Open the package that was sent back: folder or zip -> its verified files, or why it cannot be amended."""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.case import FILINGS
from dossier.documents.context import CATEGORY_NAMES
from dossier.errors import InputError, UsageError
from dossier.package.content import content_digest, made_digest
from dossier.package.manifest import NAME
from dossier.package.naming import answered_round
from dossier.package.verify import verify
from dossier.text import Text
from dossier.zipped import LARGEST

if TYPE_CHECKING:
    from dossier.case import Case

_ROUND = re.compile(r"-补正(\d+)$")
"""How the name of a package ends that answers a return."""
_OFFICE = (".docx", ".xlsx")
_ENCRYPTED = 0x1
"""Flag of a zip member."""
_FIRST = frozenset({"new", "correction"})
"""Filings of the first application: a correction continues it."""


class Filed(NamedTuple):
    """One file the authority has."""

    path: str
    material: str
    sha256: str
    content: str
    """Digest by what a reader sees."""
    day: date
    """Day for which its package was made."""
    written: bool
    """Whether a template made it."""
    origins: tuple[str, ...] = ()
    subject: str = ""
    originals: tuple[str, ...] = ()
    """SHA-256 of the files it was made from, where it is not one of them."""
    unsigned: str = ""
    """SHA-256 of the document of which it is the signed scan."""
    carried: tuple[str, ...] = ()
    """Digests of the edited files whose changes it holds."""


class Previous(NamedTuple):
    """The package that was sent back, with what earlier packages of the same application hold."""

    name: str
    manifest: str
    """SHA-256 of its manifest."""
    day: date
    round: int
    """Which return it answered; 0 for a first submission."""
    files: tuple[Filed, ...]


def open_previous(path: Path, case: "Case") -> Previous:
    """Return the package at ``path`` after checking that it is whole and belongs to the same application.

    Raises:
        InputError: it is no package, is encrypted, or was changed after it was made.
        UsageError: it is a draft, is about another applicant, authority, kind of service or filing, or answered the
            very return, or a later one, that is to be answered now.
    """
    _refuse_encrypted(path)
    found = verify(path)
    if not found.intact:
        raise _damaged(path, (*found.missing, *found.changed, *found.extra))
    _refuse_draft(found.status, path)
    read = _Reader(path, found.name)
    data = read(NAME)
    about = json.loads(data)
    try:
        _refuse_other_application(about, case, path)
        answered = _answered(about, found.name)
        _refuse_a_round_answered(answered, found.name, case)
        return Previous(
            found.name,
            hashlib.sha256(data).hexdigest(),
            date.fromisoformat(about["as_of"]),
            answered,
            tuple(_filed(entry, content, day) for entry, content, day in _entries(about, read)),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputError(
            Text("上次套件的 manifest.json 无法识别", "manifest.json of the previous package cannot be understood"),
            str(path),
            Text("请给出 dossier build 生成的原套件", "give the package as dossier build made it"),
        ) from None


def _entries(about: Mapping[str, Any], read: "_Reader") -> Iterator[tuple[Mapping[str, Any], str, str]]:
    """Yield each file of the authority's with the digest of its content and its day; lists and reports are none.

    What an earlier correction left as it was stands in its manifest with that digest, and in no folder.
    """
    for entry in about["files"]:
        path = entry["path"]
        if entry.get("material") and not entry.get("printed_from") and not path.endswith(".new.docx"):
            yield entry, _content(entry, read), about["as_of"]
    for entry in about.get("unchanged", ()):
        yield entry, entry["content"], entry["as_of"]


def _content(entry: Mapping[str, Any], read: "_Reader") -> str:
    path = entry["path"]
    if entry.get("originals"):
        return made_digest(read(path))
    return content_digest(path, read(path)) if path.endswith(_OFFICE) else str(entry["sha256"])


class _Reader:
    """Read single files of a package that was verified, of any kind."""

    def __init__(self, path: Path, name: str) -> None:
        self._path, self._name = path, name

    def __call__(self, file: str) -> bytes:
        """Return the content of one file; Office files and the manifest are never large."""
        if self._path.is_dir():
            return (self._path / file).read_bytes()
        with zipfile.ZipFile(self._path) as archive:
            names = set(archive.namelist())
            with archive.open(file if file in names else f"{self._name}/{file}") as stream:
                return stream.read(LARGEST)


def _filed(entry: Mapping[str, Any], content: str, day: str) -> Filed:
    return Filed(
        str(entry["path"]),
        str(entry["material"]),
        str(entry["sha256"]),
        content,
        date.fromisoformat(day),
        bool(entry.get("template")),
        tuple(entry.get("origins", ())),
        str(entry.get("subject", "")),
        tuple(one["sha256"] for one in entry.get("originals", ())),
        str(entry.get("unsigned", "")),
        tuple(entry.get("carried", ())),
    )


def _refuse_encrypted(path: Path) -> None:
    """Nothing can be compared with what cannot be read."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        if any(one.flag_bits & _ENCRYPTED for one in archive.infolist()):
            raise InputError(
                Text("上次的套件已加密", "the previous package is encrypted"), str(path),
                Text("请先用密码解压，再给出解压后的文件夹或 zip", "unpack it with its password first, and give what comes out"),
            )  # fmt: skip


def _damaged(path: Path, names: tuple[str, ...]) -> InputError:
    shown = names[:3]
    more = (
        Text(f"等{len(names)}个文件", f" and others, {len(names)} files") if len(names) > len(shown) else Text("", "")
    )
    return InputError(
        Text(f"上次的套件与其清单不一致：{'、'.join(shown)}{more.zh}",
             f"the previous package differs from its manifest: {', '.join(shown)}{more.en}"),
        str(path),
        Text("请给出上次提交时的原套件；差异见 dossier verify", "give the package as it was handed in; dossier verify lists the differences"),
    )  # fmt: skip


def _refuse_draft(status: str, path: Path) -> None:
    """Nobody has handed in a draft, so nothing in it stands with the authority."""
    if status == "draft":
        raise UsageError(
            Text("上次的套件是草稿，草稿没有提交过，不能作为补正的对照", "the previous package is a draft, which nobody has handed in"),
            str(path),
            Text("请给出实际提交的正式套件", "give the final package that was handed in"),
        )  # fmt: skip


def _answered(about: Mapping[str, Any], name: str) -> int:
    """Return which return a package answered, as its manifest says or else its name; 0 for a first submission."""
    told = about.get("amends", {}).get("round")
    if told is not None:
        return int(told)
    found = _ROUND.search(name)
    return int(found[1]) if found else 0


def _refuse_a_round_answered(answered: int, name: str, case: "Case") -> None:
    """Each return is answered once, and the package that answered it is the one that the next return is about."""
    now = answered_round(case)
    if now > answered:
        return
    returns = case.profile.returns or ()
    latest = max(range(len(returns)), key=lambda place: returns[place].received_on, default=0)
    raise UsageError(
        Text(f"上次的套件 {name} 已经答复了第{answered}次退回，本次退回却是第{now}次",
             f"the previous package, {name}, has answered return {answered}, yet this one is said to be return {now}"),
        case.loaded.locate(f"returns[{latest}].round").file,
        Text(f"在通知中写明这是第几次退回：round: {answered + 1}", f"say in the notice which return this is: round: {answered + 1}"),
    )  # fmt: skip


def _refuse_other_application(about: Mapping[str, Any], case: "Case", path: Path) -> None:
    for what, theirs, ours in _facts(about, case):
        if theirs != ours:
            raise UsageError(
                Text(f"上次的套件不是同一申请：{what.zh}是{theirs}，本次是{ours}",
                     f"the previous package is about another application: {what.en} {theirs}, now {ours}"),
                str(path),
                Text("补正只能针对同一申请；请核对 --amend 的文件", "a correction answers the same application; check the file given to --amend"),
            )  # fmt: skip


def _facts(about: Mapping[str, Any], case: "Case") -> Iterator[tuple[Text, str, str]]:
    """Yield what two packages of one application have in common."""
    theirs, ours = about["applicant"], case.profile.company
    if theirs["uscc"] and ours.uscc:
        yield Text("统一社会信用代码", "credit code"), theirs["uscc"], ours.uscc
    else:
        yield Text("申请单位", "applicant"), theirs["name"], ours.name
    yield Text("受理机关", "authority"), str(about["authority"]), case.rulebook.province.authority
    yield Text("业务种类", "categories"), _services(about["categories"]), _services(case.profile.application.categories)
    yield Text("申请事项", "filing"), _course(str(about["filing"])), _course(case.filing)


def _services(codes: Iterable[str]) -> str:
    """Name the kinds of service as the licence does; a code alone tells a reader nothing."""
    chosen = set(codes)
    return "、".join(
        CATEGORY_NAMES.get(code, code)
        for code in [*CATEGORY_NAMES, *sorted(chosen - {*CATEGORY_NAMES})]
        if code in chosen
    )


def _course(filing: str) -> str:
    """Name the filing as the profile does; a correction goes on with the first application."""
    known = {code: word for word, code in FILINGS.items()}
    return known["new"] if filing in _FIRST else known.get(filing, filing)
