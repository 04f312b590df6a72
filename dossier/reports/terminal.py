"""Show a report on a terminal: coloured, wrapped to its width, grouped with the worst first."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text as Line

from dossier.reports.coming import COMING
from dossier.reports.groups import Block, Group, open_groups, way
from dossier.reports.next_step import next_step, verdict
from dossier.reports.report import Report
from dossier.reports.text import doubt, heading, summary
from dossier.reports.words import source, state
from dossier.text import Language, Text

_COLOURS = {
    "broken": "red", "missing": "magenta", "waiting": "magenta", "warning": "yellow", "unlooked": "yellow",
    "later": "cyan", "waived": "bright_black",
}  # fmt: skip
_WAY, _WAIVED = Text("处理：", "what to do: "), Text("豁免：", "waived: ")
_PLACE = Text("位置：", "place: ")
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
        for shown in _group(report, group, colour, language):
            screen.print(shown)
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


def _group(report: Report, group: Group, colour: str, language: Language) -> Iterator[RenderableType]:
    if group.waits:
        yield Line()
        for documents, checks in group.waits.items():
            yield _line(report, f"{documents}{Text('：', ': ').pick(language)}", checks.pick(language), "")
        yield _line(report, _WAY.pick(language), group.findings[0].fix.pick(language), "green")
        return
    for block in group.blocks:
        yield Line()
        yield Line.assemble(
            (f" {state(block.head).pick(language)} ", f"reverse {colour}"), (f" {block.head.code} ", "bold"),
            (block.head.title.pick(language), "bold"),
        )  # fmt: skip
        yield from (_line(report, *part) for part in _parts(block, language))


def _line(report: Report, label: str, said: str, look: str, deeper: int = 0) -> Padding:
    line = Line.assemble((label, "bright_black"), (report.shown(said), look))
    return Padding(line, (0, 0, 0, _INDENT + deeper))


def _parts(block: Block, language: Language) -> Iterator[tuple[str, str, str, int]]:
    """Yield label, words, look and further indent of each line below the title."""
    listed = len(block.findings) > 1
    label = (_WAIVED if block.head.waiver else _WAY).pick(language)
    for finding in block.findings:
        yield "· " if listed else "", finding.message.pick(language), "", 0
        if finding.location and block.place is None:
            yield _PLACE.pick(language), str(finding.location), "bright_black", 2
        if block.way is None:
            yield label, way(finding).pick(language), "green", 2
    if block.place:
        yield _PLACE.pick(language), str(block.place), "bright_black", 0
    if block.way is not None:
        yield label, block.way.pick(language), "green", 0
    if basis := source(block.head.citation).pick(language):
        yield Text("依据：", "basis: ").pick(language), basis, "bright_black", 0
