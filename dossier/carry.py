"""Carry hand-made edits of the last package into the documents of this build, and say what a person must decide."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from dossier.case import Case
from dossier.documents.compose import Written
from dossier.documents.render import WordDocument
from dossier.edits.block import UNREADABLE
from dossier.edits.contents import as_word_document, with_contents
from dossier.edits.previous import Edited, edited_documents
from dossier.edits.rebuild import Change, Rebuilt, open_questions, rebuild
from dossier.edits.report import edits_page
from dossier.finding import Finding, Outcome
from dossier.package.artifact import Artifact
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text

REPORT_NAME = "人工修改合并说明.html"


class Carrying:
    """The edits found below ``out`` for one case."""

    def __init__(self, case: Case, out: Path, *, ignore: bool = False) -> None:
        profile = case.profile
        self._case = case
        about = {
            "applicant": {"name": profile.company.name, "uscc": profile.company.uscc},
            "province": case.rulebook.province.code,
            "categories": sorted(set(profile.application.categories)),
        }
        self._edited = {one.material: one for one in ([] if ignore else edited_documents(out, about))}
        self._changes: dict[str, Sequence[Change]] = {}
        self._untouched: dict[str, str] = {}
        self.findings: list[Finding] = []

    def revise(self, written: Sequence[Written]) -> list[Written]:
        """Return the documents with the edits in them; those nobody has edited are returned as they are."""
        self._changes, self._untouched, self.findings = {}, {}, []
        revised = [
            self._revised(one, self._edited[one.material.code]) if one.material.code in self._edited else one
            for one in written
        ]
        dropped = self._edited.keys() - {one.material.code for one in written}
        self.findings += [self._dropped(self._edited[code]) for code in sorted(dropped)]
        return revised

    def _revised(self, one: Written, edited: Edited) -> Written:
        title = one.material.title.zh
        edits = replace(one, generated=one.document.data, carried=edited.carried)
        made = Rebuilt(None)
        if edited.generated is not None:
            made = rebuild(edited.generated, edited.data, one.document.data)
        if made.data is None:
            self._untouched[title] = f"{PurePosixPath(edited.path.name).stem}.new.docx"
            self.findings.append(self._finding(one, "没有合并", "could not be merged"))
            return replace(edits, document=_read(edited.data, one), aside=True)
        self._changes[title] = made.changes
        data = with_contents(made.data, one.document.style)
        if questions := open_questions(data):
            zh, en = f"有{len(questions)}处冲突待决定", f"has {len(questions)} conflicts to decide"
            self.findings.append(self._finding(one, zh, en))
        return replace(edits, document=as_word_document(data, one.document))

    def _finding(self, one: Written, zh: str, en: str) -> Finding:
        title = one.material.title
        return Finding(
            code="P06",
            rule="edits.decided",
            title=Text("人工修改已经处理", "Hand-made edits are settled"),
            outcome=Outcome.FAIL,
            severity=Severity.BLOCK,
            subject=one.material.code,
            subject_title=title,
            location=None,
            message=Text(f"《{title.zh}》的人工修改{zh}", f"the edited document {title.en} {en}"),
            fix=Text(
                f"打开套件中的《{title.zh}》，按批注或者{REPORT_NAME}逐处处理，删除批注、保存，再生成一次",
                f"open the document in the package, settle each comment or what {REPORT_NAME} lists, save, build again",
            ),
            citation=one.material.citation,
        )

    def _dropped(self, edited: Edited) -> Finding:
        material = self._case.materials.get(edited.material)
        title = material.title if material else Text(edited.material, edited.material)
        return Finding(
            code="P06",
            rule="edits.decided",
            title=Text("人工修改已经处理", "Hand-made edits are settled"),
            outcome=Outcome.FAIL,
            severity=Severity.WARN,
            subject=edited.material,
            subject_title=title,
            location=None,
            message=Text(
                f"《{title.zh}》上次生成后经过人工修改，本次不再生成",
                f"{title.en} was edited by hand after the last build and is not written any more",
            ),
            fix=Text(
                f"需要的，从原套件另存：{edited.path}", f"if it is needed, save it from the old package: {edited.path}"
            ),
            citation=material.citation if material else None,
        )

    def report(self) -> list[Artifact]:
        """Return the page that says what became of each edit; nothing when there were none."""
        if not (self._changes or self._untouched):
            return []
        return [Artifact(REPORT_NAME, edits_page(self._changes, self._untouched).encode())]


def _read(data: bytes, one: Written) -> WordDocument:
    """A file nobody can open is kept all the same; its text then counts as the generated one."""
    try:
        return as_word_document(data, one.document)
    except UNREADABLE:
        return replace(one.document, data=data)
