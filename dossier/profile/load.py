"""Load a profile file: text, tree, typed profile; all problems at once."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pydantic_core import ValidationError

from dossier.errors import InputError
from dossier.profile.source import SourceMap, read_path
from dossier.profile.text_file import read_text
from dossier.profile.validator import validate
from dossier.profile.yaml_tree import read_tree
from dossier.text import Text
from dossier.values.location import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from dossier.profile.model import Profile

_Result = TypeVar("_Result")


class Told(NamedTuple):
    """A field as whoever fills it in finds it."""

    file: Text
    """Name of the file for readers."""
    path: str
    """Field path within that file."""


@dataclass(frozen=True)
class LoadedProfile:
    """A typed profile with its file and the position of every fact."""

    profile: "Profile"
    source: SourceMap
    path: "Path"
    text: str
    """The file as read; its hash identifies the inputs of a package."""
    _memory: "dict[Hashable, object]" = field(init=False, repr=False, compare=False, default_factory=dict)

    def once(self, key: "Hashable", make: "Callable[[], _Result]") -> _Result:
        """Return what ``make`` gives, made only the first time anybody asks for ``key``.

        For what follows from the profile and the files beside it alone: each file is looked at once, so that all rules
        judge the same state of it, in every province the profile is opened for.
        """
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]  # type: ignore[return-value]

    def locate(self, path: str) -> Location:
        """Return the line and column of a field, or of the nearest group around it."""
        place = self.source.find(read_path(path))
        return Location(self.source.file, place.line, place.column)

    def told(self, path: str) -> Told:
        """Return the file that tells a field, in words, and the path the field has in it."""
        return Told(Text("档案", "the profile"), path)

    def find(self, words: str) -> Location | None:
        """Return where the file first says ``words`` on one line, outside comments; None when it does not."""
        for number, line in enumerate(self.text.splitlines(), 1):
            column = line.find(words)
            if words and column >= 0 and not line.lstrip().startswith("#"):
                return Location(self.source.file, number, column + 1)
        return None


def load_profile(path: "Path") -> LoadedProfile:
    """Read and check a profile file.

    Raises:
        InputError: the file cannot be read or is not YAML.
        ProfileError: fields are wrong; every one is listed with line and column.
    """
    return parse_profile(read_text(path), path)


def parse_profile(text: str, path: "Path") -> LoadedProfile:
    """Read a profile from its text; ``path`` names the file and is the base of evidence paths."""
    tree, source = read_tree(text, str(path))
    if not isinstance(tree, dict):
        raise InputError(
            Text("档案最外层应是一组字段", "a profile is a group of fields"), f"{path}:1:1",
            Text("第一层写 company:、application: 等", "begin with company:, application: and so on"),
        )  # fmt: skip
    try:
        profile = validate(tree)
    except ValidationError as error:
        from dossier.profile.problems import explain  # here, because a sound profile needs no explanation

        raise explain([dict(item) for item in error.errors(include_url=False)], source) from None
    return LoadedProfile(profile, source, path, text)
