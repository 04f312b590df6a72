"""Turn a form into rows: each field with its value or file, its state, and what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from dossier.case import Case
from dossier.facts.conditions import applies
from dossier.rulebook.portal import Block, Conditional, Field, Form
from dossier.workbook.worksheet.entry import Entry, State, missing
from dossier.workbook.worksheet.fields import FILLERS
from dossier.workbook.worksheet.uploads import PackageFile, Uploads

_CONDITIONAL = "按情形提交的承诺书"
UPLOAD, IN_SOME_CASES = "上传", "按情形"
"""How rows with a file are filled in."""
_KINDS = {
    "text": "填写", "number": "填写", "choice": "单选", "multi": "多选", "file": UPLOAD, "table": "列表", "computed": "计算",
}  # fmt: skip
_TICKED, _NOT_YET = "勾选", "暂不勾选"


class Row(NamedTuple):
    """One line of a form's sheet."""

    block: str
    about: str
    label: str
    kind: str
    value: str | Decimal = ""
    file: PackageFile | None = None
    state: State = State.READY
    note: str = ""
    sources: tuple[str, ...] = ()
    how: str = ""
    """How the value or the file came about, where it is no fact of the profile."""
    material: str = ""
    """Material the row asks for; empty for what is only typed or chosen."""


def rows_of(form: Form, case: Case, uploads: Uploads) -> list[Row]:
    """Return the rows of a form in the order in which it is filled in."""
    rows = [row for block in form.blocks for row in _block(form, block, case, uploads)]
    return [*rows, *(row for one in form.conditional for row in _paper(one, case, uploads))]


def _block(form: Form, block: Block, case: Case, uploads: Uploads) -> list[Row]:
    rows = [
        row for field in block.fields for row in _field(FILLERS[form.id, block.name, field.label](case, field), block, field, uploads)
    ]  # fmt: skip
    if not block.per:
        return rows
    order = {about: place for place, about in enumerate(dict.fromkeys(row.about for row in rows))}
    return sorted(rows, key=lambda row: order[row.about])


def _field(entries: Iterable[Entry], block: Block, field: Field, uploads: Uploads) -> list[Row]:
    """Return a row for each entry of a field, and for each file that goes with it."""
    if field.kind == "file":
        return [row for entry in entries for row in _files(entry, block, field, uploads)]
    rows = [_row(_of_the_options(entry, field), block, field) for entry in entries]
    papers = [row for material in _papers(rows, field) for row in _attached(material, block, field, uploads)]
    if any(row.state is State.MISSING for row in papers):
        rows = [_unfounded(row) if row.value == _TICKED else row for row in rows]
    return [*rows, *papers]


def _unfounded(row: Row) -> Row:
    """Return a tick behind which the paper is missing."""
    return row._replace(value=_NOT_YET, state=State.DOUBT, note=f"附件未备，备齐后再勾选\n{row.note}".rstrip())


def _row(entry: Entry, block: Block, field: Field) -> Row:
    label = f"{field.label}·{entry.label}" if entry.label else field.label
    return Row(
        block=block.name, about=entry.about, label=f"{label}（{field.unit}）" if field.unit else label,
        kind=_KINDS[field.kind], value=entry.value, state=entry.state, note=_noted(field, entry),
        sources=entry.sources, how=f"计算：{entry.computed}" if entry.computed else "",
    )  # fmt: skip


def _noted(field: Field, entry: Entry) -> str:
    """What has to be done comes first, then what can be chosen, then what the form says."""
    open_ = entry.state is State.MISSING and "可选：" not in entry.note and not _is_tick(entry, field)
    offered = f"可选：{'、'.join(field.options)}" if open_ and field.options else ""
    said = f"表单：{field.note.zh}" if field.note.zh and entry.state is not State.IDLE else ""
    return "\n".join(filter(None, (entry.note, offered, said)))


