"""Write the text of a paragraph as runs, with the author's tags on the author's lines.

Expressions stand inside ``<w:t>``. A control tag within a sentence closes the run first and the next
text opens a new one, so every branch holds whole runs. Static braces are written as entities, so no text can
combine with a tag into Jinja syntax.
"""

import re
from collections.abc import Iterable

from dossier.documents.events import Event
from dossier.documents.marks import mark
from dossier.documents.tags import TAG_CHARACTERS, Source, Tag

_TAG = re.compile(f"([{TAG_CHARACTERS}])")
_BOLD = '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'
_TEXT = '<w:t xml:space="preserve">'
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "}": "&#125;"})


class RunWriter:
    """One method per event; the template text collects in ``parts``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parts: list[str] = []
        self.line = 1
        """The line of the compiled text, which is kept equal to the author's."""
        self.at = 1
        """The author's line of the current event."""
        self.start = ""
        """How the current paragraph began, for values of several paragraphs."""
        self.fence = True
        """Whether a list may be running that the next block has to end."""
        self.in_run = self.bold = self.plain = False
        self.head_style = ""

    def write(self, events: Iterable[Event]) -> str:
        """Return the template text of all events."""
        for event in events:
            self.at = event.line
            getattr(self, f"_on_{event.op}")(*event.arguments)
        return "".join(self.parts)

    def add(self, *parts: str) -> None:
        """Append template text as it is."""
        self.parts += parts

    def open_run(self) -> None:
        """Begin a run unless one is open."""
        if not self.in_run and not self.plain:
            self.add("<w:r>", _BOLD if self.bold else "", _TEXT)
            self.in_run = True

    def close_run(self) -> None:
        """End the open run, if there is one."""
        if self.in_run:
            self.add("</w:t></w:r>")
            self.in_run = False

    def go_to(self, line: int) -> None:
        """Write a comment that holds the line ends missing before ``line``; it prints nothing."""
        if line > self.line:
            self.add("{#", "\n" * (line - self.line), "#}")
            self.line = line

    def tag(self, tag: Tag, text: str = "") -> None:
        """Write a tag on the author's line, or ``text`` in its place."""
        self.go_to(tag.line)
        self.add(text or tag.source)
        self.line += (text or tag.source).count("\n")

    def filled(self, text: str) -> str:
        """Return an identifier, label or address for a mark, its tags being expressions again."""
        for tag in self.source.tags_of(text):
            self.go_to(tag.line)
        return "".join(self._expression(character) for character in text)

    def concatenated(self, text: str) -> str:
        """Return an attribute as one Jinja expression: its fixed parts quoted, its tags in brackets."""
        tags = {character: tag.body for character in text if (tag := self.source.tag(character)) is not None}
        parts = (part for part in _TAG.split(text) if part)
        return " ~ ".join(f"({tags[part]})" if part in tags else f'"{part}"' for part in parts)

    def _expression(self, character: str) -> str:
        tag = self.source.tag(character)
        if tag is None:
            return character.translate(_ENTITIES)
        return f"{{{{ ({' '.join(tag.body.split())})|identifier }}}}"

    @property
    def place(self) -> str:
        """``file:line`` of the current event, for marks."""
        return f"{self.source.file}:{self.at}"

    def _on_text(self, text: str) -> None:
        self.open_run()
        self.add(text.translate(_ENTITIES))

    def _on_value(self, tag: Tag) -> None:
        self.open_run()
        self.tag(tag)

    def _on_paragraphs(self, tag: Tag) -> None:
        """``{{ x|paras }}``: hand the filter what ends this paragraph and begins another."""
        self.open_run()
        body = tag.body.rstrip().removesuffix("()").rstrip()
        between = f"</w:t></w:r></w:p>{self.start}<w:r>{_BOLD if self.bold else ''}{_TEXT}"
        self.tag(tag, f"{{{{{body}('{between}') }}}}")

    def _on_control(self, tag: Tag) -> None:
        self.close_run()
        self.tag(tag)

    _on_runs = _on_control

    def _on_bold(self) -> None:
        self.close_run()
        self.bold = True

    def _on_end_bold(self) -> None:
        self.close_run()
        self.bold = False

    def _on_line_break(self) -> None:
        self.open_run()
        self.add("</w:t><w:br/>", _TEXT)

    def _on_soft_break(self) -> None:
        self.open_run()
        self.add(mark("soft"))

    def _on_link(self, address: str) -> None:
        self.close_run()
        self.add(mark("link", self.filled(address), self.place))

    def _on_end_link(self) -> None:
        self.close_run()
        self.add(mark("end_link"))

    def _on_reference(self, identifier: str, bold: bool) -> None:
        self.close_run()
        self.add(mark("reference", self.filled(identifier), self.place, "bold" if bold else ""))

    def _on_define(self, tag: Tag) -> None:
        self.tag(tag)
        self.plain = True

    def _on_end_define(self, tag: Tag) -> None:
        self.tag(tag)
        self.plain = False
