"""Check a profile and print the report."""

from datetime import date
from pathlib import Path

import click

from dossier.cli.options import as_of_option, profile_argument, province_option
from dossier.errors import ExitCode
from dossier.pipeline import check, open_profile
from dossier.reports.report import Report
from dossier.text import Language


@click.command("check")
@profile_argument
@province_option
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="输出格式 / output")
@click.pass_obj
def command(language: Language, profile: Path, province: str | None, as_of: date | None, form: str) -> int:
    """检查档案；0 可以提交，1 有阻断项 · Check a profile; 0 ready, 1 findings block."""
    report = check(open_profile(profile, province, as_of))
    click.echo(_rendered(report, form, language), nl=False)
    return ExitCode.READY if report.ready else ExitCode.FINDINGS


def _rendered(report: Report, form: str, language: Language) -> str:
    if form == "json":
        from dossier.reports.json import render_json

        return render_json(report)
    if form == "html":
        from dossier.reports.html import render_html

        return render_html(report, language)
    from dossier.reports.text import render_text

    return render_text(report, language)
