"""Word a verdict: the rule's own message where it has one, a standard sentence otherwise, filled with the facts."""

from typing import TYPE_CHECKING

from dossier.finding import Outcome
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule

INAPPLICABLE = "inapplicable"
"""Message key: the conditions of the rule do not hold."""
UNDECIDED = "undecided"
"""Message key: a fact that the conditions of the rule need is missing."""
CRASHED = "crashed"
"""Message key: the check itself failed."""
NOT_YET = "not_yet"
"""Message key: the law behind the rule begins on a later day, and nothing of the kind held before."""
NO_LONGER = "no_longer"
"""Message key: the law behind the rule has ended."""
UNREAD = "unread"
"""Message key: what the law was on the day was not read."""
LAPSED = "lapsed"
"""Message key: part of the law behind the rule has ended."""
UNWRITTEN = "unwritten"
"""Message key: a document the rule reads could not be written."""
DIFFERS = "paper_differs"
"""Message key: the text of a file says something else than the profile."""
RECOGNISED = "paper_recognised"
"""Message key: what was recognised on a picture is something else than the profile says."""
FIRM = "paper_firm"
"""Message key: the same, and the difference is no slip of recognition, so that no look settles it."""
TOLD = "told_elsewhere"
"""Message key: the differences of a file are told by the rules that are about them."""
SETTLED = "paper_settled"
"""Message key: the same, and a named person has compared that very file and found that they agree."""

_STANDARD: "Mapping[str, Text]" = {
    "pass": Text("符合：{title}", "Met: {title}"),
    "unknown": Text("缺少“{subject}”，无法判断“{title}”", "“{subject}” is missing, so “{title}” cannot be judged"),
    "not_applicable": Text("不适用于本次申请：{title}", "Does not concern this application: {title}"),
    INAPPLICABLE: Text("不适用于本次申请：{title}", "Does not concern this application: {title}"),
    UNDECIDED: Text(
        "缺少“{subject}”，无法判断“{title}”是否适用",
        "“{subject}” is missing, so it is not known whether “{title}” concerns this application",
    ),
    NOT_YET: Text(
        "该要求自{since}起施行，{day}尚未生效：{title}",
        "In force only from {since}, not yet on {day}: {title}",
    ),
    NO_LONGER: Text(
        "该要求执行至{until}，{day}不再适用：{title}",
        "In force until {until}, no longer on {day}: {title}",
    ),
    UNREAD: Text(
        "规则库收录的规定自{since}起，{day}适用的规定没有收录，无法判断“{title}”",
        "The law on record begins on {since}; what held on {day} is not on record, so “{title}” cannot be judged",
    ),
    LAPSED: Text(
        "该项检查所依据的部分规定执行至{until}，{day}适用的规定没有收录，无法判断“{title}”",
        "Part of the law behind this check ended on {until}; what holds on {day} is not on record, so “{title}” cannot be judged",
    ),
    "unasked": Text(
        "“{thing}”的“{title}”需要人工核对，档案中没有核对记录",
        "{thing}: “{title}” has to be looked at by a person; the profile records no such look",
    ),
    "early": Text(
        "“{thing}”的“{title}”核对日期为{confirmed}，晚于{day}，不能作为依据",
        "{thing}: the look at “{title}” is dated {confirmed}, after {day}, and proves nothing yet",
    ),
    "old": Text(
        "“{thing}”的“{title}”由{person}于{confirmed}核对，至{day}已超过{limit}天，须重新核对",
        "{thing}: {person} looked at “{title}” on {confirmed}, more than {limit} days before {day}; look again",
    ),
    UNWRITTEN: Text(
        "{documents}缺少事实，尚未写成，无法检查“{title}”",
        "{documents} could not be written for lack of facts, so “{title}” cannot be checked",
    ),
    DIFFERS: Text(
        "文件 {file} 第{page}页写的{field}是“{read}”，档案中“{subject}”是“{known}”{places}，两者不一致",
        "{file}, page {page}, states the {field} “{read}”, while “{subject}” in the profile is “{known}”{places}",
    ),
    RECOGNISED: Text(
        "文件 {file} 第{page}页识读出的{field}是“{read}”，档案中“{subject}”是“{known}”{places}，两者不一致",
        "{file}, page {page}: the {field} was recognised as “{read}”, while “{subject}” in the profile is “{known}”{places}",
    ),
    FIRM: Text(
        "文件 {file} 第{page}页识读出的{field}是“{read}”，档案中“{subject}”是“{known}”{places}，两者不一致；{why}",
        "{file}, page {page}: the {field} was recognised as “{read}”, while “{subject}” in the profile is “{known}”{places}; {why}",
    ),
    SETTLED: Text(
        "文件 {file} 第{page}页识读出的{field}是“{read}”，档案中“{subject}”是“{known}”{places}；{person}于{confirmed}核对该文件，认定一致",
        "{file}, page {page}: the {field} was recognised as “{read}”, while “{subject}” in the profile is “{known}”{places}; "
        "{person} compared the file on {confirmed} and found that they agree",
    ),
    TOLD: Text(
        "文件 {file} 的{fields}与档案不一致，见 {codes}，此处不重复",
        "The file {file} differs from the profile: {fields}; see {codes}, not told again here",
    ),
    CRASHED: Text(
        "程序未能完成检查“{title}”：{problem}。本项没有结论，请人工核对",
        "The tool could not finish the check “{title}”: {problem}. There is no result; please check by hand",
    ),
}
_NOTHING = Text("无需处理", "Nothing to do")
_FILL_IN = Text("请在档案中填写“{subject}”后重新检查", "Fill in “{subject}” in the profile and check again")
_BY_HAND = Text(
    "请按{day}有效的规定人工核对，或者改以规则库收录的日期检查（--as-of）",
    "Check by hand against the law in force on {day}, or check as of a day that is on record (--as-of)",
)
_COMPLETE = Text(
    "先补齐这些文书所缺的事实（见 L01），再重新检查",
    "First fill in the facts these documents lack (see L01), then check again",
)
_COMPARE = Text(
    "打开文件核对：档案有误的，以文件为准更正档案（dossier evidence accept）；文件有误、过期或者放错的，换成正确的文件",
    "Open the file: where the profile is wrong, correct it from the file (dossier evidence accept); where the file is "
    "wrong, outdated or another one, replace it",
)
_RECOGNISE = Text(
    "{fix}；识读有误的，由人核对后在档案 confirmations 中登记：规则 {look}、对象“{file}”、是否符合、核对人、核对日期，"
    "并在核对情况（note）中照抄：“{note}”；没有照抄的，不作为对这一差异的核对",
    "{fix}; where it was only recognised wrongly, have a person compare it and record that in the profile under "
    "confirmations: rule {look}, subject “{file}”, met, person, date, and as note exactly “{note}”; a look whose note "
    "does not quote what was read settles nothing",
)
_REPLACE = Text(
    "{fix}；核对记录不能代替更正。确属识读有误的，重新扫描清楚后再识读",
    "{fix}; a recorded look does not stand for that. Where it was only recognised wrongly, scan the paper again, more clearly",
)
_LOOK = frozenset({"unasked", "early", "old"})
_RECORD = Text(
    "{fix}。核对后在档案 confirmations 中登记：规则 {code}、对象“{thing}”、是否符合、核对人、核对日期",
    "{fix}. Then record it in the profile under confirmations: rule {code}, subject “{thing}”, met, person, date",
)
_OWN_FIX = frozenset({Outcome.FAIL, Outcome.UNKNOWN})


