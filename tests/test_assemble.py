"""The workbooks of a package know what the documents and findings beside them say."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dossier.assemble import WORKBOOK_NAME, WORKSHEET_NAME, assemble
from dossier.composing import Composed, compose_case
from dossier.documents.layout import Layout
from dossier.finding import Outcome
from dossier.reports.report import make_report
from tests.reports.findings import finding
from tests.support.cases import case_of
from tests.workbook.books import rows

PAGES = 46


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    """Return both workbooks of a draft with one blocking finding, in which one document has numbered contents."""
    case = case_of("qinghe")
    composed = compose_case(case, draft=True)
    written = tuple(
        replace(one, document=replace(one.document, layout=Layout((1,), PAGES))) if one.material.code == "D09" else one
        for one in composed.written
    )
    out: Path = tmp_path_factory.mktemp("out")
    report = make_report(case, [finding("A01", Outcome.FAIL)])
    folder = assemble(report, Composed(composed.selected, written, composed.unwritten), out).folder
    return {name: load_workbook(folder / name, data_only=True) for name in (WORKBOOK_NAME, WORKSHEET_NAME)}


def test_a_document_with_contents_has_as_many_pages_as_its_footer_prints(books: dict[str, Workbook]) -> None:
    plan = rows(books[WORKBOOK_NAME]["签章计划"])
    pages = {row["文件"]: row["页数"] for row in plan}
    assert pages["网络与信息安全保障措施"] == PAGES
    assert pages["经营增值电信业务的书面申请"] is None


def test_the_worksheet_counts_the_blocking_findings_of_the_report(books: dict[str, Workbook]) -> None:
    assert "草稿：有 1 项" in books[WORKSHEET_NAME]["总览"]["A1"].value


def test_the_facts_of_the_written_application_are_read_from_it(books: dict[str, Workbook]) -> None:
    found = [row for row in rows(books[WORKBOOK_NAME]["关键信息核对表"]) if row["所在材料"] == "书面申请"]
    assert {row["事实"]: row["是否一致"] for row in found} == dict.fromkeys(
        ("申请单位名称", "统一社会信用代码", "法定代表人", "注册资本", "住所"), "一致"
    )
