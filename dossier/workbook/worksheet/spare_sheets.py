"""Write the texts that are often copied, and the files of the package that no field of the forms asks for."""

from collections.abc import Iterator, Sequence

from dossier.case import Case
from dossier.materials.folders import FOLDERS
from dossier.profile.titles import field_title
from dossier.workbook.choices import YES_NO, choose_from, colour_words, span
from dossier.workbook.sheet import Sheet
from dossier.workbook.size import size_in_words
from dossier.workbook.table import Column, Value, body, write_table
from dossier.workbook.worksheet.entry import value_at
from dossier.workbook.worksheet.form_sheet import FILLS, linked, place
from dossier.workbook.worksheet.uploads import PackageFile, Uploads

TEXTS, OTHERS = "备用文字", "其他文件"
SENT = "I"
"""Column of the other files for ticks."""
_TEXT_COLUMNS = (
    Column("序号", 5, centred=True), Column("用途", 26), Column("文字", 110), Column("字数", 7, centred=True), Column("来源", 34),
)  # fmt: skip
_OTHER_COLUMNS = (
    Column("序号", 5, centred=True), Column("所在文件夹", 34), Column("材料", 42), Column("文件", 36), Column("页数", 6, centred=True),
    Column("大小", 9, centred=True), Column("状态", 8, centred=True), Column("说明", 44), Column("已传", 6, centred=True),
)  # fmt: skip
_PATHS = (
    "company.business_scope", "company.introduction", "company.main_business", "business.summary",
    "business.b25.description", "business.b25.target_users", "business.b21.description", "business.b21.target_users",
    "business.b21.merchant_entry_rules", "business.b21.dispute_rules", "business.settlement.method",
    "business.distinction", "product.positioning", "plan.social_benefit", "service.refund_rules",
)  # fmt: skip


def fill_texts(sheet: Sheet, case: Case) -> None:
    """Fill the sheet with descriptions, each in a cell of its own."""
    rows: list[list[Value]] = [
        [number, title, text, len(text), place(path, case)]
        for number, (title, text, path) in enumerate(_texts(case), 1)
    ]
    note = "系统要求填写文字说明时从此复制；各栏的字数上限没有见到，只列字数。"
    write_table(sheet, "备用文字", [note], _TEXT_COLUMNS, rows)


def _texts(case: Case) -> Iterator[tuple[str, str, str]]:
    for index, item in enumerate(case.profile.application.service_items or ()):
        if item.description:
            yield f"业务描述：{item.name}", item.description, f"application.service_items[{index}].description"
    for path in _PATHS:
        if text := value_at(case, path):
            yield field_title(path).zh, text, path


def fill_others(sheet: Sheet, files: Sequence[PackageFile], uploads: Uploads, case: Case) -> None:
    """Fill the sheet with the files that stand on no form."""
    rows = [_other(number, file, uploads, case) for number, file in enumerate(files, 1)]
    note = "以下文件没有见到单独的上传栏目：系统在所列表单中要求的，从此上传；没有要求的，按材料清单提交或留存备查。"
    write_table(sheet, "包内其他文件", [note], _OTHER_COLUMNS, rows)
    colour_words(sheet, "G", body(rows), FILLS)
    choose_from(sheet, span(SENT, body(rows)), YES_NO)


def _other(number: int, file: PackageFile, uploads: Uploads, case: Case) -> list[Value]:
    verdict, material = uploads.verdict(file), case.materials[file.material]
    return [
        number, FOLDERS[material.form], material.title.zh, linked(file, uploads), file.pages, size_in_words(file.size),
        verdict.state.value, verdict.note, "",
    ]  # fmt: skip
