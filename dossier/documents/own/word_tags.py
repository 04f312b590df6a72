"""Find everything wrong with the tags of a Word template at once: paragraphs -> problems, and what Jinja sees of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dossier.documents.own.word_text import Paragraph
from dossier.documents.problems import did_you_mean
from dossier.errors import TemplateError
from dossier.text import Text

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARTS = re.compile(r"\{(?P<kind>[{%#])(?P<level>tr|tc|p|r)?(?P<body>(?(level)\s.*?|.*?))[}%#]\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
_WIDE = re.compile(r"[｛{][｛%％]|｛\{|[｝%％]｝|｝\}|\{％|％\}")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_OPENERS = {"if": "endif", "for": "endfor"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_WORDS = (*_OPENERS, *_CLOSERS, *_MIDDLES, "set")
_LEVELS = {"p": "段落", "tr": "表格行", "tc": "单元格"}
_SHOWN = 60

Problems = list[TemplateError]


@dataclass(frozen=True, slots=True)
class WordTag:
    """One tag with what it works on."""

    paragraph: Paragraph
    source: str
    kind: str
    """``{`` value, ``%`` control, ``#`` note."""
    level: str
    """``p``, ``tr``, ``tc``; empty within a sentence."""
    body: str

    @property
    def word(self) -> str:
        """The first word of a control tag."""
        return (self.body.split() or [""])[0]

    @property
    def plain(self) -> str:
        """The tag as Jinja reads it, on one line."""
        body = " ".join(self.body.split())
        return f"{{{{ {body} }}}}" if self.kind == "{" else f"{{% {body} %}}"


@dataclass(slots=True)
class Scan:
    """What was found in one part."""

    file: str
    tags: list[WordTag] = field(default_factory=list)
    problems: Problems = field(default_factory=list)

    def report(self, paragraph: Paragraph, zh: str, en: str, hint: Text | None = None) -> None:
        """Note a problem with the paragraph's place and text."""
        self.problems.append(paragraph_error(self.file, paragraph, Text(zh, en), hint))


def place(file: str, paragraph: Paragraph) -> str:
    """Return where a paragraph stands: ``D05.docx:body:12``."""
    return f"{file}:{paragraph.part}:{paragraph.number}"


def paragraph_error(file: str, paragraph: Paragraph, message: Text, hint: Text | None = None) -> TemplateError:
    """Return an error with the paragraph's place and text."""
    text = paragraph.text.strip()
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    told = Text(f"{message.zh}（该段：{shown}）", f"{message.en} (paragraph: {shown})")
    return TemplateError(told, place(file, paragraph), hint)


def scan(file: str, paragraphs: Sequence[Paragraph]) -> Scan:
    """Return the tags of one part and all problems of their notation and nesting."""
    found = Scan(file)
    for paragraph in paragraphs:
        tags = list(_tags(paragraph))
        _check_notation(found, paragraph, tags)
        found.tags += [tag for tag in tags if tag.kind != "#"]
    _check_nesting(found)
    return found


def _tags(paragraph: Paragraph) -> Iterator[WordTag]:
    for match in _TAG.finditer(paragraph.text):
        parts = _PARTS.fullmatch(match[0])
        assert parts is not None
        body = parts["body"].translate(_QUOTES).strip()
        yield WordTag(paragraph, match[0], parts["kind"], parts["level"] or "", body)


def _check_notation(found: Scan, paragraph: Paragraph, tags: Sequence[WordTag]) -> None:
    rest = _TAG.sub("", paragraph.text)
    for wide in dict.fromkeys(_WIDE.findall(rest)):
        hint = Text("请改为半角 {{ }} 或 {% %}", "write {{ }} or {% %} with ASCII characters")
        found.report(paragraph, f"标签用了全角符号 {wide}", f"full-width characters {wide} in a tag", hint)
    for loose in dict.fromkeys(_LOOSE.findall(_WIDE.sub("", rest))):
        hint = Text("标签的首尾须写在同一段内", "a tag begins and ends in the same paragraph")
        found.report(paragraph, f"{loose} 没有配对", f"{loose} has no counterpart", hint)
    for tag in tags:
        _check_tag(found, tag)
    _check_standing(found, paragraph, tags)


def _check_tag(found: Scan, tag: WordTag) -> None:
    if tag.body[:1] in ("-", "+") or tag.body[-1:] in ("-", "+"):
        found.report(tag.paragraph, f"不能使用 {tag.source} 中的 - 或 +", f"- and + are not allowed in {tag.source}")
    elif tag.level == "r" or (tag.kind == "{" and tag.level):
        hint = Text("值写作 {{ 名称 }}，{{ 后面留一个空格", "write a value as {{ name }}, with a blank after {{")
        found.report(tag.paragraph, f"不支持 {tag.source}", f"{tag.source} is not offered", hint)
    elif tag.kind == "%" and tag.word not in _WORDS:
        near = did_you_mean(tag.word, _WORDS)
        if tag.word in _LEVELS:
            near = Text(f"{{% 和 {tag.word} 之间不留空格", f"no blank between {{% and {tag.word}")
        found.report(tag.paragraph, f"不认识的标签 {tag.source}", f"unknown tag {tag.source}", near)
    elif tag.level and re.search("[%}#]", tag.body):
        found.report(tag.paragraph, f"{tag.source} 中不能有 % 或 }}", f"no % or }} inside {tag.source}")
    elif tag.kind == "%" and tag.word == "set" and (tag.level or "=" not in tag.body):
        found.report(
            tag.paragraph,
            f"{tag.source} 须写作 {{% set 名称 = 值 %}}",
            f"write {tag.source} as {{% set name = value %}}",
        )


def _check_standing(found: Scan, paragraph: Paragraph, tags: Sequence[WordTag]) -> None:
    """A tag for paragraphs, rows or cells takes all that stands with it away: nothing else may be there."""
    whole = [tag for tag in tags if tag.level in _LEVELS]
    if not whole:
        return
    first = whole[0]
    if len(tags) > 1:
        hint = Text("每个标签独占一段", "give each tag a paragraph of its own")
        zh, en = f"{first.source} 与其他标签写在同一段", f"{first.source} shares its paragraph with other tags"
        found.report(paragraph, zh, en, hint)
    elif paragraph.text.strip() != first.source:
        hint = Text("标签独占一段，文字写在下一段", "give the tag a paragraph of its own, the text the next one")
        zh, en = f"与 {first.source} 同段的文字不会印出", f"text beside {first.source} would not be printed"
        found.report(paragraph, zh, en, hint)
    elif (first.level == "tr" and not paragraph.alone_in_row) or (first.level == "tc" and not paragraph.alone_in_cell):
        zh, en = _LEVELS[first.level], {"tr": "row", "tc": "cell"}[first.level]
        hint = Text(f"标签独占一{zh.removeprefix('表格')}", f"give the tag a {en} of its own")
        found.report(
            paragraph,
            f"与 {first.source} 同{zh}的文字不会印出",
            f"text in the {en} of {first.source} would not be printed",
            hint,
        )


def _check_nesting(found: Scan) -> None:
    """Tags close in reverse order, each within the paragraph, holder, table or row in which it was opened."""
    opened: list[WordTag] = []
    for tag in found.tags:
        if tag.kind != "%":
            continue
        if tag.word in _OPENERS:
            opened.append(tag)
        elif tag.word in _CLOSERS or tag.word in _MIDDLES:
            wanted = _MIDDLES.get(tag.word, (_CLOSERS.get(tag.word, ""),))
            _meet(found, opened, tag, wanted)
    for tag in opened:
        _report_open(found, tag)


def _meet(found: Scan, opened: list[WordTag], tag: WordTag, wanted: Sequence[str]) -> None:
    if not any(one.word in wanted for one in opened):
        found.report(tag.paragraph, f"{tag.source} 没有开头", f"{tag.source} closes nothing")
        return
    while opened[-1].word not in wanted:
        _report_open(found, opened.pop())
    opener = opened[-1]
    if _room(opener) != _room(tag):
        zh = f"{tag.source} 与它的开头 {opener.source}（第{opener.paragraph.number}段）不在同一处"
        en = f"{tag.source} does not stand where {opener.source} (paragraph {opener.paragraph.number}) was opened"
        found.report(tag.paragraph, zh, en, _SAME_ROOM)
    if tag.word in _CLOSERS:
        opened.pop()


_SAME_ROOM = Text(
    "句内的标签在同一段内结束；整段用 {%p … %}，整行用 {%tr … %}，首尾用同一种，并在同一单元格或同一表格内",
    "a tag within text ends in its paragraph; use {%p … %} for paragraphs and {%tr … %} for rows, the same for both ends, "
    "within one cell or table",
)


def _room(tag: WordTag) -> tuple[str, int]:
    """Return within what a tag has to be closed."""
    one = tag.paragraph
    return tag.level, {"": one.number, "p": one.holder, "tr": one.table, "tc": one.row}.get(tag.level, 0)


def _report_open(found: Scan, tag: WordTag) -> None:
    closer = tag.source.replace(tag.body, _OPENERS[tag.word])
    hint = Text(f"请加上 {closer}", f"add {closer}")
    found.report(tag.paragraph, f"{tag.source} 没有结束", f"{tag.source} is not closed", hint)
