"""Pages that say the same are told from those that do not, and one changed number or name is found."""

from dossier.evidence.reading import Line
from dossier.signed.likeness import Difference, likeness
from dossier.signed.tokens import Token, tokens_of
from tests.signed.papers import LETTER, REPORT


def page(*lines: str, confidence: float = 0.99) -> list[Token]:
    """Return the tokens of lines below each other."""
    return tokens_of(
        Line(text, 1, confidence, (0.1, 0.1 + 0.05 * number, 0.9, 0.12 + 0.05 * number))
        for number, text in enumerate(lines)
    )


def words(tokens: list[Token]) -> list[str]:
    return [one.text for one in tokens]


def test_numbers_and_words_are_single_tokens_and_blanks_and_signs_none() -> None:
    assert words(page("注册资本 ５００ 万元（1,200.5）；B25")) == [
        "注",
        "册",
        "资",
        "本",
        "500",
        "万",
        "元",
        "1,200.5",
        "b",
        "25",
    ]


def test_lines_are_read_by_their_place_and_not_in_the_order_they_come() -> None:
    lines = [Line("丙", 1, 1, (0.1, 0.3, 0.2, 0.32)), Line("乙", 1, 1, (0.5, 0.101, 0.6, 0.121)),
             Line("甲", 1, 1, (0.1, 0.1, 0.2, 0.12))]  # fmt: skip
    assert words(tokens_of(lines)) == ["甲", "乙", "丙"]


def test_the_same_page_is_alike_whatever_else_is_signed_and_stamped_on_it() -> None:
    found = likeness(page(*LETTER), page(*LETTER[:5], "林知远", LETTER[5], "2026年11月25日"))
    assert (found.share, found.differences, found.unread) == (1.0, (), ())


def test_another_document_is_not_alike() -> None:
    assert likeness(page(*LETTER), page(*REPORT)).share < 0.5


def test_lines_of_cells_in_another_order_are_found_all_the_same() -> None:
    found = likeness(
        page("服务提供单位", "示例云计算有限公司", "放置地北京机房"),
        page("示例云计算有限公司", "服务提供单位", "放置地北京机房"),
    )
    assert found.share == 1.0
    assert found.differences == ()


def test_one_changed_number_is_found() -> None:
    other = [line.replace("500万元", "600万元") for line in LETTER]
    assert likeness(page(*LETTER), page(*other)).differences == (Difference("500", "600"),)


def test_a_digit_more_is_another_number() -> None:
    other = [line.replace("30分钟", "300分钟") for line in LETTER]
    assert likeness(page(*LETTER), page(*other)).differences == (Difference("30", "300"),)


def test_another_company_is_found_by_its_name() -> None:
    other = [line.replace("青禾", "蓝汐") for line in LETTER]
    found = likeness(page(*LETTER), page(*other))
    assert found.share > 0.9
    assert found.differences == (Difference("青禾", "蓝汐"),)


def test_what_was_read_without_confidence_is_no_difference_but_unread() -> None:
    other = [line.replace("500万元", "600万元") for line in LETTER]
    found = likeness(page(*LETTER), page(*other, confidence=0.7))
    assert (found.differences, found.unread) == ((), ("500",))


def test_a_single_character_is_taken_for_misread() -> None:
    assert likeness(page(*LETTER), page(*[line.replace("总责", "忽责") for line in LETTER])).differences == ()


def test_numbers_that_changed_places_are_no_difference() -> None:
    assert likeness(page("甲方共计3人，乙方共计4人"), page("甲方共计4人，乙方共计3人")).differences == ()


def test_a_number_below_a_seal_is_unread() -> None:
    assert likeness(page(*LETTER), page(*[line.replace("24个", "个") for line in LETTER])).unread == ("24",)


def test_an_empty_page_agrees_with_anything() -> None:
    assert likeness([], page(*LETTER)).share == 1.0
    assert likeness(page(*LETTER), []).share == 0.0
