"""A package is printed, bound, signed, locked and corrected from one build to the next, and stays whole."""

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from dossier.building import Built, Wishes, build, final_documents
from dossier.errors import UsageError
from dossier.package.verify import ASIDE, verify
from dossier.pipeline import open_profile
from dossier.signed.take import take
from dossier.volume.bind import NAME as VOLUME
from tests.acceptance.conftest import ROOT
from tests.amend.corrections import answer

PASSWORD = "seven-green-Lanterns-42"


def silent(done: int, total: int, what: str) -> None:
    """Tell nobody."""


def manifest(built: Built) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((built.folder / "manifest.json").read_text("utf-8"))
    return content


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finishing") / "qinghe"
    shutil.copytree(ROOT / "examples/qinghe", folder)
    return folder


@pytest.fixture(scope="module")
def printed(workspace: Path) -> Built:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DOSSIER_SOFFICE")
        return build(open_profile(workspace / "profile.yaml"), workspace / "out", Wishes(pdf=True))


def test_every_document_has_its_pdf_and_all_of_it_is_bound(printed: Built) -> None:
    assert not printed.draft
    assert printed.notes == ()
    documents = {path.with_suffix("") for path in printed.folder.glob("*/*.docx")}
    assert documents <= {path.with_suffix("") for path in printed.folder.glob("*/*.pdf")}
    assert verify(printed.folder).intact
    assert verify(printed.archive).intact
    subprocess.run(["qpdf", "--check", str(printed.folder / VOLUME)], check=True, capture_output=True)


def test_the_bookmarks_of_the_volume_lead_to_the_files_they_name(printed: Built) -> None:
    volume = PdfReader(printed.folder / VOLUME)
    for title, start in (("公司章程", "公司章程"), ("网络与信息安全责任人任命书", "任命"), ("技术方案", "技术方案")):
        mark = next(one for one in _flat(volume.outline) if one.title == title)
        number = volume.get_destination_page_number(mark)
        assert number is not None
        assert start in "".join(volume.pages[number].extract_text().split()), title


def _flat(outline: Any) -> list[Any]:
    return [leaf for one in outline for leaf in (_flat(one) if isinstance(one, list) else [one])]


def test_no_file_of_the_package_is_larger_than_the_portal_takes(printed: Built) -> None:
    uploads = [entry for entry in manifest(printed)["files"] if entry.get("material")]
    assert uploads
    assert max(entry["size"] for entry in uploads) <= 5_000_000


def test_pdf_files_are_never_left_out_silently(workspace: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="LibreOffice"):
        build(open_profile(workspace / "profile.yaml"), tmp_path / "out", Wishes(pdf=True))
    assert not (tmp_path / "out").exists() or not any((tmp_path / "out").iterdir())


def test_a_locked_archive_tells_nobody_whose_it_is(workspace: Path, tmp_path: Path) -> None:
    built = build(open_profile(workspace / "profile.yaml"), tmp_path / "out", Wishes(password=PASSWORD))
    assert [path for path in (tmp_path / "out").iterdir() if path.is_file()] == [built.archive]
    assert "青禾" not in built.archive.name
    with zipfile.ZipFile(io.BytesIO(built.archive.read_bytes())) as archive:
        assert archive.namelist() == ["package.zip"]
    assert verify(built.archive, PASSWORD).intact


def test_a_signed_scan_takes_the_place_of_its_document_until_that_changes(
    workspace: Path, printed: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOSSIER_SOFFICE")  # without page numbers it would be another document
    profile, out, scans = workspace / "profile.yaml", workspace / "out", tmp_path / "scans"
    scans.mkdir()
    (entry,) = [one for one in manifest(printed)["files"] if one.get("material") == "D10" and "printed_from" in one]
    shutil.copy(printed.folder / entry["path"], scans / "任命书.pdf")
    case = open_profile(profile)
    (taken,) = take(case, final_documents(case, out), scans, person="许知遥", day=case.as_of, progress=silent)
    assert taken.accepted, taken.message
    signed = build(case, out)
    (found,) = [one for one in manifest(signed)["files"] if one.get("material") == "D10"]
    assert found["path"].endswith(".pdf")
    assert len(found["unsigned"]) == 64
    assert (signed.folder / f"{ASIDE}D10.docx").is_file()
    assert verify(signed.folder).intact

    text = profile.read_text("utf-8")
    profile.write_text(text.replace("周砚清", "周砚明"), "utf-8")
    changed = build(open_profile(profile), out)
    assert "P07" in {one.code for one in changed.report.findings}
    assert [Path(one["path"]).suffix for one in manifest(changed)["files"] if one.get("material") == "D10"] == [".docx"]


def test_an_answer_to_a_return_holds_what_changed_and_says_so(tmp_path: Path) -> None:
    correction = answer(tmp_path)
    wishes = Wishes(previous=correction.package, notice=correction.notice)
    built = build(correction.open(), tmp_path / "out", wishes)
    assert "补正1" in built.folder.name
    content = manifest(built)
    changed = {one["material"] for one in content["files"] if one.get("change") == "replaced"}
    assert changed == {"social_insurance_proof", "D02", "D09"}
    assert {one["material"] for one in content["unchanged"]} >= {"D05", "business_licence"}
    assert verify(built.folder).intact
    assert verify(built.archive).intact
    assert list(built.folder.glob("*/*补正说明*.docx"))
