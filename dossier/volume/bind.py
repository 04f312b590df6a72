"""Bind a package into one PDF to read and print: its parts -> 全套材料.pdf and what could not be bound."""

import zlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dossier.case import Case
from dossier.documents.context import CATEGORY_NAMES
from dossier.errors import DossierError, UsageError
from dossier.office.fonts import face_of
from dossier.text import Text
from dossier.values.dates import chinese
from dossier.volume.plan import Item, Part
from dossier.worker.parent import Worker, WorkFailed
from dossier.worker.progress import Progress

NAME = "全套材料.pdf"
_FILE_SECONDS = 60
_MOST_NAMED = 8
_BASE_SECONDS, _PAGE_SECONDS = 120, 0.5
_SIGNED = "电子签名原件，另附；本卷所装为副本，未加盖页码"
_UNREADABLE = Text("读取这个文件时出错，见电子文件", "reading this file failed: see the electronic file")
_TITLES = {"新办": "申请材料", "变更": "变更申请材料", "续期": "续期申请材料", "年报": "年报材料", "补正": "补正材料"}
_NOTE = "注：页码为各页下端“全套材料”所印的页码；各文件自身另有页码的，以其自身页码为准。"


class Volume(NamedTuple):
    """The bound volume."""

    data: bytes
    pages: int
    """As they are numbered: without cover and list."""
    absent: tuple[tuple[str, Text], ...]
    """Title and reason of each file of the package that is not in it."""
    problems: tuple[Text, ...]


def bind(case: Case, parts: Sequence[Part], progress: Progress, *, draft: bool) -> Volume:
    """Return the volume.

    Raises:
        UsageError: no font for Chinese is installed.
        DossierError: binding failed.
    """
    faces = _faces()
    with Worker() as worker:
        sections = _sections(worker, parts, progress)
        items = [one for section in sections for one in section["items"]]
        order = _order(case, sections, faces, draft)
        out = worker.folder / "volume.pdf"
        seconds = _BASE_SECONDS + _PAGE_SECONDS * sum(one["pages"] for one in items)
        try:
            made = worker.ask("dossier.volume.binding:bind_files", seconds=seconds, order=order, out=str(out))
        except WorkFailed as problem:
            raise _failed(problem) from None
        absent = [(one["title"], Text(*one["absent"])) for one in items if one["absent"] and one["number"]]
        problems = (*_bare(items), *_unshown(made["unshown"]))
        return Volume(out.read_bytes(), made["pages"], tuple(absent), problems)


def _faces() -> dict[str, tuple[str, int, str]]:
    faces = {name: face_of(name) for name in ("宋体", "黑体")}
    found = {name: tuple(face) for name, face in faces.items() if face is not None}
    if len(found) < len(faces):
        raise UsageError(
            Text(
                "要装订全套材料，需要中文字体，本机没有找到",
                "binding the volume needs Chinese fonts, which were not found",
            ),
            hint=Text(
                "安装 Noto CJK 字体（Debian：fonts-noto-cjk）", "install the Noto CJK fonts (Debian: fonts-noto-cjk)"
            ),
        )
    return found  # type: ignore[return-value]


def _sections(worker: Worker, parts: Sequence[Part], progress: Progress) -> list[dict[str, Any]]:
    """Look at every file by itself, so that one which breaks the worker spoils no other."""
    total, done = sum(bool(item.data) for part in parts for item in part.items), 0
    sections = []
    for part in parts:
        items = []
        for item in part.items:
            if item.data:
                progress(done, total, item.title)
                done += 1
            items.append(_item(worker, item, done))
        sections.append({"number": part.number, "title": part.title, "items": items})
    progress(done, total, NAME)
    return sections


def _item(worker: Worker, item: Item, number: int) -> dict[str, Any]:
    look: dict[str, Any] = {"absent": item.absent}
    path = worker.folder / f"{number:04}.pdf"
    if item.data:
        path.write_bytes(item.data)
        try:
            look = worker.ask("dossier.volume.source:ready", seconds=_FILE_SECONDS, source=str(path))
        except WorkFailed:
            look = {"absent": _UNREADABLE}
    absent = look.get("absent")
    return {
        "number": item.number,
        "title": item.title,
        "file": "" if absent else str(path),
        "checksum": 0 if absent else zlib.crc32(item.data),
        "pages": look.get("pages", 0),
        "remark": absent[0] if absent else _SIGNED if look["signed"] else "",
        "stamped": not look.get("signed"),
        "headings": item.headings,
        "absent": absent,
        "bare": look.get("bare", []),
    }


def _order(case: Case, sections: list[dict[str, Any]], faces: object, draft: bool) -> dict[str, Any]:
    return {
        "title": f"增值电信业务经营许可证{_TITLES[case.profile.application.action]}",
        "author": case.profile.company.name,
        "day": case.as_of.isoformat(),
        "mark": "草稿（仅供内部核对，不得报送）" if draft else "",
        "lines": list(_lines(case)),
        "note": _NOTE,
        "stamp": f"{'草稿　' if draft else ''}全套材料　第 {{page}} 页　共 {{total}} 页",
        "faces": faces,
        "sections": sections,
    }


def _lines(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what the cover says; a line for which there is no fact is left out."""
    company, application = case.profile.company, case.profile.application
    yield "申请单位", company.name
    if company.uscc:
        yield "统一社会信用代码", company.uscc
    yield "申请业务", "、".join(name for code, name in CATEGORY_NAMES.items() if code in application.categories)
    if application.coverage:
        yield "业务覆盖范围", case.rulebook.province.name if application.coverage == "省内" else "全国"
    yield "报送机关", case.rulebook.province.authority
    yield "日　　期", chinese(application.signed_on or case.as_of)


def _failed(problem: WorkFailed) -> DossierError:
    reasons = {
        "time": Text("用时过长", "it took too long"),
        "memory": Text("内存不足", "it took too much memory"),
        "crash": Text("装订程序意外退出", "the process broke down"),
        "error": Text(f"出错（{problem.detail}）", f"it failed ({problem.detail})"),
    }
    why = reasons[problem.reason]
    return DossierError(
        Text(f"全套材料没有装订成：{why.zh}", f"the volume was not bound: {why.en}"),
        NAME,
        Text("先不装订，逐个检查证明材料的 PDF", "build without it, and look at the PDF files of the evidence"),
    )


def _bare(items: Sequence[dict[str, Any]]) -> Iterator[Text]:
    """Say which files leave out their fonts; one sentence, because a whole set often comes from one program."""
    found = [one for one in items if one["bare"] and one["file"]]
    if found:
        fonts = "、".join(sorted({name for one in found for name in one["bare"]}))
        titles, more = [one["title"] for one in found[:_MOST_NAMED]], len(found) > _MOST_NAMED
        listed = "、".join(f"《{title}》" for title in titles) + ("等" if more else "")
        names = ", ".join(titles) + (" and others" if more else "")
        yield Text(
            f"{len(found)} 份文件没有嵌入字体（{fonts}），别的电脑上可能显示不出文字，请重新导出：{listed}",
            f"{len(found)} files leave out their fonts ({fonts}): elsewhere they may show no text; export again: {names}",
        )


def _unshown(characters: Sequence[str]) -> Iterator[Text]:
    if characters:
        listed = "、".join(f"{one} U+{ord(one):04X}" for one in characters)
        yield Text(
            f"封面、目录用的字体没有这些字：{listed}；请核对后补写或换字体",
            f"the fonts of cover and list lack {listed}: look at these pages",
        )
