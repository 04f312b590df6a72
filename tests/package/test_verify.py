"""Every missing, changed or extra file of a package is named."""

import shutil
import zipfile
from datetime import date

import pytest

from dossier.errors import InputError
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.verify import verify
from tests.package.test_write import package, write


def test_missing_changed_and_extra_files_are_named(tmp_path):
    folder = write(tmp_path, "一")
    (folder / "01-甲/00.pdf").unlink()
    (folder / "01-甲/01.pdf").write_text("改")
    (folder / "多出.txt").write_text("x")
    result = verify(folder)
    assert (result.missing, result.changed, result.extra) == (("01-甲/00.pdf",), ("01-甲/01.pdf",), ("多出.txt",))
    assert not result.intact


def test_the_same_holds_for_a_zip(tmp_path):
    files = [*package("一"), Artifact("多出.txt", b"x")]
    archive = tmp_path / "x.zip"
    archive.write_bytes(zip_bytes("套件", files[1:], date(2026, 12, 1)))
    result = verify(archive)
    assert (result.missing, result.changed, result.extra) == (("01-甲/00.pdf",), (), ("多出.txt",))


def test_a_link_inside_a_package_is_an_extra_file_and_never_followed(tmp_path):
    folder = write(tmp_path, "一")
    (folder / "link").symlink_to("/etc/hostname")
    assert verify(folder).extra == ("link",)


def test_a_renamed_package_is_still_verified(tmp_path):
    folder = write(tmp_path, "一")
    shutil.move(folder, tmp_path / "客户甲")
    assert verify(tmp_path / "客户甲").intact


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "没有 manifest"), ("{", "无法识别"), ("[]", "无法识别"), ('{"schema": 99, "files": []}', "无法识别"),
     ('{"schema": 1, "files": [1]}', "无法识别")],
)  # fmt: skip
def test_what_is_no_package_is_refused_with_a_reason(tmp_path, content, says):
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(InputError, match=says):
        verify(tmp_path)


def test_a_torn_zip_and_a_missing_file_are_refused(tmp_path):
    torn = tmp_path / "x.zip"
    torn.write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(InputError, match="zip"):
        verify(torn)
    with pytest.raises(InputError, match="找不到"):
        verify(tmp_path / "none.zip")
    with zipfile.ZipFile(torn, "w"):
        pass
    with pytest.raises(InputError, match="manifest"):
        verify(torn)
