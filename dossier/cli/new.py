"""Make a workspace: commented profile, its schema, a folder for evidence."""

from pathlib import Path

import click

from dossier.errors import UsageError, reason
from dossier.profile.scaffold import SCHEMA_FILE, scaffold
from dossier.profile.schema import schema_text
from dossier.text import Language, Text


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def command(language: Language, folder: Path) -> int:
    """建立工作目录：profile.yaml、evidence/ · Make a workspace."""
    profile = folder / "profile.yaml"
    if profile.exists():
        raise UsageError(
            Text("已有 profile.yaml，不会覆盖", "there is a profile.yaml already; it is not overwritten"), str(profile),
            Text("换一个目录", "choose another folder"),
        )  # fmt: skip
    _write(folder)
    click.echo(
        Text(f"已建立 {profile}，请按注释填写", f"made {profile}; fill it in as its comments say").pick(language)
    )
    click.echo(f"  dossier check {profile}")
    if language == "en":
        click.echo("  Its comments are in Chinese, because the profile itself is written in Chinese.")
    return 0


def _write(folder: Path) -> None:
    try:
        (folder / "evidence").mkdir(parents=True, exist_ok=True)
        (folder / SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
        (folder / "profile.yaml").write_text(scaffold(), encoding="utf-8")
    except OSError as problem:
        raise UsageError(
            Text(f"无法写入：{reason(problem).zh}", f"cannot write: {reason(problem).en}"), str(folder)
        ) from None
