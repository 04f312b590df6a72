"""Carry hand-made edits of the last package into the documents of this build, and say what a person must decide."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dossier.case import Case
from dossier.documents.compose import Written
from dossier.edits.previous import Edited, edited_documents
from dossier.finding import Finding, Outcome
from dossier.package.artifact import Artifact
from dossier.package.write import DROPPED, recover
from dossier.rulebook.model import Material
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.edits.rebuild import Change

REPORT_NAME = "人工修改合并说明.html"

_FIX = Text(
    f"打开套件中的文件，按批注和{REPORT_NAME}逐处处理，删除批注并保存，再生成一次；不要人工修改的，用 --overwrite",
    f"settle each comment in the document and what {REPORT_NAME} lists, save, and build again; --overwrite drops the edits",
)


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
        recover(out)  # a killed build may have moved the last package aside
        found = edited_documents(out, about)
        self._edited = {} if ignore else {one.material: one for one in found}
        self._left_out = [one.material for one in found if ignore]
        self._changes: dict[str, Sequence[Change]] = {}
        self._untouched: dict[str, str] = {}
        self.findings: list[Finding] = []

    def __bool__(self) -> bool:
        """Whether anybody has edited anything."""
        return bool(self._edited)

    def revise(self, written: Sequence[Written]) -> list[Written]:
        """Return the documents with the edits in them; those nobody has edited are returned as they are."""
        self._changes, self._untouched, self.findings = {}, {}, []
        revised = [
            self._revised(one, self._edited[one.material.code]) if one.material.code in self._edited else one
            for one in written
        ]
        dropped = self._edited.keys() - {one.material.code for one in written}
        for code in sorted(dropped):
            self._drop(self._edited[code])
        return revised

    def _revised(self, one: Written, edited: Edited) -> Written:
        from dossier.edits.merge import merge  # here, because most packages hold no edits
        from dossier.edits.unsettled import unsettled

        title, merged = one.material.title.zh, merge(edited, one.document)
        if merged.aside:
            self._untouched[title] = f"{PurePosixPath(edited.path.name).stem}.new.docx"
            self._say(one.material, Severity.BLOCK, Text("没有合并", "could not be merged"))
        else:
            self._changes[title] = merged.changes
        if merged.questions:
            count = Text(f"有{merged.questions}处冲突待决定", f"has {merged.questions} conflicts to decide")
            self._say(one.material, Severity.BLOCK, count)
        elif left := unsettled(merged.document.data):
            self._say(one.material, Severity.BLOCK, left.words)
        return replace(
            one, document=merged.document, generated=one.document.data, carried=edited.carried, aside=merged.aside
        )

    def _drop(self, edited: Edited) -> None:
        material = self._case.materials.get(edited.material)
        if material is not None:
            lost = Text(f"不再生成，原文件在 {edited.path}", f"is not written any more; the old file is {edited.path}")
            self._say(material, Severity.WARN, lost)

    def _say(self, material: Material, severity: Severity, what: Text) -> None:
        title = material.title
        finding = Finding(
            code="P06",
            rule="edits.decided",
            title=Text("人工修改已经处理", "Hand-made edits are settled"),
            outcome=Outcome.FAIL,
            severity=severity,
            subject=material.code,
            subject_title=title,
            location=None,
            message=Text(f"人工修改过的《{title.zh}》{what.zh}", f"the edited document {title.en} {what.en}"),
            fix=_FIX,
            citation=material.citation,
        )
        self.findings.append(finding)

    def summary(self) -> list[Text]:
        """Return a line for the person who builds: which edits are in the package, and which are not."""
        kept = [f"《{title}》{len(changes)}处" for title, changes in self._changes.items()]
        lines = []
        if kept:
            names = "、".join(kept)
            lines.append(
                Text(f"已带入人工修改：{names}；详见{REPORT_NAME}", f"hand-made edits kept: {names}; see {REPORT_NAME}")
            )
        if self._left_out:
            found = [self._case.materials[code].title for code in self._left_out if code in self._case.materials]
            zh, en = "、".join(f"《{one.zh}》" for one in found), ", ".join(one.en for one in found)
            lines.append(
                Text(
                    f"没有带入人工修改：{zh}；改动过的文件留在原套件中，或者新套件的 {DROPPED} 中",
                    f"hand-made edits left out: {en}; the edited files stay in the old package, or in {DROPPED} of the new one",
                )
            )
        return lines

    def report(self) -> list[Artifact]:
        """Return the page that says what became of each edit; nothing when there were none."""
        if not (self._changes or self._untouched):
            return []
        from dossier.edits.report import edits_page

        return [Artifact(REPORT_NAME, edits_page(self._case, self._changes, self._untouched).encode())]
