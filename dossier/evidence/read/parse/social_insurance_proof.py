"""Read the proof of social insurance, for one person or as a table of several: lines -> payer, people, months."""

from collections.abc import Iterator, Sequence

from dossier.evidence.read.form import Form, Passage, Piece, agreed, passage, whole_name
from dossier.evidence.read.plain import months, one_day, squeezed
from dossier.evidence.read.proved import numbered
from dossier.evidence.read.values import organisation, person
from dossier.evidence.reading import FieldRead, Line

_LABELS = {
    "payer": r"(?:缴费|参保)?单位(?:名称)?",
    "name": r"(?:参保人)?姓名",
    "id_number": r"(?:公民)?身份(?:证)?号码?|证件号码|社会保障号码?",
    "from": r"(?:缴费)?(?:起始|开始)(?:月份|年月|时间)|起缴年月",
    "to": r"(?:缴费)?(?:截止|终止|结束)(?:月份|年月|时间)",
    "period": r"缴费(?:起止)?(?:期间|月份|时间|年月)|参保(?:起止)?(?:时间|年月)",
    "issued_on": r"(?:打印|出具|开具|制表)(?:日期|时间)",
    "check_code": r"(?:查验|校验|验证|防伪)(?:号码|码)|授权码",
    "other": r"险种|序号|备注|经办机构|单位编号|缴费月数|性别|参保状态",
}
_CHECK_CODE = 6
"""A check code has at least so many characters."""


def parse(lines: Sequence[Line]) -> tuple[FieldRead, ...]:
    """Return what the proof says; each row of a table gives its own number, name and months, in one order."""
    form = Form(lines, _LABELS)
    people = list(numbered(form))
    table = len(people) > 1 or (bool(people) and people[0][0] in form.under("id_number"))
    return (
        *whole_name("payer", form, organisation),
        *(_from_rows(form, people) if table else _from_form(form, people)),
        *agreed("issued_on", form.passages("issued_on"), one_day),
        *agreed("check_code", form.passages("check_code"), _check_code),
    )


def _check_code(text: str) -> str | None:
    code = squeezed(text).upper()
    return code if len(code) >= _CHECK_CODE and code.isascii() else None


def _from_form(form: Form, people: Sequence[tuple[Piece, str]]) -> Iterator[FieldRead]:
    yield from agreed("name", form.passages("name"), person)
    yield from (passage([piece]).read_as("id_number", number) for piece, number in people)
    yield from _period(form)


def _period(form: Form) -> Iterator[FieldRead]:
    """Yield first and last month; where single months are listed, the first after the last gap."""
    listed = form.passages("period", several_lines=True)
    yield from agreed("period_from", form.passages("from"), _first) or agreed("period_from", listed, _first)
    yield from agreed("period_to", form.passages("to"), _last) or agreed("period_to", listed, _last)


def _last(text: str) -> str | None:
    return max(months(text), default=None)


def _first(text: str) -> str | None:
    """Return the first month of the run that ends with the last one; two months are the ends of a period."""
    listed = sorted(months(text), reverse=True)
    if len(listed) <= 2:
        return min(listed, default=None)
    first = listed[0]
    for month in listed[1:]:
        if _number(first) - _number(month) > 1:
            break
        first = month
    return first


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number)


def _from_rows(form: Form, people: Sequence[tuple[Piece, str]]) -> Iterator[FieldRead]:
    """Yield the facts of each row in one order, so that the first name belongs to the first number.

    A row without a name or months of its own leaves that fact of all rows unread.
    """
    rows = [_cells(form, piece) for piece, _ in people]
    names = [name for row in rows if (name := _name(form, row))]
    if len({piece for _, piece in names}) == len(rows):
        yield from (name for name, _ in names)
    yield from (passage([piece]).read_as("id_number", number) for piece, number in people)
    periods = [_months(row) for row in rows]
    if periods and all(found.text for found in periods):
        for found in periods:
            yield found.read_as("period_from", months(found.text)[0])
            yield found.read_as("period_to", months(found.text)[-1])
    else:
        yield from _period(form)


def _cells(form: Form, number: Piece) -> list[Piece]:
    return [one for one in form.row_of(number) if not one.label and one is not number]


def _name(form: Form, row: Sequence[Piece]) -> tuple[FieldRead, Piece] | None:
    """Return the name in the row and where it stands: in the column of names where the table has one."""
    column = form.under("name")
    found = [one for one in row if person(one.text) and (not column or one in column)]
    return (passage(found).read_as("name", found[0].text), found[0]) if len(found) == 1 else None


def _months(row: Sequence[Piece]) -> Passage:
    """Return the first and the last month of the row; a passage without months where there are not two."""
    found = [one for one in row if months(one.text)]
    text = "-".join(one.text for one in found)
    return Passage(text, tuple(found)) if len(months(text)) == 2 else Passage("", ())
