"""Edited documents of the last package are found, and nothing a damaged or foreign package names gets in."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from dossier.edits.previous import Edited, edited_documents
from dossier.errors import DossierError, UsageError
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from tests.package.test_write import DAY

ABOUT = {"province": "110000"}
DOCUMENT = "01-甲/报告.docx"


def package(out: Path, name: str = "套件", **changed: Any) -> Path:
    """Write a package whose one document was edited; ``changed`` fields replace those of its manifest entry."""
    folder = out / name
    (folder / "01-甲").mkdir(parents=True)
    (folder / ".dossier").mkdir()
    (folder / DOCUMENT).write_bytes(b"edited")
    (folder / ".dossier/generated.zip").write_bytes(zip_bytes("generated", [Artifact("D05.docx", b"generated")], DAY))
    entry = {"path": DOCUMENT, "sha256": hashlib.sha256(b"generated").hexdigest(), "material": "D05", "template": "x"}
    write(folder, [entry | changed])
    return folder


def write(folder: Path, files: object, **more: object) -> None:
    content = {"schema": 1, "status": "draft", "files": files} | ABOUT | more
    (folder / "manifest.json").write_text(json.dumps(content), "utf-8")


def found(out: Path) -> list[Edited]:
    return edited_documents(out, ABOUT)


def test_an_edited_document_is_found_with_what_was_generated(tmp_path: Path) -> None:
    package(tmp_path)
    (one,) = found(tmp_path)
    assert (one.material, one.data, one.generated) == ("D05", b"edited", b"generated")
    assert one.carried == (hashlib.sha256(b"edited").hexdigest(),)


def test_a_document_nobody_touched_is_not_found_unless_it_holds_earlier_edits(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"edited").hexdigest()
    folder = package(tmp_path, sha256=digest)
    assert found(tmp_path) == []
    write(folder, [{"path": DOCUMENT, "sha256": digest, "material": "D05", "template": "x", "carried": ["before"]}])
    assert found(tmp_path)[0].carried == (digest, "before")


def test_only_the_last_package_counts_be_it_a_correction(tmp_path: Path) -> None:
    package(tmp_path, "首次")
    write(package(tmp_path, "补正"), [], amends={"package": "首次"})
    os.utime(tmp_path / "首次/manifest.json", ns=(1, 1))
    assert found(tmp_path) == []


def test_another_application_is_not_looked_at(tmp_path: Path) -> None:
    package(tmp_path)
    assert edited_documents(tmp_path, {"province": "310000"}) == []
    assert edited_documents(tmp_path / "none", ABOUT) == []


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b"[" * 100_000, b'{"schema": 2, "files": []}', b"\xff\xfe"]
)
def test_a_package_whose_manifest_is_damaged_is_refused_and_not_taken_for_unedited(
    tmp_path: Path, damage: bytes
) -> None:
    (package(tmp_path) / "manifest.json").write_bytes(damage)
    with pytest.raises(UsageError, match="已损坏"):
        found(tmp_path)


@pytest.mark.parametrize(
    "files",
    [None, "x", [None], ["x"], [[]], [{}], [{"path": 1, "sha256": "a"}], [{"path": "a", "sha256": "a", "carried": 1}],
     [{"path": "a", "sha256": "a", "material": [], "template": "x"}]],
)  # fmt: skip
def test_a_manifest_of_another_shape_is_refused(tmp_path: Path, files: object) -> None:
    write(package(tmp_path), files)
    with pytest.raises(UsageError, match="已损坏"):
        found(tmp_path)


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hostname", "01-甲/../../secret.txt", "a\0b"])
def test_a_manifest_that_names_files_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    package(tmp_path, path=path)
    with pytest.raises(UsageError):
        found(tmp_path)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = package(tmp_path)
    (tmp_path / "secret.txt").write_text("secret")
    (folder / DOCUMENT).unlink()
    (folder / DOCUMENT).symlink_to(tmp_path / "secret.txt")
    assert found(tmp_path) == []
    (folder / DOCUMENT).unlink()
    (folder / "01-甲").rmdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/报告.docx").write_text("secret")
    (folder / "01-甲").symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path) == []


@pytest.mark.parametrize("damage", [b"", b"no zip", None])
def test_without_the_generated_documents_the_edit_is_still_found(tmp_path: Path, damage: bytes | None) -> None:
    generated = package(tmp_path) / ".dossier/generated.zip"
    generated.unlink()
    if damage is not None:
        generated.write_bytes(damage)
    (one,) = found(tmp_path)
    assert one.generated is None


def test_a_folder_of_others_with_a_manifest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "webapp").mkdir()
    (tmp_path / "webapp/manifest.json").write_text("{")
    assert found(tmp_path) == []


def test_an_edited_document_that_cannot_be_read_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path)
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".docx":
            raise PermissionError(13, "denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DossierError):
        found(tmp_path)


def signed_package(out: Path, kept: bytes, **entry: Any) -> Path:
    """Write a package whose document is replaced by its signed scan and ``kept`` aside."""
    folder = package(out)
    (folder / DOCUMENT).unlink()
    (folder / "01-甲/报告.pdf").write_bytes(b"scan")
    (folder / ".dossier/aside").mkdir()
    (folder / ".dossier/aside/D05.docx").write_bytes(kept)
    scan = {"path": "01-甲/报告.pdf", "sha256": hashlib.sha256(b"scan").hexdigest(), "material": "D05"}
    write(folder, [scan | {"unsigned": hashlib.sha256(b"generated").hexdigest()} | entry])
    return folder


def test_a_document_kept_aside_is_found_once_somebody_has_edited_it(tmp_path: Path) -> None:
    folder = signed_package(tmp_path, b"generated")
    assert found(tmp_path) == []
    (folder / ".dossier/aside/D05.docx").write_bytes(b"edited")
    (one,) = found(tmp_path)
    assert (one.material, one.data, one.generated) == ("D05", b"edited", b"generated")
    assert one.carried == (hashlib.sha256(b"edited").hexdigest(),)


def test_edits_carried_into_a_document_that_was_signed_since_are_carried_on(tmp_path: Path) -> None:
    signed_package(tmp_path, b"merged", unsigned=hashlib.sha256(b"merged").hexdigest(), carried=["before"])
    (one,) = found(tmp_path)
    assert one.carried == (hashlib.sha256(b"merged").hexdigest(), "before")


def test_a_signed_document_nobody_touched_is_not_edited_though_the_generated_ones_are_lost(tmp_path: Path) -> None:
    folder = signed_package(tmp_path, b"generated")
    (folder / ".dossier/generated.zip").unlink()
    assert found(tmp_path) == []
    (folder / ".dossier/aside/D05.docx").write_bytes(b"edited")
    assert [one.generated for one in found(tmp_path)] == [None]


def test_the_edits_of_a_document_that_a_correction_leaves_out_are_found_aside(tmp_path: Path) -> None:
    package(tmp_path, "首次")
    os.utime(tmp_path / "首次/manifest.json", ns=(1, 1))
    correction = package(tmp_path, "补正")
    write(correction, [], amends={"package": "首次"})
    (correction / ".dossier/aside").mkdir()
    (correction / ".dossier/aside/D05.docx").write_bytes(b"edited since")
    (one,) = found(tmp_path)
    assert (one.path, one.data) == (correction / ".dossier/aside/D05.docx", b"edited since")


def test_a_link_among_the_documents_kept_aside_is_not_followed(tmp_path: Path) -> None:
    folder = signed_package(tmp_path, b"generated")
    (tmp_path / "secret.docx").write_text("secret")
    (folder / ".dossier/aside/D06.docx").symlink_to(tmp_path / "secret.docx")
    assert found(tmp_path) == []
    (folder / ".dossier/aside/D06.docx").unlink()
    (folder / ".dossier/aside/D05.docx").unlink()
    (folder / ".dossier/aside").rmdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/D05.docx").write_text("secret")
    (folder / ".dossier/aside").symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path) == []
