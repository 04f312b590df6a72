"""Read the ``---`` header of a template file: its title, and the policy that numbers and styles it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.documents.problems import did_you_mean, fail
from dossier.text import Text

VALUES = {"policy": ("qy", "gw", "zd"), "numbering": ("decimal", "chinese"), "chapters": ("run-on", "new-page")}
KEYS = ("title", *VALUES)


@dataclass(frozen=True, slots=True)
class Header:
    """What holds for a whole document."""

    title: str
    policy: str
    """``qy`` report, ``gw`` letter or commitment, ``zd`` internal policy (chapters and articles)."""
    numbering: str
    """``decimal`` (1, 1.1) or ``chinese`` (一、（一））; only a ``qy`` document has the choice."""
    chapters: str
    """``new-page`` begins each level-1 heading on a new page."""

    @property
    def profile(self) -> str:
        """The house style profile: ``qy``, ``qy-chinese``, ``gw`` or ``zd``."""
        return "qy-chinese" if self.policy == "qy" and self.numbering == "chinese" else self.policy


def split_header(text: str, file: str) -> tuple[dict[str, str], str]:
    """Return the header's values and the text with the header blanked, so that line numbers stay true."""
    lines = text.split("\n")
    if lines[0] != "---":
        return {}, text
    if "---" not in lines[1:]:
        fail(f"{file}:1", "文件头没有结束，缺少 ---", "the header is not closed, --- is missing")
    end = lines.index("---", 1)
    values: dict[str, str] = {}
    for number, line in enumerate(lines[1:end], start=2):
        name, value = _entry(line, f"{file}:{number}")
        values[name] = value
    return values, "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def _entry(line: str, where: str) -> tuple[str, str]:
    name, colon, value = (part.strip() for part in line.partition(":"))
    if not colon or not value:
        fail(where, "文件头每行写 名称: 值", "each header line is name: value")
    if name not in KEYS:
        fail(where, f"不认识的文件头 {name}", f"unknown header {name}", did_you_mean(name, KEYS))
    if name in VALUES and value not in VALUES[name]:
        fail(where, f"{name} 不能是 {value}", f"{name} cannot be {value}", did_you_mean(value, VALUES[name]))
    return name, value


def merge(headers: Iterable[tuple[str, dict[str, str]]]) -> Header:
    """Join the headers of a chain, lowest layer first: a variant may change the title, nothing else."""
    merged: dict[str, str] = {}
    for file, values in headers:
        for name in values:
            if name != "title" and merged and values[name] != merged.get(name):
                fail(f"{file}:1", f"变体不能改变 {name}", f"a variant cannot change {name}")
        merged |= values
        if "title" not in merged or "policy" not in merged:
            hint = Text(
                "以 --- 开头，写 title: 和 policy: 两行，再以 --- 结束", "begin with ---, title: and policy: lines, ---"
            )
            fail(f"{file}:1", "文件头缺少 title 或 policy", "the header lacks title or policy", hint)
    policy = merged["policy"]
    default = "decimal" if policy == "qy" else "chinese"
    return Header(merged["title"], policy, merged.get("numbering", default), merged.get("chapters", "run-on"))
