"""Read the text of one paragraph, heading, item or cell into events: bold, links, references, tags."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.documents.events import Emit
from dossier.documents.expressions import Expressions
from dossier.documents.marks import soft_break
from dossier.documents.problems import fail
from dossier.documents.stack import CONSTRUCTS, Stack
from dossier.documents.tags import TAG_CHARACTERS, Source, Tag
from dossier.text import Text

_TOKEN = re.compile(rf"\\\n|\\[!-/:-@\[-`{{-~]|\*+|!?\[|\]\(?|`|<(?=[A-Za-z/!?])|&(?=#?\w+;)| *\n *|[{TAG_CHARACTERS}]")
_TARGET = re.compile(r"[^()\s]*\)")
_OWN_LINE = {"macro", "call", "endmacro", "endcall", "extends", "include", "import", "from", "endset"}
_REFUSED = {
    "`": Text("不支持代码；需要反引号时写 \\`", "code is not supported; for a backtick write \\`"),
    "<": Text("不支持 HTML；需要 < 时写 \\<", "HTML is not supported; for < write \\<"),
    "&": Text("不支持实体；直接写字符，或写 \\&", "entities are not supported; write the character, or \\&"),
    "![": Text("图片请用 ::: figure", "for figures use ::: figure"),
    "]": Text("方括号请写 \\[ \\]", "write brackets as \\[ \\]"),
    "[": Text("链接写 [文字](网址)，引用写 [](#编号)，方括号写 \\[", "links are [text](url), references [](#id)"),
    "*": Text("加粗写 **文字**；星号写 \\*", "bold is **text**; write an asterisk as \\*"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Where a text stands, and what it may contain."""

    construct: str
    plain: bool = False
    """Only text and tags: the value of a one-line macro or set."""
    paras: bool = True
    """A value may become several paragraphs."""


