"""Write a report as Markdown for issues, mails and notes."""

import re
from collections.abc import Iterator

from dossier.finding import Finding
from dossier.reports.coming import COMING
from dossier.reports.groups import open_groups
from dossier.reports.next_step import next_step, verdict
from dossier.reports.report import Report
from dossier.reports.text import doubt, heading, summary
from dossier.reports.words import source, state
from dossier.text import Language, Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!])")


def render_markdown(report: Report, language: Language) -> str:
    """Return the report as Markdown that shows what the findings say and nothing a profile could smuggle in."""
    return report.shown("\n".join(_lines(report, language))) + "\n"


def _lines(report: Report, language: Language) -> Iterator[str]:
    yield f"# {Text('申请材料检查报告', 'Application check report').pick(language)}"
    yield from ("", _plain(heading(report).pick(language)), "")
    yield f"**{_plain(verdict(report).pick(language))}**"
    yield from ("", Text("下一步：", "Next step: ").pick(language) + _plain(next_step(report).pick(language)))
    for line in doubt(report):
        yield from ("", f"> {_plain(line.pick(language))}")
    for group in open_groups(report):
        yield from ("", f"## {group.title.pick(language)} ({len(group.findings)})")
        for finding in group.findings:
            yield from (line.pick(language) for line in _finding(finding))
    if report.changes:
        yield from ("", f"## {COMING.pick(language)}", "")
        yield from (f"- {_plain(change.text.pick(language))}" for change in report.changes)
    yield from ("", _plain(summary(report).pick(language)))


def _finding(finding: Finding) -> Iterator[Text]:
    word, basis = state(finding), source(finding.citation)
    yield Text("", "")
    yield Text(
        f"### {finding.code} {_plain(finding.title.zh)} · {word.zh}",
        f"### {finding.code} {_plain(finding.title.en)} · {word.en}",
    )
    yield Text("", "")
    yield _item(Text("说明", "Finding"), finding.message)
    if finding.location:
        yield _item(Text("位置", "Place"), Text(str(finding.location), str(finding.location)))
    if finding.waiver:
        yield _item(Text("豁免", "Waived"), Text(finding.waiver, finding.waiver))
    else:
        yield _item(Text("处理", "What to do"), finding.fix)
    if basis.zh:
        yield _item(Text("依据", "Basis"), basis)


def _item(label: Text, said: Text) -> Text:
    return Text(f"- {label.zh}：{_plain(said.zh)}", f"- {label.en}: {_plain(said.en)}")


def _plain(text: str) -> str:
    """Return text on one line in which no character has a meaning of its own."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
