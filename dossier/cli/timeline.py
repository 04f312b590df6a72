"""Show the days of the procedure, of licences and of papers that run out, or write them as a calendar."""

from datetime import date
from pathlib import Path

import click

from dossier.case import Case
from dossier.cli.options import Day, profile_argument, province_option
from dossier.cli.output import write_whole
from dossier.pipeline import open_profile
from dossier.reports.coming import coming_changes
from dossier.rulebook.cache import open_law
from dossier.text import Language, Text
from dossier.timeline.deadline import Deadline
from dossier.timeline.plan import deadlines, later


@click.command("timeline")
@profile_argument
@province_option
@click.option("--submitted", type=Day(), help="提交日，默认计划提交日 / day of submission; default: planned")
@click.option("--format", "form", type=click.Choice(["text", "json", "ics"]), default="text", help="输出格式 / output")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="写入文件，默认输出到终端 / write to a file")
@click.pass_obj
def command(
    language: Language, profile: Path, province: str | None, submitted: date | None, form: str, out: Path | None
) -> int:
    """推算受理、决定、年报、延续和材料到期的日期 · Count the days of the procedure, duties and papers."""
    case = open_profile(profile, province, submitted)
    found = deadlines(case, case.as_of)
    content = _rendered(case, found, form, language)
    if out is None:
        click.echo(content, nl=False)
    else:
        write_whole(out, content)
        click.echo(Text(f"已写入：{out}", f"written: {out}").pick(language))
    if form == "ics":
        _warn_of_gaps(case, found, language)
    return 0


def _rendered(case: Case, found: tuple[Deadline, ...], form: str, language: Language) -> bytes:
    if form == "ics":
        from dossier.reports.timeline_calendar import render_calendar

        return render_calendar(case, found, language)
    from dossier.reports.timeline import render_timeline_json, render_timeline_text

    changes = coming_changes(open_law(), case.rulebook.province.code, case.as_of)
    left_out = later(case, case.as_of)
    if form == "json":
        return render_timeline_json(case, case.as_of, found, left_out, changes).encode()
    return render_timeline_text(case, case.as_of, found, left_out, changes, language).encode()


def _warn_of_gaps(case: Case, found: tuple[Deadline, ...], language: Language) -> None:
    """Say what a calendar cannot show: it would look as if nothing were due."""
    from dossier.reports.timeline import cut_off

    click.echo(cut_off(later(case, case.as_of)).pick(language), err=True)
    titles = [deadline.title.pick(language) for deadline in found if deadline.day is None]
    if titles:
        names = ("；" if language == "zh" else "; ").join(titles)
        text = Text(f"日历中没有这些没有日期的事项：{names}", f"not in the calendar, for lack of a day: {names}")
        click.echo(text.pick(language), err=True)
