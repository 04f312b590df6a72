"""Every missing, changed or extra file of a package is named."""

import io
import shutil
import warnings
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


def forged(path, *more):
    """Write the zip of a package with more members before its own; names are given below its folder."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, data in more:
            archive.writestr(f"套件/{name}", data)
        for one in package("一"):
            archive.writestr(f"套件/{one.path}", one.data)
    path.write_bytes(buffer.getvalue())
    return path


def test_a_file_that_is_in_a_zip_twice_counts_as_changed_whichever_comes_first(tmp_path):
    assert verify(forged(tmp_path / "x.zip")).intact
    result = verify(forged(tmp_path / "x.zip", ("01-甲/00.pdf", b"forged")))
    assert result.changed == ("01-甲/00.pdf",)


def test_a_manifest_that_is_in_a_zip_twice_counts_as_changed(tmp_path):
    assert verify(forged(tmp_path / "x.zip", ("manifest.json", b"{}"))).changed == ("manifest.json",)


@pytest.mark.parametrize("name", ["01-甲/00.PDF", "MANIFEST.json"])
def test_names_that_become_one_on_other_systems_count_as_changed(tmp_path, name):
    result = verify(forged(tmp_path / "x.zip", (name, b"forged")))
    assert (result.changed, result.extra) == ((("01-甲/00.pdf",) if "甲" in name else ("manifest.json",)), (name,))


def test_a_zip_with_too_many_files_or_too_much_in_them_is_refused_unread(tmp_path, monkeypatch):
    bomb = forged(tmp_path / "x.zip", *((f"{n}.txt", b"\0" * 50_000_000) for n in range(5)))
    monkeypatch.setattr("dossier.package.verify._packed", None)
    with pytest.raises(InputError, match="过大"):
        verify(bomb)
    with pytest.raises(InputError, match="过多"):
        verify(forged(tmp_path / "y.zip", *((f"{n}.txt", b"") for n in range(10_001))))
