"""A locked package tells nothing before it is opened, opens with its password alone, and says what is wrong otherwise."""

import hashlib
import io
import json
import zipfile

import pytest

from dossier.errors import InputError, UsageError
from dossier.package.encrypted import MEMBER, encrypted_zip, is_encrypted, neutral_name, open_encrypted, refuse_weak
from dossier.package.verify import verify
from tests.package.test_write import DAY, package, zip_bytes

PASSWORD = "correct horse 9 battery"
CONTENT = b"PK not really, " * 400


@pytest.fixture
def locked(tmp_path):
    path = tmp_path / "locked.zip"
    path.write_bytes(encrypted_zip(CONTENT, PASSWORD))
    return path


def test_what_was_locked_comes_back(locked):
    assert open_encrypted(locked, PASSWORD) == CONTENT


def test_nothing_of_the_package_can_be_seen_from_outside(tmp_path):
    data = encrypted_zip(zip_bytes("青禾示例-北京-B25", package("一"), DAY), PASSWORD)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (member,) = archive.infolist()
    assert (member.filename, member.date_time, member.comment, archive.comment) == (
        MEMBER,
        (1980, 1, 1, 0, 0, 0),
        b"",
        b"",
    )
    for name in ("青禾示例", "01-甲", "manifest.json"):
        assert name.encode() not in data


def test_it_is_aes_with_256_bits(locked):
    with zipfile.ZipFile(locked) as archive:
        extra = archive.infolist()[0].extra
    assert extra[:2] == b"\x01\x99"
    assert extra[8] == 3


def test_two_lockings_of_the_same_package_differ():
    assert encrypted_zip(CONTENT, PASSWORD) != encrypted_zip(CONTENT, PASSWORD)


@pytest.mark.parametrize("wrong", ["", "Correct horse 9 battery", PASSWORD + " "])
def test_a_wrong_password_is_called_one(locked, wrong):
    with pytest.raises(InputError, match="密码不对"):
        open_encrypted(locked, wrong)


@pytest.mark.parametrize("at", [100, 3000, 5000])
def test_a_changed_byte_is_called_damage(locked, at):
    data = bytearray(locked.read_bytes())
    data[at] ^= 1
    locked.write_bytes(data)
    with pytest.raises(InputError, match="文件已损坏"):
        open_encrypted(locked, PASSWORD)


@pytest.mark.parametrize("length", [0, 10, 3000, -5])
def test_half_a_file_is_not_opened(locked, length):
    locked.write_bytes(locked.read_bytes()[:length])
    with pytest.raises(InputError, match="不完整"):
        open_encrypted(locked, PASSWORD)


def test_another_zip_is_not_opened(tmp_path):
    path = tmp_path / "plain.zip"
    path.write_bytes(zip_bytes("套件", package("一"), DAY))
    assert not is_encrypted(path)
    with pytest.raises(InputError, match="不是 dossier 加密的套件"):
        open_encrypted(path, PASSWORD)


def test_a_locked_member_that_would_unpack_to_more_is_not_opened(tmp_path):
    import pyzipper

    path = tmp_path / "bomb.zip"
    with pyzipper.AESZipFile(path, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(PASSWORD.encode())
        archive.writestr(MEMBER, b"\0" * 10_000_000)
    assert is_encrypted(path)
    with pytest.raises(InputError, match="不是 dossier 加密的套件"):
        open_encrypted(path, PASSWORD)


@pytest.mark.parametrize("nothing", ["folder", "text", "missing"])
def test_what_is_no_zip_is_not_locked(tmp_path, nothing):
    path = tmp_path / nothing
    if nothing == "folder":
        path.mkdir()
    elif nothing == "text":
        path.write_text("x")
    assert not is_encrypted(path)


@pytest.mark.parametrize("weak", ["", "short one", "12345678901234567", "aaaaaaaaaaaaaaaa", "ababababababab", "密码密码密码密码密码密码", "twelve\tchars!"])  # fmt: skip
def test_a_weak_password_is_refused(weak):
    with pytest.raises(UsageError, match="密码"):
        refuse_weak(weak)


def test_twelve_different_enough_characters_do():
    refuse_weak("a1b2c3d4e5f6")


def test_the_name_tells_the_day_and_the_manifest_and_nothing_else():
    manifest = json.dumps({"as_of": "2026-12-01", "applicant": {"name": "青禾示例"}}).encode()
    assert neutral_name(manifest) == f"dossier-20261201-{hashlib.sha256(manifest).hexdigest()[:8]}.zip"


@pytest.mark.parametrize("broken", [b"", b"[]", b"{}", b'{"as_of": 1}'])
def test_what_is_no_manifest_gives_no_name(broken):
    with pytest.raises(ValueError, match=r"manifest|Expecting"):
        neutral_name(broken)


def test_a_locked_package_is_verified_with_its_password(tmp_path):
    path = tmp_path / "dossier-20261201-00000000.zip"
    files = [*package("一")]
    path.write_bytes(encrypted_zip(zip_bytes("套件", files, DAY), PASSWORD))
    assert verify(path, PASSWORD).intact
    path.write_bytes(encrypted_zip(zip_bytes("套件", files[1:], DAY), PASSWORD))
    assert verify(path, PASSWORD).missing == (files[0].path,)
