"""Carry why a written value cannot be read, and what would be right."""

from dossier.text import Text


class ValueProblem(ValueError):
    """A value is not written as it should be."""

    def __init__(self, wrong: Text, right: Text) -> None:
        super().__init__(wrong.zh)
        self.wrong = wrong
        """What is wrong with the value as written."""
        self.right = right
        """What a right value looks like."""
