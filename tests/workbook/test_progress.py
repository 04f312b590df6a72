"""One word says how far a paper is, and the three workbooks agree on it."""

import pytest

from dossier.finding import Finding, Outcome
from dossier.materials.select import select
from dossier.rulebook.vocabulary import Severity
from dossier.workbook.progress import Progress, is_signed_scan, of_paper, of_text
from dossier.workbook.results import CheckResults
from dossier.workbook.worksheet.entry import State
from dossier.workbook.worksheet.uploads import PackageFile, Uploads
from tests.reports.findings import finding
from tests.support.cases import case_of
from tests.workbook.books import complete_case, opened, rows, workbook_bytes

CASE = case_of("yunqi")
SELECTED = {one.material.code: one for one in select(CASE)}
LICENCE = "02-申请表/02-营业执照.pdf"
SIGNED = "06-依法经营承诺书/01-承诺书.pdf"


def about(code: str, outcome: Outcome, waiver: str = "") -> Finding:
    return finding("A01", outcome, severity=Severity.WARN, waiver=waiver)._replace(subject=code)


@pytest.mark.parametrize(
    ("code", "finished", "word"),
    [
        ("D09", False, Progress.TO_SEAL),
        ("D09", True, Progress.REPLACED),
        ("lawful_operation_commitment", False, Progress.TO_SEAL),
        ("privacy_policy", False, Progress.DRAFT),
    ],
)
def test_a_text_of_the_tool_is_never_the_finished_paper(code: str, finished: bool, word: Progress) -> None:
    assert of_text(SELECTED[code].material, finished=finished) is word


def test_a_signed_scan_stands_for_the_text_unless_the_finished_paper_is_listed_beside_it() -> None:
    material = SELECTED["D09"].material
    assert of_text(material, finished=False, signed=True) is Progress.SIGNED
    assert of_text(material, finished=True, signed=True) is Progress.REPLACED


@pytest.mark.parametrize(
    ("path", "listed", "scan"),
    [
        ("07/01-承诺书.pdf", False, True),
        ("07/01-承诺书.pdf", True, False),
        ("07/01-承诺书.docx", False, False),
        ("", False, False),
    ],
)
def test_a_pdf_that_holds_no_evidence_is_a_signed_scan(path: str, listed: bool, scan: bool) -> None:
    assert is_signed_scan(path, listed=listed) is scan


def test_a_signed_scan_is_what_is_uploaded() -> None:
    one = PackageFile("07-其他材料/01-承诺书.pdf", "D13", (), 2, 1000)
    verdict = Uploads(CASE, [one]).verdict(one)
    assert (verdict.state, verdict.note) == (State.READY, "签署件，上传本文件")


@pytest.mark.parametrize(
    ("outcomes", "word"),
    [
        ([], Progress.COLLECTED),
        ([Outcome.NOT_APPLICABLE], Progress.COLLECTED),
        ([Outcome.PASS], Progress.VERIFIED),
        ([Outcome.PASS, Outcome.UNKNOWN], Progress.DOUBTFUL),
        ([Outcome.PASS, Outcome.FAIL], Progress.DOUBTFUL),
        ([Outcome.ERROR], Progress.DOUBTFUL),
    ],
)
def test_a_paper_at_hand_is_verified_only_when_every_check_of_it_passed(
    outcomes: list[Outcome], word: Progress
) -> None:
    one = SELECTED["lawful_operation_commitment"]
    findings = [about(one.material.code, outcome) for outcome in outcomes]
    assert of_paper(one, SIGNED, one.evidence[:1], CheckResults(findings, list(SELECTED))) is word


def test_a_waived_finding_is_settled() -> None:
    one = SELECTED["lawful_operation_commitment"]
    waived = about(one.material.code, Outcome.FAIL, waiver="许知遥：电话核实")
    assert of_paper(one, SIGNED, one.evidence[:1], CheckResults([waived], list(SELECTED))) is Progress.VERIFIED


def three_words(findings: list[Finding], path: str = SIGNED) -> tuple[str, str, State]:
    """Return what the three books say of the signed commitment of the example."""
    code = "lawful_operation_commitment"
    book = opened(workbook_bytes(CASE, findings=findings, files={code: [path]}, facts={}))
    title = SELECTED[code].material.title.zh
    (state,) = (row["状态"] for row in rows(book["材料清单"]) if row["材料名称"] == title)
    done = {row["是否已办"] for row in rows(book["签章计划"]) if row["文件"] == title}
    file = PackageFile(path, code, (SELECTED[code].evidence[0].file,), 1, 1000)
    assert len(done) == 1
    return state, done.pop(), Uploads(CASE, [file], findings).verdict(file).state


def test_a_signed_paper_that_is_listed_is_done_in_every_book() -> None:
    assert three_words([]) == ("已收集", "已办", State.READY)
    assert three_words([about("lawful_operation_commitment", Outcome.PASS)]) == ("已核验", "已办", State.READY)


