"""Ask for the facts a figure shows: a value, or the error that names what is missing or contradictory."""

from typing import TypeVar

from dossier.documents.missing import FactError, MissingValue
from dossier.profile.titles import field_title
from dossier.text import Text

T = TypeVar("T")


def need(value: T | None, path: str) -> T:
    """Return a fact that is filled in.

    Raises:
        MissingValue: it is not.
    """
    if value is None:
        raise MissingValue(path, field_title(path).zh)
    return value


def wrong(path: str, message: Text) -> FactError:
    """Return the error of a fact that cannot be drawn."""
    title = field_title(path).zh
    return FactError(path, title, Text(f"“{title}”：{message.zh}", f"{path}: {message.en}"))