def message(rule: "Rule", verdict: "Verdict", subject: Text) -> Text:
    """Return the sentence about the verdict.

    Raises:
        KeyError: the rule has no such wording, or a placeholder has no fact.
    """
    key = verdict.message or verdict.outcome.value
    text = rule.messages.get(key) or _STANDARD[key]
    return fill(text, rule.title, subject, verdict.facts)


def fix(rule: "Rule", verdict: "Verdict", subject: Text) -> Text:
    """Return what to do: nothing, fill in the missing fact, or what the rule says, for this message if it has that."""
    if verdict.outcome not in _OWN_FIX:
        return _NOTHING
    if verdict.message == UNWRITTEN:
        return _COMPLETE
    if verdict.message in (UNREAD, LAPSED):
        return fill(_BY_HAND, rule.title, subject, verdict.facts)
    if verdict.message == DIFFERS:
        return _COMPARE
    if verdict.message in (RECOGNISED, FIRM):
        facts = {**verdict.facts, "fix": _COMPARE.zh, "fix_en": _COMPARE.en}
        return fill(_RECOGNISE if verdict.message == RECOGNISED else _REPLACE, rule.title, subject, facts)
    if verdict.message in _LOOK and "thing" in verdict.facts:
        own = fill(rule.fix, rule.title, subject, verdict.facts)
        return fill(_RECORD, rule.title, subject, {**verdict.facts, "fix": own.zh, "fix_en": own.en})
    missing = verdict.outcome is Outcome.UNKNOWN and verdict.message in ("", UNDECIDED)
    own = rule.messages.get(f"{verdict.message or verdict.outcome.value}_fix", rule.fix)
    return fill(_FILL_IN if missing else own, rule.title, subject, verdict.facts)


def fill(text: Text, title: Text, subject: Text, facts: "Mapping[str, str]") -> Text:
    """Return the text with ``{title}``, ``{subject}`` and the facts; a fact ``x_en`` stands for ``x`` in English."""
    if "{" not in text.zh and "{" not in text.en:
        return text
    said = {**facts, "title": title.zh, "subject": subject.zh}
    zh = text.zh.format_map(said)
    said.update((name[:-3], value) for name, value in facts.items() if name.endswith("_en"))
    said.update(title=title.en, subject=subject.en)
    return Text(zh, text.en.format_map(said))