def _is_tick(entry: Entry, field: Field) -> bool:
    """Return whether the entry stands for one box of the field, which is ticked or not."""
    return bool(entry.option) or entry.about in field.options


def _of_the_options(entry: Entry, field: Field) -> Entry:
    """Return the entry, red where it is none of what the form offers."""
    chosen = entry.option or str(entry.value)
    if not field.options or not chosen or chosen in field.options:
        return entry
    note = f"档案写的是“{chosen}”，不是表单选项；可选：{'、'.join(field.options)}。请更正 {'、'.join(entry.sources)}"
    return entry._replace(value="", state=State.MISSING, note=note)


def _papers(rows: Sequence[Row], field: Field) -> list[str]:
    """Return the materials that go with what is chosen or ticked."""
    chosen = [field.papers[str(row.value)] for row in rows if str(row.value) in field.papers]
    ticked = field.material and any(row.value == _TICKED for row in rows)
    return [*chosen, *([field.material] if ticked else [])]


def _attached(material: str, block: Block, field: Field, uploads: Uploads) -> Iterator[Row]:
    title = uploads.title(material)
    for row in _files(
        Entry(about=title, material=material), block, field._replace(note=field.note._replace(zh="")), uploads
    ):
        yield row._replace(label=f"{field.label}·附件", kind=UPLOAD)


def _files(entry: Entry, block: Block, field: Field, uploads: Uploads) -> list[Row]:
    """Return a row for each file of an entry, or the red row that says which file is wanted."""
    material = entry.material or field.material
    row = _row(entry, block, field)._replace(material=material)
    if entry.state is not State.READY:
        return [row]
    found = uploads.of(material, entry.subject)
    if not found:
        return [_row(_wanted(material, entry, uploads), block, field)._replace(material=material)]
    many = uploads.too_many_pictures(found)
    return [_judged(row, file, many, uploads, entry.subject) for file in found]


def _judged(row: Row, file: PackageFile, many: str, uploads: Uploads, subject: str = "") -> Row:
    verdict, sources = uploads.verdict(file), uploads.sources(file, subject)
    state = State.DOUBT if many and verdict.state is State.READY else verdict.state
    note = "\n".join(filter(None, (verdict.note, many, uploads.done(file), row.note)))
    how = row.how if sources else "由本工具写成"
    return row._replace(file=file, state=state, note=note, sources=sources or row.sources, how=how)


def _wanted(material: str, entry: Entry, uploads: Uploads) -> Entry:
    note = uploads.how_to_list(material, entry.subject)
    if entry.subject and uploads.unowned(material):
        note += "。已列出的该项文件有的没有写 subject，请写明属于谁"
    return missing(about=entry.about, note=note)._replace(sources=("evidence",))


def _paper(one: Conditional, case: Case, uploads: Uploads) -> list[Row]:
    """Return the rows of a paper that only some cases need."""
    base = Row(_CONDITIONAL, one.paper, one.when, IN_SOME_CASES, note=one.note.zh, material=one.material)
    if one.other_class:
        return [base._replace(value="不需要", state=State.IDLE, note="本次申请的业务种类不含该业务")]
    answer = applies(one.applies_when, case)
    if answer.holds is None:
        entry = missing(*answer.missing, note="无法判断是否属于这种情形")
        return [base._replace(state=State.MISSING, note=entry.note, sources=entry.sources)]
    if not answer.holds:
        return [base._replace(value="不需要", state=State.IDLE)]
    needed = base._replace(value="需要")
    found = uploads.of(one.material)
    if not found:
        entry = _wanted(one.material, Entry(), uploads)
        note = "\n".join(filter(None, (entry.note, one.note.zh)))
        return [needed._replace(state=State.MISSING, note=note, sources=entry.sources)]
    rows = [_judged(needed, file, "", uploads) for file in found]
    return [row._replace(state=State.DOUBT) if one.note.zh and row.state is State.READY else row for row in rows]
