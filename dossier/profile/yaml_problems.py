"""Say in our own words why a text is no YAML: the parser's error -> message with place, likely cause and remedy."""

import re

import yaml

from dossier.errors import InputError
from dossier.text import Text

_REASONS = {
    "mapping values are not allowed": Text(
        "此处不应出现冒号，常见原因是缩进不齐，或上一行漏了冒号",
        "no colon may stand here; often a line is indented wrongly, or the line before lacks its colon",
    ),
    "expected ',' or ']'": Text("方括号没有闭合", "a square bracket is not closed"),
    "expected ',' or '}'": Text("花括号没有闭合", "a brace is not closed"),
    "unexpected end of stream": Text("引号没有闭合", "a quotation mark is not closed"),
    "could not find expected ':'": Text("漏了冒号", "a colon is missing"),
    "expected <block end>": Text("缩进不齐", "a line is indented wrongly"),
    "did not find expected key": Text(
        "缩进不齐，或引号没有闭合", "a line is indented wrongly, or a quotation mark is not closed"
    ),
    "cannot start any token": Text(
        "以特殊字符开头的文字要加引号", "a text that begins with a special character needs quotation marks"
    ),
    "unknown escape character": Text(
        "双引号内的反斜杠后面不能是这个字符", "this character cannot follow a backslash in double quotation marks"
    ),
    "sequence entries are not allowed": Text(
        "列表项前的“-”要另起一行", "the “-” of an item has to begin a line of its own"
    ),
    "unexpected ':'": Text("此处不应出现冒号", "no colon may stand here"),
}
"""What the parser says → the usual cause; the first that fits counts."""
_SYNTAX = Text("写法不符合 YAML 语法", "the syntax is wrong")
_REMEDY = Text("请检查缩进、冒号后的空格和引号", "check indentation, the blank after each colon, and quotation marks")
_KEY = r"""(?:^|[{,\[-])\s*(?P<key>[^\s:,"'{\[#-][^:,"'{\[]*):\s+"""
_COLON = r"(?=[\s,}\]]|$)"
_IN_BLOCK = re.compile(rf"""{_KEY}(?P<value>[^\s"'\[{{|>#][^"']*?:{_COLON}.*)""")
_IN_BRACES = re.compile(rf"""{_KEY}(?P<value>[^\s"'\[{{|>#][^"',}}\]]*?:){_COLON}""")
"""A value without quotation marks that holds a colon as YAML reads one: before a blank or at its end."""


def yaml_error(problem: yaml.YAMLError, text: str, file: str) -> InputError:
    """Return the error for a text that the parser refuses."""
    if not isinstance(problem, yaml.MarkedYAMLError):
        return InputError(
            Text("含有 YAML 不允许的字符", "a character that YAML does not allow"), file,
            Text("请删除控制字符后重试", "delete control characters"),
        )  # fmt: skip
    mark = problem.problem_mark or problem.context_mark
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    said, remedy = _bare_colon(line, str(problem.problem)) or (_reason(str(problem.problem)), _REMEDY)
    place = f"{file}:{mark.line + 1}:{mark.column + 1}" if mark else file
    return InputError(Text(f"不是有效的 YAML：{said.zh}", f"not valid YAML: {said.en}"), place, remedy)


def _reason(problem: str) -> Text:
    return next((said for english, said in _REASONS.items() if english in problem), _SYNTAX)


def _bare_colon(line: str, problem: str) -> tuple[Text, Text] | None:
    """Return cause and remedy where a value holds a colon and has no quotation marks; None where it does not."""
    braces = "{" in line or "[" in line
    match = (_IN_BRACES if braces else _IN_BLOCK).search(line)
    if match is None or not any(sign in problem for sign in ("mapping values", "':'", "',' or")):
        return None
    key, value = match["key"].strip(), match["value"].strip()
    example = f"{key}: '{value}'" if '"' in value else f'{key}: "{value}"'
    return (
        Text("值里有半角冒号“:”，没有加引号", "the value holds a colon and has no quotation marks"),
        Text(f"请给整个值加引号：{example}", f"put the whole value in quotation marks: {example}"),
    )
