"""List every place to be signed or sealed, one block of rows for each signatory, so that one sitting does it all."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from dossier.case import Case
from dossier.materials.select import Selected
from dossier.profile.model.evidence import Evidence
from dossier.rulebook.model import Material
from dossier.rulebook.vocabulary import Source
from dossier.values.dates import parse_date
from dossier.values.problem import ValueProblem
from dossier.workbook import look
from dossier.workbook.choices import choose_from, colour_words, span
from dossier.workbook.confidence import CONFIDENCE
from dossier.workbook.materials_sheet import NO_ORIGINS, Facts, Files, Origins, paired
from dossier.workbook.progress import ASIDE, Progress, is_finished, is_signed_scan, is_word_for_scan, of_paper, of_text
from dossier.workbook.results import CheckResults
from dossier.workbook.sheet import Sheet
from dossier.workbook.signatories import Signatories
from dossier.workbook.table import Column, Link, Value, body, write_table

SHEET = "签章计划"
COLUMNS = (
    Column("序号", 5, centred=True), Column("签署人（盖章单位）", 21), Column("文件", 26), Column("套件中的位置", 15),
    Column("签章位置", 20), Column("种类", 7, centred=True), Column("页码", 7, centred=True),
    Column("页数", 5, centred=True), Column("份数", 5, centred=True), Column("打印", 13, centred=True),
    Column("是否已办", 8, centred=True), Column("打勾", 5, centred=True), Column("经手人、日期", 18), Column("备注", 25),
)  # fmt: skip
DONE = ("未办", "待核实", "已办")
_SIDES, _DONE = "J", "K"
"""Columns in which a person chooses."""
_BOX, _TICKED = "□", "☑"
"""For the pen, on the printed sheet."""
_PRINTING = ("单面", "双面", "双面或单面均可")
_ANY_SIDES = _PRINTING[-1]
_PROGRESS = {
    Progress.REPLACED: "已办", Progress.SIGNED: "已办", Progress.COLLECTED: "已办", Progress.VERIFIED: "已办", Progress.DOUBTFUL: "待核实",
}  # fmt: skip
"""How far a paper is → whether it is signed; every other one is not."""
_KINDS = {"seal": "公章", "sign": "签字", "date": "日期", "field": "填写"}
_ACROSS = "骑缝章"
_BLANK_FORM = "有规定样式的，用规定样式签署"
_NOTE = (
    "按签署人排列，可单独打印：逐项签字、盖章，打勾并写经手人和日期，再彩色扫描，用 dossier signed 收回。主管部门有规定样式的承诺书、声明，在规定样式上签署。"
    "自制文件的页数为页脚所印的总页数，不含封面和目录；没有目录的不列。"
)
_ASKED = {
    "legal_representative_sign": ("签字", "法定代表人（签字）"),
    "appointee_sign": ("签字", "被任命人（签字）"),
    "company_seal": ("公章", "落款处（公章）"),
    "cross_page_seal": (_ACROSS, "各页侧边"),
    "counterparty_seal": ("公章", "合同对方落款处（公章）"),
}
"""Mark a material has to bear → kind and place. Issuers seal by themselves; shareholders are told one by one."""
_SHAREHOLDERS = frozenset({"shareholder_sign", "shareholder_seal"})

Places = Mapping[str, Sequence[tuple[str, str, str]]]
"""Path of a document we wrote → kind, label and printed value of each place."""


class Place(NamedTuple):
    """One place on one paper."""

    signatory: str
    label: str
    kind: str
    note: str = ""


class Paper(NamedTuple):
    """One paper with its places."""

    title: str
    path: str
    """Path inside the package; empty for a paper that is not there yet."""
    pages: int | None
    copies: int
    done: str
    """One of ``DONE``."""
    why: str
    """What keeps a listed paper from being done; empty for every other one."""
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Package:
    """What the papers of one package are planned from."""

    case: Case
    files: Files
    facts: Facts
    places: Places
    """Those of the documents we wrote; of other papers the material tells."""
    checks: CheckResults
    people: Signatories
    origins: Origins


def fill(
    sheet: Sheet, case: Case, selected: Sequence[Selected], files: Files, facts: Facts, places: Places,
    checks: CheckResults, origins: Origins = NO_ORIGINS,
) -> None:  # fmt: skip
    """Fill the sheet; ``places`` are those of the documents we wrote, ``checks`` what was found about the papers."""
    package = Package(case, files, facts, places, checks, Signatories(case), origins)
    papers = [paper for one in selected for paper in _papers(one, package)]
    found = [(paper, place) for paper in papers for place in paper.places]
    order = package.people.order(place.signatory for _, place in found)
    found.sort(key=lambda item: (order[item[1].signatory], item[1].kind == _ACROSS))
    rows = [_row(number, *item, sides=_sides(case)) for number, item in enumerate(found, 1)]
    write_table(sheet, SHEET, ["".join((_NOTE, *_printing_asked(case)))], COLUMNS, rows)
    choose_from(sheet, span(_SIDES, body(rows)), _PRINTING)
    choose_from(sheet, span(_DONE, body(rows)), DONE)
    colour_words(
        sheet, _DONE, body(rows), [(DONE[0], look.WARN_FILL), (DONE[1], look.WARN_FILL), (DONE[2], look.GOOD_FILL)]
    )


def _printing_asked(case: Case) -> Iterator[str]:
    """Yield what the province is said to ask of the printed papers, with how sure that is."""
    asked = case.rulebook.values.get("printing.sides")
    if asked is not None:
        yield f"本省打印要求：{asked.value}（{CONFIDENCE[asked.citation.confidence]}：{asked.citation.note}）。"


def _sides(case: Case) -> str:
    """Return the sides a province asks for; else both ways are as good."""
    asked = case.rulebook.values.get("printing.sides")
    return asked.value if asked is not None and asked.value in _PRINTING else _ANY_SIDES


def _row(number: int, paper: Paper, place: Place, *, sides: str) -> list[Value]:
    pure = PurePosixPath(paper.path)
    place_in_package = f"{pure.parent}/{pure.stem.partition('-')[0]}"
    shown: Value = Link(place_in_package, paper.path) if paper.path else "尚未登记文件"
    return [
        number, place.signatory, paper.title, shown, place.label, place.kind, _page(paper, place), paper.pages,
        paper.copies, sides, paper.done, _TICKED if paper.done == DONE[2] else _BOX, "", _joined(paper.why, place.note),
    ]  # fmt: skip


def _page(paper: Paper, place: Place) -> Value:
    """Return on which page a place is, where that is sure; of other places the label tells."""
    if place.kind == _ACROSS:
        return "各页侧边" if paper.pages != 1 else ""
    return 1 if paper.pages == 1 else ""


def _papers(one: Selected, package: Package) -> Iterator[Paper]:
    """Yield the papers of a material that somebody signs; a text we wrote is done once the finished paper is listed."""
    paths, amended = package.files.get(one.material.code, ()), package.case.amended
    if paths and amended and all(amended.stands(path) for path in paths):
        return  # the authority has it, signed
    if one.state == "not_applicable" or not (paths or one.needed):
        return
    places, people = package.places, package.people
    ours = [path for path in paths if path in places]
    listed = [path for path in paths if path not in places and not path.endswith(ASIDE)]
    done, why = _done(one, ours, listed, package)
    for path in ours or listed or [""]:
        pages = package.facts.get(path, (None, 0))[0]
        marks = _drawn(one.material, places[path], package) if path in places else []
        every = [*marks, *_asked(one, marks, pages, people)]
        yield Paper(
            one.material.title.zh, path, pages, one.material.copies, done.get(path, DONE[0]), why.get(path, ""), every
        )


def _done(
    one: Selected, ours: Sequence[str], listed: Sequence[str], package: Package
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return whether each paper is signed, and why not; a text of ours is as far as the finished papers beside it."""
    entries: dict[str, list[Evidence]] = {}
    for path, some in paired(one, package.files.get(one.material.code, ()), package.origins):
        entries.setdefault(path, []).extend(some)
    papers = {path: of_paper(one, path, entries[path], package.checks) for path in listed}
    reasons = {path: _reason(one, path, how, entries[path], package.checks) for path, how in papers.items()}
    signed = any(is_signed_scan(path, listed=path in package.origins) for path in ours)
    finished = any(is_finished(one.material, path, how) for path, how in papers.items())
    text = of_text(one.material, finished=finished, signed=signed)
    beside = Progress.DOUBTFUL if Progress.DOUBTFUL in papers.values() else text
    every = {**dict.fromkeys(ours, beside), **papers}
    why = {**dict.fromkeys(ours, _joined(*dict.fromkeys(reasons.values()))), **reasons}
    return {path: _PROGRESS.get(how, DONE[0]) for path, how in every.items()}, why


