"""What is kept on one page."""

from dossier.documents.drawing import Drawing
from tests.support.templates import render

KEEP = "<w:keepNext/>"


def kept_rows(count: int, words: str = "甲") -> list[bool]:
    source = (
        "::: table\n| a |\n|---|\n{% for n in range(count) %}\n| {{ words }}[](#h) |\n{% endfor %}\n:::\n# 题 {id=h}"
    )
    body = render(source, count=count, words=words).body
    return [KEEP in row for row in body.partition("</w:tbl>")[0].split("<w:tr>")[2:]]


def test_a_short_table_stays_whole() -> None:
    assert kept_rows(4) == [True, True, True, False]


def test_a_table_of_few_but_high_rows_may_be_divided() -> None:
    assert kept_rows(4, words="字" * 200) == [False, False, True, False]


def test_of_a_long_table_the_first_rows_and_the_last_two_stay_together() -> None:
    assert kept_rows(10) == [True] + [False] * 7 + [True, False]


def test_the_height_of_a_row_is_that_of_its_longest_cell() -> None:
    def kept(first: str) -> bool:
        rows = "\n".join(f"| {first} | {'字' * 24} |" for _ in range(5))
        body = render(f"::: table {{widths=1,9}}\n| 甲乙丙丁 | b |\n|---|---|\n{rows}\n:::").body
        return body.partition("</w:tbl>")[0].split("<w:tr>")[4].count(KEEP) == 2

    assert kept("甲")
    assert kept("abcdefg")
    assert not kept("字" * 13)


def test_a_table_without_rows_is_left_alone() -> None:
    assert kept_rows(0) == []


def test_the_text_before_a_signature_goes_with_it() -> None:
    for text in ("首段。\n\n甲\n\n乙", "首段。\n\n1. 甲\n2. 乙", "首段。\n\n# 甲\n乙"):
        paragraphs = render(f"{text}\n\n::: sign\n签字：\n:::").body.split("<w:p>")[1:4]
        assert [KEEP in paragraph for paragraph in paragraphs] == [False, True, True], text


def test_of_long_text_only_the_last_paragraph_goes_with_the_signature() -> None:
    paragraphs = render(f"首段。\n\n{'字' * 100}\n\n::: sign\n签字：\n:::").body.split("<w:p>")[1:3]
    assert [KEEP in paragraph for paragraph in paragraphs] == [False, True]


def test_a_signature_after_a_table_takes_its_last_two_rows_along() -> None:
    rows = "".join(f"| 行{n} |\n" for n in range(9))
    for between in ("", "以上属实。\n\n"):
        body = render(f"| a |\n|---|\n{rows}\n{between}::: sign\n签字：\n:::").body
        table, _, after = body.partition("</w:tbl>")
        assert [KEEP in row for row in table.split("<w:tr>")[-4:]] == [False, False, True, True]
        assert KEEP in after.partition("</w:p>")[0]


def test_text_that_leads_to_a_table_without_a_caption_stays_with_it() -> None:
    for lead in ("事项如下：", "1. 事项如下：", "事项如下，见[](#h)：", "1. 甲\n\n    事项如下："):
        before = render(f"首段。\n\n{lead}\n\n| a |\n|---|\n| 乙 |\n\n# 题 {{id=h}}").body.partition("<w:tbl>")[0]
        paragraphs = before.split("<w:p>")[1:]
        assert KEEP in paragraphs[-1], lead
        assert "w:spacing" in paragraphs[-1], lead
        assert KEEP not in paragraphs[0]


def test_captions_headings_and_tables_before_a_table_stay_as_they_are() -> None:
    for before in ("# 题", "文。\n\n::: figure 图 {kind=flow-1}", "| a |\n|---|\n| 乙 |"):
        body = render(f"{before}\n\n| a |\n|---|\n| 乙 |", figure=lambda kind: Drawing("<w:t>图</w:t>")).body
        assert "w:spacing" not in body, before
    titled = render("文。\n\n::: table 题\n| a |\n|---|\n| 乙 |\n:::").body
    assert "w:spacing" not in titled
    assert KEEP not in titled.split("<w:p>")[1]
