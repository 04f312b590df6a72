"""Read evidence files, show what they say beside the profile, and take chosen values over into the profile."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dossier.case import Case
from dossier.checks.readings import comparisons, recognise
from dossier.cli.groups import Commands
from dossier.cli.options import case_options, reveal_option
from dossier.errors import ExitCode, UsageError
from dossier.text import Language, Text

if TYPE_CHECKING:
    from dossier.accept.choose import Choice


@click.group("evidence", cls=Commands)
def command() -> None:
    """识读证明文件，与档案比对 · Read evidence files and compare them with the profile."""


def _format_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式 / output"
    )(function)


@command.command("read")
@case_options
@_format_option
@reveal_option
@click.pass_obj
def read(language: Language, case: Case, form: str, reveal: bool) -> int:
    """识读全部证明文件；0 全部一致，1 有不一致或未识读 · Read all files; 0 all agree, 1 not."""
    recognise(case, lambda number, count, file: click.echo(f"[{number}/{count}] {file}", err=True))
    return _show(language, case, form, reveal)


@command.command("show")
@case_options
@_format_option
@reveal_option
@click.pass_obj
def show(language: Language, case: Case, form: str, reveal: bool) -> int:
    """列出读到的内容和档案的内容；0 全部一致，1 有不一致或未识读 · Show both; 0 all agree, 1 not."""
    return _show(language, case, form, reveal)


def _show(language: Language, case: Case, form: str, reveal: bool) -> int:
    from dossier.reports.readings import readings_json, readings_text  # here, because accepting shows no table

    found, hide = comparisons(case), None if reveal else case.masked
    click.echo(readings_json(found, hide) if form == "json" else readings_text(found, language, hide), nl=False)
    return ExitCode.READY if all(one.state == "equal" for one in found) else ExitCode.FINDINGS


@command.command("accept")
@case_options
@click.argument("fields", nargs=-1)
@click.option("--all", "every", is_flag=True, help="档案中未填的全部项目 / all fields the profile leaves empty")
@click.option("--dry-run", is_flag=True, help="只显示改动，不写入 / show the changes only")
@reveal_option
@click.pass_obj
def accept(language: Language, case: Case, fields: tuple[str, ...], every: bool, dry_run: bool, reveal: bool) -> int:
    """把读到的值写入档案的指定项；0 已写入，1 没有可写的 · Write read values; 0 written, 1 nothing."""
    from dossier.accept.choose import choose
    from dossier.accept.write import difference, edited, replace_profile

    if bool(fields) == every:
        raise UsageError(_WHICH, hint=_HOW)
    choices = choose(case, fields, empty=every)
    text = edited(case.loaded, choices)
    if text == case.loaded.text:
        click.echo(_NOTHING.pick(language), err=True)
        return ExitCode.FINDINGS
    changes = difference(case.loaded, text)
    click.echo(changes if reveal else case.masked(changes))
    for choice in choices:
        if choice.recognised:
            click.echo(_recognised(choice).pick(language), err=True)
    if not dry_run:
        copy = replace_profile(case.loaded, text)
        click.echo(_written(case.loaded.path, copy).pick(language), err=True)
    return ExitCode.READY


_WHICH = Text("请写明要接受的项目，或者用 --all，两者只用其一", "name the fields to accept, or use --all, one of both")
_HOW = Text(
    "例如 dossier evidence accept profile.yaml company.uscc；读到的内容见 dossier evidence show",
    "for example dossier evidence accept profile.yaml company.uscc; dossier evidence show lists what was read",
)
_NOTHING = Text("没有需要写入的内容", "there is nothing to write")


def _recognised(choice: "Choice") -> Text:
    files = "、".join(choice.files)
    return Text(
        f"{choice.path} 为识别所得，请对照原件：{files}",
        f"{choice.path} was recognised; compare it with the original: {files}",
    )


def _written(path: Path, copy: Path) -> Text:
    return Text(
        f"已写入 {path}；改动前的档案保存为 {copy.name}", f"{path} written; the profile as it was is {copy.name}"
    )
