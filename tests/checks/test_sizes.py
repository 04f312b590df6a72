"""A file is judged by what it becomes in the package: reduced, cut, or too large even at the floor."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from dossier.case import Case
from dossier.checks.run import run_checks
from dossier.finding import Finding, Outcome
from dossier.rulebook.vocabulary import Severity
from tests.fit.papers import grainy, jpeg, pdf, photograph
from tests.fit.workspace import case_with

CHART, PROOF = "equity_chart", "social_insurance_proof"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))


def grain(seed: int, dpi: int = 300) -> bytes:
    """Return a page no compression does much about."""
    size = (round(8.27 * dpi), round(11.69 * dpi))
    return jpeg(grainy(Image.new("RGB", size, "#909090"), seed, 60), 92, dpi)


def found(case: Case, code: str) -> list[Finding]:
    return [one for one in run_checks(case) if one.code == code]


def test_a_large_photograph_passes_with_what_will_be_done_to_it(tmp_path: Path) -> None:
    data = jpeg(photograph(grain=25), 97)
    (wide,), (narrow,) = (
        found(case_with(tmp_path / "w", {"a.jpg": data}, [("legal_representative_id", "a.jpg", "")]), code)
        for code in ("L03", "L18")
    )
    assert wide.outcome is narrow.outcome is Outcome.PASS
    assert f"原为 {len(data):,} 字节" in wide.message.zh
    assert "JPEG 质量" in wide.message.zh
    assert "JPEG quality" in wide.message.en


def test_a_paper_that_has_to_be_cut_is_warned_of_and_does_not_block(tmp_path: Path) -> None:
    data = pdf([grain(seed) for seed in range(9)], 300)
    case = case_with(tmp_path / "w", {"a.pdf": data}, [(CHART, "a.pdf", "")])
    (wide,), (narrow,) = found(case, "L03"), found(case, "L18")
    assert wide.outcome is Outcome.PASS
    assert (narrow.outcome, narrow.severity) == (Outcome.FAIL, Severity.WARN)
    assert "分为 2 个文件" in narrow.message.zh
    assert "能否传多个文件" in narrow.fix.zh


def test_what_stays_too_large_at_the_floor_blocks(tmp_path: Path) -> None:
    case = case_with(tmp_path / "w", {"a.jpg": grain(1)}, [(CHART, "a.jpg", "")])
    values, key = case.rulebook.values, "upload.max_file_mb"
    province = case.rulebook._replace(values={**values, key: values[key]._replace(value="0.2")})
    (wide,) = found(replace(case, rulebook=province), "L03")
    assert (wide.outcome, wide.severity) == (Outcome.FAIL, Severity.BLOCK)
    assert "超过单个文件 0.2 MB" in wide.message.zh
    assert "压缩到清晰度下限（150 dpi、JPEG 质量 60）后图片仍为" in wide.message.zh
    assert "重新扫描" in wide.fix.zh


def test_small_files_that_are_large_together_are_judged_as_one(tmp_path: Path) -> None:
    names = ("林知远", "许知遥", "周砚清")
    files = {f"{name}.pdf": pdf([grain(number, 200)], 200) for number, name in enumerate(names)}
    assert all(len(data) < 5_000_000 for data in files.values())
    case = case_with(tmp_path / "w", files, [(PROOF, f"{name}.pdf", name) for name in names])
    passes = found(case, "L03")
    assert [one.outcome for one in passes] == [Outcome.PASS] * 3
    assert all("3 个文件合并为 1 个 PDF" in one.message.zh for one in passes)


def test_small_files_start_no_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_with(tmp_path / "w", {"a.jpg": jpeg(photograph(800, 600))}, [(CHART, "a.jpg", "")])
    monkeypatch.setattr("dossier.fit.fit.fit_large", lambda *_: pytest.fail("nothing is large"))
    assert [one.outcome for one in found(case, "L03")] == [Outcome.PASS]
