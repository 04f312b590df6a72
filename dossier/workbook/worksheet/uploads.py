"""Find the file of the package that belongs to a field, and what the portal's upload rules say about it."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from dossier.case import Case
from dossier.finding import Finding
from dossier.materials.select import Selected, select
from dossier.profile.model.evidence import Evidence
from dossier.rulebook.vocabulary import Source
from dossier.text import Text
from dossier.workbook.names import shown_name
from dossier.workbook.progress import Progress, is_finished, is_signed_scan, is_word_for_scan, of_paper, of_text
from dossier.workbook.results import CheckResults
from dossier.workbook.worksheet.entry import State

_ARCHIVES = frozenset({".zip", ".rar", ".7z", ".tar", ".gz"})
_PICTURES = frozenset({".jpg", ".jpeg", ".gif", ".png", ".bmp", ".tif", ".tiff", ".webp"})


class PackageFile(NamedTuple):
    """One file of the package."""

    path: str
    """Path inside the package."""
    material: str
    origins: tuple[str, ...]
    """The files it holds, as the profile lists them; empty for what the tool wrote."""
    pages: int | None
    """None where the format has none or they cannot be counted."""
    size: int
    subject: str = ""
    """Whose it is; empty for everybody's."""
    steps: tuple[Text, ...] = ()
    """What was done to make it fit the portal."""


class Verdict(NamedTuple):
    """Whether a file can be uploaded as it is, and why not."""

    state: State
    note: str = ""


_VERDICTS: Mapping[Progress, Verdict] = {
    Progress.TO_SEAL: Verdict(State.DOUBT, "打印、签字盖章后扫描上传"),
    Progress.DRAFT: Verdict(State.DOUBT, "包内是草拟文本：与已经公布或使用的文本核对一致后再提交"),
    Progress.SIGNED: Verdict(State.READY, "签署件，上传本文件"),
    Progress.REPLACED: Verdict(State.IDLE, "签署后的文件已经登记，上传该文件；本底稿不传"),
    Progress.DOUBTFUL: Verdict(State.DOUBT, "检查有待办事项，见材料清单.xlsx的“问题清单”"),
    Progress.UNUSABLE: Verdict(State.MISSING, "不能使用（原因见材料清单.xlsx的“问题清单”），换成可用的文件"),
    Progress.TO_SCAN: Verdict(State.DOUBT, "Word 文件不是签字盖章后的彩色扫描件，签字盖章后扫描，换上扫描件再传"),
}
"""How far a file is → what that means for its upload; every other one is ready."""


