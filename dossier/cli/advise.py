"""Advise which licence, filing or approval a product needs, from a profile or from answers."""

from datetime import date
from pathlib import Path

import click

from dossier.advise.answers import WORDS, advise_answers, questions, read_answers
from dossier.advise.report import SOME_AUTHORITY, AdviceReport, confirming, profile_report
from dossier.advise.sectors import GATE
from dossier.cli.options import as_of_option
from dossier.errors import ExitCode, UsageError
from dossier.rulebook.advice import AdviceTable, Gate
from dossier.rulebook.cache import open_advice
from dossier.text import Language, Text

_CHOICES = Text("是/否/不清楚", "yes/no/unknown")


@click.command("advise")
@click.argument("profile", type=click.Path(path_type=Path), required=False)
@click.option("--ask", is_flag=True, help="逐题提问 / ask question by question")
@click.option("--answers", type=click.Path(path_type=Path), help="答卷文件 / file of answers")
@click.option("--questions", "listing", is_flag=True, help="输出空白答卷 / write a blank file of answers")
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式 / output")
@click.pass_obj
def command(
    language: Language,
    profile: Path | None,
    ask: bool,
    answers: Path | None,
    listing: bool,
    as_of: date | None,
    form: str,
) -> int:
    """判断需要哪种许可、备案或审批；1 表示申请与判断不符 · Licence, filing, or ask; 1 when the application differs."""
    if sum((profile is not None, ask, answers is not None, listing)) != 1:
        raise UsageError(
            Text(
                "请给出档案，或 --ask、--answers、--questions 之一",
                "give a profile, or one of --ask, --answers, --questions",
            )
        )
    table = open_advice()
    if listing:
        click.echo(_blank(table, language), nl=False)
        return ExitCode.READY
    report = _of_profile(table, profile, as_of) if profile else _of_answers(table, answers, as_of, language)
    click.echo(_rendered(report, form, language), nl=False)
    return ExitCode.READY if report.fits else ExitCode.FINDINGS


def _rendered(report: AdviceReport, form: str, language: Language) -> str:
    if form == "json":
        from dossier.advise.to_json import render_json

        return render_json(report)
    from dossier.advise.render import render_text

    return render_text(report, language)


def _of_profile(table: AdviceTable, path: Path, as_of: date | None) -> AdviceReport:
    from dossier.profile.load import load_profile
    from dossier.rulebook.cache import open_law
    from dossier.rulebook.places import find_province

    profile = load_profile(path).profile
    day = as_of or profile.application.planned_submission or date.today()
    province = profile.application.province
    authority = find_province(open_law(), province).authority if province else ""
    return profile_report(table, profile, day, authority)


def _of_answers(table: AdviceTable, path: Path | None, as_of: date | None, language: Language) -> AdviceReport:
    answers = read_answers(table, path) if path else _asked(table, language)
    day = as_of or date.today()
    advice = advise_answers(table, answers, day)
    subject = Text("按所答问题", "from the answers given")
    return AdviceReport(table, day, subject, confirming(advice, SOME_AUTHORITY), advice)


def _asked(table: AdviceTable, language: Language) -> dict[str, bool | None]:
    """Ask on the error stream, so that the output stays the advice alone."""
    answers: dict[str, bool | None] = {}
    for number, (key, question) in enumerate(questions(table, answers), 1):
        prompt = f"{number}. {question.pick(language)} [{_CHOICES.pick(language)}]"
        answers[key] = _answered(prompt, language)
    return answers


def _answered(prompt: str, language: Language) -> bool | None:
    """Ask until the answer is understood."""
    while True:
        told = str(click.prompt(prompt, err=True))
        if (word := told.strip().lower()) in WORDS:
            return WORDS[word]
        again = Text(f"没有看懂“{told}”，请回答{_CHOICES.zh}", f"“{told}” is not understood: answer {_CHOICES.en}")
        click.echo(again.pick(language), err=True)


def _blank(table: AdviceTable, language: Language) -> str:
    """Return a file in which every question awaits its answer."""
    fields = [
        (sector.key, sector.question, Gate(GATE, False)) for sector in table.sectors.values() if not sector.points
    ]
    asked = [(fact.key, fact.question, fact.gate) for fact in table.facts.values() if not fact.derived]
    word = Text("不清楚", "unknown").pick(language)
    lines = (
        f"# {question.pick(language)}{_waits(gate, language)}\n{key}: {word}\n"
        for key, question, gate in (*asked, *fields)
    )
    return f"# {_CHOICES.pick(language)}\n\n" + "\n".join(lines)


def _waits(gate: Gate | None, language: Language) -> str:
    """Say for which answer to an earlier question a later one is meant."""
    if gate is None:
        return ""
    wanted = Text("否", "no") if gate.unless else Text("是", "yes")
    return Text(f"（{gate.fact} 为“{wanted.zh}”时才回答）", f" (only where {gate.fact} is {wanted.en})").pick(language)
