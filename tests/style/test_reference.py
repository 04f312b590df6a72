"""The committed reference documents are what the table says, and are sound."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from dossier.style.archive import inflate, members
from dossier.style.make import PARTS, reference
from dossier.style.reference import FILLED, load
from dossier.style.table import PROFILES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

each_profile = pytest.mark.parametrize("name", list(PROFILES))


@each_profile
def test_regenerating_gives_the_committed_parts(name: str) -> None:
    made = {member.name: inflate(member) for member in members(reference(PROFILES[name]))}
    kept = {member.name: inflate(member) for member in members((PARTS / f"{name}.docx").read_bytes())}
    assert list(kept) == list(made)
    assert kept == made


@each_profile
def test_the_reference_is_valid_and_opens(name: str, tmp_path: Path) -> None:
    result = OpenXmlValidator().validate(str(PARTS / f"{name}.docx"))
    assert result.errors == []
    styles = {style.style_id for style in Document(BytesIO((PARTS / f"{name}.docx").read_bytes())).styles}
    assert set(PROFILES[name].looks) <= styles


@each_profile
def test_every_style_names_its_chinese_and_latin_font_and_exact_lines(name: str) -> None:
    styles = _part(name, "word/styles.xml")
    for style in styles.findall(f"{W}style"):
        if style.get(f"{W}type") != "paragraph":
            continue
        fonts = style.find(f"{W}rPr/{W}rFonts")
        assert fonts.get(f"{W}eastAsia") in ("宋体", "黑体", "仿宋", "楷体")
        assert fonts.get(f"{W}ascii") == "Times New Roman"
        spacing = style.find(f"{W}pPr/{W}spacing")
        # A drawing in a paragraph with exact spacing would be cut off.
        single = style.get(f"{W}styleId") in ("Normal", "Figure")
        assert (spacing.get(f"{W}lineRule") == "exact") != single


@each_profile
def test_long_addresses_may_break_in_tables_and_numbers_in_text_may_not_and_no_mark_hangs_in_libreoffice(
    name: str,
) -> None:
    found = {style.get(f"{W}styleId"): style.find(f"{W}pPr") for style in _part(name, "word/styles.xml")}
    for key in ("TableText", "TableLabel", "TableHead"):
        assert found[key].find(f"{W}wordWrap").get(f"{W}val") == "0"
    for key in ("Body", "Item", "Heading1", "TOC1", "Header", "CoverTitle"):
        assert found[key].find(f"{W}wordWrap") is None
    assert all(found[key].find(f"{W}overflowPunct") is not None for key in PROFILES[name].looks)


@each_profile
def test_nothing_asks_the_reader_to_update_fields(name: str) -> None:
    kept = b"".join(inflate(member) for member in members((PARTS / f"{name}.docx").read_bytes()))
    assert b"updateFields" not in kept
    assert b"w:dirty" not in kept


def test_letters_follow_the_national_standard() -> None:
    body = PROFILES["gw"].looks["Body"]
    assert (body.font, body.size, body.line, body.indent) == ("仿宋", 16, 28, 2)
    report = PROFILES["qy"].looks["Body"]
    assert (report.font, report.size, report.indent) == ("宋体", 12, 2)
    assert 22 <= report.line <= 24


def test_the_shared_parts_begin_with_the_content_types() -> None:
    loaded = load("qy")
    assert loaded.shared[0].name == "[Content_Types].xml"
    assert not {member.name for member in loaded.shared} & set(FILLED)


def _part(name: str, part: str) -> etree._Element:
    found = members((PARTS / f"{name}.docx").read_bytes())
    return etree.fromstring(inflate(next(member for member in found if member.name == part)))
