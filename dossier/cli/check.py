"""Check a profile and print the report."""

from dataclasses import replace
from pathlib import Path

import click

from dossier.case import Case
from dossier.cli.formats import FORMATS, rendered, show
from dossier.cli.options import case_options, reveal_option
from dossier.errors import ExitCode
from dossier.pipeline import check
from dossier.text import Language


@click.command("check")
@case_options
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="输出格式 / output")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="写入文件 / write to a file")
@reveal_option
@click.pass_obj
def command(language: Language, case: Case, form: str, out: Path | None, reveal: bool) -> int:
    """检查档案；0 可以提交，1 有阻断项 · Check a profile; 0 ready, 1 findings block."""
    report = replace(check(case), reveal=reveal)
    if out is None:
        show(report, form, language)
    else:
        from dossier.cli.output import write_whole  # here, because most checks write no file

        write_whole(out, rendered(report, form, language))
    return ExitCode.READY if report.ready else ExitCode.FINDINGS
