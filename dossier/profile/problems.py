"""Turn validation errors of a profile into located, bilingual problems."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from dossier.errors import InputError
from dossier.profile.personal import LINES, PERSONAL
from dossier.profile.source import Path, SourceMap, write_path
from dossier.profile.titles import field_title
from dossier.profile.validator import compiled
from dossier.text import Text
from dossier.values.masking import hide

_WHOLE = Text("非负整数", "a whole number, zero or more")
_WRONG: Mapping[str, tuple[Text, Text]] = {
    "missing": (Text("没有填写", "is missing"), Text("该项必须填写", "it has to be filled in")),
    "bool_parsing": (Text("不是“是”或“否”", "is not yes or no"), Text("写 是 或 否（true/false 也可以）", "write 是/否 or true/false")),
    "bool_type": (Text("不是“是”或“否”", "is not yes or no"), Text("写 是 或 否", "write 是 or 否")),
    "int_parsing": (Text("不是整数", "is not a whole number"), _WHOLE),
    "int_type": (Text("不是整数", "is not a whole number"), _WHOLE),
    "decimal_parsing": (Text("不是数字", "is not a number"), Text("例如 1.3", "for example 1.3")),
    "finite_number": (Text("不是有限的数字", "is not a finite number"), Text("例如 1.3", "for example 1.3")),
    "decimal_type": (Text("不是数字", "is not a number"), Text("例如 1.3", "for example 1.3")),
    "greater_than_equal": (Text("数值太小", "is too small"), Text("不小于 {ge}", "not below {ge}")),
    "string_too_short": (Text("是空的", "is empty"), Text("写出内容，或删去该行表示尚不清楚", "write it, or delete the line for “not known yet”")),
    "string_too_long": (Text("过长", "is too long"), Text("不超过 {max_length} 个字", "at most {max_length} characters")),
    "too_short": (Text("不能为空", "must not be empty"), Text("至少写一项", "give at least one item")),
    "string_type": (Text("这里应是一段文字", "should be a text"), Text("写成 键: 文字", "write key: text")),
    "list_type": (Text("这里应是列表", "should be a list"), Text("每项另起一行，以“- ”开头；没有则写 []", "one “- ” line each; [] for none")),
    "dict_type": (Text("这里应是一组字段", "should be a group of fields"), Text("另起一行缩进书写 键: 值（冒号后要有空格）", "indent key: value lines below, a blank after each colon")),
}  # fmt: skip
_USUAL: Mapping[str, tuple[str, ...]] = {
    "有限公司": ("有限责任公司", "企业法人"),
    "有限责任公司": ("企业法人",),
    "公司": ("企业法人",),
    "个人": ("自然人",),
    "股份公司": ("股份有限公司",),
    "首次申请": ("新办",),
    "延续": ("续期",),
    "跨省": ("跨地区",),
}
"""Usual word → what it means in lists that have it; only words with one meaning there."""
_TURNING = frozenset("非不无未没内外前后境省分总子单多")
"""Characters that turn a word into another: 非自有 is not a slip for 自有, nor 公司 for 分公司."""
_QUOTED = re.compile("(?<=“)[^”]*(?=”)")
_NEAR = 0.75
_CLEARLY = 0.2
"""How much nearer than the next choice the nearest one has to be; from 0 to 1, as by difflib."""


class ProfileError(InputError):
    """A profile has problems; all of them are listed."""

    def __init__(self, problems: list[InputError]) -> None:
        count = len(problems)
        super().__init__(Text(f"档案有 {count} 处问题", f"the profile has {count} problems"))
        self.problems = problems

    def render(self, language: Any) -> str:
        """Return one block per problem, then the count."""
        lines = [problem.render(language) for problem in self.problems]
        return "\n".join([*lines, self.message.pick(language)])


def explain(errors: Iterable[Mapping[str, Any]], source: SourceMap, below: Path = ()) -> ProfileError:
    """Return all validation errors in the order of the file; paths are told without ``below``, which it has not."""
    problems = [(source.find(_path(error)), _problem(error, source, below)) for error in errors]
    problems.sort(key=lambda item: (item[0].line, item[0].column))
    return ProfileError([problem for _, problem in problems])


def _path(error: Mapping[str, Any]) -> Path:
    return tuple(error["loc"])


def _problem(error: Mapping[str, Any], source: SourceMap, below: Path) -> InputError:
    path = _path(error)
    written = write_path(path[len(below) :] if path[: len(below)] == below else path)
    place = source.find(path)
    where = f"{source.file}:{place.line}:{place.column}"
    if error["type"] == "extra_forbidden":
        return _unknown_key(path, written, where)
    wrong, right = _words(error)
    if path and (path[-1] in PERSONAL or (path[-1] in LINES and path[0] == "contacts")):
        wrong = _without_number(wrong)
    title = _title(path, below)
    return InputError(
        Text(f"{title.zh}（{written}）{wrong.zh}", f"{written}: {wrong.en}"), where,
        right if right.zh else None,
    )  # fmt: skip


def _title(path: Path, below: Path) -> Text:
    """Name a field without the group around the whole file."""
    title = field_title(write_path(path))
    if not below:
        return title
    around = field_title(write_path(below))
    return Text(title.zh.removeprefix(f"{around.zh}的"), title.en.removeprefix(f"{around.en}: "))


def _without_number(said: Text) -> Text:
    """Keep a wrong personal number out of what is said: the place tells which one is meant."""
    return Text(*(_QUOTED.sub(lambda found: hide(found[0]), language) for language in said))


def _words(error: Mapping[str, Any]) -> tuple[Text, Text]:
    context: Mapping[str, Any] = error.get("ctx", {})
    kind = error["type"]
    if kind == "dossier_value":
        return Text(f"：{context['zh']}", context["en"]), Text(context["right_zh"], context["right_en"])
    if kind == "literal_error":
        choices = context["expected"].replace(" or ", ", ")
        written = error["input"]
        return Text(f"：“{written}”不在可选值内", f"“{written}” is not one of the choices"), _nearest_choice(
            written, choices
        )
    if error["input"] is None:
        kind = "missing"
    wrong, right = _WRONG.get(kind, (Text(f"：{error['msg']}", error["msg"]), Text("", "")))
    return wrong, right.fill(**context) if context else right


def _nearest_choice(written: object, choices: str) -> Text:
    words = [word.strip(" '") for word in choices.split(",")]
    near = _meant(str(written).strip(), words)
    hint = f"是不是“{near}”？" if near else ""
    hint_en = f"did you mean “{near}”? " if near else ""
    return Text(f"{hint}可选：{'、'.join(words)}", f"{hint_en}choices: {', '.join(words)}")


def _meant(written: str, words: list[str]) -> str | None:
    """Return the choice clearly meant; None where a guess might lead to a wrong statement."""
    usual = [word for word in _USUAL.get(written, ()) if word in words]
    if usual:
        return usual[0]
    ranked = sorted(((difflib.SequenceMatcher(None, written, word).ratio(), word) for word in words), reverse=True)
    (best, near), second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
    clear = best >= _NEAR and best - second >= _CLEARLY
    return near if clear and _TURNING.intersection(written) == _TURNING.intersection(near) else None


def _unknown_key(path: Path, written: str, where: str) -> InputError:
    near = difflib.get_close_matches(str(path[-1]), _known_keys(path[:-1]), 1, 0.6)
    hint = Text(f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?") if near else Text(
        "可用 dossier schema 查看全部字段", "see all fields with: dossier schema"
    )  # fmt: skip
    return InputError(Text(f"没有“{written}”这个字段", f"there is no field {written}"), where, hint)


def _known_keys(path: Path) -> list[str]:
    names, group = compiled().names, "Profile"
    for step in path:
        if isinstance(step, str):
            _, group, _ = names.get(group, {}).get(step, ("", "", False))
    return list(names.get(group, {}))
