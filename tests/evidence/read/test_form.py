"""Values are found beside and below their labels, on one line or several, and never under another label."""

from dossier.evidence.read.form import Form, Passage, agreed, passage, whole_name
from dossier.evidence.read.values import organisation
from dossier.evidence.reading import Line

LABELS = {"name": "名称", "address": "住所", "scope": "经营范围", "other": "登记机关"}
ROW, HIGH, CHAR = 0.04, 0.02, 0.02


def line(text: str, left: float, row: float, confidence: float = 1.0) -> Line:
    width = CHAR * sum(1 if ord(char) > 0x2E7F else 0.5 for char in text)
    return Line(text, 1, confidence, (left, row * ROW, left + width, row * ROW + HIGH))


def read(field: str, *lines: Line, several: bool = True) -> list[str]:
    return [one.text for one in Form(lines, LABELS).passages(field, several_lines=several)]


def test_a_value_stands_beside_its_label() -> None:
    assert read("name", line("名称", 0.1, 1), line("甲公司", 0.3, 1)) == ["甲公司"]


def test_a_value_may_follow_its_label_in_one_line() -> None:
    assert read("name", line("名称：甲公司", 0.1, 1)) == read("name", line("名 称 甲公司", 0.1, 1)) == ["甲公司"]


def test_a_label_with_wide_blanks_may_come_as_two_pieces() -> None:
    assert read("name", line("名", 0.1, 1), line("称", 0.16, 1), line("甲公司", 0.3, 1)) == ["甲公司"]


def test_two_labels_in_one_line_are_parted() -> None:
    assert read("name", line("名称：甲公司 住所：北京", 0.1, 1)) == ["甲公司"]


def test_a_value_stops_at_the_label_of_the_next_column() -> None:
    lines = (line("名称", 0.1, 1), line("甲公司", 0.2, 1), line("住所", 0.5, 1), line("北京", 0.6, 1))
    assert read("name", *lines) == ["甲公司"]
    assert read("address", *lines) == ["北京"]


def test_a_value_does_not_take_what_stands_in_a_column_whose_label_was_lost() -> None:
    lines = (line("名称", 0.1, 1), line("甲公司", 0.2, 1), line("住所", 0.5, 1), line("北京", 0.6, 1),
             line("经营范围", 0.1, 2), line("软件", 0.2, 2), line("上海", 0.6, 2))  # fmt: skip
    assert read("scope", *lines) == ["软件"]


def test_lines_of_one_value_are_joined_and_those_further_away_are_not() -> None:
    lines = (line("住所", 0.1, 1), line("北京市", 0.3, 1), line("海淀区", 0.3, 1.6), line("第三方", 0.3, 4))
    assert read("address", *lines) == ["北京市海淀区"]


def test_a_line_of_another_label_does_not_belong_to_the_value() -> None:
    lines = (line("住所", 0.1, 1), line("北京市", 0.3, 1), line("名称", 0.1, 1.6), line("甲公司", 0.3, 1.6))
    assert read("address", *lines) == ["北京市"]


def test_a_label_may_stand_beside_the_middle_of_its_value() -> None:
    lines = (line("一行", 0.3, 1), line("二行", 0.3, 1.6), line("三行", 0.3, 2.2), line("经营范围", 0.1, 1.6))
    assert read("scope", *lines) == ["一行二行三行"]
    between = (line("一行", 0.3, 1), line("二行", 0.3, 1.6), line("经营范围", 0.1, 1.3))
    assert read("scope", *between) == ["一行二行"]


def test_the_value_of_the_row_above_is_not_taken_for_the_beginning() -> None:
    lines = (line("住所", 0.1, 1), line("北京市", 0.3, 1), line("海淀区", 0.3, 1.6), line("经营范围", 0.1, 2.2), line("软件", 0.3, 2.2))  # fmt: skip
    assert read("scope", *lines) == ["软件"]
    assert read("address", *lines) == ["北京市海淀区"]


def test_a_value_may_stand_below_its_heading() -> None:
    lines = (line("名称", 0.1, 1), line("住所", 0.4, 1), line("甲公司", 0.1, 2), line("北京", 0.4, 2))
    assert (read("name", *lines), read("address", *lines)) == (["甲公司"], ["北京"])


def test_a_label_without_a_value_gives_nothing() -> None:
    assert read("name", line("名称", 0.1, 1), line("住所", 0.1, 2), line("北京", 0.3, 2)) == []


def test_lines_without_places_follow_each_other() -> None:
    texts = ("名称", "甲公司", "住所：北京市", "海淀区", "登记机关")
    assert read("address", *(Line(text, 1, 1.0) for text in texts)) == ["北京市海淀区"]
    assert read("name", *(Line(text, 1, 1.0) for text in texts), several=False) == ["甲公司"]


def test_a_name_takes_the_next_line_only_where_both_make_a_name() -> None:
    def named(*lines: Line) -> list[str]:
        return [one.value for one in whole_name("name", Form(lines, LABELS), organisation)]

    assert named(line("名称", 0.1, 1), line("北京示例科技有", 0.3, 1), line("限公司", 0.3, 1.6)) == [
        "北京示例科技有限公司"
    ]
    assert named(line("名称", 0.1, 1), line("示例公司", 0.3, 1), line("北京分公司", 0.3, 1.6)) == ["示例公司北京分公司"]
    assert named(line("名称", 0.1, 1), line("示例公司", 0.3, 1), line("上述信息。", 0.3, 1.6)) == ["示例公司"]


def test_places_that_contradict_each_other_give_nothing_and_the_surer_of_two_equal_ones_counts() -> None:
    def at(*values: tuple[str, float]) -> list[Passage]:
        return [passage(tuple(Form([line(text, 0.1, 1, sure)], {}).free())) for text, sure in values]

    assert agreed("name", at(("甲公司", 1.0), ("乙公司", 1.0)), organisation) == ()
    assert [one.confidence for one in agreed("name", at(("示例公司", 0.6), ("示例公司", 0.9)), organisation)] == [0.9]


def test_what_was_written_is_given_with_its_lines_or_as_the_part_that_was_read() -> None:
    whole = Form([line("名称", 0.1, 1), line("北京示例科技有", 0.3, 1), line("限公司", 0.3, 1.6)], LABELS)
    (found,) = whole_name("name", whole, organisation)
    assert found.written == "北京示例科技有 限公司"
    part = Passage("示例公司", tuple(Form([line("第二条公司名称：示例公司。", 0.1, 1)], {}).free()))
    assert part.read_as("name", "示例公司").written == "示例公司"
