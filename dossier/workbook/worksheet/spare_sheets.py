"""Write the texts that are often copied, and the files of the package that no field of the forms asks for."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from dossier.case import Case
from dossier.materials.folders import FOLDERS
from dossier.materials.select import Selected
from dossier.profile.titles import field_title
from dossier.workbook.choices import YES_NO, choose_from, colour_words, span
from dossier.workbook.sheet import Sheet
from dossier.workbook.size import size_in_words
from dossier.workbook.table import Column, Value, body, write_table
from dossier.workbook.worksheet.entry import State, missing, value_at
from dossier.workbook.worksheet.form_sheet import FILLS, linked, place
from dossier.workbook.worksheet.uploads import PackageFile, Uploads

TEXTS, OTHERS = "备用文字", "其他材料和缺件"
SENT = "I"
"""Column of the other files for ticks."""
_TEXT_COLUMNS = (
    Column("序号", 5, centred=True), Column("用途", 26), Column("对应表单和栏目组", 26), Column("文字", 96),
    Column("字数", 7, centred=True), Column("来源", 34),
)  # fmt: skip
_OTHER_COLUMNS = (
    Column("序号", 5, centred=True), Column("所在文件夹", 34), Column("材料", 42), Column("文件", 36), Column("页数", 6, centred=True),
    Column("大小", 9, centred=True), Column("状态", 8, centred=True), Column("说明", 44), Column("已传", 6, centred=True),
)  # fmt: skip
_KINDS, _PLATFORMS, _PROFIT, _COMPANY = "业务类型", "平台信息", "盈利模式", "公司基本信息"
_PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "company.business_scope": (("F2", "申请基本信息"),),
    "company.introduction": (("F3", _COMPANY),),
    "company.main_business": (("F3", _COMPANY),),
    "business.summary": (("F1-B25", _KINDS), ("F1-B21", _KINDS)),
    "business.b25.description": (("F1-B25", _KINDS),),
    "business.b25.target_users": (("F1-B25", _KINDS),),
    "business.b21.description": (("F1-B21", _KINDS),),
    "business.b21.target_users": (("F1-B21", _KINDS),),
    "business.b21.merchant_entry_rules": (("F1-B21", _PLATFORMS),),
    "business.b21.dispute_rules": (("F1-B21", _PLATFORMS),),
    "business.settlement.method": (("F1-B21", _PROFIT),),
    "business.distinction": (("F1-B25", _KINDS), ("F1-B21", _KINDS)),
    "product.positioning": (("F1-B25", _KINDS), ("F1-B21", _KINDS)),
    "plan.social_benefit": (),
    "service.refund_rules": (("F1-B25", _PROFIT), ("F1-B21", _PROFIT)),
}
"""Text → form and block to which it belongs by its content; empty where none does."""


def fill_texts(sheet: Sheet, case: Case, forms: Collection[str]) -> None:
    """Fill the sheet with descriptions, each in a cell of its own; ``forms`` are those that are filled in."""
    rows: list[list[Value]] = [
        [number, title, _belongs(places, forms), text, len(text), place(path, case)]
        for number, (title, places, text, path) in enumerate(_texts(case), 1)
    ]
    note = "各表没有见到单独的文字说明栏：系统在所列栏目组要求文字说明时从此复制。各栏的字数上限没有见到，只列字数。"
    write_table(sheet, "备用文字", [note], _TEXT_COLUMNS, rows)


def _belongs(places: Sequence[tuple[str, str]], forms: Collection[str]) -> str:
    """Return the blocks of the forms that are filled in, one on each line."""
    return "\n".join(f"{form} {block}" for form, block in places if form in forms) or "没有见到对应的栏目组"


def _texts(case: Case) -> Iterator[tuple[str, Sequence[tuple[str, str]], str, str]]:
    """Yield what each text is for, where it belongs, the text and its path."""
    for index, item in enumerate(case.profile.application.service_items or ()):
        if item.description:
            own, path = ((f"F1-{item.category}", _KINDS),), f"application.service_items[{index}].description"
            yield f"业务描述：{item.name}", own, item.description, path
    for path, places in _PLACES.items():
        if text := value_at(case, path):
            yield field_title(path).zh, places, text, path


def fill_others(
    sheet: Sheet, files: Sequence[PackageFile], lacking: Sequence[Selected], uploads: Uploads, case: Case
) -> None:
    """Fill the sheet with the files that stand on no form, after the materials of which there is no file at all."""
    lines = [*(_lacking(one, uploads) for one in lacking), *(_other(file, uploads, case) for file in files)]
    rows = [[number, *line] for number, line in enumerate(lines, 1)]
    note = (
        "以下材料没有见到单独的上传栏目：系统在所列表单中要求的，从此上传；没有要求的，按材料清单提交或留存备查。"
        "“缺”的是本次需要而包内没有或者不能使用的材料。"
    )
    write_table(sheet, "没有上传栏目的其他材料（含缺件）", [note], _OTHER_COLUMNS, rows)
    colour_words(sheet, "G", body(rows), FILLS)
    choose_from(sheet, span(SENT, body(rows)), YES_NO)


def lacking_state(one: Selected) -> State:
    """Return the state of a material without a file: wanted, or not known to be."""
    return State.MISSING if one.needed else State.DOUBT


def _lacking(one: Selected, uploads: Uploads) -> list[Value]:
    how = uploads.how_to_list(one.material.code)
    note = how if one.needed else f"无法判断是否需要：{missing(*one.missing).note}；需要的，{how}"
    return [FOLDERS[one.material.form], one.material.title.zh, "", None, "", lacking_state(one).value, note, ""]


def _other(file: PackageFile, uploads: Uploads, case: Case) -> list[Value]:
    verdict, material = uploads.verdict(file), case.materials[file.material]
    return [
        FOLDERS[material.form], material.title.zh, linked(file, uploads), file.pages, size_in_words(file.size),
        verdict.state.value, "\n".join(filter(None, (verdict.note, uploads.done(file)))), "",
    ]  # fmt: skip
