"""Write rules for a terminal: a line each, or one with its reason, law, values and way out."""

from collections.abc import Iterable, Iterator, Mapping

from dossier.reports.values import period_words, value_words
from dossier.reports.words import CONFIDENCE, SEVERITIES, note, source
from dossier.rulebook.model import DatedValue, Hint, Requirement, Rule
from dossier.text import Text


def rule_line(rule: Rule) -> Text:
    """Return code, severity, title and confidence of a rule."""
    severity, confidence = SEVERITIES[rule.severity], CONFIDENCE[rule.citation.confidence]
    return Text(
        f"{rule.code}  {severity.zh}  {rule.title.zh}（{confidence.zh}）",
        f"{rule.code}  {severity.en:<7}  {rule.title.en} ({confidence.en})",
    )


def rule_details(rule: Rule, values: Mapping[str, DatedValue], titles: Mapping[str, Text]) -> Iterator[Text]:
    """Yield everything about one rule and the values it reads."""
    severity, basis = SEVERITIES[rule.severity], source(rule.citation)
    yield Text(f"{rule.code} {rule.title.zh}（{rule.name}）", f"{rule.code} {rule.title.en} ({rule.name})")
    yield Text(f"严重程度：{severity.zh}", f"severity: {severity.en}")
    if rule.prerequisite:
        yield Text(
            "前提条件：不论可信程度均阻断",
            "prerequisite: blocks whatever its confidence",
        )
    yield Text(f"原因：{rule.why.zh}", f"reason: {rule.why.en}")
    yield Text(f"依据：{basis.zh}", f"basis: {basis.en}")
    doubt = note(rule.citation)
    if doubt.zh:
        yield Text(f"说明：{doubt.zh}", f"note: {doubt.en}")
    for key in rule.value_keys:
        yield _value(titles[key], values.get(key))
    yield Text(f"处理：{rule.fix.zh}", f"what to do: {rule.fix.en}")


def _value(title: Text, value: DatedValue | None) -> Text:
    if value is None:
        return Text(f"数值（{title.zh}）：这一天没有有效的规定", f"value ({title.en}): nothing in force on this day")
    said, period, basis = value_words(value), period_words(value), source(value.citation)
    return Text(
        f"数值（{title.zh}）：{said.zh}，{period.zh}；依据：{basis.zh}",
        f"value ({title.en}): {said.en}, {period.en}; basis: {basis.en}",
    )


def statement_lines(title: Text, statements: Iterable[Requirement | Hint]) -> Iterator[Text]:
    """Yield statements with their sources under a heading; nothing when there is none."""
    said = [(one.text, source(one.citation)) for one in statements]
    if said:
        yield Text("", "")
        yield Text(f"{title.zh}：", f"{title.en}:")
    yield from (Text(f"  · {text.zh} —— {basis.zh}", f"  · {text.en} — {basis.en}") for text, basis in said)
