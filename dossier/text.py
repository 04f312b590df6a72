"""Hold one message in Chinese and in English, and pick one by language."""

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Text(NamedTuple):
    """A user-facing text in both languages."""

    zh: str
    """Chinese wording."""
    en: str
    """English wording."""

    def pick(self, language: Language) -> str:
        """Return the wording in ``language``."""
        return self.zh if language == "zh" else self.en

    def fill(self, **facts: object) -> "Text":
        """Return the text with ``{name}`` placeholders replaced in both languages.

        Raises:
            KeyError: a placeholder has no fact of that name.
        """
        return Text(self.zh.format(**facts), self.en.format(**facts))