def test_an_open_finding_shows_in_every_book() -> None:
    open_ = [about("lawful_operation_commitment", Outcome.UNKNOWN)]
    assert three_words(open_) == ("待核实", "待核实", State.DOUBT)


def test_a_text_gives_way_to_the_signed_paper_in_every_book(tmp_path) -> None:
    entry = {"material": "D10", "file": "evidence/d10.pdf"}
    case = complete_case(tmp_path, {"evidence": [entry]})
    (tmp_path / "evidence").mkdir(exist_ok=True)
    (tmp_path / "evidence/d10.pdf").write_bytes(b"%PDF-1.4")
    text, paper = "04/02-任命书.docx", "04/02-任命书.pdf"
    places = {text: [("seal", "任命单位（公章）", "")]}
    book = opened(workbook_bytes(case, findings=[], files={"D10": [text, paper]}, facts={}, signed=places))
    title = next(one.material.title.zh for one in select(case) if one.material.code == "D10")
    assert [row["状态"] for row in rows(book["材料清单"]) if row["材料名称"] == title] == ["已替代", "已收集"]
    assert {row["是否已办"] for row in rows(book["签章计划"]) if row["文件"] == title} == {"已办"}
    files = [PackageFile(text, "D10", (), None, 900), PackageFile(paper, "D10", ("evidence/d10.pdf",), 1, 900)]
    assert [Uploads(case, files).verdict(one).state for one in files] == [State.IDLE, State.READY]


PLACE = next(
    number for number, one in enumerate(CASE.profile.evidence or ()) if one.material == "lawful_operation_commitment"
)
WORD = SIGNED.replace(".pdf", ".docx")


def of_the_file(code: str, rule: str = "stub", outcome: Outcome = Outcome.FAIL) -> Finding:
    return finding(code, outcome)._replace(subject=f"evidence[{PLACE}].file", rule=rule)


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.UNKNOWN])
def test_a_finding_about_the_file_itself_shows_in_every_book(outcome: Outcome) -> None:
    assert three_words([of_the_file("L05", outcome=outcome)]) == ("待核实", "待核实", State.DOUBT)


def test_a_file_that_cannot_be_used_is_missing_in_every_book() -> None:
    assert three_words([of_the_file("L07", "files.open")]) == ("不能使用", "未办", State.MISSING)


def test_a_word_file_of_a_paper_that_is_scanned_is_never_signed() -> None:
    assert three_words([], WORD) == ("待扫描", "未办", State.DOUBT)
    assert three_words([about("lawful_operation_commitment", Outcome.PASS)], WORD) == ("待扫描", "未办", State.DOUBT)
    assert three_words([of_the_file("L14")], WORD) == ("待核实", "待核实", State.DOUBT)


def test_the_reason_and_the_rule_stand_beside_the_word() -> None:
    code = "lawful_operation_commitment"
    findings = [of_the_file("L14")]
    book = opened(workbook_bytes(CASE, findings=findings, files={code: [WORD]}, facts={}))
    title = SELECTED[code].material.title.zh
    (line,) = (row for row in rows(book["材料清单"]) if row["材料名称"] == title)
    assert "L14" in line["一致性检查"]
    assert "不是签字盖章后的彩色扫描件" in line["备注"]
    planned = [row for row in rows(book["签章计划"]) if row["文件"] == title]
    assert {row["打勾"] for row in planned} == {"□"}
    assert all("L14" in row["备注"] and "不是签字盖章后的彩色扫描件" in row["备注"] for row in planned)
    file = PackageFile(WORD, code, (SELECTED[code].evidence[0].file,), 1, 1000)
    note = Uploads(CASE, [file], findings).verdict(file).note
    assert "L14" in note
    assert "不是签字盖章后的彩色扫描件" in note


@pytest.mark.parametrize(
    ("path", "findings"), [(WORD, []), (SIGNED, [of_the_file("L07", "files.open")])], ids=["word", "unusable"]
)
def test_a_text_gives_way_to_nothing_that_cannot_be_handed_in(path: str, findings: list[Finding]) -> None:
    code, text = "lawful_operation_commitment", "06-依法经营承诺书/02-承诺书.docx"
    places = {text: [("seal", "承诺单位（公章）", "")]}
    book = opened(workbook_bytes(CASE, findings=findings, files={code: [text, path]}, facts={}, signed=places))
    title = SELECTED[code].material.title.zh
    assert next(row["状态"] for row in rows(book["材料清单"]) if row["材料名称"] == title) == "待盖章"
    assert {row["是否已办"] for row in rows(book["签章计划"]) if row["文件"] == title} == {"未办"}
    files = [
        PackageFile(text, code, (), None, 900), PackageFile(path, code, (SELECTED[code].evidence[0].file,), 1, 900),
    ]  # fmt: skip
    assert Uploads(CASE, files, findings).verdict(files[0]).state is State.DOUBT
