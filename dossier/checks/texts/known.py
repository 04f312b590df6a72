"""Collect what the profile knows, to tell it apart from what a finished document has from elsewhere."""

from collections.abc import Iterator

from dossier.profile.facts import Facts


def leaves(facts: object) -> Iterator[object]:
    """Yield every single fact that is filled in, at every depth."""
    if isinstance(facts, Facts):
        for _, value in facts:
            yield from leaves(value)
    elif isinstance(facts, list | tuple):
        for value in facts:
            yield from leaves(value)
    elif facts is not None:
        yield facts
