"""Make a first package of an example, and the workspace in which its return is answered."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dossier.case import Case
from dossier.collect import collect
from dossier.composing import compose_case
from dossier.package.archive import zip_bytes
from dossier.package.artifact import Artifact
from dossier.package.manifest import manifest
from dossier.pipeline import open_profile
from tests.support.cases import EXAMPLES

NAME = "青禾示例-首次"
SCAN = "evidence/社保证明-周砚清.pdf"
NOTICE = f"""\
received_on: 2026-12-08
round: 1
deadline: 2026-12-22
previous_profile: profile-first.yaml
items:
  - form: 公司及人员情况表
    remark: 安全负责人的社保证明未覆盖最近一个月
    cause: 打印证明时当月缴费尚未入账
    change: 重新打印覆盖2026年11月的社保证明
    files: [{SCAN}]
    fields: []
  - form: 公司概况
    remark: 传真号码有误
    cause: 公司更换传真号码后误填旧号码
    change: 改正传真号码
    files: []
    fields: [company.fax]
  - remark: 技术负责人的电子邮箱不能收信
    cause: 邮箱地址少写一个字母
    change: 改正邮箱地址
    files: []
    fields: [contacts.technical.email]
"""


@dataclass(frozen=True)
class Correction:
    """A workspace after the first package was sent back."""

    folder: Path
    package: Path
    """The zip that was handed in."""

    @property
    def notice(self) -> Path:
        return self.folder / "notice.yaml"

    @property
    def profile(self) -> Path:
        return self.folder / "profile.yaml"

    def put(self, old: str, new: str) -> None:
        """Change the profile."""
        text = self.profile.read_text(encoding="utf-8")
        assert text.count(old) >= 1, old
        self.profile.write_text(text.replace(old, new), encoding="utf-8")

    def record(self, returns: str) -> None:
        """Add the list of returns, which the example lacks."""
        text = self.profile.read_text(encoding="utf-8")
        assert "\nreturns:" not in text
        self.profile.write_text(f"{text.rstrip()}\n{returns}", encoding="utf-8")

    def scan_again(self, file: str = SCAN) -> None:
        """Make another scan of a paper."""
        path = self.folder / file
        path.write_bytes(path.read_bytes() + b"\n% scanned again\n")

    def open(self) -> Case:
        return open_profile(self.profile)


@cache
def _first() -> bytes:
    return package(open_profile(EXAMPLES / "qinghe" / "profile.yaml"), NAME)


def package(case: Case, name: str, *, draft: bool = False) -> bytes:
    """Return the zip of a package without its lists, whatever the checks say."""
    return zipped(case, name, files(case, draft=draft), draft=draft)


def zipped(case: Case, name: str, artifacts: list[Artifact], *, draft: bool = False) -> bytes:
    listed = [*artifacts, manifest(case, artifacts, (), "0" * 64, draft=draft)]
    return zip_bytes(name, listed, case.as_of)


def files(case: Case, *, draft: bool = False) -> list[Artifact]:
    return collect(case, compose_case(case, draft=draft))


def begin(folder: Path) -> Correction:
    """Return a workspace with the first package and the notice, nothing corrected yet."""
    shutil.copytree(EXAMPLES / "qinghe", folder / "work")
    made = Correction(folder / "work", folder / f"{NAME}.zip")
    made.package.write_bytes(_first())
    shutil.copy(made.profile, made.folder / "profile-first.yaml")
    made.notice.write_text(NOTICE, encoding="utf-8")
    made.put("planned_submission: 2026-12-01", "planned_submission: 2026-12-15")
    return made


def answer(folder: Path) -> Correction:
    """Return a workspace in which every remark is answered."""
    made = begin(folder)
    made.scan_again()
    made.put("fax: 010-55550101", "fax: 010-55550108")
    made.put(
        "phone: 010-55550105, email: guyc@qinghe-example.cn", "phone: 010-55550105, email: guyac@qinghe-example.cn"
    )
    return made
