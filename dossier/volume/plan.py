"""Plan the volume: files of a package -> parts with what is bound in each and what is not, and why."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dossier.case import Case
from dossier.evidence.signatures import kind_of
from dossier.materials.folders import FOLDERS
from dossier.materials.select import select
from dossier.package.artifact import Artifact
from dossier.text import Text

NUMERALS = "一二三四五六七八九十"


class Item(NamedTuple):
    """One file, as the list of materials names it."""

    number: str
    """Its number in the part, as the file names say; empty for what is not in the package."""
    title: str
    data: bytes = b""
    """PDF or picture; empty where there is nothing to bind."""
    absent: Text | None = None
    """Why it is not bound."""
    headings: bool = False
    """Whether its own bookmarks go below its own."""


class Part(NamedTuple):
    """The files for one form of the portal."""

    number: str
    """第一部分."""
    title: str
    items: tuple[Item, ...]


NOT_CONVERTED = Text("没有转成 PDF，见电子文件", "not converted to PDF: see the electronic file")
NOT_PROVIDED = Text("尚未提供", "not provided yet")
_OFFICE = Text("Word 或 Excel 文件，见电子文件", "a Word or Excel file: see the electronic file")


def parts_of(case: Case, files: Sequence[Artifact], pdfs: Mapping[str, bytes], *, draft: bool) -> tuple[Part, ...]:
    """Return the parts in the order of the forms; ``pdfs`` gives by path the PDF of each document of ours.

    The list of a draft also names what the authority asks for and nobody has provided yet.
    """
    final = [one for one in files if (one.template or one.origins or one.unsigned) and not one.printed_from]
    return tuple(
        Part(
            f"第{NUMERALS[place]}部分", folder.partition("-")[2], tuple(_items(case, form, folder, final, pdfs, draft))
        )
        for place, (form, folder) in enumerate(FOLDERS.items())
    )


def _items(
    case: Case, form: str, folder: str, files: Sequence[Artifact], pdfs: Mapping[str, bytes], draft: bool
) -> Iterator[Item]:
    here = [one for one in files if one.path.startswith(f"{folder}/")]
    titles = _titles(case, here)
    for selected in select(case):
        if selected.material.form != form:
            continue
        mine = [one for one in here if one.material == selected.material.code]
        yield from (_item(one, titles[one.path], pdfs) for one in mine)
        if draft and selected.needed and not mine:
            yield Item("", selected.material.title.zh, absent=NOT_PROVIDED)


def _titles(case: Case, files: Sequence[Artifact]) -> dict[str, str]:
    """Return by path what each file is called; no two are called the same."""
    plain = {one.path: _title(case, one) for one in files}
    seen: dict[str, int] = {}
    for path, title in plain.items():
        seen[title] = seen.get(title, 0) + 1
        if seen[title] > 1:
            plain[path] = f"{title}（之{NUMERALS[seen[title] - 1] if seen[title] <= len(NUMERALS) else seen[title]}）"
    return plain


def _title(case: Case, one: Artifact) -> str:
    title = case.materials[one.material].title.zh
    own = not one.subject or one.subject == case.profile.company.name
    return title if own else f"{title}——{one.subject}"


def _item(one: Artifact, title: str, pdfs: Mapping[str, bytes]) -> Item:
    number = PurePosixPath(one.path).name.partition("-")[0]
    if one.path in pdfs:
        return Item(number, title, pdfs[one.path], headings=True)
    if PurePosixPath(one.path).suffix in (".docx", ".xlsx"):
        return Item(number, title, absent=NOT_CONVERTED if one.template else _OFFICE)
    readable = kind_of(one.data) in ("pdf", "jpeg", "png", "gif")
    return Item(number, title, one.data) if readable else Item(number, title, absent=_OTHER)


_OTHER = Text("不是 PDF 或图片，见电子文件", "neither a PDF nor a picture: see the electronic file")
