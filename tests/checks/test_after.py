"""Rules about findings run last: they see what documents gave, and what they find still makes a package a draft."""

import shutil
import zipfile
from pathlib import Path

from dossier.building import build
from dossier.finding import Finding, Outcome
from dossier.pipeline import check, open_profile

QINGHE = Path(__file__).parents[2] / "examples" / "qinghe"


def changed(folder: Path, old: str, new: str) -> Path:
    """Return the profile of a copy of the example with one text changed."""
    shutil.copytree(QINGHE, folder / "qinghe")
    profile = folder / "qinghe" / "profile.yaml"
    text = profile.read_text("utf-8")
    assert text.count(old) == 1
    profile.write_text(text.replace(old, new), "utf-8")
    return profile


def of(code: str, findings: tuple[Finding, ...]) -> Outcome:
    (found,) = {one.outcome for one in findings if one.code == code}
    return found


def test_a_waiver_of_a_finding_about_a_document_counts_as_used(tmp_path: Path) -> None:
    waiver = "overrides: [{rule: M05, reason: 指另一公司, person: 许知遥, expires_on: 2027-01-31}]"
    profile = changed(tmp_path, "overrides: []", waiver)
    assert of("P02", check(open_profile(profile)).findings) is Outcome.FAIL
    text = profile.read_text("utf-8")
    profile.write_text(text.replace("注册资本500万元，办公", "注册资本600万元，办公"), "utf-8")
    assert of("P02", check(open_profile(profile)).findings) is Outcome.PASS


def test_what_blocks_only_at_the_end_still_marks_every_document_a_draft(tmp_path: Path) -> None:
    profile = changed(tmp_path, "strict_rules: []", "strict_rules: [D99]")
    built = build(open_profile(profile), tmp_path / "out")
    assert built.draft
    assert of("P04", built.report.findings) is Outcome.FAIL
    documents = list(built.folder.rglob("*.docx"))
    assert documents
    for document in documents:
        with zipfile.ZipFile(document) as archive:
            assert any("草　稿" in archive.read(name).decode() for name in archive.namelist() if "header" in name)
