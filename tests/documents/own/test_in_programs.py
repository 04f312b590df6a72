"""Filled Word templates and forms open in LibreOffice."""

from datetime import datetime
from pathlib import Path

from pypdf import PdfReader

from dossier.documents.context import build_context
from dossier.documents.own.form_fill import FilledForm, fill_form
from dossier.documents.own.word_render import render_word
from dossier.documents.render import WordDocument
from tests.support.cases import case_of
from tests.support.office import to_pdf
from tests.support.own import PLAN, blank_form, word

CASE = case_of("qinghe")


def test_both_kinds_show_the_company_s_facts(tmp_path: Path) -> None:
    template = word(tmp_path / "x.docx", ["{{ company.name }}"], (("{{ company.uscc }}",),), "{{ authority }}")
    document = render_word(CASE, template, "firm/x.docx", "公司概况", draft=True)
    form = blank_form(tmp_path / "f.docx")
    form.with_suffix(".yaml").write_text(PLAN, "utf-8")
    filled = fill_form(form, form.with_suffix(".yaml"), "f.docx", "承诺书", build_context(CASE), datetime(2026, 11, 25))
    assert isinstance(document, WordDocument)
    assert isinstance(filled, FilledForm)
    files = {"word": document.data, "form": filled.document.data}
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    shown = [
        "".join(page.extract_text() for page in PdfReader(pdf).pages)
        for pdf in to_pdf([tmp_path / f"{name}.docx" for name in files], tmp_path / "pdf")
    ]
    company = CASE.profile.company
    assert all(text in shown[0] for text in (company.name, company.uscc, CASE.rulebook.province.authority))
    assert all(text in shown[1] for text in (company.name, CASE.profile.legal_representative.name, "2026"))
