"""A zip of the same application that lies open beside a locked one is named."""

import json
import zipfile
from datetime import date
from pathlib import Path

from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.beside import open_archives
from dossier.package.encrypted import encrypted_zip

DAY = date(2026, 12, 1)
PASSWORD = "lantern-orbit-meadow-29"


def listing(**about: object) -> Artifact:
    content = {"schema": 1, "status": "draft", "files": [], "applicant": {"name": "青禾示例"}, "province": "110000"}
    return Artifact("manifest.json", json.dumps(content | about).encode())


def put(out: Path, name: str, **about: object) -> bytes:
    data = zip_bytes(name, [listing(**about)], DAY)
    (out / f"{name}.zip").write_bytes(data)
    return data


def test_only_open_zips_of_the_same_application_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "套件"
    folder.mkdir()
    (folder / "manifest.json").write_bytes(listing(status="final").data)
    draft = put(tmp_path, "套件-草稿")
    put(tmp_path, "另一省", province="310000")
    (tmp_path / "dossier-20261201-00000000.zip").write_bytes(encrypted_zip(draft, PASSWORD))
    (tmp_path / "torn.zip").write_bytes(draft[:40])
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("notes.txt", "x")
    (tmp_path / "folder.zip").mkdir()
    (line,) = open_archives(folder)
    assert "套件-草稿.zip" in line.zh
    assert "套件-草稿.zip" in line.en
