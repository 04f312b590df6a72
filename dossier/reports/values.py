"""Say values of the law in words: 100万元, 3 个月, 省内经营 100万元；跨地区经营 1000万元."""

from collections.abc import Mapping

from dossier.rulebook.model import DatedValue
from dossier.text import Text
from dossier.values.money import Money

_UNITS: Mapping[str, Text] = {
    "persons": Text("人", "person"),
    "files": Text("个", "file"),
    "characters": Text("字", "character"),
    "hours": Text("小时", "hour"),
    "days": Text("日", "day"),
    "working_days": Text("个工作日", "working day"),
    "months": Text("个月", "month"),
    "years": Text("年", "year"),
}
_WORDS: Mapping[str, Text] = {
    "in_province": Text("省内经营", "in one province"),
    "cross_province": Text("跨地区经营", "across provinces"),
    "decision": Text("自公司作出决定之日起", "from the decision of the company"),
    "registration": Text("自登记变更之日起", "from the change of registration"),
    "fangsong": Text("仿宋三号", "FangSong 16 pt"),
    "grade_3": Text("三级", "grade 3"),
    "grade_2": Text("二级", "grade 2"),
    "applicant": Text("申请单位", "the applicant"),
    "direct_shareholder": Text("直接股东", "a direct shareholder"),
    "licence": Text("许可负责人", "licence matters"),
    "service": Text("客服负责人", "customer service"),
    "security": Text("安全负责人", "security"),
    "direct_unless_foreign": Text("直接股东；涉及外资的逐级追溯", "direct shareholders; every level where foreign capital is involved"),
    "ultimate": Text("逐级追溯至最终持有人", "every level up to the final holders"),
}  # fmt: skip
"""Words of the law files that stand for something else."""
_ENGLISH: Mapping[str, str] = {
    "特别重大": "gravest",
    "重大": "grave",
    "较大": "larger",
    "一般": "ordinary",
    "立即": "at once",
    "立即报告，可先电话后书面": "at once, by telephone first if need be",
    "许可": "approval",
    "备案": "filing",
    "不明": "not known",
    "新闻": "news",
    "出版": "publishing",
    "教育": "education",
    "医疗保健": "health care",
    "药品和医疗器械": "drugs and medical devices",
    "银行工资流水": "payroll record of the bank",
    "个人所得税纳税记录": "income tax record",
    "住房公积金缴存证明": "housing fund record",
    "其他有效第三方证明": "other valid proof by a third party",
    "每季度终了的次月": "in the month after each quarter",
    "接收者同意或者请求，并可拒绝": "the receiver agreed or asked, and can refuse",
}
"""Words that are no terms of art; words that must be written in Chinese, such as those of a business scope, stay."""


def value_words(value: DatedValue) -> Text:
    """Return the value with its unit."""
    return _said(value.value, value.unit)


def period_words(value: DatedValue) -> Text:
    """Return the days on which the value holds."""
    if value.until is None:
        return Text(f"自 {value.since} 起", f"since {value.since}")
    return Text(f"{value.since} 至 {value.until}", f"{value.since} to {value.until}")


def _said(value: object, unit: str) -> Text:
    if isinstance(value, Mapping):
        parts = [(_word(str(key)), _said(part, unit)) for key, part in value.items()]
        return _joined([Text(f"{key.zh} {part.zh}", f"{key.en} {part.en}") for key, part in parts], "；", "; ")
    if isinstance(value, tuple):
        return _joined([_word(str(part)) for part in value], "、", ", ")
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, int | float):
        return _measured(value, unit)
    return _word(str(value))


def _measured(number: int | float, unit: str) -> Text:
    if unit == "CNY":
        money = Money.parse_yuan(str(number))
        return Text(money.in_wan(), f"CNY {number:,}")
    if unit in _UNITS:
        word = _UNITS[unit]
        return Text(f"{number} {word.zh}", f"{number} {word.en}{'' if number == 1 else 's'}")
    return Text(f"{number}{unit}", f"{number}{unit}") if unit == "%" else Text(f"{number} {unit}", f"{number} {unit}")


def _word(word: str) -> Text:
    return _WORDS.get(word) or Text(word, _ENGLISH.get(word, word))


def _joined(texts: list[Text], zh: str, en: str) -> Text:
    return Text(zh.join(text.zh for text in texts), en.join(text.en for text in texts))
