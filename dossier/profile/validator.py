"""Build the validator of the profile once, and keep its schema on disk for the next start.

Building the schema of some fifty groups takes as long as importing pydantic; reading it back takes a millisecond.
"""

import hashlib
import os
import pickle
import sys
import tempfile
from pathlib import Path
from typing import Any

import pydantic
import pydantic_core

from dossier.cache import cache_directory
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
    entry = directory / f"{_key()}.bin"
    return _stored(entry) or _store(entry, _built())


def _built() -> pydantic_core.SchemaValidator:
    Profile.model_rebuild()
    return Profile.__pydantic_validator__  # type: ignore[return-value]


def _key() -> str:
    """Return a name for everything the schema depends on: the model, pydantic, Python."""
    digest = hashlib.sha256(f"{pydantic.VERSION} {pydantic_core.__version__} {sys.version}".encode())
    folder = Path(__file__).parent
    for path in (folder / "types.py", *sorted((folder / "model").glob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _stored(entry: Path) -> pydantic_core.SchemaValidator | None:
    """Return the stored validator, or None for anything missing or torn; the folder is private to this user."""
    try:
        return pydantic_core.SchemaValidator(pickle.loads(entry.read_bytes()))
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, pydantic_core.SchemaError):
        return None


def _store(entry: Path, validator: pydantic_core.SchemaValidator) -> pydantic_core.SchemaValidator:
    try:
        handle, name = tempfile.mkstemp(dir=entry.parent)
        with os.fdopen(handle, "wb") as stream:
            pickle.dump(Profile.__pydantic_core_schema__, stream)
        os.replace(name, entry)
    except OSError:
        return validator  # a full disk is no reason to stop
    return validator