class Uploads:
    """The files of one package as the portal takes them."""

    def __init__(self, case: Case, files: Sequence[PackageFile], findings: Sequence[Finding] = ()) -> None:
        self._case, self.files = case, files
        self.selected: Mapping[str, Selected] = {one.material.code: one for one in select(case)}
        self._checks = CheckResults(findings, list(self.selected), case.profile.evidence or ())
        self._entries: dict[tuple[str, str], dict[str, str]] = {}
        """Material and file as listed → whose it is → path of the entry."""
        for index, entry in enumerate(case.profile.evidence or ()):
            listed = self._entries.setdefault((entry.material, entry.file), {})
            listed.setdefault(entry.subject or "", f"evidence[{index}].file")

    def of(self, material: str, subject: str = "") -> list[PackageFile]:
        """Return the files of a material, of one subject only where one is named."""
        found = [file for file in self.files if file.material == material]
        return [one for one in found if not subject or not one.origins or subject in self._owners_of(one)]

    def unowned(self, material: str) -> bool:
        """Return whether the profile lists files of a material without saying whose they are."""
        return any(one.origins and "" in self._owners_of(one) for one in self.of(material))

    def _owners_of(self, file: PackageFile) -> Mapping[str, Sequence[str]]:
        """Return whose papers a file holds, with the profile paths under which they are listed."""
        owners: dict[str, list[str]] = {}
        for origin in file.origins:
            for owner, path in self._entries.get((file.material, origin), {}).items():
                if not file.subject or owner == file.subject:
                    owners.setdefault(owner, []).append(path)
        return owners or {"": []}

    def sources(self, file: PackageFile, subject: str = "") -> tuple[str, ...]:
        """Return the profile paths under which a file is listed, of one subject only where one is named.

        Nothing for what the tool wrote.
        """
        owners = self._owners_of(file)
        return tuple(owners[subject] if subject in owners else chain.from_iterable(owners.values()))

    def done(self, file: PackageFile) -> str:
        """Return what was done to a file, and that it goes up once where it holds the papers of several."""
        lines = [f"已处理：{'；'.join(step.zh for step in file.steps)}"] if file.steps else []
        if len(self._owners_of(file)) > 1:
            lines.append(f"含{'、'.join(self._owners_of(file))}的材料，同一栏只传一次")
        return "\n".join(lines)

    def label(self, file: PackageFile, room: float) -> str:
        """Return the number of a file's folder and its name, as much of it as there is room for."""
        folder = file.path.rpartition("/")[0].partition("-")[0]
        return shown_name(file.path, self._case, room, f"{folder}/")

    def title(self, material: str) -> str:
        """Return the Chinese name of a material."""
        return self._case.materials[material].title.zh

    def how_to_list(self, material: str, subject: str = "") -> str:
        """Return what to do about a paper that is not in the package."""
        listed = f"（material: {material}{f'，subject: {subject}' if subject else ''}）"
        if self._case.materials[material].source is Source.GENERATED:
            return (
                f"《{self.title(material)}》没有写成，原因见材料清单.xlsx的“问题清单”；"
                f"补齐后重新生成，或者在档案 evidence 中列出签署后的文件{listed}"
            )
        return f"包内没有《{self.title(material)}》；取得后在档案 evidence 中列出{listed}"

    def verdict(self, file: PackageFile) -> Verdict:
        """Judge size and format of a file, and whether it is still a draft."""
        if self.stands(file):
            return Verdict(State.IDLE, "与上次提交的相同，不重复上传")
        progress = self._progress(file)
        if self.unusable(file):
            return self._by_progress(file, progress)
        suffix = PurePosixPath(file.path).suffix.lower()
        if suffix in _ARCHIVES and self._value("upload.archives_allowed") is False:
            return Verdict(State.MISSING, "系统不接受压缩包，解压后逐个上传")
        if self.oversized(file):
            return Verdict(
                State.MISSING, f"超过单个文件 {self._value('upload.max_file_mb')} MB 的上限，压缩或拆分后再传"
            )
        formats = self._value("upload.picture_formats")
        if suffix in _PICTURES and formats is not None and suffix.removeprefix(".") not in formats:
            verdict = self._by_progress(file, progress)
            if self._checks.has_wrong_format(*self._listed(file)):
                return verdict
            advice = f"图片格式应为 {'、'.join(formats)}，请转换后上传"
            return Verdict(State.DOUBT, "；".join(filter(None, (verdict.note, advice))))
        return self._by_progress(file, progress)

    def stands(self, file: PackageFile) -> bool:
        """Return whether the authority has the file already, so that it is not in the package of a correction."""
        return self._case.amended is not None and self._case.amended.stands(file.path)

    def unusable(self, file: PackageFile) -> bool:
        """Return whether nobody can open or read a file, so that there is nothing to upload."""
        return self._progress(file) is Progress.UNUSABLE

    def _by_progress(self, file: PackageFile, progress: Progress) -> Verdict:
        """A text of the tool is not yet the paper that is handed in, and a paper with open findings is looked at."""
        if progress is Progress.TO_SEAL and self._case.materials[file.material].source is Source.AUTHORITY_FORM:
            return Verdict(State.DOUBT, "包内是草拟文本：用申请系统的样式，签字盖章后扫描上传")
        verdict = _VERDICTS.get(progress, Verdict(State.READY))
        return self._amended(file, verdict._replace(note=self._reasoned(file, progress, verdict.note)))

    def _reasoned(self, file: PackageFile, progress: Progress, note: str) -> str:
        """Name the rules that keep a listed file from being ready, and say of a Word file that it is no scan."""
        one, entries = self._listed(file)
        if progress in (Progress.DOUBTFUL, Progress.UNUSABLE):
            note = f"{self._checks.codes(one, entries)}：{note}"
        if progress is Progress.DOUBTFUL and is_word_for_scan(one.material, file.path):
            note = f"{_VERDICTS[Progress.TO_SCAN].note}；{note}"
        return note

    def _amended(self, file: PackageFile, verdict: Verdict) -> Verdict:
        """Say first which file a correction replaces."""
        changed = self._case.amended.word_for(file.path) if self._case.amended else ""
        return verdict._replace(note="；".join(filter(None, (changed, verdict.note))))

    def _progress(self, file: PackageFile) -> Progress:
        one, entries = self._listed(file)
        if file.origins:
            return of_paper(one, file.path, entries, self._checks)
        papers = [other for other in self.of(file.material) if other.origins]
        finished = any(is_finished(one.material, other.path, self._progress(other)) for other in papers)
        return of_text(one.material, finished=finished, signed=is_signed_scan(file.path, listed=False))

    def _listed(self, file: PackageFile) -> tuple[Selected, list[Evidence]]:
        """Return the material of a file, and the entries of the profile that it holds."""
        one, subjects = self.selected[file.material], self._owners_of(file)
        return one, [each for each in one.evidence if each.file in file.origins and (each.subject or "") in subjects]

    def lacking(self, named: Collection[str]) -> list[Selected]:
        """Return the materials this case needs, or may need, of which nothing is there; without those ``named``."""
        wanted = (one for one in self.selected.values() if one.needed or one.state == "unknown")
        return [one for one in wanted if one.material.code not in named and not self.of(one.material.code)]

    def oversized(self, file: PackageFile) -> bool:
        """Return whether a file is larger than the portal takes, a megabyte taken as a million bytes."""
        limit = self._value("upload.max_file_mb")
        return limit is not None and file.size > limit * 1_000_000

    def too_many_pictures(self, files: Sequence[PackageFile]) -> str:
        """Return what to do where a field has more pictures than are uploaded one by one; else nothing."""
        most = self._value("upload.max_pictures")
        pictures = [one for one in files if PurePosixPath(one.path).suffix.lower() in _PICTURES]
        if most is None or len(pictures) <= most:
            return ""
        return f"图片共 {len(pictures)} 张，超过 {most} 张的合并为一个 Word 或 PDF 文件"

    def _value(self, key: str) -> Any:
        """Return an upload rule of the day; None where none is on record."""
        value = self._case.rulebook.values.get(key)
        return None if value is None else value.value
