"""Every law that a document names is one of the rulebook, in force on the day, at the article the rulebook gives."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from dossier.case import Case
from dossier.checks.texts.citations import ARTICLE, cited
from dossier.pipeline import open_profile
from dossier.values.citation import Confidence
from dossier.values.passage import DocumentText, Passage
from tests.support.whole_set import PROFILES, whole_set

_SAME = {"电信业务分类目录": "电信业务分类目录（2015年版）"}
"""Titles that documents give without their version, and the instrument meant."""
_NUMBER = re.compile(r"（[^（）]*号[^（）]*）$")
_VERSION = re.compile(r"（[^（）]*）$")
_LAW = ("法", "条例", "办法", "规定", "决定", "细则", "预案", "规范", "目录", "标准", "通知", "公告", "通告", "意见")
"""Endings of the titles of laws, rules and standards."""
_STANDARD = re.compile(r"(?<![A-Za-z])(?:GB|YD|TC260)(?:/[TZ])?\s?[\d.—-]+")
_SHOWN = 10
"""Characters before an article that belongs to no title, as a message shows them."""


def _in_force(case: Case) -> dict[str, set[str]]:
    """Return the instruments in force on the day of the case, each with the articles that documents may name."""
    found: dict[str, set[str]] = {}
    for provision in case.rulebook.provisions.values():
        found.setdefault(provision.instrument, set()).add(provision.cite().removeprefix(f"《{provision.instrument}》"))
    for value in case.rulebook.values.values():
        if value.citation.confidence in (Confidence.LAW, Confidence.OFFICIAL):
            title = _NUMBER.sub("", value.citation.instrument)
            found.setdefault(title, set()).add(value.citation.article)
    return found


def _own_titles(case: Case) -> set[str]:
    """Return the titles that are not law: the documents of the set, and what the company itself names in its profile."""
    materials = {material.title.zh for material in case.rulebook.materials}
    named = {one.title for one in cited(case.loaded.text) if not one.title.endswith(_LAW)}
    return materials | {_VERSION.sub("", title) for title in materials} | named


def _wrong(case: Case, documents: Iterable[DocumentText]) -> Iterator[str]:
    """Yield every citation that the rulebook does not bear out, with its document."""
    laws, own = _in_force(case), _own_titles(case)
    for document in documents:
        for _, text in document.passages:
            yield from (f"{document.code}: {found}" for found in _wrong_in(text, laws, own))


def _wrong_in(text: str, laws: dict[str, set[str]], own: set[str]) -> Iterator[str]:
    citations = list(cited(text))
    for one in citations:
        articles = laws.get(_SAME.get(one.title, one.title))
        if articles is None and (one.article or one.title not in own):
            yield f"《{one.title}》 is neither law in force nor a document of the set"
        elif articles is not None and one.article and one.article not in articles:
            yield f"{one.written} is no provision of the rulebook on the day"
    for found in ARTICLE.finditer(text):
        if not any(one.start <= found.start() < one.end for one in citations):
            yield f"…{text[max(0, found.start() - _SHOWN) : found.end()]}: an article without its instrument"
    yield from (f"{found[0]}: a standard the rulebook does not have" for found in _STANDARD.finditer(text))


def _planted(*texts: str) -> list[DocumentText]:
    return [DocumentText("D09", "网络与信息安全保障措施", tuple(Passage("1 依据", text) for text in texts))]


@pytest.mark.parametrize("name", PROFILES)
def test_every_law_and_article_named_in_the_set_is_in_force(name: str) -> None:
    found = whole_set(name)
    assert list(_wrong(found.case, found.texts.values())) == []


@pytest.mark.parametrize("name", PROFILES)
def test_the_set_does_cite_law_with_its_articles(name: str) -> None:
    """The test above reads citations indeed, so that finding nothing wrong means something."""
    found = whole_set(name)
    citations = {one.written for text in found.texts.values() for one in cited(text.text) if one.article}
    assert len(citations) > 40
    assert citations <= {provision.cite() for provision in found.case.rulebook.provisions.values()}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("依照《中华人民共和国网络安全法》第二十三条第（三）项留存日志。", ""),
        ("依照《中华人民共和国个人信息保护法》第五十五条、第五十六条事前评估。", ""),
        ("见《技术方案》和《隐私政策》。", ""),
        ("依照《中华人民共和国网络安全法》第二十一条第（三）项留存日志。", "第二十一条第（三）项 is no provision"),
        ("依照《中华人民共和国网络安全法》第九十九条。", "第九十九条 is no provision"),
        ("依照《中华人民共和国网络安全法》第二十三条第（九）项。", "第二十三条第（九）项 is no provision"),
        ("依照《中华人民共和国网络安全法》第二十三条、第九十九条。", "第九十九条 is no provision"),
        ("依照《网络安全法》第二十三条。", "《网络安全法》 is neither law"),
        ("依照《中华人民共和国合同法》订立。", "《中华人民共和国合同法》 is neither law"),
        ("依照《网络交易管理办法》公示。", "《网络交易管理办法》 is neither law"),
        ("依照《示例行业数据管理办法》。", "《示例行业数据管理办法》 is neither law"),
        ("依照《技术方案》第二条。", "《技术方案》 is neither law"),
        ("依照该法第二十三条留存日志。", "an article without its instrument"),
        ("按照GB/T 22239-2019建设。", "GB/T 22239-2019: a standard"),
    ],
)
def test_a_wrong_article_a_repealed_law_and_an_unknown_law_are_found(text: str, wrong: str) -> None:
    found = list(_wrong(whole_set("qinghe").case, _planted(text)))
    assert [wrong in one for one in found] == ([True] if wrong else [])


def test_an_article_of_doubtful_number_is_not_to_be_named() -> None:
    case = whole_set("qinghe").case
    doubtful = [one for one in case.rulebook.provisions.values() if one.article and not one.may_quote_article]
    assert doubtful
    named = (f"依照《{one.instrument}》{one.article}。" for one in doubtful)
    printable = {one.cite() for one in case.rulebook.provisions.values()}
    for text in named:
        assert list(_wrong(case, _planted(text))) or text[2:-1] in printable


def test_law_and_articles_of_another_day_are_not_in_force() -> None:
    before = open_profile(PROFILES["qinghe"], as_of=date(2025, 10, 31))
    now = whole_set("qinghe").case
    for text, earlier, today in (
        ("按照《国家网络安全事件报告管理办法》第四条报告。", 1, 0),
        ("依照《中华人民共和国网络安全法》第二十一条第（三）项留存日志。", 0, 1),
        ("依照《中华人民共和国网络安全法》第二十三条第（三）项留存日志。", 1, 0),
    ):
        assert [len(list(_wrong(case, _planted(text)))) for case in (before, now)] == [earlier, today], text
