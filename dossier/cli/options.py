"""Declare the options several commands share."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from dossier.errors import UsageError
from dossier.text import Text
from dossier.values.dates import parse_date
from dossier.values.problem import ValueProblem


class Day(click.ParamType[date]):
    """A day in ISO or Chinese notation."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day.

        Raises:
            UsageError: it is no day; the hint shows one.
        """
        if isinstance(value, date):
            return value
        try:
            return parse_date(value)
        except ValueProblem as problem:
            from dossier.cli.usage import parameter_name  # here, because most days are right

            name = parameter_name(param)
            wrong = Text(f"{name.zh}：{problem.wrong.zh}", f"{name.en}: {problem.wrong.en}")
            raise UsageError(wrong, hint=problem.right) from None


def profile_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the profile file."""
    return click.argument("profile", type=click.Path(path_type=Path))(function)


def province_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --province."""
    text = "省份：中文名、拼音、简称或代码 / province: name, pinyin, abbreviation or code"
    return click.option("--province", help=text)(function)


def templates_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --templates."""
    text = "自有模板和空白表的目录，可重复，先写的优先 / folder of own templates, repeatable, the first prevails"
    return click.option("--templates", type=click.Path(path_type=Path), multiple=True, help=text)(function)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --as-of."""
    text = "以哪一天的法律和有效期为准，默认计划提交日 / day that decides; default: planned submission"
    return click.option("--as-of", type=Day(), help=text)(function)


def reveal_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --reveal."""
    text = "不隐藏证件号码和手机号码 / show personal numbers in full"
    return click.option("--reveal", is_flag=True, help=text)(function)


def case_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the profile, --province, --as-of and --templates, and give the command the ``case`` they open."""

    @profile_argument
    @province_option
    @as_of_option
    @templates_option
    @wraps(function)
    def command(
        *,
        profile: Path,
        province: str | None,
        as_of: date | None,
        templates: tuple[Path, ...],
        **others: Any,
    ) -> Any:
        from dossier.pipeline import open_profile  # here, because not every command opens a case

        return function(case=open_profile(profile, province, as_of, templates), **others)

    return command
