"""Read the entries of a rule's parameters that are groups of words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.rulebook.model import Rule


def mappings(rule: "Rule", name: str) -> "Iterator[Mapping[str, object]]":
    """Yield the entries of a list of groups among the rule's parameters."""
    listed = rule.parameters[name]
    yield from (entry for entry in listed if isinstance(entry, Mapping)) if isinstance(listed, tuple) else ()


def words(entry: "Mapping[str, object]", name: str) -> tuple[str, ...]:
    """Return a list of words of an entry; none where it has no such list."""
    found = entry.get(name, ())
    return tuple(str(word) for word in found) if isinstance(found, tuple) else ()
