"""Build the validator of the profile once, and keep its schema on disk for the next start.

Building the schema of some fifty groups takes as long as importing pydantic; reading it back takes a millisecond.
"""

import pickle
import sys
import zlib
from pathlib import Path
from typing import Any

import pydantic
import pydantic_core

from dossier.cache import cache_directory, read_entry, stamp, write_entry
from dossier.profile.model import Profile


def validate(tree: dict[str, Any]) -> Profile:
    """Return the typed profile.

    Raises:
        pydantic_core.ValidationError: fields are wrong.
    """
    profile: Profile = _validator().validate_python(tree)
    return profile


def _validator() -> pydantic_core.SchemaValidator:
    directory = cache_directory("profile")
    if directory is None:
        return _built()
    folder = Path(__file__).parent
    entry = directory / f"{zlib.crc32(str(folder).encode()):08x}.bin"
    models = stamp((folder / "types.py", *sorted((folder / "model").glob("*.py"))))
    key = f"{pydantic.VERSION} {pydantic_core.__version__} {sys.version}\n{models}"
    return _read(read_entry(entry, key)) or _stored(entry, key, _built())


def _built() -> pydantic_core.SchemaValidator:
    Profile.model_rebuild()
    return Profile.__pydantic_validator__  # type: ignore[return-value]


def _read(body: bytes | None) -> pydantic_core.SchemaValidator | None:
    """Return the stored validator, or None when what it refers to has moved."""
    if body is None:
        return None
    try:
        return pydantic_core.SchemaValidator(pickle.loads(body))
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, pydantic_core.SchemaError):
        return None


def _stored(entry: Path, key: str, validator: pydantic_core.SchemaValidator) -> pydantic_core.SchemaValidator:
    write_entry(entry, key, pickle.dumps(Profile.__pydantic_core_schema__))
    return validator
