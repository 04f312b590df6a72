"""Build the package of a profile, for one province or several."""

from datetime import date
from pathlib import Path

import click

from dossier.cli.formats import show
from dossier.cli.options import as_of_option, profile_argument, templates_option
from dossier.errors import ExitCode
from dossier.pipeline import Built, build, open_profile
from dossier.text import Language, Text


@click.command("build")
@profile_argument
@click.option("--province", "provinces", multiple=True, help="省份，可重复 / province, repeatable")
@as_of_option
@templates_option
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("out"), help="输出目录 / output folder")
@click.option("--final", is_flag=True, help="有阻断项时拒绝生成草稿 / refuse to write a draft")
@click.option("--overwrite", is_flag=True, help="不保留套件中的人工改动 / discard changes made by hand")
@click.pass_obj
def command(
    language: Language,
    profile: Path,
    provinces: tuple[str, ...],
    as_of: date | None,
    templates: tuple[Path, ...],
    out: Path,
    final: bool,
    overwrite: bool,
) -> int:
    """生成申请套件；0 正式，1 草稿 · Build the package; 0 final, 1 draft."""
    drafts = 0
    for province in provinces or (None,):
        built = build(open_profile(profile, province, as_of, templates), out, final=final, overwrite=overwrite)
        show(built.report, "text", language)
        click.echo()
        for line in (*_notes(built), _result(built)):
            click.echo(line.pick(language))
        drafts += built.draft
    return ExitCode.FINDINGS if drafts else ExitCode.READY


def _notes(built: Built) -> list[Text]:
    return [*built.edits, *_unnumbered(built)]


def _unnumbered(built: Built) -> list[Text]:
    if not built.unnumbered:
        return []
    zh, en = "、".join(f"《{title.zh}》" for title in built.unnumbered), ", ".join(one.en for one in built.unnumbered)
    return [
        Text(
            f"{zh}的目录没有印页码：需要 LibreOffice 排版；也可在 Word 中更新目录",
            f"no page numbers in the contents of {en}: LibreOffice is needed for them, or update the contents in Word",
        )
    ]


def _result(built: Built) -> Text:
    if built.draft:
        return Text(f"草稿套件：{built.folder}", f"draft package: {built.folder}")
    return Text(f"正式套件：{built.folder}", f"final package: {built.folder}")
