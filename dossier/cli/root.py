"""Find the command a user called, run it, and turn errors into lines and exit codes."""

import gc
import importlib
import os
import signal
import sys
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NoReturn

import click

from dossier import __version__
from dossier.errors import DossierError, ExitCode
from dossier.text import Language, Text

COMMANDS: Mapping[str, Text] = {
    "new": Text("建立一个带说明的工作目录", "make a commented workspace"),
    "advise": Text("判断需要哪种许可、备案或审批", "advise on licence, filing or approvals"),
    "check": Text("检查档案是否符合许可条件", "check a profile against the conditions"),
    "preview": Text("把全部文件合成一页预览并标出缺口", "show all documents on one page with their gaps"),
    "evidence": Text("识读证明文件并与档案比对", "read evidence files and compare them with the profile"),
    "build": Text("生成完整申请套件", "build the submission package"),
    "signed": Text("接收签署后的扫描件，放入套件", "take signed scans back into the package"),
    "verify": Text("核对套件与清单是否一致", "compare a package with its manifest"),
    "timeline": Text("推算办理、年报、延续和材料到期的日期", "count the days of the procedure, duties and papers"),
    "rules": Text("查看规则、法律依据和可信程度", "show rules, their law and its confidence"),
    "template": Text("检查自有模板，列出模板需要的资料", "check own templates, list the facts they need"),
    "diff": Text("比较两个省的要求", "compare the requirements of two provinces"),
    "schema": Text("输出档案的 JSON Schema", "write the JSON Schema of the profile"),
}
"""Command → what it does."""


def default_language() -> Language:
    """Return zh for a Chinese locale or none at all, else en."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.lower().startswith("en") else "zh"


_INTERRUPTED = 130
"""What shells take for a program stopped by Ctrl-C."""


class _Commands(click.Group):
    """Commands are imported when they are called: ``check`` must not pay for ``build``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"dossier.cli.{cmd_name}").command
        command.short_help = COMMANDS[cmd_name].pick(_language(ctx))
        for one in (command, *(command.commands.values() if isinstance(command, click.Group) else ())):
            if all(parameter.name != "lang" for parameter in one.params):
                one.params.append(click.Option(["--lang"], expose_value=False, callback=_choose_language, **_LANG))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from dossier.cli.usage import no_such_command  # here, because most calls are right

            raise no_such_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)


_LANG: Mapping[str, Any] = {"type": click.Choice(["zh", "en"]), "help": "zh 中文 / en English"}


def _choose_language(ctx: click.Context, _: click.Parameter, language: Language | None) -> None:
    """Let --lang after the command prevail over the one before it."""
    ctx.obj = language or ctx.obj


def _language(ctx: click.Context) -> Language:
    return ctx.params.get("lang") or default_language()


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", **_LANG)
@click.version_option(__version__, prog_name="dossier")
@click.pass_context
def root(ctx: click.Context, lang: Language | None) -> None:
    """增值电信业务经营许可证申请材料工具 · Dossiers for value-added telecom licences."""
    ctx.obj = lang or default_language()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(ExitCode.BAD_INPUT)


def main() -> NoReturn:
    """Run the command line and leave with the exit code of the contract."""
    # A check makes a hundred thousand small objects that live to its end; looking through them again and again for
    # cycles would cost an eighth of its time.
    gc.set_threshold(200_000)
    _speak_utf8()
    _leave_in_order()
    try:
        code = root.main(prog_name="dossier", standalone_mode=False)
    except click.ClickException as problem:
        from dossier.cli.usage import usage_error  # here, because most calls are right

        _say(usage_error(problem))
        sys.exit(ExitCode.BAD_INPUT)
    except click.Abort:
        text = Text("已中断；原有的套件没有改动", "interrupted; packages that were there are untouched")
        click.echo(text.pick(_called_language()), err=True)
        sys.exit(_INTERRUPTED)
    except DossierError as problem:
        _say(problem)
        sys.exit(problem.exit_code)
    except Exception as problem:
        _report_crash(problem)
        sys.exit(ExitCode.TOOL_FAILURE)
    sys.exit(code if isinstance(code, int) else ExitCode.READY)


def _leave_in_order() -> None:
    """Let a request to stop, or the end of the terminal, clean up like any other end; a second one changes nothing."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    for number in [getattr(signal, name) for name in names]:
        if signal.getsignal(number) is signal.SIG_DFL:  # whoever started us may have it ignored, as nohup does
            signal.signal(number, _stop)


def _stop(number: int, _: object) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    sys.exit(ExitCode.TOOL_FAILURE)


def _say(problem: DossierError) -> None:
    """Say what is wrong; a message may quote a profile, so personal numbers in it are shortened."""
    from dossier.values.masking import mask  # here, because most runs have no error

    click.echo(mask(problem.render(_called_language())), err=True)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _called_language() -> Language:
    """Return the language last asked for, also where the command line as a whole cannot be understood."""
    language, arguments = default_language(), sys.argv[1:]
    for flag, value in pairwise([*arguments, ""]):
        if flag == "--lang=en" or (flag == "--lang" and value == "en"):
            language = "en"
        if flag == "--lang=zh" or (flag == "--lang" and value == "zh"):
            language = "zh"
    return language


def _report_crash(problem: Exception) -> None:
    """Say one line; the traceback goes to a file, because it helps only whoever mends the tool.

    It may quote the profile: personal numbers in it are shortened, and nobody but this user can read it.
    """
    import traceback  # here, because most runs have none

    from dossier.cache import cache_directory
    from dossier.values.masking import mask

    directory = cache_directory("log")
    place = ""
    if directory is not None:
        log = directory / "crash.log"
        said = mask("".join(traceback.format_exception(problem)))
        log.unlink(missing_ok=True)  # the mode counts only for a file that is made
        with open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
            stream.write(said)
        place = str(log)
    text = Text(
        f"工具内部出错：{type(problem).__name__}。详情：{place}",
        f"internal error: {type(problem).__name__}; see {place}",
    )
    click.echo(text.pick(_called_language()), err=True)
