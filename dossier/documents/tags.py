"""Cut the Jinja tags out of a template source and leave one private character for each of them.

Jinja's own lexer finds the tags, so ``|`` inside an expression, ``%}`` inside a string and tags over
several lines come out right. To the Markdown reader a tag is then an ordinary letter.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from jinja2 import Environment, TemplateSyntaxError

from dossier.documents.problems import did_you_mean, fail
from dossier.text import Text

FIRST_TAG = 0xF0000
"""Tags are numbered from the first character of plane 15, which sources may not contain."""

TAG_CHARACTERS = "\U000f0000-\U000ffffd"
"""For use inside a regular expression's brackets."""

CLOSERS = {
    "if": "endif", "for": "endfor", "block": "endblock", "macro": "endmacro",
    "call": "endcall", "with": "endwith", "set": "endset",
}  # fmt: skip
OPENERS = {closer: opener for opener, closer in CLOSERS.items()}
MIDDLES = {"elif": ("if",), "else": ("if", "for")}
SINGLES = ("set", "extends", "include", "import", "from")
KNOWN = {*CLOSERS, *OPENERS, *MIDDLES, *SINGLES}

_FORBIDDEN = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff{TAG_CHARACTERS}]"
)
_NAME = re.compile(r"\s*([^\W\d]\w*)?")

Role = Literal["value", "open", "middle", "close", "single"]


@dataclass(frozen=True)
class Tag:
    """One ``{{ … }}`` or ``{% … %}`` of a source."""

    source: str
    line: int

    @property
    def is_value(self) -> bool:
        """Whether this is ``{{ … }}``."""
        return self.source.startswith("{{")

    @property
    def body(self) -> str:
        """What stands between the delimiters."""
        return self.source[2:-2]

    @cached_property
    def name(self) -> str:
        """The tag's first word: ``if``, ``endif`` …; for a value its first name, if any."""
        match = _NAME.match(self.body)
        return (match and match[1]) or ""

    @cached_property
    def argument(self) -> str:
        """The second word, which names a block or a macro."""
        rest = _NAME.match(self.body, self.body.find(self.name) + len(self.name))
        return (rest and rest[1]) or ""

    @cached_property
    def role(self) -> Role:
        """What the tag does to the nesting."""
        if self.is_value:
            return "value"
        if self.name == "set":
            return "single" if "=" in self.body else "open"
        if self.name in CLOSERS:
            return "open"
        if self.name in OPENERS:
            return "close"
        return "middle" if self.name in MIDDLES else "single"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source with its tags cut out; ``number`` counts from 1 in the author's file."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A template as the Markdown reader sees it."""

    file: str
    lines: tuple[Line, ...]
    tags: tuple[Tag, ...]

    def tag(self, character: str) -> Tag | None:
        """Return the tag that ``character`` stands for, or nothing for ordinary text."""
        return self.tags[ord(character) - FIRST_TAG] if ord(character) >= FIRST_TAG else None

    def tags_of(self, text: str) -> list[Tag]:
        """Return the tags of ``text`` in order."""
        return [self.tags[ord(character) - FIRST_TAG] for character in text if ord(character) >= FIRST_TAG]

    def printable(self, text: str) -> str:
        """Return ``text`` with its tags written out, for messages."""
        return "".join(tag.source if (tag := self.tag(character)) else character for character in text)


def cut(text: str, file: str, environment: Environment) -> Source:
    """Return the lines and tags of ``text``.

    Raises:
        TemplateError: a forbidden character, an unknown or unfinished tag, or broken Jinja.
    """
    _check_characters(text, file)
    cutter = _Cutter(file)
    try:
        cutter.feed(environment.lexer.tokeniter(text, file))
    except TemplateSyntaxError as error:
        fail(f"{file}:{error.lineno}", f"Jinja 语法：{error.message}", f"Jinja syntax: {error.message}")
    return cutter.source()


def _check_characters(text: str, file: str) -> None:
    if match := _FORBIDDEN.search(text):
        line = text.count("\n", 0, match.start()) + 1
        code = f"U+{ord(match[0]):04X}"
        hint = Text("缩进请用空格", "indent with spaces") if match[0] == "\t" else None
        fail(f"{file}:{line}", f"不允许的字符 {code}", f"character {code} is not allowed", hint)


class _Cutter:
    """Collect lines and tags from Jinja's token stream."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[Line] = []
        self.tags: list[Tag] = []
        self.open: list[str] = []
        self.number = self.opened = 1
        self.current = ""
        self.start = 1
        self.has_note = False

    def feed(self, tokens: Iterable[tuple[int, str, str]]) -> None:
        for line, token, value in tokens:
            if token.endswith("_begin"):
                self.begin(token, value, line)
            elif token.endswith("_end"):
                self.end(token, value)
            elif self.open and self.open[0] != "{% raw":
                self.open.append(value)
            else:
                self.data(value)

    def begin(self, token: str, value: str, line: int) -> None:
        if value[2:3] in ("-", "+"):
            fail(f"{self.file}:{line}", f"不能使用 {value}", f"{value} is not allowed: it has no meaning here")
        self.open = ["{% raw"] if token == "raw_begin" else [value]
        self.opened = line

    def end(self, token: str, value: str) -> None:
        if value.strip()[0] in "-+":
            where = f"{self.file}:{self.opened}"
            fail(where, f"不能使用 {value.strip()}", f"{value.strip()} is not allowed: it has no meaning here")
        whole = "".join((*self.open, value))
        self.open = []
        if token == "comment_end":
            self.has_note = True
            self.number += whole.count("\n")
        elif token != "raw_end":
            self.add_tag(Tag(whole, self.opened))

    def add_tag(self, tag: Tag) -> None:
        if not tag.is_value and tag.name not in KNOWN:
            where = f"{self.file}:{tag.line}"
            fail(where, f"不认识的标签 {tag.source}", f"unknown tag {tag.source}", did_you_mean(tag.name, KNOWN))
        if len(self.tags) > 0xFFF0:
            fail(f"{self.file}:{tag.line}", "标签太多，请拆分文件", "too many tags, please split the file")
        self.current += chr(FIRST_TAG + len(self.tags))
        self.tags.append(tag)
        self.number += tag.source.count("\n")

    def data(self, value: str) -> None:
        if self.open and "\n" in value:
            where = f"{self.file}:{self.opened}"
            fail(where, "{% raw %} 须在同一行结束", "{% raw %} must end on the same line")
        first, *others = value.split("\n")
        self.current += first
        for text in others:
            self.finish_line()
            self.number += 1
            self.start = self.number
            self.current = text

    def finish_line(self) -> None:
        if self.current.strip() or not self.has_note:  # a note alone on its line does not cut a paragraph
            self.lines.append(Line(self.start, self.current.rstrip(" ")))
        self.has_note = False

    def source(self) -> Source:
        if self.open:
            fail(f"{self.file}:{self.opened}", "标签没有结束", "the tag is not closed")
        self.finish_line()
        return Source(self.file, tuple(self.lines), tuple(self.tags))
