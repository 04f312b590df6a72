"""Days on the command line."""

from datetime import date

import click
import pytest

from dossier.cli.options import Day
from dossier.errors import UsageError


@pytest.mark.parametrize("text", ["2026-03-05", "2026年3月5日"])
def test_a_day_is_read_in_both_notations(text):
    assert Day().convert(text, None, None) == date(2026, 3, 5)


def test_a_day_that_was_read_already_stays():
    assert Day().convert(date(2026, 3, 5), None, None) == date(2026, 3, 5)


@pytest.mark.parametrize("text", ["05/20/2026", "2026-02-30", "明天"])
def test_anything_else_is_refused_with_what_would_be_right(text):
    option = click.Option(["-d", "--as-of"])
    with pytest.raises(UsageError, match="选项 --as-of：") as problem:
        Day().convert(text, option, None)
    assert problem.value.message.en.startswith("option --as-of: ")
    assert problem.value.hint is not None
    assert problem.value.hint.en.startswith("for example")
