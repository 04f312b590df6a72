"""Write the rule catalogue of docs/ from the law files, with an example from each rule's case file.

Run as ``python -m tests.rules.catalogue``; a test compares the pages with what this makes.
"""

import tempfile
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

from dossier.finding import Finding, Outcome
from dossier.reports.words import CONFIDENCE, SEVERITIES
from dossier.rulebook.model import LawRule, Rule
from dossier.rulebook.resolve import weighed
from dossier.text import Language, Text
from dossier.values.citation import Citation
from tests.rules.test_rules import (
    EXAMPLES,
    Example,
    base,
    changed,
    findings_of,
    law,
    make_case,
    write_file,
)

DOCS = Path(__file__).parents[2] / "docs"
PAGES: dict[Language, Path] = {"zh": DOCS / "rule-catalogue.zh-CN.md", "en": DOCS / "rule-catalogue.md"}
GROUPS = {
    "A": Text("申请单位", "Applicant"), "B": Text("股东和外资", "Shareholders and foreign capital"),
    "C": Text("人员和社会保险", "People and social insurance"), "D": Text("域名、备案、网站和 APP", "Domains, filings, sites and apps"),
    "E": Text("接入和托管", "Access and hosting"), "F": Text("业务种类和业务描述", "Categories and services"),
    "G": Text("业务发展报告", "Business report"), "H": Text("技术方案", "Technical plan"),
    "I": Text("网络与信息安全", "Network and information security"), "J": Text("服务质量", "Quality of service"),
    "K": Text("签字、盖章、日期", "Signatures, seals, dates"), "L": Text("文件和齐备性", "Files and completeness"),
    "M": Text("材料之间的一致", "Consistency between documents"), "N": Text("在线数据处理与交易处理", "Trading platforms (B21)"),
    "O": Text("补正", "After submission"), "P": Text("豁免和核对记录", "Waivers and recorded looks"),
    "X": Text("地方规则", "Rules of provinces"),
}  # fmt: skip
INTRO = Text(
    "本页由规则文件和每条规则的测试样例生成（`make docs`），请勿手工修改。可信程度的含义见 [规则说明](rules.md)；“示例”是虚构样例中不符合时的提示语。",
    "Made from the law files and the case file of each rule (`make docs`); do not edit. "
    "[Rules](rules.md) explains the confidence words. The example is the message of a fictional failing case.",
)


def page(language: Language, messages: dict[str, Finding]) -> str:
    return "\n".join(_lines(language, messages)) + "\n"


def _lines(language: Language, messages: dict[str, Finding]) -> Iterator[str]:
    entries = sorted(rules(), key=lambda entry: entry.rule.code)
    yield f"# {Text('规则目录', 'Rule catalogue').pick(language)}"
    yield from ("", INTRO.pick(language), "")
    yield Text(f"共 {len(entries)} 条规则。", f"{len(entries)} rules.").pick(language)
    for group, members in groupby(entries, key=lambda entry: entry.rule.code[0]):
        yield from ("", f"## {group} {GROUPS[group].pick(language)}")
        for entry in members:
            yield from _entry(entry.rule, language, messages.get(entry.rule.code))


def _entry(rule: Rule, language: Language, failing: Finding | None) -> Iterator[str]:
    yield from ("", f"### {rule.code} {rule.title.pick(language)}", "")
    yield f"{rule.why.pick(language)}"
    yield ""
    severity = SEVERITIES[weighed(rule)].pick(language)
    prerequisite = Text("，前提条件", ", prerequisite").pick(language) if rule.prerequisite else ""
    yield f"- `{rule.name}` · {severity}{prerequisite}"
    yield f"- {Text('依据', 'Basis').pick(language)}{_colon(language)}{_basis(rule.citation, language)}"
    yield f"- {Text('处理', 'What to do').pick(language)}{_colon(language)}{(failing.fix if failing else rule.fix).pick(language)}"
    if failing is not None:
        yield f"- {Text('示例', 'Example').pick(language)}{_colon(language)}{failing.message.pick(language)}"


def _colon(language: Language) -> str:
    return "：" if language == "zh" else ": "


def _basis(citation: Citation, language: Language) -> str:
    confidence = CONFIDENCE[citation.confidence].pick(language)
    label = f"[{citation.label()}]({citation.url})" if citation.url else citation.label()
    seen = Text(f"，查阅于 {citation.seen_on}", f", seen {citation.seen_on}").pick(language) if citation.seen_on else ""
    note = f"；{citation.note}" if citation.note and language == "zh" else ""
    brackets = "（{}）" if language == "zh" else " ({})"
    return f"{label}{brackets.format(f'{confidence}{seen}{note}')}"


def rules() -> list[LawRule]:
    return [*law().rules, *(rule for place in law().provinces.values() for rule in place.rules)]


def failing_examples() -> dict[str, Finding]:
    """Return, for each rule, the finding of the first case that is expected to fail."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "base"
        for item in base()["evidence"]:
            write_file(workspace / item["file"], "ok-pdf")
        found: dict[str, Finding] = {}
        for number, example in enumerate(EXAMPLES):
            if example.rule not in found and _fails(example):
                found |= _failing(example, workspace, Path(folder) / str(number))
        return found


def _fails(example: Example) -> bool:
    expected = example.entry["expect"]
    return (expected if isinstance(expected, str) else expected["outcome"]) == "fail"


def _failing(example: Example, workspace: Path, folder: Path) -> dict[str, Finding]:
    case = make_case(example.entry, changed(workspace, example.entry.get("files", {}), folder))
    failing = (one for one in findings_of(case, example.rule, example.entry) if one.outcome is Outcome.FAIL)
    return {finding.code: finding for finding in islice(failing, 1)}


def main() -> None:
    messages = failing_examples()
    for language, path in PAGES.items():
        path.write_text(page(language, messages), "utf-8")


if __name__ == "__main__":
    main()
