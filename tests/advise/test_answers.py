"""Answers from a file or one by one; what is wrong is named with its place."""

import pytest

from dossier.advise.answers import CARRIERS, WORDS, advise_answers, questions, read_answers
from dossier.errors import InputError
from tests.advise.profiles import DAY, TABLE


def written(tmp_path, text):
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def asked(table, replies):
    """Answer every question that is asked from ``replies``, no by default."""
    answers = {}
    for key, _ in questions(table, answers):
        answers[key] = replies.get(key, False)
    return answers


def test_answers_may_be_given_in_either_language(tmp_path):
    path = written(tmp_path, "online: 是\npublishing: no\nsearch: 不清楚\ncommunity:\nmessaging: 'YES'\n")
    assert read_answers(TABLE, path) == {
        "online": True, "publishing": False, "search": None, "community": None, "messaging": True,
    }  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_understood(tmp_path, word):
    assert read_answers(TABLE, written(tmp_path, f"online: '{word}'\n")) == {"online": WORDS[word]}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("online: 是\nonlin: 是\n", 2, "没有名为"),
        ("delivery: 是\n", 1, "没有名为"),
        ("news_kinds: 是\n", 1, "没有名为"),
        ("online: 也许\n", 1, "不能识别"),
        ("online: [是]\n", 1, "不能识别"),
        ("- online\n", 1, "最外层"),
        ("online: 是\nonline: 否\n", 2, ""),
        ("others_deal: 是\nonly_own: 是\n", 2, "矛盾"),
        ("hosting_sold: 是\nnetwork_services: 否\n", 1, "矛盾"),
        ("sector_content: 否\nnews: 是\n", 2, "矛盾"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, text, line, says):
    with pytest.raises(InputError) as problem:
        read_answers(TABLE, written(tmp_path, text))
    assert f"answers.yaml:{line}" in problem.value.where
    assert says in problem.value.message.zh


def test_the_form_in_which_a_service_comes_is_read_and_decides_nothing(tmp_path):
    path = written(tmp_path, f"online: 是\npublishing: 是\n{CARRIERS}: [网站, APP, 小程序, SaaS]\n")
    assert read_answers(TABLE, path) == {"online": True, "publishing": True}


def test_there_are_about_fifteen_questions_and_more_only_where_an_answer_calls_for_them():
    assert len(asked(TABLE, {})) == 16
    assert len(asked(TABLE, {"others_deal": True})) == 15
    assert len(asked(TABLE, {"others_deal": True, "network_services": True})) == 23
    assert len(asked(TABLE, dict.fromkeys(TABLE.facts))) == 15
    fields = [key for key, sector in TABLE.sectors.items() if not sector.points]
    assert set(asked(TABLE, {"sector_content": True})) >= set(fields)


def test_no_answers_at_all_conclude_nothing():
    advice = advise_answers(TABLE, {}, DAY)
    assert not advice.opinions or all(opinion.conclusion.with_licence for opinion in advice.opinions)
    assert len(advice.questions) == sum(not fact.derived and fact.gate is None for fact in TABLE.facts.values())
