"""Check that every paper whose fields can be read was read and agrees with the profile, or that a person compared it."""

from itertools import groupby
from typing import TYPE_CHECKING

from dossier.checks import wording
from dossier.checks.confirmations import confirmed
from dossier.checks.reading_verdicts import ANY_FIELD, settling_look, told_by
from dossier.checks.readings import PARTLY, comparisons
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.finding import Outcome
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.readings import Comparison
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule


@check(ANY_FIELD)
def evidence_read(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each file of the papers that can be read agrees with the profile; what was not read, a named person compared.

    While nothing was read that has to be recognised and nobody compared anything, that is one finding and not one for
    every file.
    """
    if case.profile.evidence is None:
        return [unknown("evidence")]
    files = [list(own) for _, own in groupby(comparisons(case), lambda one: one.number)]
    if not files:
        return [not_applicable("evidence")]
    unread = [own for own in files if _state(own) == "unread"]
    looks = any(look.rule in (rule.code, rule.name) for look in case.profile.confirmations or ())
    begun = any(one.origin == "ocr" or one.tried for own in files for one in own)
    together = len(unread) > 1 and not looks and not begun
    verdicts = (found for own in files if not (together and own in unread) for found in _file(case, rule, own))
    return (*verdicts, *([_nobody(unread)] if together else ()))


def _state(own: "Sequence[Comparison]") -> str:
    """Return what the fields of a file come to; fields beside the key ones may be missing from the paper."""
    if any(one.state == "differs" for one in own):
        return "differs"
    return "unread" if any(_open(one) for one in own) else "equal"


def _open(one: "Comparison") -> bool:
    """Whether a person has to compare it: a key field that does not agree, or a list of which only a part was found."""
    return one.state not in ("equal", "differs") and (one.field.key or one.reason is PARTLY)


def _file(case: "Case", rule: "Rule", own: "Sequence[Comparison]") -> "Iterator[Verdict]":
    first, state = own[0], _state(own)
    path = f"evidence[{first.number}].file"
    differing = [one for one in own if one.state == "differs" and not _settled(case, rule, one)]
    codes = [told_by(case, rule, one) for one in differing]
    wrong = [one for one, code in zip(differing, codes, strict=True) if code is None]
    told = "、".join(dict.fromkeys(code for code in codes if code is not None))
    if wrong:
        yield failed(wrong[0].path or path, thing=first.file, file=first.file, **_titles(wrong))
    elif told and not any(_open(one) for one in own):
        yield _told(first, told, differing)
    elif state == "equal":
        yield passed(path, thing=first.file, file=first.file, **_agreeing(own))._replace(message="read")
    else:
        missing = [one for one in own if _open(one)] or own
        for verdict in confirmed(case, rule, [first.file], "evidence"):
            if told and verdict.outcome is Outcome.PASS:
                yield _told(first, told, differing)
                continue
            facts = {**verdict.facts, "file": first.file, **_reasons(missing)}
            subject = path if verdict.outcome is Outcome.UNKNOWN and verdict.message == "unasked" else verdict.subject
            yield verdict._replace(subject=subject, facts=facts)


def _told(first: "Comparison", codes: str, differing: "Sequence[Comparison]") -> "Verdict":
    found = not_applicable(f"evidence[{first.number}].file", file=first.file, codes=codes, **_titles(differing))
    return found._replace(message=wording.TOLD)


def _settled(case: "Case", rule: "Rule", one: "Comparison") -> bool:
    return one.doubtful and settling_look(case, rule, one) is not None


def _titles(own: "Iterable[Comparison]") -> dict[str, str]:
    titles = dict.fromkeys(one.field.title for one in own)
    return {"fields": "、".join(title.zh for title in titles), "fields_en": ", ".join(title.en for title in titles)}


def _agreeing(own: "Sequence[Comparison]") -> dict[str, str]:
    """Name the fields that agree wherever they were compared, and those that were not compared."""
    rest = _titles(one for one in own if one.state != "equal")
    open_ = {one.field.name for one in own if one.state != "equal"}
    said = {"rest": f"；没有比对：{rest['fields']}", "rest_en": f"; not compared: {rest['fields_en']}"} if open_ else {}
    return {"rest": "", "rest_en": "", **said, **_titles(one for one in own if one.field.name not in open_)}


def _reasons(missing: "Sequence[Comparison]") -> dict[str, str]:
    """Say which fields were not compared and why; what the profile leaves open is a reason too."""
    reasons = dict.fromkeys(one.reason or _NOT_FILLED_IN for one in missing)
    said = {"reason": "、".join(one.zh for one in reasons), "reason_en": ", ".join(one.en for one in reasons)}
    return _titles(missing) | said


_NOT_FILLED_IN = Text("档案中没有填写", "the profile does not say it")


def _nobody(unread: "Sequence[Sequence[Comparison]]") -> "Verdict":
    files = [own[0].file for own in unread]
    names = {"files": "、".join(files), "files_en": ", ".join(files)}
    return unknown("evidence", message="none", count=len(files), **names)
