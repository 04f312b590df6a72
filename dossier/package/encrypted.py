"""Lock a package for sending: zip and password -> one AES-256 zip that tells nothing before it is opened, and back.

The members of a zip keep their names in the open even when their content is encrypted, and the names of a package are
those of a company and its people. So the package's own zip becomes the one member, ``package.zip``, without a day of its
own, and the file itself is called ``dossier-<day>-<8 characters of the manifest's SHA-256>.zip``: whoever sees it in a
mailbox learns neither who applies nor for what, and whoever has the package finds it by its manifest. The format
derives its key with few rounds, so the strength lies in the password; short ones are refused.
"""

import hashlib
import io
import json
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

from dossier.errors import InputError, UsageError
from dossier.text import Text

MEMBER = "package.zip"
_LEAST, _DIFFERENT = 12, 6
_ENCRYPTED = 0x1
_OVERHEAD = 16 + 2 + 10
"""Salt, check of the password and seal of a member that is locked with AES-256."""
_TORN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)


def neutral_name(manifest: bytes) -> str:
    """Return the name of the locked zip of the package with this manifest, e.g. dossier-20261201-1a2b3c4d.zip.

    Raises:
        ValueError: it is no manifest.
    """
    content = json.loads(manifest)
    if not isinstance(content, dict) or not isinstance(content.get("as_of"), str):
        raise ValueError("no manifest")
    day = "".join(mark for mark in content["as_of"] if mark.isdecimal())
    return f"dossier-{day}-{hashlib.sha256(manifest).hexdigest()[:8]}.zip"


def refuse_weak(password: str) -> None:
    """Refuse a password that can be tried out, or that other programs may read as another one.

    Raises:
        UsageError: it is too short, too uniform, all digits, or not plain ASCII.
    """
    if not password.isascii() or not password.isprintable():
        wrong = Text("密码只能用英文字母、数字和半角符号", "a password takes ASCII letters, digits and signs only")
        why = Text("其他文字在别的解压软件里会变成另一个密码", "other programs read other letters as another password")
        raise UsageError(wrong, hint=why)
    if len(password) < _LEAST or len(set(password)) < _DIFFERENT or password.isdecimal():
        wrong = Text("密码太弱，可以被试出来", "the password is weak and can be found by trying")
        right = Text(
            f"至少 {_LEAST} 个字符，其中至少 {_DIFFERENT} 个不同，不能全是数字；例如四五个不相干的单词",
            f"at least {_LEAST} characters, {_DIFFERENT} of them different, not digits alone; four or five unrelated words, say",
        )
        raise UsageError(wrong, hint=right)


def encrypted_zip(archive: bytes, password: str) -> bytes:
    """Return the zip of a package locked with a password.

    Raises:
        UsageError: the password is weak.
    """
    import pyzipper  # here, because most packages are not locked

    refuse_weak(password)
    buffer = io.BytesIO()
    with pyzipper.AESZipFile(buffer, "w", encryption=pyzipper.WZ_AES) as locked:
        locked.setpassword(password.encode())
        locked.setencryption(pyzipper.WZ_AES, nbits=256)
        member = pyzipper.zipfile_aes.AESZipInfo(MEMBER)  # on the first day that a zip can name
        member.compress_type = zipfile.ZIP_STORED  # compressing it again gains nothing
        locked.writestr(member, archive)
    return buffer.getvalue()


def is_encrypted(path: Path) -> bool:
    """Return whether the file is a zip whose members are locked; False for anything that is no zip."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(one.flag_bits & _ENCRYPTED for one in archive.infolist())
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError):
        return False


def open_encrypted(path: Path, password: str) -> bytes:
    """Return the zip inside; it is authenticated as a whole, so what comes back is what was locked.

    Raises:
        InputError: the password is wrong, the file is damaged, or it was not locked by this tool.
    """
    import pyzipper  # here, because most packages are not locked

    try:
        with pyzipper.AESZipFile(path) as locked:
            members = locked.infolist()
            if not (len(members) == 1 and _is_ours(members[0])):
                raise _not_ours(path)
            return _read(locked, members[0], password, path)
    except (*_TORN, pyzipper.BadZipFile):
        raise _not_ours(path) from None


def _is_ours(member: Any) -> bool:
    """Whether it is stored, so that nothing unpacks to more than there is, and its whole content is authenticated."""
    return bool(member.filename == MEMBER and member.compress_size == member.file_size + _OVERHEAD)


def _read(locked: Any, member: Any, password: str, path: Path) -> bytes:
    try:
        content: bytes = locked.read(member, password.encode())
    except RuntimeError as problem:
        raise (_wrong_password(path) if "password" in str(problem).lower() else _damaged(path)) from None
    except Exception:  # whatever a damaged file makes the library raise
        raise _damaged(path) from None
    return content


def _wrong_password(path: Path) -> InputError:
    return InputError(
        Text("密码不对", "the password is wrong"), str(path),
        Text("注意大小写；确实无误的，文件开头可能已损坏", "mind capitals; if it is right, the file is damaged at its beginning"),
    )  # fmt: skip


def _damaged(path: Path) -> InputError:
    return InputError(
        Text("密码对得上，但文件已损坏或被改动", "the password fits, but the file is damaged or was changed"), str(path),
        Text("请重新取得该文件；也再核对一次密码", "get the file again, and look at the password once more"),
    )  # fmt: skip


def _not_ours(path: Path) -> InputError:
    return InputError(
        Text("不是 dossier 加密的套件，或者文件不完整", "it is no package locked by dossier, or not the whole of it"), str(path),
        Text("请给出 dossier build --encrypt 生成的 zip", "give a zip made by dossier build --encrypt"),
    )  # fmt: skip
