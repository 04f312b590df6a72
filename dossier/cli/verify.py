"""Compare a package with its manifest and name every difference."""

from pathlib import Path

import click

from dossier.errors import ExitCode
from dossier.package.verify import Verification, verify
from dossier.text import Language, Text


@click.command("verify")
@click.argument("package", type=click.Path(path_type=Path))
@click.pass_obj
def command(language: Language, package: Path) -> int:
    """核对套件文件夹或 zip；0 一致，1 有差异 · Verify a package; 0 intact, 1 differs."""
    result = verify(package)
    for line in _lines(result):
        click.echo(line.pick(language))
    return ExitCode.READY if result.intact else ExitCode.FINDINGS


def _lines(result: Verification) -> list[Text]:
    status = Text("草稿", "draft") if result.status == "draft" else Text("正式", "final")
    lines = [Text(f"{result.name}（{status.zh}）", f"{result.name} ({status.en})")]
    lines += [Text(f"缺少：{name}", f"missing: {name}") for name in result.missing]
    lines += [Text(f"已改动：{name}", f"changed: {name}") for name in result.changed]
    lines += [Text(f"多出：{name}", f"extra: {name}") for name in result.extra]
    if result.intact:
        lines.append(Text("与清单一致", "agrees with its manifest"))
    return lines
