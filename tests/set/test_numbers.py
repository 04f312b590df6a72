"""Every number that several documents of a set print is the same in all of them, and is the figure of the case."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import pytest

from dossier.case import Case
from tests.set.quantities import QUANTITIES, Quantity
from tests.set.reading import Row, rows
from tests.support.whole_set import PROFILES, whole_set

Documents = dict[str, list[Row]]

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNITS = (
    "万元|亿元|元|个月|个?工作日|小时|分钟|毫秒|秒|日|天|年|月|周|次|人|名|家|户|台|套|项|份|条|个|处|%|Mbit/s|GB|TB|MB|KB|"
    "平方米|倍|级|件|位|字节|场|笔|路"
)
_FIGURE = re.compile(rf"({_NUMBER})\s?((?:{_UNITS})(?:/[^（｜]+)?)?(?:（[^｜]*）)?")
_YEAR = re.compile(r"20\d\d年")
_STATED = re.compile(
    rf"([一-鿿A-Za-z“”]+?)(?:不少于|不超过|不低于|最迟|至少|约|为|共|达到|合计|人民币)*\s?({_NUMBER})\s?({_UNITS})?"
)
_CLAUSE = re.compile(r"[，。；：、（）()｜\n！？]|\s{2,}")
_LABEL = 10
"""Characters before a number by which it is known."""
_SHORT = 3
"""Characters from which on a label says what a number is."""

_DIFFERENT = {
    "保存期限见表": "tables are numbered in each document",
    "流程见图": "figures are numbered in each document",
    "联系电话": "telephone numbers of several people, which rule M09 compares",
    "有效期至": "of a licence, of a domain",
    "计划于": "days of several filings",
    "MAFAKE": "letters within codes of companies, which are compared as such",
    "交易运营部": "steps of the settlement of disputes, one after another",
    "章和第": "chapters are numbered in each document",
    "设计年度每日": "what is generated, and what of it is sampled",
    "…内答复": "the company's own time beside the legal limit, to complaints and to appeals; the table has each",
    "每日按": "share of published items, and of generated ones",
    "齐鲁示例数据中心A": "two addresses of one centre",
}
"""Label → why documents rightly give different numbers under it."""


class Stated(NamedTuple):
    """A number with the words that say what it is."""

    label: str
    unit: str
    number: Decimal


@cache
def _documents(name: str) -> Documents:
    return {one.material.code: list(rows(one)) for one in whole_set(name).written}


def _against_the_case(case: Case, documents: Documents) -> Iterator[str]:
    """Yield every quantity of the table that is not a figure of the case."""
    for quantity in QUANTITIES:
        figures = {Decimal(str(one)) for one in quantity.figures(case) if one is not None}
        for code, number, words in _hits(quantity, documents):
            if number not in figures:
                yield f"{code}: {quantity.name}: {words} is none of {sorted(map(str, figures))}"


def _hits(quantity: Quantity, documents: Documents) -> Iterator[tuple[str, Decimal, str]]:
    for code, found in documents.items():
        for row in found:
            for match in re.finditer(quantity.pattern, row.line):
                yield code, _decimal(next(group for group in match.groups() if group)), match[0]


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "").rstrip("."))


def _against_one_another(documents: Documents) -> Iterator[str]:
    """Yield every label under which documents do not all give the same numbers."""
    places: dict[tuple[str, str], dict[str, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    for code, found in documents.items():
        for one in (stated for row in found for stated in _stated(row)):
            places[one.label, one.unit][code].add(one.number)
    for (label, unit), numbers in places.items():
        if len(set(map(frozenset, numbers.values()))) > 1 and label not in _DIFFERENT:
            shown = "、".join(f"{code} {'/'.join(map(str, sorted(found)))}{unit}" for code, found in numbers.items())
            yield f"{label}: {shown}"


def _stated(row: Row) -> Iterator[Stated]:
    """Yield the numbers of sentences by the words around them, those of cells by the name of their row and column."""
    name = next((cell for cell in row.cells if cell and not _FIGURE.fullmatch(cell)), "")
    figures = [
        (head, found) for head, cell in zip(row.heads, row.cells, strict=True) if (found := _FIGURE.fullmatch(cell))
    ]
    units = Counter(found[2] for _, found in figures)
    for head, found in figures:
        number, unit = _decimal(found[1]), found[2] or ""
        if name and head and head != "序号":
            yield Stated(f"{name}｜{head}", unit, number)
        if name and unit not in ("", "%") and units[unit] == 1 and not _YEAR.fullmatch(name):
            yield Stated(name, unit, number)
    for cell in row.cells:
        if not _FIGURE.fullmatch(cell):
            yield from _in_sentences(cell)


def _in_sentences(text: str) -> Iterator[Stated]:
    for clause in map(_without_item_number, _CLAUSE.split(text)):
        for match in _STATED.finditer(clause):
            label = match[1][-_LABEL:]
            if len(label) >= _SHORT:
                yield Stated(label, match[3] or "", _decimal(match[2]))
        start = _FIGURE.match(clause)
        after = "" if start is None else clause[start.end() :]
        if start is not None and len(after) >= _SHORT and not after[0].isdigit():
            yield Stated(f"…{after}", start[2] or "", _decimal(start[1]))


def _without_item_number(clause: str) -> str:
    return re.sub(r"^\d+\. ", "", clause)


@pytest.mark.parametrize("name", PROFILES)
def test_every_document_the_case_needs_is_written(name: str) -> None:
    found = whole_set(name)
    assert [(one.material.code, str(one.problem)) for one in found.unwritten] == []
    assert len(found.written) >= 24


@pytest.mark.parametrize("name", PROFILES)
def test_every_quantity_is_the_figure_of_the_case(name: str) -> None:
    assert list(_against_the_case(whole_set(name).case, _documents(name))) == []


@pytest.mark.parametrize("name", PROFILES)
def test_one_label_has_one_number_in_all_documents(name: str) -> None:
    assert list(_against_one_another(_documents(name))) == []


def test_each_quantity_of_the_table_is_really_found() -> None:
    """A pattern that finds nothing any more guards nothing."""
    names = {quantity.name for quantity in QUANTITIES}
    assert len(names) == len(QUANTITIES)
    seen = {
        quantity.name
        for quantity in QUANTITIES
        if any(True for name in PROFILES for _ in _hits(quantity, _documents(name)))
    }
    assert names - seen == set()


def test_each_label_that_may_differ_does_differ_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of allowed differences holds nothing that is no longer needed."""
    allowed = set(_DIFFERENT)
    for label in allowed:
        monkeypatch.delitem(_DIFFERENT, label)
    found = {one.partition(":")[0] for name in PROFILES for one in _against_one_another(_documents(name))}
    assert found == allowed