class Inline:
    """Turn text into events on ``emit``; keeps the balance on ``stack``."""

    def __init__(
        self, source: Source, stack: Stack, expressions: Expressions, emit: Emit,
        on_block: Callable[[Tag, bool], None],
    ) -> None:  # fmt: skip
        self.source = source
        self.stack = stack
        self.expressions = expressions
        self.emit = emit
        self.on_block = on_block
        self.text = ""
        self.line = self.position = 0
        self.span = Span("paragraph")
        self.bold = False

    def read(self, text: str, line: int, span: Span, bold: bool = False) -> None:
        """Read ``text``, which begins on ``line``, as the whole content of an open construct."""
        self.text, self.line, self.span, self.position, self.bold = text, line, span, 0, bold
        while match := _TOKEN.search(text, self.position):
            self._say(text[self.position : match.start()])
            self.position = match.end()
            self._token(match[0], match)
        self._say(text[self.position :])
        self._check_bold()

    def _check_bold(self) -> None:
        for item in self.stack.items:
            if item.name == "bold" and item.tag is None:
                fail(f"{self.source.file}:{item.line}", "加粗 ** 没有结束", "bold ** is not closed")

    def _say(self, text: str) -> None:
        if text:
            self.emit("text", self.line, text)

    def _token(self, token: str, match: re.Match[str]) -> None:
        if tag := self.source.tag(token[0]):
            self._tag(tag)
        elif token == "\\\n":
            self.line += 1
            self.emit("line_break", self.line)
        elif token[0] == "\\":
            self._say(token[1])
        elif token.strip() == "":
            self._soft_break(match)
        else:
            self._markup(token)

    def _markup(self, token: str) -> None:
        if token == "**" and not self.span.plain:
            self._toggle_bold()
        elif token == "[" and not self.span.plain and (url := self._url_ahead()) is not None:
            self._open_link(url)
        elif token == "](" and self.stack.items and self.stack.inside("link"):
            self._close_link()
        else:
            self._refuse(token)

    def _refuse(self, token: str) -> None:
        if self.span.plain and token in ("**", "["):
            self._fail("单行 macro 或 set 只能是文字", "a one-line macro or set holds plain text only")
        hint = _REFUSED.get(token, _REFUSED["*"] if token[0] == "*" else _REFUSED["]"])
        self._fail(f"不认识的写法 {token}", f"unknown notation {token}", hint)

    def _fail(self, zh: str, en: str, hint: Text | None = None) -> None:
        fail(f"{self.source.file}:{self.line}", zh, en, hint)

    # Line ends

    def _soft_break(self, match: re.Match[str]) -> None:
        left, right = self.text[match.start() - 1], self.text[match.end() : match.end() + 1]
        self.line += 1
        if _is_markup(left) or _is_markup(right):
            self.emit("soft_break", self.line)
        else:
            self._say(soft_break(left, right))

    # Bold, links, references

    def _toggle_bold(self) -> None:
        opens = not self.bold
        beside = self.text[self.position : self.position + 1] if opens else self.text[self.position - 3]
        if beside in ("", " ", "\n", "*"):
            self._fail("加粗标记 ** 内侧须有文字，不能有空格", "bold ** needs text directly inside", _REFUSED["*"])
        self.bold = opens
        if opens:
            self.stack.open("bold", self.line)
        else:
            self.stack.close("bold", self.line)
        self.emit("bold" if opens else "end_bold", self.line)

    def _url_ahead(self) -> str | None:
        start = self.text.find("](", self.position)
        match = _TARGET.match(self.text, start + 2) if start >= 0 else None
        return None if match is None or self.stack.inside("link") else match[0][:-1]

    def _open_link(self, url: str) -> None:
        if self.span.construct == "heading":
            self._fail("标题中不能有链接或引用", "a heading cannot hold links or references")
        if self.text.startswith("](", self.position):
            self._reference(url)
            return
        self.stack.open("link", self.line)
        self.emit("link", self.line, url)

    def _reference(self, url: str) -> None:
        if not url.startswith("#") or len(url) < 2:
            self._fail("空链接只用于引用：[](#编号)", "an empty link is a reference: [](#id)")
        self.emit("reference", self.line, url[1:], self.bold)
        self.position += len(url) + 3

    def _close_link(self) -> None:
        self.stack.close("link", self.line)
        self.emit("end_link", self.line)
        match = _TARGET.match(self.text, self.position)
        self.position = match.end() if match else self.position

    # Tags

    def _tag(self, tag: Tag) -> None:
        self.line = max(self.line, tag.line)
        if tag.is_value:
            self._value(tag)
        else:
            self._control(tag)
        self.line = max(self.line, tag.line + tag.source.count("\n"))

    def _value(self, tag: Tag) -> None:
        printed = self.expressions.printed(tag)
        if printed == "flow":
            self._fail(f"{tag.source} 输出整段，须单独成行", f"{tag.source} prints paragraphs: put it on its own line")
        if printed == "paras" and (not self.span.paras or self.span.plain):
            zh, en = CONSTRUCTS[self.span.construct]
            self._fail(f"{zh}中不能使用 paras", f"paras cannot be used in {en}")
        if printed == "super" and self.span.plain:
            self._fail("单行 macro 或 set 中不能使用 super()", "super() cannot be used in a one-line macro or set")
        self.emit({"value": "value", "super": "runs", "paras": "paragraphs"}[printed], tag.line, tag)

    def _control(self, tag: Tag) -> None:
        if tag.name in _OWN_LINE or (tag.name == "set" and tag.role == "open"):
            self._fail(f"{tag.source} 须单独成行", f"{tag.source} must stand on its own line")
        self.stack.apply(tag)
        if tag.name == "block":
            self.on_block(tag, self.bold)
        self.emit("control", tag.line, tag)


def _is_markup(character: str) -> bool:
    return character in "*[]()\\" or character >= "\U000f0000" if character else False
