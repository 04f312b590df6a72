"""List every material with necessity, form, seal, state, file and days left."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dossier.rulebook.vocabulary import Source
from dossier.values.dates import PERPETUAL
from dossier.workbook import look
from dossier.workbook.choices import ask_for_dates, choose_from, colour_where, colour_words, span
from dossier.workbook.confidence import STATUS
from dossier.workbook.measure import shortened
from dossier.workbook.names import shown_name
from dossier.workbook.progress import Progress, is_finished, is_signed_scan, is_word_for_scan, of_paper, of_text
from dossier.workbook.size import size_in_words
from dossier.workbook.table import FIRST_ROW, Column, Formula, Link, body, write_table

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Material
    from dossier.workbook.results import CheckResults
    from dossier.workbook.sheet import Sheet
    from dossier.workbook.table import Value

    Pair = tuple[str, Sequence[Evidence]]
    """Path inside the package, empty when there is no file, and the entries of the profile of which one line tells; none for what we wrote."""

SHEET = "材料清单"
COLUMNS = (
    Column("序号", 5, centred=True), Column("分组", 5.1, centred=True), Column("材料名称", 22),
    Column("必要性", 5.1, centred=True), Column("适用条件", 14), Column("适用业务", 5.1, centred=True),
    Column("载体", 7, centred=True), Column("签章要求", 9.5), Column("份数", 4, centred=True),
    Column("格式与大小", 8.5, centred=True), Column("上传位置", 5.1, centred=True), Column("来源", 10, centred=True),
    Column("责任人", 7.5, centred=True), Column("应完成日", 11.5, centred=True), Column("状态", 7.5, centred=True),
    Column("证据文件", 30), Column("页数", 4, centred=True), Column("文件大小", 7.5, centred=True),
    Column("签发日期", 11.5, centred=True), Column("有效期至", 11.5, centred=True), Column("剩余天数", 5.5, centred=True),
    Column("一致性检查", 10, centred=True), Column("审批备注", 9), Column("备注", 11),
)  # fmt: skip
STATES = (
    "未开始", "收集中", "待盖章", "待扫描", "已签署", "已替代", "已收集", "待核实", "不能使用", "已核验", "已上传", "被退回", "不适用",
)  # fmt: skip
"""What a person may choose: how far the tool sees a paper, and what happens to it afterwards."""
_DUE, _STATE, _FILE, _UNTIL, _LEFT, _CHECKS = "N", "O", "P", "T", "U", "V"
_FILE_ROOM = 28.0
"""Width of a file's name on one line: linked cells are not wrapped by every viewer."""
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
    "shareholder_sign": "股东签字", "shareholder_seal": "股东盖章",
    "counterparty_seal": "对方盖章",
}  # fmt: skip
_FILLS = (
    ("被退回", look.BAD_FILL), ("不能使用", look.BAD_FILL), ("未开始", look.WARN_FILL), ("待核实", look.WARN_FILL),
    ("待扫描", look.WARN_FILL), ("已收集", look.GOOD_FILL),
    ("已核验", look.GOOD_FILL), ("已签署", look.GOOD_FILL), ("已上传", look.GOOD_FILL), ("已替代", look.IDLE_FILL), ("不适用", look.IDLE_FILL),
)  # fmt: skip

Files = Mapping[str, Sequence[str]]
"""Material code → paths inside the package: the document we wrote, then the listed files that exist, in their order."""
Facts = Mapping[str, tuple[int | None, int]]
"""Path inside the package → pages (None when not known) and bytes."""


class Origin(NamedTuple):
    """Which evidence a file of the package holds."""

    files: tuple[str, ...]
    """As the profile names them."""
    subject: str = ""
    """Whose it is; empty for everybody's."""

    def holds(self, entry: "Evidence") -> bool:
        """Whether an entry of the profile is in the file."""
        return entry.file in self.files and (not self.subject or self.subject == (entry.subject or ""))


Origins = Mapping[str, Origin]
"""Path inside the package → the evidence it holds; without what we wrote."""
NO_ORIGINS: Origins = {}
Blanks = Mapping[str, str]
"""Path inside the package → SHA-256 of the authority's blank form which that file is filled in."""
NO_BLANKS: Blanks = {}


