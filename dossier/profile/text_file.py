"""Read a text file as UTF-8, or say exactly why it cannot be one."""

import re
import stat
from pathlib import Path

from dossier.errors import InputError, reason
from dossier.text import Text

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ZIP = Text(" ZIP 压缩包", "a ZIP archive")
_KINDS = {
    b"%PDF-": Text(" PDF 文件", "a PDF file"),
    b"PK\x03\x04": _ZIP,
    b"\xd0\xcf\x11\xe0": Text("旧格式的 Office 文件", "an old Office file"),
    b"Rar!": Text(" RAR 压缩包", "a RAR archive"),
    b"7z\xbc\xaf": Text(" 7z 压缩包", "a 7z archive"),
    b"\x89PNG": Text(" PNG 图片", "a PNG picture"),
    b"\xff\xd8\xff": Text(" JPG 图片", "a JPG picture"),
}
"""First bytes of a file that is no text → its kind."""
_OFFICE = {
    "word": Text(" Word 文件", "a Word file"),
    "xl": Text(" Excel 文件", "an Excel file"),
    "ppt": Text(" PowerPoint 文件", "a PowerPoint file"),
}
"""Folder inside an Office file → its kind."""
MAX_BYTES = 2_000_000
"""Largest profile read; real ones have some 50 kB."""


def read_text(path: Path) -> str:
    """Return the file's text without byte order mark.

    Raises:
        InputError: missing, a folder or device, too large, empty, not UTF-8, or with control characters.
    """
    text = _decode(_bytes(path), path)
    if not text.strip():
        raise InputError(
            Text("文件是空的", "the file is empty"), str(path),
            Text("用 dossier new 目录 生成带说明的档案", "make a commented profile with: dossier new DIR"),
        )  # fmt: skip
    _refuse_control_characters(text, path)
    return text


def _bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISDIR(found.st_mode) and not stat.S_ISREG(found.st_mode):
            # Reading a pipe would wait for somebody to write into it, perhaps for ever.
            raise _unreadable(path, Text("这是管道或设备，不是文件", "it is a pipe or device, not a file"))
        _refuse_other_kinds(path)
        _refuse_large(found.st_size, path)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(Text("找不到文件", "no such file"), str(path), Text("请检查路径", "check the path")) from None
    except OSError as problem:
        raise _unreadable(path, reason(problem)) from None


def _unreadable(path: Path, why: Text) -> InputError:
    return InputError(
        Text(f"无法读取：{why.zh}", f"cannot be read: {why.en}"), str(path),
        Text("请给出文本文件（如 profile.yaml）的路径", "give the path of a text file such as profile.yaml"),
    )  # fmt: skip


def _refuse_other_kinds(path: Path) -> None:
    """Name the kind of a file that is no text at all, as when somebody gives a document for the profile."""
    with path.open("rb") as file:
        start = file.read(8)
    kind = next((kind for magic, kind in _KINDS.items() if start.startswith(magic)), None)
    if kind is not None:
        kind = _inside(path) or kind if kind is _ZIP else kind
        raise InputError(
            Text(f"这是{kind.zh}，不是文本文件", f"this is {kind.en}, not a text file"), str(path),
            Text(
                "这里要的是 .yaml 文本文件，例如公司档案 profile.yaml；证明文件放在 evidence/ 并在档案中登记",
                "a text file (.yaml) is wanted, such as the profile profile.yaml; evidence is listed in the profile",
            ),
        )  # fmt: skip


def _inside(path: Path) -> Text | None:
    """Return what kind of Office file an archive is; None for any other archive."""
    import zipfile  # here, because no sound profile needs it

    try:
        with zipfile.ZipFile(path) as archive:
            folders = {name.split("/")[0] for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):  # RuntimeError: a version Python does not know
        return None
    return next((kind for folder, kind in _OFFICE.items() if folder in folders), None)


def _refuse_large(size: int, path: Path) -> None:
    if size > MAX_BYTES:
        raise InputError(
            Text(f"文件有 {size / 1e6:.0f} MB，超过 {MAX_BYTES / 1e6:.0f} MB", f"the file has {size / 1e6:.0f} MB"),
            str(path),
            Text(
                "档案只放文字，扫描件放在 evidence/ 并按路径引用",
                "keep scans in evidence/ and refer to them by path",
            ),
        )


def _decode(data: bytes, path: Path) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _encoding_error(path, 1, "UTF-16")
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise _encoding_error(path, line, _guess(data)) from None


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GBK"


def _encoding_error(path: Path, line: int, encoding: str) -> InputError:
    seems = Text(f"，看起来是 {encoding} 编码", f"; it looks like {encoding}") if encoding else Text("", "")
    return InputError(
        Text(f"文件不是 UTF-8 编码{seems.zh}", f"the file is not UTF-8{seems.en}"),
        f"{path}:{line}",
        Text("请在编辑器中另存为 UTF-8", "save it as UTF-8 in the editor"),
    )


def _refuse_control_characters(text: str, path: Path) -> None:
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise InputError(
            Text(f"含有控制字符 U+{ord(found[0]):04X}", f"control character U+{ord(found[0]):04X}"),
            f"{path}:{line}:{column}",
            Text("请删除该字符", "delete the character"),
        )
