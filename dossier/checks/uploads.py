"""Check the listed files as uploads: format, size, name, and that none stands for two materials."""

from itertools import combinations
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from unicodedata import category

from dossier.checks import law_values
from dossier.checks.fitting import became_of
from dossier.checks.opened import Opened, judge_files
from dossier.checks.registry import check, failed, passed
from dossier.evidence.signatures import ENDINGS, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.fit.fitted import Fitted
    from dossier.rulebook.model import Rule


@check("files.format")
def file_format(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The content of each file, whatever its name says, is of a format that its material may have."""
    return judge_files(case, lambda files: (_format(one) for one in files if one.material and one.material.formats))


def _format(one: Opened) -> "Verdict":
    allowed = one.material.formats if one.material else ()
    if {ending.removeprefix(".") for ending in ENDINGS[one.seen.kind]} & set(allowed):
        return passed(one.path, **one.words)
    kind = NAMES[one.seen.kind]
    names = "、".join(allowed)
    return failed(one.path, kind=kind.zh, kind_en=kind.en, allowed=names, allowed_en=", ".join(allowed), **one.words)


@check("files.size")
def size(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No file that will be uploaded is larger than the system takes (the rule's value, in MB).

    Large files are reduced for the package; what is judged is what comes of that.

    Parameters: ``megabyte`` in bytes, in one of its two meanings; ``beyond``, the one of which another rule speaks.
    With ``beyond``, a paper that had to be cut is a finding too.
    """
    limit = law_values.amount(case, rule.value_keys[0])
    megabyte, beyond = int(str(rule.parameters["megabyte"])), rule.parameters.get("beyond")
    most, end = limit * megabyte, limit * int(str(beyond)) if beyond else None

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in files:
            became = became_of(case, one)
            largest = became.largest(one.entry.file) if became else one.seen.size
            large = largest > most and (end is None or largest <= end)
            sizes = {"bytes": f"{one.seen.size:,}", "most": f"{most:,}", "limit": str(limit), "after": f"{largest:,}"}
            yield _size(one, became, sizes, large=large, cut_counts=end is not None)

    return judge_files(case, judged)


def _size(one: Opened, became: "Fitted | None", sizes: dict[str, str], *, large: bool, cut_counts: bool) -> "Verdict":
    """Judge a file by what it becomes in the package."""
    made = became.made_of(one.entry.file) if became else ()
    said = {**sizes, **one.words}
    if large and became and became.problem:
        return failed(one.path, message="floor", reason=became.problem.zh, reason_en=became.problem.en, **said)
    if large:
        return failed(one.path, **said)
    if not made:
        return passed(one.path, **said)
    done = {
        "done": "；".join(step.zh for step in made[0].steps),
        "done_en": "; ".join(step.en for step in made[0].steps),
    }
    if cut_counts and len(made) > 1:
        return failed(one.path, message="cut", parts=len(made), **done, **said)
    return passed(one.path, **done, **said)._replace(message="fitted")


@check("files.names")
def names(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No file name holds a character of the parameter ``forbidden`` or is longer than ``longest`` characters.

    Nor one of the Unicode categories in ``invisible``: what nobody sees in a name, or every system shows otherwise.
    """
    forbidden, invisible = str(rule.parameters["forbidden"]), law_values.listed(rule, "invisible")
    longest = int(str(rule.parameters["longest"]))

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in files:
            name = PurePosixPath(one.entry.file).name
            found = [mark for mark in name if mark in forbidden or category(mark) in invisible]
            if found:
                marks = " ".join(dict.fromkeys("空格" if _is_blank(mark) else _legible(mark) for mark in found))
                words = {**one.words, "file": "".join(map(_legible, one.entry.file))}
                yield failed(one.path, marks=marks, marks_en=marks.replace("空格", "blank"), **words)
            elif len(name) > longest:
                yield failed(one.path, message="long", length=len(name), longest=longest, **one.words)
            else:
                yield passed(one.path, **one.words)

    return judge_files(case, judged)


def _is_blank(mark: str) -> bool:
    return mark == "\t" or category(mark) == "Zs"


def _legible(mark: str) -> str:
    """Return what stands for a character in a message; one that nobody sees is written as its number."""
    return mark if category(mark)[0] in "LNPSZ" and category(mark) not in ("Zl", "Zp") else f"[U+{ord(mark):04X}]"


@check("files.distinct")
def distinct(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No file, by content, is listed for two materials; one may well serve several subjects of the same material."""

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one, other in combinations(files, 2):
            if one.entry.material != other.entry.material and _same(one, other):
                yield failed(
                    other.path,
                    other=one.entry.file,
                    other_name=one.words["name"],
                    other_name_en=one.words["name_en"],
                    **other.words,
                )

    def or_passed(files: "list[Opened]") -> "Iterable[Verdict]":
        return tuple(judged(files)) or ([passed("evidence", count=len(files))] if files else [])

    return judge_files(case, or_passed)


def _same(one: Opened, other: Opened) -> bool:
    if one.place == other.place:
        return True
    return one.seen.size == other.seen.size and one.place.read_bytes() == other.place.read_bytes()
