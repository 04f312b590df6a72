"""Name the folders a user brings along: paths -> folders with the labels under which files of them are spoken of."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dossier.errors import UsageError
from dossier.text import Text

LAYERS = ("national", "types", "services", "additions", "provinces")
"""Top folders of templates; no own folder may be spoken of by one of these names."""


class Shelf(NamedTuple):
    """One folder of the user."""

    folder: Path
    label: str
    """Its name, so that messages and manifests say the same on every machine."""

    def file(self, name: str) -> str:
        """Return how a file below the folder is spoken of."""
        return f"{self.label}/{name}"


def shelves(folders: Sequence[Path]) -> tuple[Shelf, ...]:
    """Return the folders in their order, each under a label of its own.

    Raises:
        UsageError: one of them is no folder.
    """
    labels: list[str] = []
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(
                Text("自有模板的目录不存在", "there is no such folder of templates"),
                str(folder),
                Text("--templates 后面写目录，不写文件", "--templates takes a folder, not a file"),
            )
        labels.append(_free(folder.resolve().name.replace("|", "-") or "own", labels))
    return tuple(Shelf(folder, label) for folder, label in zip(folders, labels, strict=True))


def _free(name: str, taken: Sequence[str]) -> str:
    count, label = 1, name
    while label in taken or label in LAYERS:
        count += 1
        label = f"{name}-{count}"
    return label
