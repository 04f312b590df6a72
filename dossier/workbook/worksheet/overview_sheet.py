"""Write how far each form is ready, and what to know before filling them in."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dossier.case import Case
from dossier.finding import Finding
from dossier.materials.select import Selected
from dossier.rulebook.portal import Form, LaterFiling, Portal
from dossier.workbook import look
from dossier.workbook.choices import YES_NO, choose_from, colour_where, span
from dossier.workbook.confidence import CONFIDENCE
from dossier.workbook.sheet import Sheet
from dossier.workbook.table import FIRST_ROW, Column, Formula, Link, Value, body, write_table
from dossier.workbook.worksheet import spare_sheets
from dossier.workbook.worksheet.entry import State
from dossier.workbook.worksheet.form_sheet import DONE, sheet_name
from dossier.workbook.worksheet.rows import Row
from dossier.workbook.worksheet.uploads import PackageFile, Uploads

SHEET, NOTES, LATER = "总览", "填报须知", "变更与续期"
COLUMNS = (
    Column("表单", 10, centred=True), Column("名称", 60), Column("行数", 8, centred=True), Column("已备", 8, centred=True),
    Column("缺", 8, centred=True), Column("待核实", 8, centred=True), Column("不适用", 8, centred=True),
    Column("上传文件", 9, centred=True), Column("超限文件", 9, centred=True), Column("已填", 8, centred=True),
    Column("打开", 22, centred=True),
)  # fmt: skip
_SUMS = "CDEFGHIJ"
_NOTE_COLUMNS = (
    Column("序号", 6, centred=True),
    Column("事项", 18),
    Column("内容", 96),
    Column("依据", 40),
    Column("可信程度", 14, centred=True),
)
_LATER_COLUMNS = (
    Column("序号", 6, centred=True),
    Column("事项", 26),
    Column("要填写或提交的内容", 60),
    Column("涉及", 8, centred=True),
)


class Filled(NamedTuple):
    """A form with its rows."""

    form: Form
    rows: Sequence[Row]


def fill(
    sheet: Sheet, case: Case, filled: Sequence[Filled], others: Sequence[PackageFile], lacking: Sequence[Selected],
    left_out: Sequence[Form], uploads: Uploads, findings: Sequence[Finding],
) -> None:  # fmt: skip
    """Fill the overview.

    ``others`` are files without a field, ``lacking`` materials without a field or a file, ``left_out`` forms of classes
    that are not applied for; ``findings`` decide whether the package is a draft.
    """
    rows = [_form(one, uploads) for one in filled]
    if others or lacking:
        rows.append(_others(others, lacking, uploads))
    rows.append(_total(rows))
    rows += [[form.id, form.name, *([None] * 8), "本次不申请该类业务"] for form in left_out]
    write_table(sheet, f"在线申请填报对照表　{_standing(findings)}", _subtitle(case), COLUMNS, rows)
    for column in "EI":
        colour_where(sheet, span(column, body(rows)), f"{column}{FIRST_ROW}>0", look.BAD_FILL)
    colour_where(sheet, span("F", body(rows)), f"F{FIRST_ROW}>0", look.WARN_FILL)


def _standing(findings: Sequence[Finding]) -> str:
    """Say whether the package is a draft, and how much stands in its way; what was not checked is a draft."""
    if not findings:
        return "草稿：没有经过检查，不得提交"
    blocking = sum(finding.blocks for finding in findings)
    if blocking:
        return f"草稿：有 {blocking} 项阻断、情况不明或检查出错，处理完毕后方可提交"
    return "正式套件：没有阻断项"


def _subtitle(case: Case) -> list[Value]:
    codes = "、".join(case.profile.application.categories)
    first = f"基准日 {case.as_of}　{case.profile.company.name}　{codes}　{case.rulebook.province.authority}　"
    action = case.profile.application.action
    if action in ("新办", "补正"):
        return [f"{first}“缺”的补齐、“待核实”的看过以后再提交。"]
    return [f"{first}本次为{action}：各表是首次申请的栏目，系统没有要求的不填。"]


def _form(one: Filled, uploads: Uploads) -> list[Value]:
    files = {row.file.path: row.file for row in one.rows if row.file}
    states = [row.state for row in one.rows]
    return [one.form.id, one.form.name, *_counts(states, list(files.values()), uploads, sheet_name(one.form), DONE)]


def _others(files: Sequence[PackageFile], lacking: Sequence[Selected], uploads: Uploads) -> list[Value]:
    states = [
        *(spare_sheets.lacking_state(one) for one in lacking),
        *(uploads.verdict(file).state for file in files),
    ]
    return [
        "其他",
        "没有上传栏目的其他材料（含缺件）",
        *_counts(states, files, uploads, spare_sheets.OTHERS, spare_sheets.SENT),
    ]


def _counts(
    states: Sequence[State], files: Sequence[PackageFile], uploads: Uploads, name: str, done: str
) -> list[Value]:
    """Count the rows of a sheet; ``done`` is its column for ticks, counted as they are made."""
    count, last = Counter(states), FIRST_ROW + len(states) - 1
    return [
        len(states), count[State.READY], count[State.MISSING], count[State.DOUBT], count[State.IDLE],
        sum(not uploads.unusable(file) for file in files),
        sum(uploads.oversized(file) for file in files),
        Formula(f"=COUNTIF('{name}'!{done}{FIRST_ROW}:{done}{last},\"是\")", 0),
        Link(name, cell=f"'{name}'!A{FIRST_ROW}"),
    ]  # fmt: skip


def _total(rows: Sequence[Sequence[Value]]) -> list[Value]:
    last = FIRST_ROW + len(rows) - 1
    sums: list[Value] = [
        Formula(
            f"=SUM({column}{FIRST_ROW}:{column}{last})",
            sum(value for row in rows if isinstance(value := row[place], int)),
        )
        for place, column in enumerate(_SUMS, 2)
    ]
    return ["合计", "", *sums, ""]


def upload_note(portal: Portal) -> str:
    """Return the upload rules as the one line above a form."""
    return f"上传：{'；'.join(rule.zh for rule in portal.upload_rules)}。"


def fill_notes(sheet: Sheet, case: Case, portal: Portal, filled: Sequence[Filled]) -> None:
    """Fill the sheet with upload rules and doubts."""
    citation = portal.citation
    source: list[Value] = [citation.label(), CONFIDENCE[citation.confidence]]
    own: list[Value] = ["", ""]
    hints = [field.hint.text.zh for one in filled for block in one.form.blocks for field in block.fields if field.hint]
    told: list[tuple[str, str, list[Value]]] = [
        ("栏目名称", f"{citation.note}。见到的日期：{citation.seen_on}。", source),
        *(("上传要求", f"{rule.zh}。", source) for rule in portal.upload_rules),
        *(("专项审批", f"{hint}。", source) for hint in hints),
        ("字数上限", "没有见到各栏的字数上限，因此只列字数，不判断是否超出。", own),
        ("状态", "“缺”：档案没有这项事实、所写的不是表单选项，或者包内没有文件、文件不能使用，说明栏写明怎样补。“待核实”：内容已有，提交前须由人看一眼。“不适用”：本次不填。", own),
        ("来源", f"来源栏写明内容出自档案（{case.loaded.path.name}）的哪一项、在第几行；没有填写的，写明应在哪里填写。修改请改档案后重新生成，不要只改本表。", own),
        ("填写", "逐行复制“填写内容”，填好后在“已填”选“是”，总览随之计数。", own),
        ("个人信息", "本表含身份证件号码、手机号码和住址，仅供本次申请使用，请妥善保管，不要外传。", own),
    ]  # fmt: skip
    rows: list[list[Value]] = [[number, topic, text, *basis] for number, (topic, text, basis) in enumerate(told, 1)]
    write_table(sheet, "填报须知", [""], _NOTE_COLUMNS, rows)


def fill_later(sheet: Sheet, filings: Sequence[LaterFiling]) -> None:
    """Fill the sheet with what filings after the licence ask for."""
    pairs = [(one.name, need) for one in filings for need in one.needs]
    rows: list[list[Value]] = [[number, *pair, ""] for number, pair in enumerate(pairs, 1)]
    note = "在线系统对持证后各事项要求的内容，供对照；本次涉及的在“涉及”选“是”，以系统显示为准。"
    write_table(sheet, "变更与续期事项", [note], _LATER_COLUMNS, rows)
    choose_from(sheet, span("D", body(rows)), YES_NO)
