"""Hold validated facts as attributes, with the fields the model declares and nothing to import for it."""

from collections.abc import Iterator, Mapping
from typing import Any


class Facts:
    """One group of facts: a field that is not known is None, nothing can be changed.

    To type checkers this is the group of the model it was validated against (decision 0004).
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.__dict__.update({name: as_facts(value) for name, value in values.items()})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"facts cannot be changed: {name}")

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        yield from self.__dict__.items()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        known = {name: value for name, value in self if value is not None}
        return f"Facts({known})"

    def replaced(self, **changes: object) -> "Facts":
        """Return a copy with some fields changed."""
        return Facts({**self.__dict__, **changes})


def as_facts(value: Any) -> Any:
    """Return groups as ``Facts`` at every depth, everything else as it is."""
    if isinstance(value, dict):
        return Facts(value)
    if isinstance(value, list):
        return [as_facts(item) for item in value]
    return value


class _NothingKnown(Facts):
    """A group of which no fact is known: every field is None."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


NOTHING_KNOWN: Any = _NothingKnown({})
"""Stands for a group that is not filled in at all."""
