"""Words in order, in one sentence, and not denied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.advise.words import mentioned, stated
from dossier.rulebook.advice import Fact
from dossier.text import Text

EMPTY = Text("", "")
FACT = Fact("publishing", EMPTY, EMPTY, EMPTY, None, False, False, ((("用户", "企业"), ("上传", "发布")),))


def found(text):
    return stated([FACT], [text]).get("publishing", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("用户上传作品", "用户…上传"),
        ("企业登记后，随时发布", "企业…发布"),
        ("发布后通知用户", ""),
        ("用户登录。平台发布公告", ""),
        ("用户不能上传作品", ""),
        ("用户不能评论，可以上传作品", "用户…上传"),
        ("非会员用户上传作品", ""),
        ("用户不限次数上传", "用户…上传"),
    ],
)
def test_a_fact_is_stated_by_its_words_in_order(text, words):
    assert found(text) == words


@given(st.text())
def test_any_text_can_be_read(text):
    assert isinstance(found(text), str)


@given(st.text(alphabet="的和在，。作品", max_size=20))
def test_a_denial_before_the_word_always_counts(text):
    assert not mentioned(["新闻"], ["本平台不提供" + text.replace("，", "").replace("。", "") + "新闻"])


def test_the_first_word_that_stands_undenied_is_named():
    assert mentioned(["新闻", "直播"], ["不提供新闻，提供直播"]) == "直播"
