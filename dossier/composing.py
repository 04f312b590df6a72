"""Write the documents of a case in memory, and say what keeps others from being written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.checks.texts.run import run_text_checks
from dossier.documents.compose import Unwritten, Written, compose
from dossier.documents.missing import FactError, MissingValue
from dossier.documents.passages import document_text
from dossier.finding import Finding, Outcome
from dossier.materials.select import Selected, select
from dossier.profile.titles import field_title
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from dossier.values.passage import DocumentText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dossier.case import Case
    from dossier.documents.layout import Layout
    from dossier.errors import TemplateError

    Revise = Callable[[Sequence[Written]], list[Written]]


@dataclass(frozen=True, slots=True)
class Composed:
    """The documents of a case, and what keeps others from being written."""

    selected: tuple[Selected, ...]
    written: tuple[Written, ...]
    unwritten: tuple[Unwritten, ...]


def compose_case(
    case: "Case", *, draft: bool, layouts: "Mapping[str, Layout] | None" = None, revise: "Revise | None" = None
) -> Composed:
    """Write all documents the case needs; ``revise`` puts a person's edits in."""
    selected = select(case)
    materials = tuple(one.material for one in selected if one.to_write)
    written, unwritten = compose(case, materials, draft=draft, layouts=layouts or {})
    return Composed(selected, tuple(revise(written) if revise else written), tuple(unwritten))


def composed_findings(case: "Case", composed: Composed) -> tuple[Finding, ...]:
    """Read the documents as a reviewer would, and say what keeps others from being written."""
    titles = {one.material.code: one.material.title.zh for one in composed.unwritten}
    lacking = [DocumentText(code, title, ()) for code, title in titles.items()]
    return (
        *(_incomplete(case, one) for one in composed.unwritten),
        *run_text_checks(case, [document_text(one) for one in composed.written], lacking),
    )


def _incomplete(case: "Case", unwritten: Unwritten) -> Finding:
    problem, title = _as_told(case, unwritten.problem), unwritten.material.title
    path = problem.path if isinstance(problem, FactError) else "application"
    return Finding(
        code="L01",
        rule="document.facts",
        title=Text("自制文件所需事实齐备", "Facts for the documents are complete"),
        outcome=Outcome.UNKNOWN if isinstance(problem, FactError) else Outcome.ERROR,
        severity=Severity.BLOCK,
        subject=path,
        subject_title=field_title(path),
        location=case.loaded.locate(path),
        message=Text(
            f"《{title.zh}》没有写成：{problem.message.zh}",
            f"{title.en} was not written: {problem.message.en}",
        ),
        fix=problem.hint or Text(f"请更正档案中的 {path}", f"correct {path} in the profile"),
        facts={"document": unwritten.material.code, "template": problem.where},
        citation=unwritten.material.citation,
    )


def _as_told(case: "Case", problem: "TemplateError") -> "TemplateError":
    """Name a missing fact by the path it has in the file that tells it, which may be a notice."""
    if not isinstance(problem, MissingValue):
        return problem
    file, path = case.loaded.told(problem.path)
    if path == problem.path:
        return problem
    return FactError(
        problem.path, problem.title,
        Text(f"{file.zh}的字段“{problem.title}”（{path}）未填写", f"field {path} ({problem.title}) of {file.en} is not filled in"),
        problem.where,
        Text(f"请在{file.zh}中填写 {path}", f"fill in {path} in {file.en}"),
    )  # fmt: skip
