"""The terminal: colours, width, and no markup from a profile."""

import io

import pytest
from rich.console import Console

from dossier.finding import Outcome
from dossier.reports.terminal import print_report
from dossier.text import Text
from tests.reports.cases import report_of
from tests.reports.findings import finding


def shown(*findings, language="zh", width=80, colour=False):
    stream = io.StringIO()
    print_report(
        report_of(findings), language, Console(file=stream, width=width, force_terminal=colour, highlight=False)
    )
    return stream.getvalue()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_worst_is_first_and_the_next_step_last(language):
    page = shown(finding("C01", Outcome.UNKNOWN), finding("A01", Outcome.FAIL), language=language)
    assert page.index(" A01 ") < page.index(" C01 ")
    assert page.rstrip().splitlines()[-1].startswith(("下一步：", "Next step: "))


def test_colours_only_where_the_terminal_has_them():
    assert "\x1b[" in shown(finding("A01", Outcome.FAIL), colour=True)
    assert "\x1b[" not in shown(finding("A01", Outcome.FAIL))


def test_square_brackets_of_a_profile_stay_what_they_are():
    said = Text("[bold red]公司[/] [link=https://example.cn]x[/link]", "[bold]x[/bold]")
    page = shown(finding("A01", Outcome.FAIL, message=said), colour=True, width=200)
    assert "[bold red]公司[/] [link=https://example.cn]x[/link]" in page


def test_personal_numbers_are_masked():
    said = Text("身份证号440000198308190014、手机13800000021", "440000198308190014 13800000021")
    page = shown(finding("A01", Outcome.FAIL, message=said))
    assert "13800000021" not in page
    assert "440000198308190014" not in page
