"""Find what a user brings for a material: folders -> Word template or blank form, and what in them serves nothing."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dossier.documents.own.shelves import Shelf, shelves
from dossier.documents.problems import did_you_mean
from dossier.errors import TemplateError, UsageError
from dossier.rulebook.model import Material
from dossier.text import Text

FORMS = "forms"
"""Folder of blank forms in a folder of the user's own."""


class OwnFile(NamedTuple):
    """A Word template, or a blank form with its plan."""

    path: Path
    file: str
    """How it is spoken of."""
    plan: Path | None
    """Only a form has one."""


def own_file(folders: Sequence[Path], material: Material) -> OwnFile | None:
    """Return what the first folder that has something brings for a material.

    Raises:
        UsageError: one folder holds several files for it.
    """
    for shelf in shelves(folders):
        found = [one for one in own_files(shelf) if one.path.stem in names_of(material)]
        if len(found) > 1:
            listed = "、".join(one.file for one in found)
            raise UsageError(
                Text(
                    f"《{material.title.zh}》有多个自有文件：{listed}",
                    f"several files for {material.title.en}: {listed}",
                ),
                str(shelf.folder),
                Text("只保留一个", "keep one of them"),
            )
        if found:
            return found[0]
    return None


def names_of(material: Material) -> frozenset[str]:
    """Return by which names a file serves a material that we write: its code, or our template's name."""
    return frozenset() if material.template is None else frozenset((material.code, Path(material.template).stem))


def own_files(shelf: Shelf) -> Iterator[OwnFile]:
    """Yield the Word templates and blank forms of a folder; what Word keeps beside an open document is none."""
    for path in sorted(shelf.folder.glob("*.docx")):
        if not path.name.startswith("~$"):
            yield OwnFile(path, shelf.file(path.name), None)
    for path in sorted((shelf.folder / FORMS).glob("*.docx")):
        if not path.name.startswith("~$"):
            yield OwnFile(path, shelf.file(f"{FORMS}/{path.name}"), path.with_suffix(".yaml"))


def serves_nothing(one: OwnFile, materials: Iterable[Material]) -> TemplateError | None:
    """Return the error for a file whose name is no material's; None for one that serves."""
    known = sorted({name for material in materials for name in names_of(material)})
    if one.path.stem in known:
        return None
    message = Text(f"没有名为 {one.path.stem} 的材料或模板", f"there is no material or template named {one.path.stem}")
    return TemplateError(message, one.file, did_you_mean(one.path.stem, known))
