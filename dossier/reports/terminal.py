"""Show a report on a terminal: coloured, wrapped to its width, grouped with the worst first."""

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text as Line

from dossier.finding import Finding
from dossier.reports.coming import COMING
from dossier.reports.groups import open_groups
from dossier.reports.next_step import next_step, verdict
from dossier.reports.report import Report
from dossier.reports.text import doubt, heading, summary
from dossier.reports.words import source, state
from dossier.text import Language, Text

_COLOURS = {"broken": "red", "missing": "magenta", "warning": "yellow", "later": "cyan", "waived": "bright_black"}
_INDENT = 4


def print_report(report: Report, language: Language, console: Console | None = None) -> None:
    """Print the report; nothing a profile says is read as markup."""
    screen = console or Console(highlight=False, soft_wrap=False)
    screen.print(Line(report.shown(heading(report).pick(language)), style="bold"))
    for line in doubt(report):
        screen.print(Line(report.shown(line.pick(language)), style="yellow"))
    for group in open_groups(report):
        colour = _COLOURS[group.key]
        title = Line(f"{group.title.pick(language)} ({len(group.findings)})", style=f"bold {colour}")
        screen.print()
        screen.print(Rule(title, style=colour, align="left"))
        for finding in group.findings:
            screen.print(_finding(report, finding, colour, language))
    if report.changes:
        screen.print()
        screen.print(Rule(Line(COMING.pick(language), style="bold blue"), style="blue", align="left"))
        for change in report.changes:
            screen.print(Padding(Line(change.text.pick(language)), (0, 0, 0, _INDENT)))
    screen.print()
    screen.print(Line(summary(report).pick(language), style="bright_black"))
    screen.print(Line(report.shown(verdict(report).pick(language)), style="bold green" if report.ready else "bold red"))
    label = Text("下一步：", "Next step: ").pick(language)
    screen.print(Line(label + report.shown(next_step(report).pick(language)), style="bold"))


def _finding(report: Report, finding: Finding, colour: str, language: Language) -> Group:
    head = Line.assemble(
        (f" {state(finding).pick(language)} ", f"reverse {colour}"), (f" {finding.code} ", "bold"),
        (finding.title.pick(language), "bold"),
    )  # fmt: skip
    lines = [
        Padding(Line.assemble((label, "bright_black"), (report.shown(said), style)), (0, 0, 0, _INDENT))
        for label, said, style in _parts(finding, language)
    ]
    return Group(Line(), head, *lines)


def _parts(finding: Finding, language: Language) -> list[tuple[str, str, str]]:
    """Return label, words and look of each line below the title."""
    way = Text("豁免：", "waived: ") if finding.waiver else Text("处理：", "what to do: ")
    place = [(Text("位置：", "place: ").pick(language), str(finding.location), "bright_black")]
    basis = source(finding.citation).pick(language)
    return [
        ("", finding.message.pick(language), ""),
        *(place if finding.location else []),
        (way.pick(language), finding.waiver or finding.fix.pick(language), "green"),
        *([(Text("依据：", "basis: ").pick(language), basis, "bright_black")] if basis else []),
    ]
