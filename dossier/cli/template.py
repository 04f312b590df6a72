"""Check templates and blank forms of the user's own, and list the facts they need."""

import json
from pathlib import Path

import click

from dossier.cli.groups import Commands
from dossier.documents.own.check import Checked, check_own
from dossier.documents.own.names import title_of
from dossier.errors import ExitCode
from dossier.text import Language, Text


@click.group("template", cls=Commands)
def command() -> None:
    """检查自有模板，列出模板需要的资料 · Check own templates, list the facts they need."""


@command.command("check")
@click.argument("templates", type=click.Path(path_type=Path))
@click.pass_obj
def check(language: Language, templates: Path) -> int:
    """列出自有模板的全部问题；0 没有问题，1 有问题 · List all problems; 0 none, 1 some."""
    checked = check_own(templates)
    for problem in checked.problems:
        click.echo(problem.render(language))
    click.echo(_summary(checked).pick(language))
    return ExitCode.FINDINGS if checked.problems else ExitCode.READY


def _summary(checked: Checked) -> Text:
    files, count = len(checked.files), len(checked.problems)
    if not count:
        return Text(f"检查了{files}个文件，没有发现问题", f"{files} files checked, no problems found")
    return Text(f"检查了{files}个文件，发现{count}个问题", f"{files} files checked, {count} problems found")


@command.command("fields")
@click.argument("templates", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式 / output")
@click.pass_obj
def fields(language: Language, templates: Path, form: str) -> int:
    """列出自有模板需要的资料：字段、名称、使用处 · List field, name and place of each fact."""
    needs = check_own(templates).needs
    if form == "json":
        rows = [{"path": path, "title": title_of(path)._asdict(), "where": places} for path, places in needs.items()]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return ExitCode.READY
    for path, places in needs.items():
        click.echo(f"{path}  {title_of(path).pick(language)}")
        click.echo(f"    {'、'.join(places)}" if language == "zh" else f"    {', '.join(places)}")
    return ExitCode.READY
