"""Write a report as Markdown for issues, mails and notes."""

import re
from collections.abc import Iterator

from dossier.reports.coming import COMING
from dossier.reports.groups import Block, Group, open_groups, way
from dossier.reports.next_step import next_step, verdict
from dossier.reports.report import Report
from dossier.reports.text import doubt, heading, summary
from dossier.reports.words import source, state
from dossier.text import Language, Text
from dossier.values.location import Location

_WAY, _WAIVED = Text("处理", "What to do"), Text("豁免", "Waived")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!])")


def render_markdown(report: Report, language: Language) -> str:
    """Return the report as Markdown that shows what the findings say and nothing a profile could smuggle in."""
    return report.shown("\n".join(_lines(report, language)), star=r"\*") + "\n"


def _lines(report: Report, language: Language) -> Iterator[str]:
    yield f"# {Text('申请材料检查报告', 'Application check report').pick(language)}"
    yield from ("", _plain(heading(report).pick(language)), "")
    yield f"**{_plain(verdict(report).pick(language))}**"
    yield from ("", Text("下一步：", "Next step: ").pick(language) + _plain(next_step(report).pick(language)))
    for line in doubt(report):
        yield from ("", f"> {_plain(line.pick(language))}")
    for group in open_groups(report):
        yield from ("", f"## {group.title.pick(language)} ({len(group.findings)})")
        yield from (line.pick(language) for line in _group(group))
    if report.changes:
        yield from ("", f"## {COMING.pick(language)}", "")
        yield from (f"- {_plain(change.text.pick(language))}" for change in report.changes)
    yield from ("", _plain(summary(report).pick(language)))


def _group(group: Group) -> Iterator[Text]:
    if group.waits:
        yield Text("", "")
        yield from (_item(Text(documents, documents), checks) for documents, checks in group.waits.items())
        yield _item(_WAY, group.findings[0].fix)
        return
    for block in group.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Text]:
    head, word, basis = block.head, state(block.head), source(block.head.citation)
    label = _WAIVED if head.waiver else _WAY
    yield Text("", "")
    yield Text(
        f"### {head.code} {_plain(head.title.zh)} · {word.zh}",
        f"### {head.code} {_plain(head.title.en)} · {word.en}",
    )
    yield Text("", "")
    for finding in block.findings:
        yield _item(Text("说明", "Finding"), finding.message)
        if finding.location and block.place is None:
            yield _where(finding.location, nested=True)
        if block.way is None:
            yield _item(label, way(finding), nested=True)
    if block.place:
        yield _where(block.place)
    if block.way is not None:
        yield _item(label, block.way)
    if basis.zh:
        yield _item(Text("依据", "Basis"), basis)


def _where(place: Location, *, nested: bool = False) -> Text:
    return _item(Text("位置", "Place"), Text(str(place), str(place)), nested=nested)


def _item(label: Text, said: Text, *, nested: bool = False) -> Text:
    mark = "  -" if nested else "-"
    return Text(f"{mark} {_plain(label.zh)}：{_plain(said.zh)}", f"{mark} {_plain(label.en)}: {_plain(said.en)}")


def _plain(text: str) -> str:
    """Return text on one line in which no character has a meaning of its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
