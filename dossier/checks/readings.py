"""Compare what was read in the evidence files with the profile: case -> one comparison for each field of each file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from dossier.checks.names import folded
from dossier.checks.reading_papers import TARGETS, Owner, Target, owners_of, path_of
from dossier.checks.reading_rows import own_row
from dossier.checks.reading_values import (
    ADDRESS,
    ADDRESSES,
    CATEGORIES,
    DAY,
    MONEY,
    NAME,
    SCOPE,
    apart,
    contrast,
    in_words,
    veiled,
)
from dossier.evidence.kinds import FIELDS, PAPERS, Field
from dossier.evidence.place import place_of
from dossier.facts.lookup import value_at
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.checks.reading_values import Sort
    from dossier.evidence.reading import FieldRead, Origin, Reading
    from dossier.profile.model.evidence import Evidence
    from dossier.worker.progress import Progress

State = Literal["equal", "differs", "unread", "absent"]
"""``absent``: the paper says something and the profile nothing. ``unread``: a person has to compare."""


class Comparison(NamedTuple):
    """What one field of one file says, held against one fact of the profile."""

    number: int
    """Place of the file in the profile's list of evidence."""
    file: str
    material: str
    paper: str
    field: Field
    path: str
    """Profile path of the fact; empty where nobody can tell whose paper it is."""
    owner: str
    """Whose paper it is; empty where nobody can tell."""
    state: State
    read: str = ""
    """As it stands in the file; empty when it was not read."""
    value: str = ""
    """The same, normalised."""
    known: str = ""
    """What the profile says; empty when it says nothing."""
    reason: Text | None = None
    """Why it was not compared; None when it was."""
    page: int | None = None
    confidence: float = 0.0
    origin: "Origin" = "none"
    sort: "Sort | None" = None
    """How such facts are compared and written; None where nothing was compared."""
    firm: Text | None = None
    """Why a difference is no slip although it was recognised; None where it may be one."""

    @property
    def name(self) -> str:
        """The field with its paper, as rules name it, e.g. ``business_licence.uscc``."""
        return f"{self.paper}.{self.field.name}"

    @property
    def tried(self) -> bool:
        """Whether recognition was tried on the file, and failed."""
        return self.reason in _FAILURES.values()

    @property
    def entry(self) -> str | list[str] | None:
        """What the profile would say for it; None when that cannot be told."""
        return None if self.sort is None else self.sort.entry(self.read if self.sort.literal else self.value)

    @property
    def personal(self) -> bool:
        """Whether it is a number that is hidden outside the applicant's own files."""
        return self.name in _PERSONAL

    @property
    def shown(self) -> tuple[str, str]:
        """Both texts as anybody may see them: long ones around their difference, personal numbers mostly hidden."""
        return (veiled(self.read), veiled(self.known)) if self.personal else contrast(self.read, self.known)

    @property
    def places(self) -> Text | None:
        """At which places hidden numbers differ; None where both texts are shown."""
        return apart(self.read, self.known) if self.personal else None

    @property
    def doubtful(self) -> bool:
        """Whether the difference may be a slip of recognition: text that was copied has none."""
        return self.state == "differs" and self.origin == "ocr" and self.firm is None


