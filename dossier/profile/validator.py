"""Validate a profile without importing the model: its schema is built by pydantic once and kept on disk.

Importing pydantic and building some eighty groups costs more than all checks together (decision 0004).
"""

import pickle
import sys
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pydantic_core

from dossier.cache import cache_directory, read_entry, stamp, write_entry
from dossier.profile.facts import as_facts

if TYPE_CHECKING:
    from dossier.profile.groups import Names
    from dossier.profile.model import Profile


class Compiled(NamedTuple):
    """What is needed of the model at run time."""

    validator: pydantic_core.SchemaValidator
    names: "Names"
    """Chinese names of all fields."""


def validate(tree: dict[str, Any]) -> "Profile":
    """Return the typed profile.

    Raises:
        pydantic_core.ValidationError: fields are wrong.
    """
    return cast("Profile", as_facts(compiled().validator.validate_python(tree)))


@lru_cache(maxsize=1)
def compiled() -> Compiled:
    """Return the compiled model, from disk when it was made from exactly these files."""
    directory = cache_directory("profile")
    if directory is None:
        return _compile()[0]
    folder = Path(__file__).parent
    entry = directory / f"{zlib.crc32(str(folder).encode()):08x}.bin"
    models = stamp((folder / "types.py", folder / "groups.py", folder / "model"))
    key = f"{pydantic_core.__version__} {sys.version}\n{models}"
    return _read(read_entry(entry, key)) or _stored(entry, key)


def _compile() -> tuple[Compiled, bytes]:
    from dossier.profile.groups import field_names, plain_schema

    schema, names = plain_schema(), field_names()
    return Compiled(pydantic_core.SchemaValidator(schema), names), pickle.dumps((schema, names))


def _read(body: bytes | None) -> Compiled | None:
    """Return the stored model, or None when what it refers to has moved."""
    if body is None:
        return None
    try:
        schema, names = pickle.loads(body)
        return Compiled(pydantic_core.SchemaValidator(schema), names)
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, ValueError, pydantic_core.SchemaError):
        return None


def _stored(entry: Path, key: str) -> Compiled:
    made, body = _compile()
    write_entry(entry, key, body)
    return made
