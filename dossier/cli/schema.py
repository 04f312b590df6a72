"""Write the JSON Schema of the profile."""

from pathlib import Path

import click

from dossier.cli.output import write_whole
from dossier.profile.schema import schema_text


@click.command("schema")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="写入文件，默认输出到终端 / write to a file")
def command(out: Path | None) -> int:
    """输出档案的 JSON Schema · Write the JSON Schema of the profile."""
    text = schema_text()
    if out is None:
        click.echo(text, nl=False)
    else:
        write_whole(out, text)
    return 0