def fill(
    sheet: "Sheet", case: "Case", selected: Sequence["Selected"], files: Files, facts: Facts, checks: "CheckResults",
    blanks: Blanks = NO_BLANKS, origins: Origins = NO_ORIGINS,
) -> None:  # fmt: skip
    """Fill the sheet; ``checks`` gives what the checks say about each file."""
    rows = [
        [label, *_requirement(one, case, path in blanks), _progress(one, path, entries, pairs, checks, listed=path in origins),
         *_state(path, entries, place, pairs, facts, case), checks.of_file(one, entries), _amended(case, path),
         _remark(one, path, entries, pairs, blanks.get(path, ""))]
        for number, one in enumerate(selected, 1)
        for pairs in [paired(one, files.get(one.material.code, ()), origins)]
        for place, (label, path, entries) in enumerate(_labelled(number, pairs))
    ]  # fmt: skip
    write_table(sheet, "申请材料清单", _subtitle(case), COLUMNS, _with_days(rows, case.as_of))
    _help_to_fill_in(sheet, body(rows))


def _subtitle(case: "Case") -> list["Value"]:
    province = case.rulebook.province
    codes = "、".join(case.profile.application.categories)
    return [
        "基准日",
        None,
        case.as_of,
        f"{case.profile.company.name}　{codes}　{province.authority}　{STATUS[province.status]}",
    ]


def paired(one: "Selected", paths: Sequence[str], origins: Origins) -> "Sequence[Pair]":
    """Return each file with what the profile says about it: a line for each paper that was combined into it."""
    pairs: list[Pair] = []
    held: list[Evidence] = []
    named: set[Origin] = set()
    for path in paths:
        origin = origins.get(path)
        entries = [entry for entry in one.evidence if origin is not None and origin.holds(entry)]
        held += entries
        if origin in named:
            entries = entries[:1]  # a further part of papers that have their lines already
        elif origin is not None:
            named.add(origin)
        pairs += [(path, alike) for alike in _alike(entries)] or [(path, ())]
    pairs += [("", (entry,)) for entry in one.evidence if entry not in held]
    return pairs or [("", ())]


def _alike(entries: "Sequence[Evidence]") -> "list[Sequence[Evidence]]":
    """Return the entries, together those of which the list says the same."""
    found: dict[object, list[Evidence]] = {}
    for one in entries:
        found.setdefault((one.subject, one.issued_on, one.expires_on, one.note), []).append(one)
    return list(found.values())


def _labelled(number: int, pairs: "Sequence[Pair]") -> "Iterator[tuple[str, str, Sequence[Evidence]]]":
    """Number the rows of a material: n for one file, n.m for several."""
    for index, (path, entries) in enumerate(pairs, 1):
        yield str(number) if len(pairs) == 1 else f"{number}.{index}", path, entries


def _remark(one: "Selected", path: str, entries: "Sequence[Evidence]", pairs: "Sequence[Pair]", blank: str) -> str:
    """Return what the applicant notes on a file, whose papers are in it, or which blank form it is filled in."""
    if blank:
        return f"按空白表原件填写，原件SHA-256前12位：{blank[:12]}（全文见manifest.json）"
    if not entries:
        return ""
    word = "Word 文件不是签字盖章后的彩色扫描件" if is_word_for_scan(one.material, path) else ""
    owners = [other.subject or "" for place, others in pairs if path and place == path for other in others]
    several = list(dict.fromkeys(filter(None, owners)))
    held = (
        f"文件含：{'、'.join(several)}；本行：{entries[0].subject}" if len(several) > 1 and entries[0].subject else ""
    )
    return "；".join(filter(None, (word, held, entries[0].note)))


def _amended(case: "Case", path: str) -> str:
    """Return what a correction does to a file; empty for a first package, whose remarks are still to come."""
    return case.amended.word_for(path) if case.amended else ""


def _requirement(one: "Selected", case: "Case", filled: bool) -> list["Value"]:
    material = one.material
    return [
        material.group, material.title.zh, _NECESSITY[one.state], material.condition.zh, _business(material),
        material.carrier, "、".join(_SIGNING[name] for name in material.signing) or "无", material.copies,
        _format(material, case), f"表{material.form.removeprefix('F')}", _source(material, filled), "", None,
    ]  # fmt: skip


