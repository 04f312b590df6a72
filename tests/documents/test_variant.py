"""A province may name a variant of the house style: then all its documents have it, and no others."""

import pytest
from lxml import etree

from dossier.documents.compose import compose
from dossier.documents.render import WordDocument
from dossier.materials.select import select
from dossier.style.archive import inflate, members
from dossier.style.reference import load
from dossier.style.table import PROFILES
from dossier.values.citation import Confidence
from tests.support.cases import case_of
from tests.support.ooxml import audit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HUNAN = "430000"
CODES = ("D01", "D05", "D09", "D10")


def written(province: str | None) -> dict[str, WordDocument]:
    case = case_of("qinghe", province)
    materials = tuple(one.material for one in select(case) if one.material.code in CODES)
    return {one.material.code: one.document for one in compose(case, materials, draft=False)[0]}


def look(document: WordDocument, style: str) -> tuple[str, float]:
    """Return Chinese font and size of a paragraph style of a finished document."""
    part = next(one for one in members(document.data) if one.name == "word/styles.xml")
    found = next(one for one in etree.fromstring(inflate(part)).iter(f"{W}style") if one.get(f"{W}styleId") == style)
    return found.find(f".//{W}rFonts").get(f"{W}eastAsia"), int(found.find(f".//{W}sz").get(f"{W}val")) / 2


def test_all_documents_for_hunan_are_set_in_fangsong_of_size_three() -> None:
    documents = written(HUNAN)
    assert set(documents) == set(CODES)
    for document in documents.values():
        assert look(document, "Body") == ("仿宋", 16)
        assert document.variant == "fangsong"
        assert not audit(document.data)


def test_documents_elsewhere_keep_the_house_style() -> None:
    documents = written(None)
    assert look(documents["D05"], "Body") == ("宋体", 12)
    assert look(documents["D01"], "Body") == ("仿宋", 16)


def test_the_variant_rests_on_a_citation_that_says_how_sure_it_is() -> None:
    values = case_of("qinghe", HUNAN).rulebook.values
    for key in ("printing.style", "printing.sides"):
        assert values[key].citation.confidence is Confidence.UNVERIFIED
        assert "未核实" in values[key].citation.note


def test_an_unknown_variant_is_refused() -> None:
    with pytest.raises(KeyError):
        load("qy", "cursive")


@pytest.mark.parametrize("name", ["qy", "qy-chinese", "zd"])
def test_the_variant_has_every_style_and_level_of_the_house_style(name: str) -> None:
    house, variant = PROFILES[name], PROFILES[f"{name}-fangsong"]
    assert set(house.looks) == set(variant.looks)
    assert [level.text for level in house.headings] == [level.text for level in variant.headings]
    assert variant.looks["TableText"] == house.looks["TableText"]
    assert variant.looks["Heading1"].align == house.looks["Heading1"].align
