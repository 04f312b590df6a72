"""List every material with necessity, form, seal, state, file and days left."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dossier.case import Case
from dossier.materials.folders import FOLDERS
from dossier.materials.select import Selected
from dossier.profile.model.evidence import Evidence
from dossier.rulebook.model import Material
from dossier.values.dates import PERPETUAL
from dossier.workbook import look
from dossier.workbook.table import FIRST_ROW, Column, Formula, Link, Value, colour_where, write_table

COLUMNS = (
    Column("序号", 5, centred=True), Column("分组", 8, centred=True), Column("材料名称", 20),
    Column("必要性", 8, centred=True), Column("适用条件", 14), Column("适用业务", 7, centred=True),
    Column("载体", 9, centred=True), Column("签章要求", 13), Column("份数", 5, centred=True),
    Column("格式与大小", 10), Column("上传位置", 13), Column("来源", 8, centred=True),
    Column("责任人", 8, centred=True), Column("应完成日", 11, centred=True), Column("状态", 9, centred=True),
    Column("证据文件", 22), Column("页数", 5, centred=True), Column("文件大小", 8, centred=True),
    Column("签发日期", 11, centred=True), Column("有效期至", 11, centred=True), Column("剩余天数", 7, centred=True),
    Column("一致性检查", 9, centred=True), Column("审批备注", 10), Column("备注", 12),
)  # fmt: skip
STATES = ("未开始", "收集中", "待盖章", "待扫描", "已核验", "已上传", "被退回", "不适用")
_STATE, _UNTIL, _LEFT = "O", "T", "U"
_NECESSITY = {
    "required": "必备",
    "conditional": "条件必备",
    "advised": "建议",
    "unknown": "条件待核实",
    "not_applicable": "不适用",
}
_SOURCES = {
    "generated": "工具生成",
    "client": "客户提供",
    "third_party": "第三方出具",
    "authority_form": "官网下载模板",
}
_SIGNING = {
    "legal_representative_sign": "法人签字", "company_seal": "公章", "cross_page_seal": "骑缝章",
    "issuer_seal": "出具单位章", "appointee_sign": "被任命人签字", "person_sign": "本人签字",
    "shareholder_seal": "股东盖章", "counterparty_seal": "对方盖章",
}  # fmt: skip

Files = Mapping[str, Sequence[str]]
"""Material code → paths inside the package."""
Facts = Mapping[str, tuple[int | None, int]]
"""Path inside the package → pages (None when not known) and bytes."""


def fill(
    sheet: Worksheet, case: Case, selected: Sequence[Selected], files: Files, facts: Facts, checks: Mapping[str, str]
) -> None:
    """Fill the sheet 材料清单; ``checks`` gives the result of the checks by material code."""
    limit = case.rulebook.values.get("upload.max_file_mb")
    size = f"≤{limit.value} MB" if limit else ""
    rows = [row for number, one in enumerate(selected, 1) for row in _rows(number, one, files, facts, checks, size)]
    subtitle: list[Value] = [
        "基准日",
        None,
        case.as_of,
        f"{case.profile.company.name}　{case.rulebook.province.authority}",
    ]
    write_table(sheet, "申请材料清单", subtitle, COLUMNS, _with_days(rows))
    sheet["C2"].number_format = "yyyy-mm-dd"
    _colours(sheet, len(rows))


def _rows(
    number: int, one: Selected, files: Files, facts: Facts, checks: Mapping[str, str], size: str
) -> Iterator[list[Value]]:
    """Yield one row, or one row for each of several files."""
    paths = files.get(one.material.code, ())
    evidence: Sequence[Evidence | None] = one.evidence or (None,)
    count = max(len(paths), len(evidence), 1)
    for index in range(count):
        label = str(number) if count == 1 else f"{number}.{index + 1}"
        path = paths[index] if index < len(paths) else ""
        entry = evidence[index] if index < len(evidence) else None
        yield [label, *_requirement(one, size), *_state(one, path, entry, facts), checks.get(one.material.code, ""), None,
               (entry.note or "") if entry else ""]  # fmt: skip


def _requirement(one: Selected, size: str) -> list[Value]:
    material = one.material
    return [
        material.group, material.title.zh, _NECESSITY[one.state], material.condition.zh, _business(material),
        material.carrier, "、".join(_SIGNING[name] for name in material.signing) or "无", material.copies,
        f"{'/'.join(material.formats).upper()} {size}".strip(), FOLDERS[material.form], _SOURCES[material.source.value],
    ]  # fmt: skip


def _business(material: Material) -> str:
    categories = material.applies_when.get("categories", ())
    return "、".join(categories) if categories else "两者"


def _state(one: Selected, path: str, entry: Evidence | None, facts: Facts) -> list[Value]:
    pages, size = facts.get(path, (None, 0))
    subject = f"（{entry.subject}）" if entry and entry.subject else ""
    link = Link(f"{path.rsplit('/', 1)[-1]}", path) if path else ""
    return [
        "", None, _progress(one, path), link if path else subject, pages, _size(size) if path else "",
        entry.issued_on if entry else None, entry.expires_on if entry else None, None,
    ]  # fmt: skip


def _progress(one: Selected, path: str) -> str:
    if one.state == "not_applicable":
        return "不适用"
    if not path:
        return "未开始"
    return "待盖章" if one.material.template and one.material.signing else "收集中"


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def _with_days(rows: Sequence[list[Value]]) -> list[list[Value]]:
    """Days left count from the base day in C2, so that a new submission day moves them all."""
    until, left = ord(_UNTIL) - ord("A"), ord(_LEFT) - ord("A")
    for offset, row in enumerate(rows):
        day = row[until]
        if isinstance(day, date) and day != PERPETUAL:
            row[left] = Formula(f"={_UNTIL}{FIRST_ROW + offset}-$C$2")
    return list(rows)


def _colours(sheet: Worksheet, count: int) -> None:
    last = max(FIRST_ROW + count - 1, FIRST_ROW)
    states, left = f"{_STATE}{FIRST_ROW}:{_STATE}{last}", f"{_LEFT}{FIRST_ROW}:{_LEFT}{last}"
    choice = DataValidation("list", formula1=f'"{",".join(STATES)}"', allow_blank=True)
    choice.error, choice.errorTitle, choice.showErrorMessage = "请从下拉列表中选择", "状态", True
    sheet.add_data_validation(choice)
    choice.add(states)
    days = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    days.error, days.showErrorMessage = "请输入日期，例如 2026-03-05", True
    sheet.add_data_validation(days)
    days.add(f"N{FIRST_ROW}:N{last}")
    for state, colour in (("被退回", look.BAD_FILL), ("未开始", look.WARN_FILL), ("已核验", look.GOOD_FILL),
                          ("已上传", look.GOOD_FILL), ("不适用", look.IDLE_FILL)):  # fmt: skip
        colour_where(sheet, states, f'{_STATE}{FIRST_ROW}="{state}"', colour)
    first = f"{_LEFT}{FIRST_ROW}"
    colour_where(sheet, left, f'AND({first}<>"",{first}<30)', look.BAD_FILL)
    colour_where(sheet, left, f'AND({first}<>"",{first}<90)', look.WARN_FILL)
