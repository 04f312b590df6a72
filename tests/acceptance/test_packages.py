"""The examples give packages a reviewer can use: complete, valid, readable, reproducible."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from dossier.materials.folders import FOLDERS
from dossier.package.verify import verify
from tests.acceptance.conftest import EXAMPLES, ROOT
from tests.support.office import to_pdf

EVERYWHERE = {
    "D01", "D02", "D03", "D05", "D06", "D07", "D08", "D09", "D10", "D13", "D16", "D17", "D18", "D20", "D21", "D22",
    "fee_schedule", "user_agreement", "privacy_policy",
}  # fmt: skip
DOCUMENTS = {"qinghe": EVERYWHERE, "yunqi": EVERYWHERE | {"merchant_rules"}}


def office_files(folder: Path, suffix: str) -> list[Path]:
    return sorted(folder.rglob(f"*{suffix}"))


def visible_text(document: Path) -> str:
    with zipfile.ZipFile(document) as archive:
        xml = archive.read("word/document.xml").decode()
    return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", line)) for line in xml.split("</w:p>"))


def test_the_ready_example_is_final_and_the_other_names_exactly_three_findings(built):
    assert not built["qinghe"].draft
    assert built["qinghe"].report.open == ()
    assert built["yunqi"].draft
    assert len(built["yunqi"].report.open) == 3
    assert all(finding.location is not None for finding in built["yunqi"].report.open)
    assert "草稿" in built["yunqi"].folder.name


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_package_has_the_folders_of_the_portal_and_agrees_with_its_manifest(built, name):
    folder = built[name].folder
    assert verify(folder).intact
    assert verify(folder.with_name(f"{folder.name}.zip")).intact
    entries = {path.name for path in folder.iterdir()}
    beside = {"材料清单.xlsx", "填报对照表.xlsx", "检查报告.html", "manifest.json"}
    assert entries <= {*FOLDERS.values(), *beside, ".dossier"}
    assert beside <= entries


@pytest.mark.parametrize("name", EXAMPLES)
def test_all_documents_are_written_and_say_who_signs(built, name):
    manifest = json.loads((built[name].folder / "manifest.json").read_text(encoding="utf-8"))
    written = {entry["material"]: entry for entry in manifest["files"] if entry["path"].endswith(".docx")}
    assert set(written) == DOCUMENTS[name]
    assert all(entry["template"].startswith("national/") for entry in written.values())
    assert {place["kind"] for place in written["D01"]["signatures"]} >= {"seal", "sign"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_evidence_file_arrives_unchanged_or_says_what_it_was_made_from(built, name):
    folder, workspace = built[name].folder, ROOT / "examples" / name
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    entries = [entry for entry in manifest["files"] if entry.get("origins")]
    listed = [one.file for one in built[name].report.case.profile.evidence]
    assert sorted(origin for entry in entries for origin in entry["origins"]) == sorted(set(listed))
    for entry in entries:
        kept = [(workspace / origin).read_bytes() for origin in entry["origins"]]
        if "originals" in entry:
            assert [one["sha256"] for one in entry["originals"]] == [hashlib.sha256(data).hexdigest() for data in kept]
            assert entry["steps"]
        else:
            assert [(folder / entry["path"]).read_bytes()] == kept


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_office_files_are_valid_on_schema_and_semantics(built, name, suffix):
    validator = OpenXmlValidator()
    for file in office_files(built[name].folder, suffix):
        errors = list(validator.validate(str(file)).errors)
        assert errors == [], file.name


@pytest.mark.parametrize("name", EXAMPLES)
def test_documents_hold_no_template_marks_no_filler_and_no_foreign_words(built, name):
    for file in office_files(built[name].folder, ".docx"):
        text = visible_text(file)
        assert not re.search(r"\{\{|\}\}|\{%|××|XXX|某某|待补充|待定|TODO|None|Lorem", text), file.name
        assert not re.search(r"[\u4e00-\u9fff][,;?!]|[,;?!][\u4e00-\u9fff]", text), file.name


@pytest.mark.parametrize("name", EXAMPLES)
def test_only_the_applicants_name_appears_as_applicant(built, name):
    other = next(one for one in EXAMPLES if one != name)
    stranger = built[other].report.case.profile.company.name
    for file in office_files(built[name].folder, ".docx"):
        assert stranger not in visible_text(file)


def test_the_report_page_is_complete_and_masks_personal_numbers(built):
    html = (built["yunqi"].folder / "检查报告.html").read_text(encoding="utf-8")
    for finding in built["yunqi"].report.open:
        assert finding.code in html
    assert "</html>" in html
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", html)
    assert "http://" not in html.replace('href="http', "")


@pytest.mark.parametrize("name", EXAMPLES)
def test_libreoffice_opens_every_document(built, name, tmp_path):
    files = [*office_files(built[name].folder, ".docx"), *office_files(built[name].folder, ".xlsx")]
    for pdf in to_pdf(files, tmp_path):
        pages = PdfReader(pdf).pages
        assert all(page.extract_text().strip() for page in pages), f"{pdf.name} has an empty page"


def test_two_builds_are_byte_identical_under_different_hash_seeds(tmp_path):
    archives = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        run = subprocess.run(
            [sys.executable, "-m", "dossier", "build", "examples/yunqi/profile.yaml", "-o", str(out)],
            cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False,
        )  # fmt: skip
        assert run.returncode == 1, run.stderr.decode()
        archives.append(next(out.glob("*.zip")).read_bytes())
    assert archives[0] == archives[1]


def test_provinces_differ_where_their_facts_differ(tmp_path):
    texts = {}
    for province in ("广东", "浙江", "贵州"):
        from dossier.building import build
        from dossier.pipeline import open_profile

        folder = build(open_profile(ROOT / "examples/yunqi/profile.yaml", province), tmp_path).folder
        texts[province] = {file.name.split("-")[1]: visible_text(file) for file in office_files(folder, ".docx")}
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        assert manifest["authority"] == f"{province}省通信管理局"
    joined = {province: "\n".join(documents.values()) for province, documents in texts.items()}
    sentence = "本公司向上追溯到任何一级股东都不含外资成分"
    assert (sentence in joined["浙江"], sentence in joined["广东"]) == (True, False)
    assert "商家入驻审核机制" in joined["贵州"]
    assert "商家入驻审核机制" not in joined["浙江"]
