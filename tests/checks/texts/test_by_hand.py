"""Edited documents: what a person wrote into the file is mended in the file, what the profile says in the profile."""

from dossier.checks.texts.run import run_text_checks
from dossier.finding import Finding
from dossier.values.passage import DocumentText, Passage
from tests.checks.cases import base_case, rulebook

TITLE = "技术方案"
HEADING = "3.2 网络接入"


def judged(code: str, *lines: str, by_hand: tuple[str, ...] = (), heading: str = HEADING) -> Finding:
    (rule,) = (one for one in rulebook().rules if one.code == code)
    passages = tuple(Passage(heading, line) for line in lines)
    (found,) = run_text_checks(base_case(rule), [DocumentText("D06", TITLE, passages, by_hand=frozenset(by_hand))], [])
    return found


def test_words_put_in_by_hand_are_to_be_mended_in_the_file() -> None:
    line = "接入服务单位：北京别处示例数据有限公司"
    found = judged("M08", line, by_hand=(line,))
    assert found.location is None
    assert "请在文件中改正" in found.fix.zh
    assert "档案中的这段文字" not in found.fix.zh
    assert "save the file" in found.fix.en
    assert judged("M08", line).location is not None


def test_a_number_put_in_by_hand_points_to_no_line_that_happens_to_hold_it() -> None:
    line = "签约带宽 10 Mbit/s。"
    assert judged("M08", line).location.line > 1
    assert judged("M08", line, "服务器 110 台。", by_hand=(line,)).location is None


def test_brackets_of_another_width_do_not_hide_the_edit() -> None:
    line = "接入服务单位：别处（北京）示例有限公司"
    assert judged("M08", line, by_hand=(line,)).location is None


def test_what_was_put_in_before_the_first_heading_is_found_too() -> None:
    line = "接入服务单位：北京别处示例数据有限公司"
    assert judged("M08", line, by_hand=(line,), heading="").location is None


def test_generated_words_of_an_edited_document_are_mended_in_the_profile() -> None:
    line = "接入服务单位：北京青禾示例科技有限公司"
    found = judged("M08", line, "人工补充的一句话。", by_hand=("人工补充的一句话。",))
    assert "请在文件中改正" not in found.fix.zh
    assert "北京青禾示例科技有限公司" in base_case().loaded.text.splitlines()[found.location.line - 1]


def test_words_that_are_both_edited_and_generated_are_those_of_the_profile_if_it_has_them() -> None:
    ours, mine = "接入服务单位：北京青禾示例科技有限公司", "补充说明，接入服务单位：北京青禾示例科技有限公司。"
    assert judged("M08", ours, mine, by_hand=(mine,)).location is not None
    ours, mine = "接入服务单位：北京别处示例数据有限公司", "补充说明，接入服务单位：北京别处示例数据有限公司。"
    assert judged("M08", ours, mine, by_hand=(mine,)).location is None
