"""Build packages without a layout pass, which takes seconds, and keep what is derived out of the user's cache.

The tests of page numbers switch the pass on. One cache serves all test processes and later runs, because compiling the
templates anew takes seconds; a test that looks at a cache makes one of its own.
"""

import os
import tempfile
from getpass import getuser
from hashlib import sha256
from pathlib import Path

_PROJECT = Path(__file__).parents[1]


def _shared_cache() -> str:
    """Return a folder below the system's one for temporary files, for this user and this copy of the project."""
    name = sha256(f"{getuser()} {_PROJECT}".encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"cache-of-dossier-tests-{name}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return str(folder)


os.environ.setdefault("DOSSIER_SOFFICE", "")
os.environ.setdefault("DOSSIER_CACHE", _shared_cache())
