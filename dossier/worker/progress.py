"""Tell how far a long piece of work is."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Told how many of how many are done, and with what."""


def silent(done: int, total: int, what: str) -> None:
    """Tell nobody."""
