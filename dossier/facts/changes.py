"""Find the facts that differ between two versions of a profile."""

from typing import TYPE_CHECKING

from dossier.profile.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def changed_fields(old: object, new: object, path: str = "") -> "Iterator[str]":
    """Yield the path, as the new version has it, of every fact that differs.

    Entries of a list are matched by their names where these are different from one another, else by their places;
    a list that has become longer or shorter, and a fact that one version lacks, are yielded themselves.
    """
    if isinstance(old, Facts) and isinstance(new, Facts):
        known, fields = dict(old), dict(new)
        for name in {**known, **fields}:
            yield from changed_fields(known.get(name), fields.get(name), f"{path}.{name}" if path else name)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_lists(old, new, path)
    elif old != new:
        yield path


def _in_lists(old: "Sequence[object]", new: "Sequence[object]", path: str) -> "Iterator[str]":
    before, after = _keyed(old), _keyed(new)
    if before is None or after is None:
        before, after = dict(enumerate(old)), dict(enumerate(new))
    if before.keys() != after.keys():
        yield path
    for place, (key, item) in enumerate(after.items()):
        if key in before:
            yield from changed_fields(before[key], item, f"{path}[{place}]")


def _keyed(items: "Sequence[object]") -> "dict[object, object] | None":
    """Return the entries by their names, or None when not every entry has a name of its own."""
    names = [getattr(item, "name", None) for item in items]
    alone = None not in names and len(set(names)) == len(names)
    return dict(zip(names, items, strict=True)) if alone else None