def _changed(documents: Documents, code: str, old: str, new: str) -> Documents:
    """Return the documents with words of one of them replaced."""
    found = [row._replace(cells=tuple(cell.replace(old, new) for cell in row.cells)) for row in documents[code]]
    assert found != documents[code], f"{code} does not say {old}"
    return {**documents, code: found}


@pytest.mark.parametrize(
    ("code", "old", "new", "says"),
    [
        ("D08", "注册资本500万元", "注册资本600万元", "注册资本"),
        ("D05", "现有在职人员28人", "现有在职人员26人", "在职人员"),
        ("D06", "恢复时间目标为120分钟", "恢复时间目标为180分钟", "恢复时间"),
        ("D09", "2小时内受理，5日内答复", "2小时内受理，7日内答复", "投诉答复"),
        ("D05", "全年不低于99.9%", "全年不低于99.99%", "可用率"),
        ("D11", "网络日志留存7个月", "网络日志留存12个月", "日志留存"),
        ("D03", "60%", "55%", "股东表"),
        ("D02", "三年计划投资合计199万元", "三年计划投资合计200万元", "投资合计"),
    ],
)
def test_a_number_changed_in_one_document_is_found(code: str, old: str, new: str, says: str) -> None:
    case = whole_set("qinghe").case
    codes = {"D11": "lawful_operation_commitment"}
    planted = _changed(_documents("qinghe"), codes.get(code, code), old, new)
    found = [*_against_the_case(case, planted), *_against_one_another(planted)]
    assert [one for one in found if says in one], found


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("fee_schedule", "9800元/年", "9900元/年"),
        ("D05", "关键词库每7日更新", "关键词库每9日更新"),
    ],
)
def test_a_number_no_quantity_names_is_found_by_its_label(code: str, old: str, new: str) -> None:
    assert list(_against_one_another(_changed(_documents("qinghe"), code, old, new)))


def test_cells_are_known_by_row_and_column() -> None:
    row = Row(("序号", "名称", "数量"), ("1", "应用服务器", "2"))
    other = Row(("序号", "名称", "数量"), ("4", "应用服务器", "3"))
    assert list(_stated(row)) == [Stated("应用服务器｜数量", "", Decimal(2))]
    assert list(_against_one_another({"D02": [row], "D06": [other]})) == ["应用服务器｜数量: D02 2、D06 3"]
