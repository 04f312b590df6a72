"""Word templates of the user's own, filled in a process with limits."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

import dossier.documents.own.word_render as word_render
from dossier.documents.missing import MissingValue
from dossier.documents.own.word_render import Limits, render_word
from dossier.documents.render import WordDocument
from dossier.errors import TemplateError, UsageError
from tests.support.cases import case_of, changed
from tests.support.ooxml import audit
from tests.support.own import save, word

CASE = case_of("qinghe")


def made(
    path: Path, case=CASE, *, draft: bool = False, limits: Limits | None = None
) -> WordDocument | list[TemplateError]:
    return render_word(case, path, "firm/x.docx", "公司概况", draft=draft, limits=limits)


def written(path: Path, *, draft: bool = False, case=CASE) -> WordDocument:
    document = made(path, case, draft=draft)
    assert isinstance(document, WordDocument), document
    return document


def refused(path: Path, limits: Limits | None = None, case=CASE) -> list[TemplateError]:
    problems = made(path, case, limits=limits)
    assert isinstance(problems, list)
    return problems


def test_facts_loops_and_filters_fill_body_table_and_header(tmp_path: Path) -> None:
    rows = (("{%tr for p in people %}", ""), ("{{ loop.index }}", "{{ p.name }}"), ("{%tr endfor %}", ""))
    text = ["{{ company.name }}，{{ company.registered_capital|wan }}，{{ signed_on|日期 }}，{{ law('log.retention_months') }}",
            "{%p if false %}", "不印", "{%p endif %}"]  # fmt: skip
    document = written(word(tmp_path / "x.docx", text, rows, "{{ authority }}"))
    opened = docx.Document(io.BytesIO(document.data))
    assert opened.paragraphs[0].text == "北京青禾示例科技有限公司，500万元，2026年11月25日，6"
    assert "不印" not in document.text
    assert opened.tables[0].rows[0].cells[1].text == CASE.profile.people[0].name
    assert len(opened.tables[0].rows) == len(CASE.profile.people)
    assert opened.sections[0].header.paragraphs[0].text == CASE.rulebook.province.authority
    assert opened.core_properties.author == CASE.profile.company.name


def test_what_a_company_is_called_is_never_markup(tmp_path: Path) -> None:
    name = "甲&乙<b>{{ 7*7 }}</b>{_{公司"
    document = written(word(tmp_path / "x.docx", ["{{ company.name }}"]), case=changed(CASE, "company.name", name))
    assert docx.Document(io.BytesIO(document.data)).paragraphs[0].text == name


def test_paras_makes_paragraphs_of_the_same_look(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(style="List Bullet").add_run("{{ company.name|paras }}").bold = True
    case = changed(CASE, "company.name", "一 < 二\n三")
    opened = docx.Document(io.BytesIO(written(save(tmp_path / "x.docx", document), case=case).data))
    assert [one.text for one in opened.paragraphs] == ["一 < 二", "三"]
    assert {one.style.name for one in opened.paragraphs} == {"List Bullet"}
    assert all(run.bold for one in opened.paragraphs for run in one.runs if run.text)


def test_a_draft_says_so_in_each_header(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ company.name }}")
    document.add_section()
    last = document.add_section()
    last.header.is_linked_to_previous = False
    last.different_first_page_header_footer = True
    path = save(tmp_path / "x.docx", document)
    opened = docx.Document(io.BytesIO(written(path, draft=True).data))
    headers = [section.header for section in opened.sections] + [opened.sections[2].first_page_header]
    assert all("草　稿" in [line.text for line in header.paragraphs] for header in headers)
    assert opened.sections[1].header.is_linked_to_previous
    assert "草　稿" not in "".join(
        line.text
        for section in docx.Document(io.BytesIO(written(path).data)).sections
        for line in section.header.paragraphs
    )


def test_the_same_template_and_facts_give_the_same_bytes(tmp_path: Path) -> None:
    path = word(tmp_path / "x.docx", ["{{ company.name }}"], header="{{ company.name }}")
    assert written(path, draft=True).data == written(path, draft=True).data


def test_the_file_is_as_sound_as_the_template(tmp_path: Path) -> None:
    path = word(tmp_path / "x.docx", ["{{ company.name }}"], (("{{ company.uscc }}",),))
    assert audit(written(path, draft=True).data) == audit(path.read_bytes())


def test_headings_are_told_for_the_checks_that_read_texts(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("{{ company.name }}概况", 2)
    assert [(one.level, one.text) for one in written(save(tmp_path / "x.docx", document)).headings] == [
        (2, "北京青禾示例科技有限公司概况")
    ]


def test_every_missing_fact_is_told_with_name_and_field(tmp_path: Path) -> None:
    case = changed(changed(CASE, "company.phone", None), "company.email", None)
    problems = refused(word(tmp_path / "x.docx", ["{{ company.phone }}", "{{ company.email }}"]), case=case)
    assert [type(one) for one in problems] == [MissingValue, MissingValue]
    assert [one.path for one in problems] == ["company.phone", "company.email"]
    assert problems[0].title in problems[0].message.zh
    assert problems[1].where == "firm/x.docx:body:2"


def test_an_unknown_fact_is_not_no(tmp_path: Path) -> None:
    case = changed(CASE, "company.phone", None)
    path = word(tmp_path / "x.docx", ["{% if company.phone %}有{% else %}无{% endif %}"])
    assert isinstance(refused(path, case=case)[0], MissingValue)
    path = word(tmp_path / "y.docx", ["{% if company.phone is defined %}有{% else %}无{% endif %}"])
    assert "无" in written(path, case=case).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ 'a' * 10 ** 9 }}", "不能重复文字"),
        ("{{ company.registered_capital }}", "不能直接印出 Money"),
        ("{{ company.name.format_map }}", "format_map"),
        ("{{ figure }}", "这里不能用 figure"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
    ],
)
def test_what_goes_wrong_is_told_with_the_text_of_the_paragraph(tmp_path: Path, text: str, expected: str) -> None:
    problem = refused(word(tmp_path / "x.docx", ["前文", text]))[0]
    assert expected in problem.message.zh
    assert text in problem.message.zh
    assert problem.where == "firm/x.docx:body:2"


def test_an_endless_template_is_stopped(tmp_path: Path) -> None:
    loops = "".join(f"{{% for {name} in range(99999) %}}" for name in "abcd")
    path = word(tmp_path / "x.docx", [f"{loops}{{{{ a }}}}{'{% endfor %}' * 4}"])
    assert "超过3秒" in refused(path, Limits(seconds=3))[0].message.zh


def test_a_template_that_fills_the_memory_is_stopped(tmp_path: Path) -> None:
    text = "{% set n = namespace(t='ab') %}{% for i in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}{{ n.t }}"
    problem = refused(word(tmp_path / "x.docx", [text]), Limits(memory=1 << 29))[0]
    assert "内存" in problem.message.zh


def test_a_document_that_grows_too_large_is_stopped(tmp_path: Path) -> None:
    text = "{%p for a in range(20000) %}", "{{ a }}{{ company.business_scope }}", "{%p endfor %}"
    assert refused(word(tmp_path / "x.docx", text), Limits(file=20_000))


def test_a_broken_child_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_render, "_CHILD", "dossier.documents.own.nothing")
    assert "异常结束" in refused(word(tmp_path / "x.docx", ["x"]))[0].message.zh


def test_without_docxtpl_the_user_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_render, "find_spec", lambda name: None)
    with pytest.raises(UsageError) as caught:
        made(word(tmp_path / "x.docx", ["x"]))
    assert caught.value.hint is not None
    assert "icp-dossier[word]" in caught.value.hint.zh


def test_a_template_with_mistakes_is_not_filled(tmp_path: Path) -> None:
    assert "全角" in refused(word(tmp_path / "x.docx", ["｛｛ company.name ｝｝"]))[0].message.zh


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path / "x.docx", ["x"])
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document", bomb + b"<w:document", 1)
    with zipfile.ZipFile(path, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)
    assert "XML" in refused(path)[0].message.zh


def test_modules_beside_the_user_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docxtpl.py").write_text("raise SystemExit(7)", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert written(word(tmp_path / "x.docx", ["{{ company.name }}"])).text.strip() == CASE.profile.company.name
