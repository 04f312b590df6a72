"""Say what provinces change in one rule, and find rules that only one province has."""

from collections.abc import Iterator

from dossier.compare.differences import Difference, differences
from dossier.compare.sides import Side
from dossier.compare.words import side_lines
from dossier.errors import UsageError
from dossier.rulebook.model import Rule
from dossier.text import Text


def find_rule(code: str, *sides: Side) -> tuple[Side, Rule]:
    """Return a rule by code or name, with the first of the sides that has it.

    Raises:
        UsageError: none of them has it.
    """
    for side in sides:
        for rule in side.rules.values():
            if code.upper() == rule.code or code == rule.name:
                return side, rule
    raise UsageError(
        Text(f"没有规则“{code}”", f"there is no rule {code}"),
        hint=Text("dossier rules 列出全部规则", "dossier rules lists all"),
    )


def rule_changes(national: Side, local: Side, rule: Rule) -> tuple[Difference, ...]:
    """Return what a province changes in a rule: its severity, its values, or that it exists."""
    wanted = {("rule", rule.code), *(("value", key) for key in rule.value_keys)}
    return tuple(one for one in differences(national, local) if (one.kind, one.key) in wanted)


def change_lines(local: Side, found: tuple[Difference, ...]) -> Iterator[Text]:
    """Yield the province's side of what it changes."""
    for one in found:
        for line in side_lines(local, one, one.right):
            yield Text(f"  {line.zh}（{one.title.zh}）", f"  {line.en} ({one.title.en})")
