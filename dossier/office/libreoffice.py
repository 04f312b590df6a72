"""Find LibreOffice and convert documents with it: Word files -> PDF files, all in one call."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import dossier.style
from dossier.errors import UsageError
from dossier.private import PrivateFolder, undisturbed
from dossier.text import Text

FONTS = Path(dossier.style.__file__).parent / "fonts.conf"
"""Maps the fonts which the documents name to free ones, so that pages break the same on every machine."""

_VARIABLE = "DOSSIER_SOFFICE"
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
_START_SECONDS, _FILE_SECONDS, _LEAVE_SECONDS = 60, 20, 3
PDF_WITH_BOOKMARKS = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'


def find_libreoffice() -> str | None:
    """Return the program, or None where there is none.

    ``DOSSIER_SOFFICE`` names it; an empty value says not to use it.

    Raises:
        UsageError: the program that is named is not there.
    """
    configured = os.environ.get(_VARIABLE)
    if configured is not None:
        if configured and shutil.which(configured) is None:
            raise UsageError(
                Text(f"{_VARIABLE} 指向的程序不存在或者不能运行", f"the program named by {_VARIABLE} is not there or cannot be run"),
                configured,
                Text("改正路径；留空表示不用 LibreOffice", "correct the path; an empty value does without LibreOffice"),
            )  # fmt: skip
        return configured or None
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in (*found, *(place for place in _PLACES if os.path.isfile(place))) if path), None)


def convert(program: str, documents: Sequence[Path], out: Path, target: str = PDF_WITH_BOOKMARKS) -> list[Path | None]:
    """Return the file made of each document, in their order; None for one that was not made.

    LibreOffice reports success for broken files too, so each result is looked for. A run that takes longer than its
    time is killed with everything it has started; what it had finished by then counts.
    """
    out.mkdir(parents=True, exist_ok=True)
    with PrivateFolder() as private:
        profile = (private / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
        seconds = _START_SECONDS + _FILE_SECONDS * len(documents)
        _run([*command, "--outdir", str(out), *map(str, documents)], seconds, private)
    suffix = f".{target.partition(':')[0]}"
    made = [out / f"{document.stem}{suffix}" for document in documents]
    return [path if path.is_file() and path.stat().st_size else None for path in made]


def _run(command: Sequence[str], seconds: int, private: Path) -> None:
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS), "TMPDIR": str(private), "TEMP": str(private)}
    process: subprocess.Popen[bytes] | None = None
    try:
        with undisturbed():
            process = subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        process.wait(seconds)
    except (OSError, subprocess.TimeoutExpired):
        pass
    finally:
        if process is not None:
            _kill_group(process)


def _kill_group(process: "subprocess.Popen[bytes]") -> None:
    """Stop the program and its children, also when we ourselves are interrupted."""
    if process.poll() is None:
        kill = getattr(os, "killpg", None)
        if kill is None:
            process.kill()
        else:
            with suppress(subprocess.TimeoutExpired):  # it removes its own socket when it is asked first
                kill(process.pid, signal.SIGTERM)
                process.wait(_LEAVE_SECONDS)
            with suppress(ProcessLookupError):
                kill(process.pid, signal.SIGKILL)
        process.wait()
