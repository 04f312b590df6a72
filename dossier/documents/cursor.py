"""Walk through the lines of a source."""

from dossier.documents.tags import Line, Source, Tag


class Cursor:
    """A place between two lines of ``source``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.position = 0

    def peek(self, ahead: int = 0) -> Line | None:
        """Return the current line, or one further on; nothing after the end."""
        index = self.position + ahead
        return self.source.lines[index] if index < len(self.source.lines) else None

    def take(self) -> Line:
        """Return the current line and go on to the next."""
        self.position += 1
        return self.source.lines[self.position - 1]

    @property
    def last_line(self) -> int:
        """The number of the line taken last."""
        return self.source.lines[max(self.position - 1, 0)].number

    def at(self, line: Line | Tag) -> str:
        """Return the place of a line or tag as ``file:line``."""
        return f"{self.source.file}:{line.number if isinstance(line, Line) else line.line}"