_PROVED = Text(
    "号码末位的校验码无误，不是识读造成的",
    "the check character of the number is right, so it is no slip of recognition",
)
_SEVERAL = Text(
    "同一文件有两项以上主要内容不一致，可能放错了文件",
    "two or more main facts of the file differ, so it may be another paper",
)
_PERSONAL = frozenset({"identity_card.number", "social_insurance_proof.id_number"})
_NOBODY = Text("文件还没有识读", "nobody has read the file yet")
_FAILURES: Mapping[str, Text] = {
    "password": Text("文件设有密码，无法识读", "the file has a password and cannot be read"),
    "sideways": Text("页面侧放或者倒置，无法识读", "the page lies on its side or upside down and cannot be read"),
    "no_picture": Text("文件中没有可识读的文字和图像", "the file has neither text nor pictures that can be read"),
    "nothing": Text("识读过，读不出内容", "reading it was tried, and nothing could be made out"),
    "gave_up": Text("识读时间过长或者内存不足，没有完成", "reading it took too long or too much memory"),
}
_NOT_FOUND = Text("文件中没有读到这一项", "it was not found in the file")
_NO_SENSE = Text("读到的文字看不懂", "what was read makes no sense")
MARKS_ALONE = Text("仅标点不同，请人工核对", "only marks differ; a person has to compare them")
_TWICE = Text("文件中读到几个不同的值", "several different values were read in the file")
PARTLY = Text("档案中有文件里没有读到的地址", "the profile has addresses that were not found in the file")
"""Reason: all that the file says is known, but not all that the profile says was found."""
_OTHERS = Text("文件中列有多人，没有读到此人", "the file lists several persons, and this one was not found among them")


def comparisons(case: "Case") -> tuple[Comparison, ...]:
    """Return every comparison of a case, file by file; made once for all rules."""
    return case.once("comparisons", lambda: tuple(_all(case)))


def readings_of(case: "Case") -> "Mapping[Path, Reading]":
    """Return what was read, by file; asked for once, and only where there is a file to read."""
    return case.once("readings", lambda: _remembered(case))


def recognise(case: "Case", progress: "Progress") -> None:
    """Let the scans of a case be recognised; what was read holds for this case even where nothing can be remembered.

    Raises:
        UsageError: there are scans, and the extra that recognises writing is not installed.
    """
    from dossier.evidence.read import read_scans  # here, because a check recognises nothing

    case.once("readings", lambda: read_scans(case, progress))


def _remembered(case: "Case") -> "Mapping[Path, Reading]":
    from dossier.evidence.read import readings  # here, because few cases under test list such files

    return readings(case)


def _all(case: "Case") -> Iterator[Comparison]:
    for number, entry in enumerate(case.profile.evidence or ()):
        place = place_of(case, entry.file).path if entry.material in PAPERS else None
        if place is not None:
            yield from _weighed(tuple(_file(case, number, entry, readings_of(case).get(place))))


def _weighed(own: tuple[Comparison, ...]) -> Iterator[Comparison]:
    """Mark the differences of a file that are no slip of recognition: proved ones, and any where key fields differ."""
    several = len({one.field.name for one in own if one.state == "differs" and one.field.key}) > 1
    for one in own:
        why = _SEVERAL if several else _PROVED if _proves_itself(one) else None
        yield one._replace(firm=why) if one.state == "differs" and one.origin == "ocr" else one


def _proves_itself(one: Comparison) -> bool:
    """Whether the check character of what was read is right, which it would not be after a slip."""
    from dossier.evidence.read.plain import credit_codes, identity_numbers  # here, because it is seldom asked

    codes = {"business_licence.uscc": credit_codes, **dict.fromkeys(_PERSONAL, identity_numbers)}.get(one.name)
    return codes is not None and folded(one.value).upper() in codes(one.value)


def _file(case: "Case", number: int, entry: "Evidence", reading: "Reading | None") -> Iterator[Comparison]:
    paper = PAPERS[entry.material]
    if reading is not None and reading.paper != paper:
        reading = None  # the file is listed for another kind of paper as well, and was read as that
    owners, reason = owners_of(case, entry, reading)
    fields = {one.name: one for one in FIELDS[paper]}
    for target in TARGETS[paper]:
        start = Comparison(number, entry.file, entry.material, paper, fields[target.field], "", "", "unread")
        if not owners and start.field.key and "{entry}" not in target.path:
            yield start._replace(reason=reason)
        for owner in owners:
            own = start._replace(path=path_of(case, target, owner, f"evidence[{number}]"), owner=owner.name)
            yield from _compared(case, own, target, _of_owner(case, owner, reading))


