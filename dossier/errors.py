"""Name every way in which the tool itself can fail, with the exit code that belongs to it.

What concerns the applicant (capital too low, a missing file) is a finding and never raised.
"""

from enum import IntEnum

from dossier.text import Language, Text


class ExitCode(IntEnum):
    """What the process tells its caller."""

    READY = 0
    FINDINGS = 1
    BAD_INPUT = 2
    TOOL_FAILURE = 3


class DossierError(Exception):
    """Root of all errors: what is wrong, where, and what to do about it."""

    exit_code: ExitCode = ExitCode.TOOL_FAILURE

    def __init__(self, message: Text, where: str = "", hint: Text | None = None) -> None:
        super().__init__(message.zh)
        self.message = message
        self.where = where
        self.hint = hint

    def render(self, language: Language) -> str:
        """Return the error as lines for a terminal: place, message, hint."""
        head = f"{self.where}: " if self.where else ""
        tail = "" if self.hint is None else f"\n  → {self.hint.pick(language)}"
        return f"{head}{self.message.pick(language)}{tail}"

    def __str__(self) -> str:
        return self.render("zh")


class UsageError(DossierError):
    """The command line names something that does not exist or does not fit."""

    exit_code = ExitCode.BAD_INPUT


class InputError(DossierError):
    """A file given by the user cannot be used as it is."""

    exit_code = ExitCode.BAD_INPUT


class TemplateError(DossierError):
    """A document template is wrong; ``where`` is its file and line."""


class RulebookError(DossierError):
    """A law file contradicts itself or lacks a citation."""
