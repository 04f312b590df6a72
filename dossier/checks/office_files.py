"""Check supplied Word, Excel and PDF files for what their authors left in them: foreign names, changes, comments, errors."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.names import same_name
from dossier.checks.opened import Opened, judge_files, of_all_pages
from dossier.checks.registry import check, failed, passed
from dossier.rulebook.vocabulary import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.evidence.inspection import Inspection
    from dossier.rulebook.model import Rule

_OFFICE = ("docx", "xlsx")


def _office(files: "Iterable[Opened]") -> "Iterator[Opened]":
    return (one for one in files if one.seen.kind in _OFFICE)


def _pdfs(files: "Iterable[Opened]") -> "Iterator[Opened]":
    return (one for one in files if one.seen.kind == "pdf")


@check("files.properties")
def properties(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The properties name no organisation but the applicant.

    The parameter ``suffixes`` lists the endings by which an author is known to be an organisation and no person;
    ``others`` the seals by which a PDF is known to come from somebody else, whose name it may well bear.
    """
    name, suffixes = case.profile.company.name, law_values.listed(rule, "suffixes")
    others = frozenset(law_values.listed(rule, "others"))

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in (*_office(files), *(pdf for pdf in _pdfs(files) if _is_own(pdf, others))):
            strangers = [found for found in _organisations(one.seen, suffixes) if not same_name(found, name)]
            if strangers:
                names = {"names": "、".join(strangers), "names_en": ", ".join(strangers)}
                yield failed(one.path, **names, **one.words)
            else:
                yield passed(one.path, **one.words)

    return judge_files(case, judged)


def _is_own(one: Opened, others: frozenset[str]) -> bool:
    """Whether the applicant alone made a file: no authority issued it and no other party sealed it."""
    material = one.material
    return material is not None and material.source is not Source.THIRD_PARTY and not others & set(material.signing)


def _organisations(seen: "Inspection", suffixes: "Sequence[str]") -> "Sequence[str]":
    """Return the organisation of the file, and authors that are organisations, each once."""
    authors = [author for author in (seen.author, seen.editor) if author.endswith(tuple(suffixes))]
    return list(dict.fromkeys(name for name in (seen.company, *authors) if name))


@check("files.revisions")
def revisions(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No Word file holds a tracked change, and no file a comment."""

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in _office(files):
            verdict = failed if one.seen.revisions or one.seen.comments else passed
            yield verdict(one.path, revisions=one.seen.revisions, comments=one.seen.comments, **one.words)
        for one in _pdfs(files):
            yield from of_all_pages(one, [_marked(one)])

    return judge_files(case, judged)


def _marked(one: Opened) -> "Verdict":
    if one.seen.comments:
        return failed(one.path, message="marked", comments=one.seen.comments, **one.words)
    return passed(one.path, **one.words)


@check("files.field_errors")
def field_errors(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No supplied Word file says that a field failed (parameter ``patterns``)."""
    wanted = re.compile("|".join(law_values.listed(rule, "patterns")), re.IGNORECASE)

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in _office(files):
            hit = next((match[0] for text in one.seen.suspect for match in wanted.finditer(text)), None)
            yield passed(one.path, **one.words) if hit is None else failed(one.path, excerpt=hit, **one.words)

    return judge_files(case, judged)
