"""Put together what was made of a group: what the worker said, contents -> files to upload with the pages in each."""

from typing import TYPE_CHECKING, Any

from dossier.evidence.inspection import PageLook
from dossier.fit.fitted import FittedFile, Original
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dossier.fit.plan import Group


def made_files(
    group: "Group", said: "Mapping[str, Any]", contents: "Iterable[Callable[[], bytes]]"
) -> list[FittedFile]:
    """Return the files in the order of their pages."""
    originals = tuple(
        Original(one.file, digest, size) for one, (digest, size, _) in zip(group.sources, said["sources"], strict=True)
    )
    return [
        FittedFile(
            suffix=said["suffix"],
            origins=tuple(one.file for one in group.sources),
            places=tuple(one.place for one in group.sources),
            size=size,
            subject=subject_of(subject for one in group.sources for subject in one.subjects),
            pages=pages,
            steps=tuple(Text(*step) for step in said["steps"]),
            made=content,
            originals=originals,
            looks=looks,
        )
        for pages, size, looks, content in zip(said["pages"], said["sizes"], _looks(group, said), contents, strict=True)
    ]


def subject_of(subjects: "Iterable[str]") -> str:
    """Return whose file it is, where that is one person or thing."""
    named = set(subjects)
    return named.pop() if len(named) == 1 else ""


def _looks(group: "Group", said: "Mapping[str, Any]") -> "Iterator[dict[str, tuple[PageLook, ...]]]":
    """Yield for each file that was made which pages of which original are in it, as they look now."""
    whose = [
        (one.file, number)
        for one, (_, _, count) in zip(group.sources, said["sources"], strict=True)
        for number in range(1, count + 1)
    ]
    start = 0
    for count, pages in zip(said["pages"], said["looks"], strict=True):
        found: dict[str, tuple[PageLook, ...]] = {}
        for (file, number), page in zip(whose[start : start + count], pages, strict=False):  # of long files not all
            found[file] = (*found.get(file, ()), PageLook(*page)._replace(number=number))
        start += count
        yield found
