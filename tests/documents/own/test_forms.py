"""Blank forms are filled and nothing else in them changes."""

import difflib
import hashlib
import re
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest

from dossier.composing import compose_case, composed_findings
from dossier.documents.context import build_context
from dossier.documents.missing import MissingValue
from dossier.documents.own.form_fill import FilledForm, fill_form
from dossier.errors import TemplateError
from dossier.pipeline import open_profile
from tests.support.cases import EXAMPLES, case_of, changed
from tests.support.ooxml import audit
from tests.support.own import PLAN, blank_form, save

CASE = case_of("qinghe")
DAY = datetime(2026, 11, 25)


def fill(folder: Path, plan: str = PLAN, case=CASE, change=lambda document: None) -> FilledForm | list[TemplateError]:
    form = blank_form(folder / "forms" / "x.docx", change)
    form.with_suffix(".yaml").write_text(plan, "utf-8")
    return fill_form(form, form.with_suffix(".yaml"), "firm/forms/x.docx", "承诺书", build_context(case), DAY)


def filled(folder: Path, plan: str = PLAN, **options) -> FilledForm:
    made = fill(folder, plan, **options)
    assert isinstance(made, FilledForm), [str(one) for one in made]
    return made


def problems(folder: Path, plan: str, **options) -> list[str]:
    made = fill(folder, plan, **options)
    assert isinstance(made, list)
    return [f"{one.where} {one.message.zh}" for one in made]


def parts(data: bytes, folder: Path) -> dict[str, bytes]:
    path = folder / "read.docx"
    path.write_bytes(data)
    with zipfile.ZipFile(path) as source:
        return {name: source.read(name) for name in source.namelist()}


def test_the_values_stand_where_the_plan_says(tmp_path: Path) -> None:
    lines = filled(tmp_path).document.text.split("\n")
    assert "我公司（公司名称：北京青禾示例科技有限公司________）郑重承诺：A&B <依法经营>。" in lines
    assert lines[lines.index("法定 代表人") + 1] == CASE.profile.legal_representative.name
    assert lines[lines.index("统一社会信用代码") + 1] == CASE.profile.company.uscc
    assert [line for line in lines if line.startswith("日期")] == ["日期：2026年11月25日", "日期："]


def test_nothing_changes_but_the_runs_put_in(tmp_path: Path) -> None:
    made = filled(tmp_path)
    before, after = parts((tmp_path / "forms/x.docx").read_bytes(), tmp_path), parts(made.document.data, tmp_path)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    old, new = before["word/document.xml"].decode(), after["word/document.xml"].decode()
    operations = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    assert {kind for kind, *_ in operations} == {"equal", "insert"}
    runs = re.sub(r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space=\"preserve\">[^<]*</w:t></w:r>", "", new)
    again = re.sub(r"<w:p></w:p>", "<w:p/>", runs)
    assert again == re.sub(
        r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space=\"preserve\">[^<]*</w:t></w:r>", "", old
    )


def test_the_format_of_the_neighbour_is_copied(tmp_path: Path) -> None:
    opened = docx.Document(_write(tmp_path, filled(tmp_path)))
    runs = {run.text: run for paragraph in opened.paragraphs for run in paragraph.runs}
    assert runs[CASE.profile.company.name].bold


def _write(folder: Path, made: FilledForm) -> str:
    (folder / "out.docx").write_bytes(made.document.data)
    return str(folder / "out.docx")


def test_a_value_within_a_run_divides_it(tmp_path: Path) -> None:
    plan = "fill:\n  - after: 我公\n    write: authority\n"
    text = filled(tmp_path, plan).document.text
    assert f"我公{CASE.rulebook.province.authority}司（公司名称" in text


def test_text_behind_an_entity_is_found(tmp_path: Path) -> None:
    for number, anchor in enumerate(("A&", "A&B <", "A&B <依")):
        text = filled(tmp_path / str(number), f"fill:\n  - after: '{anchor}'\n    write: authority\n").document.text
        assert f"{anchor}{CASE.rulebook.province.authority}" in text


def test_a_value_goes_before_what_follows_in_the_run(tmp_path: Path) -> None:
    def tabbed(document: docx.document.Document) -> None:
        document.add_paragraph().add_run("经办人：\t（签字）")

    assert (
        "经办人：北京市通信管理局\t（签字）"
        in filled(tmp_path, "fill:\n  - after: 经办人：\n    write: authority\n", change=tabbed).document.text
    )


def test_values_are_never_markup_and_keep_their_lines(tmp_path: Path) -> None:
    case = changed(CASE, "company.name", "甲&乙<w:p/>\n丙")
    opened = docx.Document(_write(tmp_path, filled(tmp_path, case=case)))
    assert "甲&乙<w:p/>\n丙" in opened.paragraphs[1].text


def test_the_blank_is_told_by_its_hash(tmp_path: Path) -> None:
    blank = filled(tmp_path).blank
    assert blank == hashlib.sha256((tmp_path / "forms/x.docx").read_bytes()).hexdigest()