def _reason(one: Selected, path: str, how: Progress, entries: "Sequence[Evidence]", checks: CheckResults) -> str:
    """Return what keeps a listed paper from counting as signed and sealed."""
    codes = checks.codes(one, entries)
    word = "登记的是 Word 文件，不是签字盖章后的彩色扫描件" if is_word_for_scan(one.material, path) else ""
    if how is Progress.UNUSABLE:
        return f"登记的文件不能使用（{codes}）"
    return _joined(word, f"登记的文件检查有待办事项（{codes}）" if codes else "")


def _drawn(material: Material, places: Sequence[tuple[str, str, str]], package: Package) -> list[Place]:
    """Return the places of a document we wrote; a printed day is a note, a blank one a place."""
    found: list[Place] = []
    people = package.people
    unit = signatory = people.applicant
    begins = 0
    note = _BLANK_FORM if material.source is Source.AUTHORITY_FORM else ""
    for kind, label, value in places:
        if kind == "date" and value:
            day = _day_note(value, package.case)
            found[begins:] = [place._replace(note=_joined(day, place.note)) for place in found[begins:]]
            begins = len(found)
            continue
        if kind == "seal":
            unit = signatory = people.who_seals(value)
        elif kind == "sign":
            signatory = people.who_signs(label, unit)
        found.append(Place(signatory, label, _KINDS[kind], note))
    return found


