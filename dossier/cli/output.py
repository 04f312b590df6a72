"""Write what a command has to say to a file, whole or not at all."""

import os
import tempfile
from pathlib import Path

from dossier.errors import UsageError, reason
from dossier.text import Text


def write_whole(out: Path, text: str) -> None:
    """Replace the file by the text; where that fails, the old file stays.

    Raises:
        UsageError: the place cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(text)
            os.chmod(name, 0o644)
            os.replace(name, out)
        except OSError:
            os.unlink(name)
            raise
    except OSError as problem:
        raise UsageError(
            Text(f"无法写入：{reason(problem).zh}", f"cannot write: {reason(problem).en}"), str(out)
        ) from None
