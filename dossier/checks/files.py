"""Check that every needed material has its file, that the files are there, and that they open."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.registry import check, failed, not_applicable, unknown
from dossier.checks.verdicts import or_pass
from dossier.evidence.inspect.parent import inspection_of
from dossier.evidence.place import place_of
from dossier.materials.select import select
from dossier.profile.facts import NOTHING_KNOWN
from dossier.rulebook.resolve import PROVINCE
from dossier.rulebook.vocabulary import Necessity, Source
from dossier.text import Text
from dossier.values.dates import chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.materials.select import Selected
    from dossier.profile.model.evidence import Evidence
    from dossier.rulebook.model import Rule

_SEPARATORS = re.compile(r"[\s、，,；;]+")


@check("files.complete")
def complete(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each material the authority asks for and we do not write has its files, and each file that is listed is there."""
    wanted = [one for one in select(case) if one.material.source is not Source.GENERATED]
    owners = {
        code: names for key, find in _OWNERS.items() for code in law_values.listed(rule, key) for names in (find(case),)
    }
    if not case.profile.evidence and all(one.state in ("advised", "not_applicable") for one in wanted):
        return [not_applicable("evidence")]
    verdicts = (
        *(found for one in wanted for found in _unanswered(case, one)),
        *(found for one in wanted if one.needed for found in _owned(case, one, owners.get(one.material.code, ()))),
        *(found for index, entry in enumerate(case.profile.evidence or ()) for found in _unusable(case, entry, index)),
    )
    verdicts = tuple(_with_basis(case, verdict) for verdict in verdicts)
    return or_pass(verdicts, "evidence", count=len(case.profile.evidence or ()))


def _with_basis(case: "Case", verdict: "Verdict") -> "Verdict":
    """Cite for what a province asks for of its own the province, not the national form."""
    code = verdict.facts.get("material", "")
    if case.rulebook.origin.get(code) != PROVINCE:
        return verdict
    return verdict._replace(citation=case.materials[code].citation)


def _unanswered(case: "Case", one: "Selected") -> "Iterator[Verdict]":
    if one.evidence:
        return
    if one.state == "unknown" and one.material.necessity is not Necessity.ADVISED:
        yield from (unknown(path, message="condition", **_words(case, one.material.code)) for path in one.missing)
    elif one.needed and case.profile.evidence is None:
        yield unknown("evidence", message="none", **_words(case, one.material.code))
    elif one.needed:
        drafted = "drafted" if one.to_write else ""
        yield failed("evidence", message=drafted, **_words(case, one.material.code))


def _domains(case: "Case") -> "Sequence[str]":
    return [domain.name for domain in case.profile.domains or ()]


def _responsible(case: "Case") -> "Sequence[str]":
    contacts = case.profile.contacts or NOTHING_KNOWN
    named = (contacts.licence, contacts.service, contacts.security)
    return list(dict.fromkeys(one.name for one in named if one is not None))


def _natural_holders(case: "Case") -> "Sequence[str]":
    return [holder.name for holder in case.profile.shareholders or () if holder.kind == "自然人"]


_OWNERS = {"per_domain": _domains, "per_person": _responsible, "per_holder": _natural_holders}
"""Parameter of the rule → for whom each file of the materials named there is needed."""


def _owned(case: "Case", one: "Selected", names: "Sequence[str]") -> "Iterator[Verdict]":
    """Yield for whom no file is listed; where there is one owner only, any file is taken to be its own."""
    covered = {word for entry in one.evidence for word in _SEPARATORS.split(entry.subject or "")}
    unclear = any(entry.subject is None for entry in one.evidence)
    for name in names if one.evidence and len(names) > 1 else ():
        words = {"owner": name, **_words(case, one.material.code)}
        if name not in covered:
            yield (
                unknown("evidence", message="whose", **words)
                if unclear
                else failed("evidence", message="owner", **words)
            )


def _unusable(case: "Case", entry: "Evidence", index: int) -> "Iterator[Verdict]":
    """Yield why a listed file serves no purpose: unknown material, not there, expired."""
    if entry.material not in case.materials:
        from difflib import get_close_matches  # here, because a sound profile needs no guesses

        near = get_close_matches(entry.material, case.materials, 1, 0.75)
        path, known = f"evidence[{index}].material", {"near": near[0]} if near else {}
        yield failed(path, message="stranger" if near else "far", code=entry.material, **known)
    elif place_of(case, entry.file).missing:
        yield failed(f"evidence[{index}].file", message="lost", file=entry.file, **_words(case, entry.material))
    elif entry.expires_on is not None and entry.expires_on < case.as_of:
        ended = {"date": chinese(entry.expires_on), "date_en": entry.expires_on}
        yield failed(f"evidence[{index}].expires_on", message="ended", **ended, **_words(case, entry.material))


@check("files.open")
def openable(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each listed file lies in the workspace, opens, is complete, unlocked, free of macros, and is what its name says."""
    entries = case.profile.evidence
    if not entries:
        return [unknown("evidence") if entries is None else not_applicable("evidence")]
    verdicts = (found for index, entry in enumerate(entries) for found in _opened(case, entry, index))
    return or_pass(verdicts, "evidence", count=len(entries))


def _opened(case: "Case", entry: "Evidence", index: int) -> "Iterator[Verdict]":
    """Yield what keeps a file from being used; a file that is not there is left to ``files.complete``."""
    place = place_of(case, entry.file)
    problem = place.problem if place.path is None else inspection_of(case, place.path).problem
    if problem is not None and not place.missing:
        words = _words(case, entry.material)
        yield failed(f"evidence[{index}].file", file=entry.file, problem=problem.zh, problem_en=problem.en, **words)


def _words(case: "Case", code: str) -> dict[str, str]:
    """Return a material's code and its name in both languages."""
    material = case.materials.get(code)
    title = material.title if material else Text(code, code)
    return {"material": code, "name": title.zh, "name_en": title.en}
