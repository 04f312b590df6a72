"""A file is judged by what it becomes in the package: reduced, cut, or too large even at the floor."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from dossier.case import Case
from dossier.checks.run import run_checks
from dossier.finding import Finding, Outcome
from dossier.rulebook.vocabulary import Severity
from dossier.worker.parent import Worker, WorkFailed
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


def test_a_scan_that_is_reduced_too_far_is_warned_of(tmp_path: Path) -> None:
    data = pdf([grain(seed) for seed in range(3)], 300)
    case = case_with(tmp_path / "w", {"a.pdf": data}, [("business_licence", "a.pdf", "")])
    (one,) = found(case, "L04")
    assert (one.outcome, one.severity) == (Outcome.FAIL, Severity.WARN)
    assert "a.pdf 第 1–3 页 为了不超过大小上限，放入套件时压缩" in one.message.zh
    assert "只剩每英寸 150 点" in one.message.zh
    assert "按内容分成几个文件" in one.fix.zh
    assert "第 1–3 页" not in one.message.en


def test_a_scan_that_stays_fine_enough_is_said_as_it_goes_up(tmp_path: Path) -> None:
    data = pdf([jpeg(photograph(seed=1).resize((4960, 7016)), 92)], 600)
    case = case_with(tmp_path / "w", {"a.pdf": data}, [("business_licence", "a.pdf", "")])
    (one,) = found(case, "L04")
    assert one.outcome is Outcome.PASS
    assert "不低于每英寸 300 点" in one.message.zh


def test_work_that_fails_blocks_and_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{number}.jpg": jpeg(photograph(80, 60, seed=number)) for number in range(11)}
    listed = [(CHART, name, "") for name in files]
    ask = Worker.ask

    def late(self: Worker, task: str, **about: object) -> object:
        if task.startswith("dossier.fit"):
            raise WorkFailed("time", "-9")
        return ask(self, task, **about)

    with monkeypatch.context() as busy:
        busy.setattr(Worker, "ask", late)
        blocked = found(case_with(tmp_path / "w", files, listed), "L24")
    assert {(one.outcome, one.severity) for one in blocked} == {(Outcome.FAIL, Severity.BLOCK)}
    assert len(blocked) == 11
    assert "处理时间过长" in blocked[0].message.zh
    later = found(case_with(tmp_path / "w", files, listed), "L24")
    assert {one.outcome for one in later} == {Outcome.PASS}


def test_small_files_start_no_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_with(tmp_path / "w", {"a.jpg": jpeg(photograph(800, 600))}, [(CHART, "a.jpg", "")])
    run_checks(case)
    monkeypatch.setattr(Worker, "ask", lambda *_, **__: pytest.fail("nothing is large"))
    assert [one.outcome for one in found(case, "L03")] == [Outcome.PASS]
