"""Make the package of a correction: case, package sent back and new files -> what goes in, and what the manifest says."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from dossier.amend.changes import compare, kinds
from dossier.errors import UsageError
from dossier.facts.amended import STATEMENT
from dossier.package.naming import answered_round
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dossier.amend.previous import Filed, Previous
    from dossier.case import Case
    from dossier.facts.amended import Kind
    from dossier.package.artifact import Artifact


class Amendment:
    """What one application changes after it was sent back."""

    def __init__(self, case: "Case", previous: "Previous", artifacts: "Sequence[Artifact]") -> None:
        """Compare ``artifacts``, the files as they will be handed in with their contents numbered."""
        self._previous = previous
        self.changes = compare(case, previous, artifacts)
        self.case = replace(case, amended=self.changes)
        """The case with its changes, which rules, the statement and the workbooks read."""

    def kept(self, artifacts: "Sequence[Artifact]") -> "list[Artifact]":
        """Return the files that go into the package: everything but what the authority has already.

        Raises:
            UsageError: a file has changed since the statement about the changes was written.
        """
        now = kinds(self.case, self._previous, artifacts)
        if now != self._kinds():
            raise UsageError(
                Text("生成期间有文件发生变化，补正说明与文件不符", "files changed during the build, so the statement about them is wrong"),
                hint=Text("请重新生成", "build again"),
            )  # fmt: skip
        idle = {path for path, kind in now.items() if kind == "unchanged"}
        return [one for one in artifacts if one.path not in idle and one.printed_from not in idle]

    def _kinds(self) -> "dict[str, Kind]":
        return {one.path: one.kind for one in self.changes.of_kind("new", "replaced", "unchanged")}

    def listed(self, manifest: "Artifact") -> "Artifact":
        """Return the manifest with what it amends, what is withdrawn, what stands, and which files are new or replaced."""
        content = json.loads(manifest.data)
        content["files"] = [entry | self._mark(entry) for entry in content["files"]]
        text = json.dumps(content | self._about(), ensure_ascii=False, indent=2)
        return replace(manifest, data=f"{text}\n".encode())

    def _mark(self, entry: "Mapping[str, str]") -> dict[str, str]:
        """Lists and reports are made anew each time, and bear no mark."""
        if entry.get("material") == STATEMENT:
            return {"change": "new"}
        kind = self._kinds().get(entry.get("printed_from", entry["path"]))
        return {"change": kind} if kind else {}

    def _about(self) -> dict[str, object]:
        filed = {one.path: one for one in self._previous.files}
        return {
            "amends": {
                "package": self.changes.package,
                "sha256": self.changes.manifest,
                "round": answered_round(self.case),
            },
            "withdrawn": [{"path": one.before, "material": one.material} for one in self.changes.of_kind("withdrawn")],
            "unchanged": [_standing(filed[one.before]) for one in self.changes.of_kind("unchanged")],
        }

    def summary(self) -> Text:
        """Return a line for the person who builds."""
        counts = [len(self.changes.of_kind(kind)) for kind in ("new", "replaced", "withdrawn", "unchanged")]
        name = self.changes.package
        gap = self._gap()
        return Text(
            "对照{}：新增{}个、替换{}个、撤回{}个文件，其余{}个未变".format(name, *counts) + gap.zh,
            "against {}: {} files new, {} replaced, {} withdrawn, {} unchanged".format(name, *counts) + gap.en,
        )

    def _gap(self) -> Text:
        """Point out that a return between the two packages has no answer here; it may have been given otherwise."""
        before, now = self._previous.round, answered_round(self.case)
        if now == before + 1:
            return Text("", "")
        last = (
            Text(f"答复的是第{before}次退回", f"answered return {before}")
            if before
            else Text("是首次提交的", "was the first submission")
        )
        return Text(
            f"。注意：该套件{last.zh}，本次是第{now}次退回；其间另有提交的，请改用最近一次提交的套件",
            f". Note: that package {last.en}, this is return {now}; if anything was handed in between, give that package",
        )


def _standing(one: "Filed") -> "dict[str, object]":
    """Describe a file the authority has, so that the next correction can compare without the package it lies in."""
    entry: dict[str, object] = {
        "path": one.path,
        "material": one.material,
        "sha256": one.sha256,
        "content": one.content,
        "as_of": one.day.isoformat(),
        "template": one.written,
        "origins": list(one.origins),
        "subject": one.subject,
        "originals": [{"sha256": digest} for digest in one.originals],
        "unsigned": one.unsigned,
        "carried": list(one.carried),
    }
    return {key: value for key, value in entry.items() if value}
