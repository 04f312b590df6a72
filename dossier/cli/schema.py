"""Write the JSON Schema of the profile."""

from pathlib import Path

import click

from dossier.errors import UsageError
from dossier.profile.schema import schema_text
from dossier.text import Text


@click.command("schema")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="写入文件，默认输出到终端 / write to a file")
def command(out: Path | None) -> int:
    """输出档案的 JSON Schema · Write the JSON Schema of the profile."""
    text = schema_text()
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out, text)
    return 0


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise UsageError(Text(f"无法写入：{problem.strerror}", f"cannot write: {problem.strerror}"), str(out)) from None