def test_a_filled_form_is_as_sound_as_the_blank_and_always_the_same(tmp_path: Path) -> None:
    made = filled(tmp_path)
    assert audit(made.document.data) == audit((tmp_path / "forms/x.docx").read_bytes())
    form = tmp_path / "forms/x.docx"
    again = fill_form(form, form.with_suffix(".yaml"), "f", "t", build_context(CASE), DAY)
    assert isinstance(again, FilledForm)
    assert again.document.data == made.document.data


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("after: 没有这句, write: authority", "空白表里找不到“没有这句”"),
        ("after: 日期：, write: authority", "空白表里有2处“日期：”"),
        ("after: 日期：, under: 日期：, write: authority", "应只有一处"),
        ("after: 公司名称：, under: 法定代表人（签字）, write: authority", "找不到“公司名称："),
        ("cell: 没有, write: authority", "找不到“没有”"),
        ("cell: 法定代表人, write: authority}, {cell: 法定代表人, write: area", "已写了另一项"),
        ("cell: 已有, write: authority", "右边的单元格已有文字"),
        ("cell: 最后, write: authority", "右边没有单元格"),
        ("after: 公司名称：, write: company.nmae", "没有名为 company.nmae 的资料"),
        ("after: 公司名称：, write: signed_on|日", "没有过滤器 日"),
        ("after: 公司名称：, write: signed_on|", "Jinja 语法"),
        ("after: 公司名称：, write: \"'a' * 9\"", "填写项不能写"),
        ("after: 公司名称：, write: range(9)", "没有名为 range 的资料"),
        ("after: 公司名称：, write: figure('equity')", "这里不能用 figure"),
        ("after: 公司名称：, wirte: authority", "不认识的 wirte"),
        ("after: 公司名称：, cell: 甲, write: authority", "每项写 after"),
        ("after: 公司名称：", "每项写 after"),
        ("after: 公司名称：, write: signed_on", "不能直接印出"),
        ("after: 公司名称：, write: \"''.__class__\"", "__class__"),
    ],
)
def test_each_mistake_of_a_plan_is_told_with_its_line(tmp_path: Path, entry: str, expected: str) -> None:
    def more(document: docx.document.Document) -> None:
        table = document.add_table(1, 3)
        for cell, text in zip(table.rows[0].cells, ("已有", "文", "最后"), strict=True):
            cell.text = text

    found = problems(tmp_path, f"fill: [\n{{{entry}}}]\n", change=more)
    assert any(expected in one for one in found), found
    assert found[-1].startswith("firm/forms/x.yaml:2 ")


@pytest.mark.parametrize(
    "plan", ["fill: []\n", "- a\n", "source: 甲\nfill: [{after: 甲, write: area}]\n", "fill: [\n", "fill: {}\n"]
)
def test_a_plan_of_another_shape_is_refused(tmp_path: Path, plan: str) -> None:
    assert problems(tmp_path, plan)[0].startswith("firm/forms/x.yaml:")


def test_a_form_without_plan_is_refused(tmp_path: Path) -> None:
    form = blank_form(tmp_path / "x.docx")
    made = fill_form(form, form.with_suffix(".yaml"), "firm/forms/x.docx", "t", build_context(CASE), DAY)
    assert isinstance(made, list)
    assert made[0].where == "firm/forms/x.yaml"


def test_every_missing_fact_is_told(tmp_path: Path) -> None:
    case = changed(changed(CASE, "company.phone", None), "application.signed_on", None)
    plan = f"{PLAN}  - cell: 联系电话\n    write: company.phone\n"
    made = fill(tmp_path, plan, case)
    assert isinstance(made, list)
    assert [one.path for one in made if isinstance(one, MissingValue)] == ["application.signed_on", "company.phone"]
    assert made[1].where == "firm/forms/x.yaml:11"


def test_a_text_box_written_twice_for_old_programs_is_one_anchor(tmp_path: Path) -> None:
    def boxed(document: docx.document.Document) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        choice, fallback = (f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("框内：", "框内："))
        document.element.body.insert(0, parse_xml(
            f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r>'
            f'<mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>{choice}</w:txbxContent></mc:Choice>'
            f"<mc:Fallback><w:txbxContent>{fallback}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ))  # fmt: skip

    assert (
        "框内：北京市通信管理局"
        in filled(tmp_path, "fill:\n  - after: 框内：\n    write: authority\n", change=boxed).document.text
    )


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    form = save(tmp_path / "x.docx", docx.Document())
    form.write_bytes(b"PK")
    form.with_suffix(".yaml").write_text(PLAN, "utf-8")
    made = fill_form(form, form.with_suffix(".yaml"), "x.docx", "t", build_context(CASE), DAY)
    assert isinstance(made, list)
    assert "不是完好的 .docx 文件" in made[0].message.zh


def test_an_anchor_with_a_half_width_colon_is_asked_to_be_put_in_quotation_marks(tmp_path: Path) -> None:
    (problem,) = fill(tmp_path, "fill:\n  - after: 日期:\n    write: signed_on\n")
    assert problem.where.endswith("x.yaml:2:14")
    assert "半角冒号" in problem.message.zh
    assert problem.hint.zh.endswith('after: "日期:"')
    assert "mapping values" not in problem.render("en")


def test_lines_left_for_writing_by_hand_are_no_placeholders_of_ours(tmp_path: Path) -> None:
    form = blank_form(tmp_path / "forms" / "D13.docx")
    form.with_suffix(".yaml").write_text(PLAN, "utf-8")
    case = open_profile(EXAMPLES / "yunqi" / "profile.yaml", templates=(tmp_path,))
    composed = compose_case(case, draft=True)
    (made,) = (one for one in composed.written if one.material.code == "D13")
    assert "____" in made.document.text
    wrong = [one for one in composed_findings(case, composed) if one.blocks and one.code in ("G10", "K09")]
    assert wrong == []
