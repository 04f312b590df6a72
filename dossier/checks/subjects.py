"""Name the subject of a verdict for readers and find its place in the profile file."""

from typing import TYPE_CHECKING

from dossier.profile.source import read_path
from dossier.profile.titles import field_title
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.values.location import Location


def subject_title(case: "Case", verdict: "Verdict") -> Text:
    """Name a profile field with the person or thing it belongs to, or a document with the heading in question.

    Examples: 社会保险的社保缴纳单位（周砚清）; 业务发展报告“3.2 收入预测”.
    """
    material = case.materials.get(verdict.subject)
    if material is not None:
        heading = verdict.facts.get("heading", "")
        return Text(*(f"{title}“{heading}”" if heading else title for title in material.title))
    subject = verdict.subject
    return case.loaded.once(("title", subject), lambda: _field(case, subject))


def _field(case: "Case", subject: str) -> Text:
    title, owner = field_title(subject), next(iter(reversed(list(_owners(case, subject)))), None)
    return title if owner is None else Text(f"{title.zh}（{owner}）", f"{title.en} ({owner})")


def subject_location(case: "Case", verdict: "Verdict") -> "Location":
    """Return the line of a profile field, or of the words that a document took from the profile.

    Materials are answered under ``evidence``; what stands in a document only has the place of the application.
    """
    if verdict.subject not in case.materials:
        return case.loaded.once(("location", verdict.subject), lambda: case.loaded.locate(verdict.subject))
    if "excerpt" not in verdict.facts:
        return case.loaded.locate("evidence")
    return case.loaded.find(verdict.facts["excerpt"]) or case.loaded.locate("application")


def _owners(case: "Case", subject: str) -> "Iterator[str]":
    """Yield the names of the list entries on the way to a field."""
    found: object = case.profile
    for step in read_path(subject):
        if isinstance(step, str):
            found = getattr(found, step, None)
        else:
            found = found[step] if isinstance(found, list) and step < len(found) else None
            name = getattr(found, "name", None)
            if isinstance(name, str):
                yield name
