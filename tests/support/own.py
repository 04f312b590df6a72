"""Make Word templates and blank forms with python-docx."""

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def word(path: Path, paragraphs: Sequence[str] = (), rows: Sequence[Sequence[str]] = (), header: str = "") -> Path:
    """Save a Word file with paragraphs, one table and a header."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    if header:
        document.sections[0].header.paragraphs[0].text = header
    return save(path, document)


def save(path: Path, document: Document) -> Path:
    """Save a document, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def blank_form(path: Path, change: Callable[[Document], None] = lambda document: None) -> Path:
    """Save a form like those of an authority: a sentence with blanks, a table of labels, lines for seal and day."""
    document = docx.Document()
    document.add_heading("依法经营电信业务承诺书", 1)
    sentence = document.add_paragraph()
    sentence.add_run("我公司（")
    named = sentence.add_run("公司名称：")
    named.bold = True
    sentence.add_run("________）郑重承诺：A&B <依法经营>。")
    table = document.add_table(2, 4)
    table.style = "Table Grid"
    for place, text in (((0, 0), "法定 代表人"), ((0, 2), "联系电话"), ((1, 0), "统一社会信用代码")):
        table.cell(*place).text = text
    empty = table.cell(1, 1)._tc.p_lst[0]
    empty.getparent().replace(empty, parse_xml(f"<w:p {nsdecls('w')}/>"))
    document.add_paragraph("承诺单位（盖章）：")
    document.add_paragraph("日期：")
    document.add_paragraph("法定代表人（签字）：")
    document.add_paragraph("日期：")
    change(document)
    return save(path, document)


PLAN = """fill:
  - after: 公司名称：
    write: company.name
  - cell: 法定代表人
    write: legal_representative.name
  - cell: 统一社会信用代码
    write: company.uscc
  - after: 日期：
    under: 承诺单位（盖章）
    write: signed_on|日期
"""
