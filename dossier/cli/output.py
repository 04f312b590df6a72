"""Write what a command has to say to a file, whole or not at all."""

import os
import tempfile
from pathlib import Path

from dossier.errors import UsageError, reason
from dossier.text import Text


def write_whole(out: Path, text: str | bytes) -> None:
    """Replace the file by the text, or by bytes that are ready; where that fails, the old file stays.

    What is written may be about persons: it can be read by its owner and the group, and by nobody else.

    Raises:
        UsageError: the place cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode() if isinstance(text, str) else text)
            os.chmod(name, 0o640)
            os.replace(name, out)
        except OSError:
            os.unlink(name)
            raise
    except OSError as problem:
        raise UsageError(
            Text(f"无法写入：{reason(problem).zh}", f"cannot write: {reason(problem).en}"), str(out)
        ) from None
