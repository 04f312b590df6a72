"""Compare a package with its manifest and name every difference."""

from pathlib import Path

import click

from dossier.cli.password import known_password
from dossier.errors import ExitCode, UsageError
from dossier.package.encrypted import is_encrypted
from dossier.package.verify import Verification, verify
from dossier.text import Language, Text


@click.command("verify")
@click.argument("package", type=click.Path(path_type=Path))
@click.pass_obj
def command(language: Language, package: Path) -> int:
    """核对套件文件夹、zip 或加密 zip；0 一致，1 有差异 · Verify a package; 0 intact, 1 differs."""
    if package.is_fifo() or package.is_char_device():
        # Reading a pipe would wait for somebody to write into it, perhaps for ever.
        raise UsageError(
            Text("这是管道或设备，不是套件", "it is a pipe or device, not a package"), str(package),
            Text("请给出 dossier build 生成的文件夹或 zip", "give a folder or zip made by dossier build"),
        )  # fmt: skip
    result = verify(package, known_password(language) if is_encrypted(package) else None)
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
