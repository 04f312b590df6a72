"""Add to what a check found what its papers say: differences fail, and a paper that agrees can stand for a look."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values, wording
from dossier.checks.bilingual import days
from dossier.checks.names import folded
from dossier.checks.reading_values import end_of
from dossier.checks.readings import comparisons
from dossier.checks.registry import failed, passed
from dossier.facts.conditions import applies
from dossier.finding import Outcome
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.readings import Comparison
    from dossier.checks.registry import Verdict
    from dossier.profile.model.evidence import Confirmation
    from dossier.rulebook.model import Rule

READ = "read"
"""Message key of a rule that takes a reading for a look; a rule without such a wording never does."""
ANY_FIELD = "evidence.read"
"""The check of all fields of all papers: a look recorded for it is a look at every field of the file."""
_OPEN_LOOKS = frozenset({"unasked", "early", "old", "newer"})
_OPTIONAL = "?"


def with_readings(case: "Case", rule: "Rule", verdicts: "Iterable[Verdict]") -> "Iterator[Verdict]":
    """Yield the verdicts of a check and those about the papers its rule reads (``reads``)."""
    own = [one for one in comparisons(case) if one.name in _names(rule) and _concerned(rule, one)]
    differing = [_difference(case, rule, one) for one in own if one.state == "differs"]
    wrong = {verdict.facts["file"] for verdict in differing if verdict.outcome is Outcome.FAIL}
    for verdict in verdicts:
        about = _about(own, verdict.facts.get("thing", ""))
        if verdict.outcome is Outcome.PASS and any(one.file in wrong for one in about):
            continue  # what a person found is no longer true of this file, or was never about it
        yield _as_look(case, rule, verdict, about) or verdict
    yield from differing


def _names(rule: "Rule") -> set[str]:
    return {name.removesuffix(_OPTIONAL) for name in rule.reads}


def told_by(case: "Case", rule: "Rule", one: "Comparison") -> "str | None":
    """Return the code of another rule that reads the field and judges this case; None where there is none."""
    others = (other for other in case.rulebook.rules if other.code != rule.code and one.name in _names(other))
    return next((other.code for other in others if _concerned(other, one) and _judges(case, other)), None)


def _judges(case: "Case", rule: "Rule") -> bool:
    return applies(rule.applies_when, case).holds is True and law_values.out_of_force(case, rule) is None


def _concerned(rule: "Rule", one: "Comparison") -> bool:
    """Whether the file is of a material the rule is about, where its parameters name some."""
    named = rule.parameters.get("materials") or rule.parameters.get("material")
    return not isinstance(named, tuple) or one.material in named


def _about(own: "Sequence[Comparison]", thing: str) -> "list[Comparison]":
    """Return the comparisons of a thing somebody has to look at: a file, or what or whom a file is about."""
    wanted = folded(thing)
    return [one for one in own if wanted and wanted in (folded(one.file), folded(one.owner))]


# --- a reading for a look -----------------------------------------------------------------------------------------


def _as_look(case: "Case", rule: "Rule", verdict: "Verdict", about: "Sequence[Comparison]") -> "Verdict | None":
    """Return a pass where nobody has looked and every field the rule reads on the file agrees with the profile."""
    open_ = verdict.outcome is Outcome.UNKNOWN and verdict.message in _OPEN_LOOKS
    if not open_ or READ not in rule.messages or not about or not agrees(case, rule, about):
        return None
    files = "、".join(dict.fromkeys(one.file for one in about))
    titles = dict.fromkeys(one.field.title for one in about)
    facts = {"thing": verdict.facts["thing"], "file": files, "fields": "、".join(title.zh for title in titles)}
    facts["fields_en"] = ", ".join(title.en for title in titles)
    return passed(f"evidence[{about[0].number}].file", **facts)._replace(message=READ)


def agrees(case: "Case", rule: "Rule", about: "Sequence[Comparison]") -> bool:
    """Return whether each field the rule reads was found on each of the files, agrees, and is not past its day."""
    return all(
        all(one.state == "equal" and not _over(case, one) for one in about if one.number == number)
        and {name for name in rule.reads if not name.endswith(_OPTIONAL) and _on(name, about, number)}
        <= {one.name for one in about if one.number == number}
        for number in {one.number for one in about}
    )


def _on(name: str, about: "Sequence[Comparison]", number: int) -> bool:
    """Whether a field belongs to the kind of paper that a file is."""
    return any(one.number == number and name.startswith(f"{one.paper}.") for one in about)


def _over(case: "Case", one: "Comparison") -> bool:
    if one.field.name != "valid_until":
        return False
    end = end_of(one.value)
    return end is None or end < case.as_of


# --- differences --------------------------------------------------------------------------------------------------


def _difference(case: "Case", rule: "Rule", one: "Comparison") -> "Verdict":
    """Return a failure; a pass where it may be a slip of recognition and a person has compared this very file."""
    facts = _difference_facts(one)
    if one.firm is not None:
        return failed(one.path, message=wording.FIRM, why=one.firm.zh, why_en=one.firm.en, **facts)
    if not one.doubtful:
        return failed(one.path, message=wording.DIFFERS, **facts)
    look = settling_look(case, rule, one)
    if look is None:
        note = note_settling(one)
        words = {"look": _look_code(case, rule), "note": note.zh, "note_en": note.en}
        return failed(one.path, message=wording.RECOGNISED, **words, **facts)
    words = {"person": look.person, **days(confirmed=look.confirmed_on)}
    return passed(one.path, **facts, **words)._replace(message=wording.SETTLED)


def _difference_facts(one: "Comparison") -> dict[str, object]:
    """Return what a message says about a difference."""
    read, known = one.shown
    title = one.field.title
    places = Text("", "") if one.places is None else Text(f"（{one.places.zh}）", f" ({one.places.en})")
    return {
        "file": one.file, "page": one.page, "field": title.zh, "field_en": title.en, "read": read, "known": known,
        "places": places.zh, "places_en": places.en,
    }  # fmt: skip


def settling_look(case: "Case", rule: "Rule", one: "Comparison") -> "Confirmation | None":
    """Return the latest look that settles a difference: one at the very file whose note quotes what was read.

    Only that proves that the person has seen this difference. A look recorded for later or older than the file counts
    for nothing, and one that found the file wrong takes the force of those before it.
    """
    entry = (case.profile.evidence or [])[one.number]
    codes = {rule.code, rule.name, *(known for each in _general(case) for known in (each.code, each.name))}
    found = [
        look
        for look in case.profile.confirmations or ()
        if look.rule in codes and look.subject is not None and folded(look.subject) == folded(one.file)
        and look.confirmed_on <= case.as_of and (entry.issued_on is None or look.confirmed_on >= entry.issued_on)
    ]  # fmt: skip
    seen = [look for look in found if look.met and _quoted(look.note or "", one)]
    best = max(seen, key=lambda look: look.confirmed_on, default=None)
    if best is None or any(not look.met and look.confirmed_on >= best.confirmed_on for look in found):
        return None
    return best


def note_settling(one: "Comparison") -> Text:
    """Return the note by which a look settles a difference; of a personal number it names the places alone."""
    if one.places is not None:
        return Text(
            f"识读的号码{one.places.zh}，识读有误，原件与档案一致",
            f"识读的号码{one.places.zh}，识读有误，原件与档案一致 (recognised wrongly at these places)",
        )
    read, known = (text.strip("…") for text in one.shown)
    said = f"识读为{read}有误，原件为{known}"
    return Text(said, f"{said} (recognised wrongly as the first, the paper says the second)")


def _quoted(note: str, one: "Comparison") -> bool:
    """Whether a note quotes what was read, and not merely a longer word or number in which it stands."""
    text, known = folded(note), folded(one.known)
    said = [one.places.zh] if one.places is not None else [one.read, one.value, one.shown[0].strip("…")]
    return any(
        re.search(_bounded(wanted), text if known in wanted else text.replace(known, "\n"))
        for wanted in map(folded, said) if wanted
    )  # fmt: skip


_FIGURE = "0-9A-Za-z.零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"


def _bounded(wanted: str) -> str:
    before = f"(?<![{_FIGURE}])" if re.match(f"[{_FIGURE}]", wanted) else ""
    after = f"(?![{_FIGURE}])" if re.search(f"[{_FIGURE}]$", wanted) else ""
    return f"{before}{re.escape(wanted)}{after}"


def _general(case: "Case") -> "list[Rule]":
    return [rule for rule in case.rulebook.rules if rule.check == ANY_FIELD]


def _look_code(case: "Case", rule: "Rule") -> str:
    """Return the rule to record a look for: this one if it asks for looks, else the one about all papers."""
    if any("{confirmed}" in text.zh for text in rule.messages.values()):
        return rule.code
    return next((one.code for one in _general(case)), ANY_FIELD)
