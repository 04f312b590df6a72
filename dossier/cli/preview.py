"""Write all documents of a case as one page to look at, with every gap in its place."""

import webbrowser
from dataclasses import replace
from pathlib import Path

import click

from dossier.case import Case
from dossier.cli.options import case_options, reveal_option
from dossier.cli.output import write_whole
from dossier.errors import ExitCode
from dossier.package.naming import safe
from dossier.pipeline import check
from dossier.preview.page import render_preview
from dossier.text import Language, Text


@click.command("preview")
@case_options
@click.option("-o", "--out", type=click.Path(path_type=Path), help="写入文件，默认“简称-预览.html” / file to write")
@click.option("--open", "opened", is_flag=True, help="写好后用浏览器打开 / open it in the browser")
@reveal_option
@click.pass_obj
def command(language: Language, case: Case, out: Path | None, opened: bool, reveal: bool) -> int:
    """把全部文件合成一页预览，标出每处缺口 · Show all documents on one page, every gap marked."""
    report = replace(check(case), reveal=reveal)
    place = out or Path(f"{safe(case.profile.company.short_name or case.profile.company.name)}-预览.html")
    write_whole(place, render_preview(report, language))
    click.echo(Text(f"已写入：{place}", f"written: {place}").pick(language))
    if opened:
        webbrowser.open(place.absolute().as_uri())
    return ExitCode.READY
