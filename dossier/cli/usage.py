"""Say in the user's language what is wrong with a command line, and what would be right."""

import difflib
from collections.abc import Iterable, Mapping

import click

from dossier.errors import UsageError
from dossier.text import Text

_ARGUMENTS: Mapping[str, Text] = {
    "profile": Text("档案文件", "the profile"),
    "templates": Text("模板目录或文件", "the folder or file of templates"),
    "folder": Text("目录", "the folder"),
    "package": Text("套件文件夹或 zip", "the package (folder or zip)"),
    "left": Text("第一个省份", "the first province"),
    "right": Text("第二个省份", "the second province"),
    "code": Text("规则代码", "the code of a rule"),
    "fields": Text("要接受的项目", "the fields to accept"),
}
"""Argument → what is to be written there."""


def usage_error(problem: click.ClickException) -> UsageError:
    """Return what click found as an error in both languages; click's own sentences are English only."""
    wrong, right = _words(problem)
    return UsageError(wrong, hint=_with_help(right, problem))


def no_such_command(name: str, commands: Iterable[str]) -> UsageError:
    """Return the error for a command that does not exist, with the nearest one or all of them."""
    known = list(commands)
    near = difflib.get_close_matches(name, known, 1)
    hint = _meant(near) if near else Text(f"可用的命令：{'、'.join(known)}", f"commands: {', '.join(known)}")
    return UsageError(Text(f"没有“{name}”这个命令", f"there is no command “{name}”"), hint=hint)


def parameter_name(parameter: click.Parameter | None) -> Text:
    """Name an option by its flag and an argument by what is to be written there."""
    if parameter is None:
        return Text("参数", "the argument")
    if isinstance(parameter, click.Option):
        flag = max(parameter.opts, key=len)
        return Text(f"选项 {flag}", f"option {flag}")
    name = parameter.human_readable_name
    return _ARGUMENTS.get(parameter.name or "", Text(f"参数 {name}", f"argument {name}"))


def _words(problem: click.ClickException) -> tuple[Text, Text | None]:
    if isinstance(problem, click.NoSuchOption):
        wrong = Text(f"没有 {problem.option_name} 这个选项", f"there is no option {problem.option_name}")
        return wrong, _meant(problem.possibilities or [])
    if isinstance(problem, click.MissingParameter):
        name = parameter_name(problem.param)
        return Text(f"缺少{name.zh}", f"{name.en} is missing"), None
    if isinstance(problem, click.BadParameter):
        return _bad_value(problem.param)
    if isinstance(problem, click.BadOptionUsage):
        return _bad_option(problem)
    if isinstance(problem, click.UsageError):
        return _too_much(problem), None
    return Text("命令不能执行", "the command cannot be carried out"), None


def _bad_value(parameter: click.Parameter | None) -> tuple[Text, Text | None]:
    name, kind = parameter_name(parameter), None if parameter is None else parameter.type
    if isinstance(kind, click.Path):
        return Text(f"{name.zh}无法读取：没有权限", f"{name.en} cannot be read: permission denied"), None
    wrong = Text(f"{name.zh}：值不对", f"{name.en}: the value does not fit")
    if isinstance(kind, click.Choice):
        choices = [str(choice) for choice in kind.choices]
        return wrong, Text(f"可选：{'、'.join(choices)}", f"choices: {', '.join(choices)}")
    return wrong, None


def _bad_option(problem: click.BadOptionUsage) -> tuple[Text, Text | None]:
    """Tell an option without its value from a flag with one: click says it in its sentence alone."""
    flag = problem.option_name
    if "does not take" in problem.message:
        return Text(f"选项 {flag} 后面不写值", f"option {flag} takes no value"), None
    return Text(f"选项 {flag} 后面没有写值", f"option {flag} lacks its value"), None


def _too_much(problem: click.UsageError) -> Text:
    """Name what is left over; click has it in the brackets of its sentence alone."""
    rest = problem.message.partition("(")[2].rpartition(")")[0]
    if not rest:
        return Text("命令的写法不对", "the command is not written as it should be")
    return Text(f"多写了“{rest}”", f"“{rest}” is too much")


def _meant(near: list[str]) -> Text | None:
    return Text(f"是不是 {near[0]}？", f"did you mean {near[0]}?") if near else None


def _with_help(right: Text | None, problem: click.ClickException) -> Text | None:
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    if context is None:
        return right
    path, places = context.command_path, _places(context.command)
    usage = Text(
        f"用法：{path} {places.zh}[选项]；全部选项见 {path} --help",
        f"usage: {path} {places.en}[options]; all options: {path} --help",
    )
    return usage if right is None else Text(f"{right.zh}\n    {usage.zh}", f"{right.en}\n    {usage.en}")


def _places(command: click.Command) -> Text:
    """Return the arguments of a command as the usage shows them, each followed by a blank."""
    if isinstance(command, click.Group):
        return Text("<命令> ", "<command> ")
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    shown = [(parameter_name(one), "<{}> " if one.required else "[{}] ") for one in arguments]
    return Text(
        "".join(form.format(name.zh) for name, form in shown),
        "".join(form.format(name.en.removeprefix("the ")) for name, form in shown),
    )
