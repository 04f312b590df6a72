"""Check a profile and print the report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from dossier.cli.formats import FORMATS, rendered, show
from dossier.cli.options import as_of_option, profile_argument, province_option, templates_option
from dossier.errors import ExitCode
from dossier.pipeline import check, open_profile
from dossier.text import Language


@click.command("check")
@profile_argument
@province_option
@as_of_option
@templates_option
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="输出格式 / output")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="写入文件 / write to a file")
@click.option("--reveal", is_flag=True, help="不隐藏证件号码和手机号码 / show personal numbers in full")
@click.pass_obj
def command(
    language: Language,
    profile: Path,
    province: str | None,
    as_of: date | None,
    templates: tuple[Path, ...],
    form: str,
    out: Path | None,
    reveal: bool,
) -> int:
    """检查档案；0 可以提交，1 有阻断项 · Check a profile; 0 ready, 1 findings block."""
    report = replace(check(open_profile(profile, province, as_of, templates)), reveal=reveal)
    if out is None:
        show(report, form, language)
    else:
        from dossier.cli.output import write_whole  # here, because most checks write no file

        write_whole(out, rendered(report, form, language))
    return ExitCode.READY if report.ready else ExitCode.FINDINGS