def _source(material: "Material", filled: bool) -> str:
    """Say who makes the paper; where the tool has a text for it, the authority's own blank still comes first."""
    source = _SOURCES[material.source.value]
    if filled:
        return f"{source}；已填原表"
    if material.template is None or material.source is Source.GENERATED:
        return source
    if material.source is Source.AUTHORITY_FORM:
        return f"{source}；附拟稿，有规定样式的用规定样式"
    return f"{source}；附拟稿"


def _business(material: "Material") -> str:
    categories = material.applies_when.get("categories", ())
    return "、".join(categories) if categories else "两者"


def _format(material: "Material", case: "Case") -> str:
    limit = case.rulebook.values.get("upload.max_file_mb")
    names = " ".join(
        "JPG" if name == "jpeg" else name.upper()
        for name in material.formats
        if name != "jpg" or "jpeg" not in material.formats
    )
    return f"{names}\n≤{limit.value} MB" if limit else names


def _state(
    path: str, entries: "Sequence[Evidence]", place: int, pairs: "Sequence[Pair]", facts: Facts, case: "Case"
) -> list["Value"]:
    """Return file, pages, size and dates; ``place`` is that of the line among the ``pairs`` of its material."""
    pages, size = facts.get(path, (None, 0))
    entry = entries[0] if entries else None
    again = any(path == other for other, _ in pairs[:place])
    return [
        _file(path, entry, case, again=again), pages, size_in_words(size) if path in facts else "",
        entry.issued_on if entry else None, entry.expires_on if entry else None, None,
    ]  # fmt: skip


def _progress(
    one: "Selected",
    path: str,
    entries: "Sequence[Evidence]",
    pairs: "Sequence[Pair]",
    checks: "CheckResults",
    *,
    listed: bool,
) -> str:
    if one.state == "not_applicable":
        return Progress.IDLE.value
    if not path:
        return Progress.NOT_BEGUN.value
    if entries:
        return of_paper(one, path, entries, checks).value
    finished = any(
        other and papers and is_finished(one.material, other, of_paper(one, other, papers, checks))
        for other, papers in pairs
    )
    return of_text(one.material, finished=finished, signed=is_signed_scan(path, listed=listed)).value


def _file(path: str, entry: "Evidence | None", case: "Case", *, again: bool) -> "Value":
    """Return the name of a file, linked; the whole name shows when the pointer rests on it.

    ``again``: a line before names it, so that this one only says whose paper in it is meant.
    """
    if not path:
        return f"未找到：{entry.file}" if entry else ""
    whose = f"同上：{entry.subject}" if entry and entry.subject else "同上"
    shown = shortened(whose, _FILE_ROOM) if again else shown_name(path, case, _FILE_ROOM)
    return shown if case.amended and case.amended.stands(path) else Link(shown, path)


def _with_days(rows: Sequence[list["Value"]], base: date) -> Sequence[list["Value"]]:
    """Days left count from the base day in C2, so that a new submission day moves them all."""
    until, left = ord(_UNTIL) - ord("A"), ord(_LEFT) - ord("A")
    for number, row in zip(body(rows), rows, strict=True):
        day = row[until]
        if isinstance(day, date) and day != PERPETUAL:
            row[left] = Formula(f"={_UNTIL}{number}-$C$2", (day - base).days)
    return rows


def _help_to_fill_in(sheet: "Sheet", rows: range) -> None:
    choose_from(sheet, span(_STATE, rows), STATES)
    ask_for_dates(sheet, span(_DUE, rows))
    colour_words(sheet, _STATE, rows, _FILLS)
    cells, first = span(_LEFT, rows), f"{_LEFT}{FIRST_ROW}"
    colour_where(sheet, cells, f'AND({first}<>"",{first}<30)', look.BAD_FILL)
    soon = f'IF(ISNUMBER(FIND("域名",$C{FIRST_ROW})),183,90)'
    colour_where(sheet, cells, f'AND({first}<>"",{first}<{soon})', look.WARN_FILL)
    found = f"{_FILE}{FIRST_ROW}"
    colour_where(sheet, span(_FILE, rows), f'LEFT({found},3)="未找到"', look.BAD_FILL)
    checked = f"{_CHECKS}{FIRST_ROW}"
    colour_where(sheet, span(_CHECKS, rows), f'ISNUMBER(FIND("待办",{checked}))', look.BAD_FILL)