def _of_owner(case: "Case", owner: Owner, reading: "Reading | None") -> "Reading | None":
    """Return what a proof says about one of the persons on it; of other papers, what was read."""
    if reading is None or reading.paper != "social_insurance_proof":
        return reading
    return own_row(reading, owner.name, value_at(case, f"{owner.path}.id_number"))


def _compared(case: "Case", start: Comparison, target: Target, reading: "Reading | None") -> Iterator[Comparison]:
    """Yield the comparison of one field; nothing where neither paper nor profile has to say anything."""
    value = value_at(case, start.path)
    start = start._replace(known="" if value is None else in_words(value))
    found = () if reading is None else _distinct(reading.find(target.field))
    if "{entry}" in target.path and (value is None or not found):
        return
    if not found:
        if start.field.key or value is not None:
            yield start._replace(reason=_why_unread(reading))
    elif start.field.several:
        yield from _any_of(start, target, value, found, reading)
    elif len(found) > 1:
        yield _seen(start, found[0], target, reading)._replace(reason=_TWICE)
    else:
        yield _judged(_seen(start, found[0], target, reading), target, value, found[0])


def _why_unread(reading: "Reading | None") -> Text:
    if reading is not None and reading.failure is not None:
        return _FAILURES[reading.failure]
    return _NOBODY if reading is None or reading.origin == "none" else _NOT_FOUND


def _distinct(found: "tuple[FieldRead, ...]") -> "tuple[FieldRead, ...]":
    """Return what was read without repetitions; a number that another one continues is its beginning, as with filings."""
    values = dict.fromkeys(one.value for one in found)
    own = [value for value in values if not any(other.startswith(f"{value}-") for other in values)]
    return tuple(next(one for one in found if one.value == value) for value in own)


def _seen(start: Comparison, found: "FieldRead", target: Target, reading: "Reading | None") -> Comparison:
    """Return the comparison with what was read; the words of the file are shown where they are about this field alone."""
    origin = "none" if reading is None else reading.origin
    own = folded(found.written).lower() == folded(found.value).lower()
    spoken = target.sort in _SPOKEN and len(found.written) <= _SHORT
    written = found.written if (own or spoken) and not start.personal else found.value
    return start._replace(read=written, value=found.value, page=found.page, confidence=found.confidence, origin=origin)


_SPOKEN = (DAY, MONEY, CATEGORIES)
"""Sorts of facts that papers say in other words than the normalised ones."""
_WORDED = (NAME, ADDRESS, SCOPE)
"""Sorts of facts that are compared mark by mark."""
_SHORT = 30


def _judged(seen: Comparison, target: Target, value: object, found: "FieldRead") -> Comparison:
    seen = seen._replace(sort=target.sort)
    if value is None:
        return seen._replace(state="absent")
    same = target.sort.same(found.value, value)
    if same is None:
        return seen._replace(reason=MARKS_ALONE if target.sort in _WORDED else _NO_SENSE)
    return seen._replace(state="equal" if same else "differs")


def _any_of(
    start: Comparison, target: Target, value: object, found: "tuple[FieldRead, ...]", reading: "Reading | None"
) -> Iterator[Comparison]:
    """Judge what a paper states several times: every address has to be known, one of the persons has to be this one."""
    judged = [_judged(_seen(start, one, target, reading), target, value, one) for one in found]
    if target.sort is ADDRESSES:
        yield from judged
        read = {folded(one.value) for one in found}
        if isinstance(value, list) and any(folded(address) not in read for address in value):
            yield start._replace(reason=PARTLY)
    elif len(judged) == 1 or any(one.state == "equal" for one in judged):
        yield next((one for one in judged if one.state == "equal"), judged[0])
    else:
        names = "、".join(one.read for one in judged)
        yield judged[0]._replace(state="unread", read=names, reason=_OTHERS)