def _day_note(printed: str, case: Case) -> str:
    """Return what to know of a printed day: a paper of an earlier day was signed then, and is not signed anew."""
    signed = case.profile.application.signed_on
    with suppress(ValueProblem):
        if signed is not None and parse_date(printed) < signed:
            return f"日期为{printed}，应提交当时签署的原件，不得倒签"
    return f"日期已印：{printed}"


def _asked(one: Selected, drawn: Sequence[Place], pages: int | None, people: Signatories) -> Iterator[Place]:
    """Yield the marks a material has to bear that have no place in the document itself."""
    for name in one.material.signing:
        if name in _ASKED and not (name == "cross_page_seal" and pages == 1):
            kind, label = _ASKED[name]
            place = Place(_asked_of(name, one, people), label, kind, _note(name, one))
            if not any((other.signatory, other.kind) == (place.signatory, kind) for other in drawn):
                yield place
    if not drawn and _SHAREHOLDERS & set(one.material.signing):
        yield from (Place(name, f"股东（{kind}）", kind) for name, kind in people.shareholders())


def _asked_of(name: str, one: Selected, people: Signatories) -> str:
    if name == "legal_representative_sign":
        return people.legal_representative
    if name == "appointee_sign":
        return people.appointee
    if name == "counterparty_seal":
        others = dict.fromkeys(entry.subject for entry in one.evidence if entry.subject not in (None, people.applicant))
        return "、".join(map(str, others)) or "合同对方"
    return people.applicant


def _note(name: str, one: Selected) -> str:
    if name == "cross_page_seal":
        return "多页的盖到每一页"
    if one.material.source is Source.AUTHORITY_FORM:
        return _BLANK_FORM
    return "提交复印件时盖章并注明与原件一致" if one.material.source is Source.THIRD_PARTY else ""


def _joined(*notes: str) -> str:
    return "；".join(note for note in notes if note)
