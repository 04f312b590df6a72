"""Check supplied Word and Excel files for what their authors left in them: foreign names, changes, comments, errors."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.names import same_name
from dossier.checks.opened import Opened, judge_files
from dossier.checks.registry import check, failed, passed
from dossier.evidence.word import OfficeFile, read_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule

_KINDS = ("docx", "xlsx")


def _office(files: "Iterable[Opened]") -> "Iterator[tuple[Opened, OfficeFile]]":
    for one in files:
        content = read_office(one.place) if one.probe.kind in _KINDS else None
        if content is not None:
            yield one, content


@check("files.properties")
def properties(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The properties name no organisation but the applicant.

    The parameter ``suffixes`` lists the endings by which an author is known to be an organisation and no person.
    """
    name, suffixes = case.profile.company.name, law_values.listed(rule, "suffixes")

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one, content in _office(files):
            strangers = [found for found in _organisations(content, suffixes) if not same_name(found, name)]
            if strangers:
                names = {"names": "、".join(strangers), "names_en": ", ".join(strangers)}
                yield failed(one.path, **names, **one.words)
            else:
                yield passed(one.path, **one.words)

    return judge_files(case, judged)


def _organisations(content: OfficeFile, suffixes: "Sequence[str]") -> "Sequence[str]":
    """Return the organisation of the file, and authors that are organisations, each once."""
    authors = [author for author in (content.author, content.modified_by) if author.endswith(tuple(suffixes))]
    return list(dict.fromkeys(name for name in (content.company, *authors) if name))


@check("files.revisions")
def revisions(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """No Word file holds a tracked change or a comment."""

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one, content in _office(files):
            verdict = failed if content.revisions or content.comments else passed
            yield verdict(one.path, revisions=content.revisions, comments=content.comments, **one.words)

    return judge_files(case, judged)


@check("files.field_errors")
def field_errors(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No supplied Word file says that a field failed (parameter ``patterns``)."""
    wanted = re.compile("|".join(law_values.listed(rule, "patterns")), re.IGNORECASE)

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one, content in _office(files):
            hit = next((match[0] for text in content.paragraphs for match in wanted.finditer(text)), None)
            yield passed(one.path, **one.words) if hit is None else failed(one.path, excerpt=hit, **one.words)

    return judge_files(case, judged)
