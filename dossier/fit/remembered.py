"""Remember what was made of a group of files until one of them, the limits or the code changes."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from dossier import __version__
from dossier.cache import DAYS_PERSONAL, cache_directory, forget_unused, note_use, read_entry, stamp, write_entry
from dossier.errors import DossierError
from dossier.evidence import inspect
from dossier.evidence.memory import Memory
from dossier.text import Text

_CODE = (Path(__file__).parent, Path(inspect.__file__).parent)
_GONE = Text("处理好的文件在生成过程中被删除", "a file that was made for this package has been removed meanwhile")
_AGAIN = Text("再运行一次", "run the command again")


class Remembered:
    """What was made for the application in one folder; personal papers, so only this user can read it."""

    def __init__(self, workspace: Path) -> None:
        place = sha256(ascii(str(workspace.absolute())).encode()).hexdigest()[:16]
        self._folder = cache_directory(f"fitted/{place}")
        self._digests = Memory(workspace, "digests")
        self._code = f"{__version__}\n{stamp(_CODE)}\n"
        self._used: set[str] = set()

    def digests(self, files: Iterable[Path]) -> list[str]:
        """Return what stands for the contents of files."""
        return [self._digest(file) for file in files]

    def note_digests(self, digests: Mapping[Path, str]) -> None:
        """Correct what is remembered of files that were just read."""
        for file, digest in digests.items():
            self._digests.get(file)  # from now on it must not change
            self._digests.put(file, digest)

    def key(self, digests: Sequence[str], about: object) -> str:
        """Return the name of what is made of files with ``about`` in mind: their contents count, not their names."""
        return sha256(f"{self._code}{json.dumps([digests, about], ensure_ascii=True)}".encode()).hexdigest()[:32]

    def known(self, key: str) -> Any:
        """Return what was said about a group; None when nothing is remembered."""
        self._used.add(key)
        body = read_entry(self._folder / f"{key}.json", key) if self._folder else None
        return json.loads(body) if body else None

    def keep(self, key: str, said: Any, contents: Iterable[bytes]) -> list[Callable[[], bytes]]:
        """Remember what was made, and return how to get at each content."""
        made = list(contents)
        if self._folder is None:
            return [partial(bytes, data) for data in made]
        for number, data in enumerate(made):
            write_entry(self._folder / f"{key}-{number}.bin", f"{key}{number}", data)
        write_entry(self._folder / f"{key}.json", key, json.dumps(said).encode())
        return [partial(self._content, key, number, data) for number, data in enumerate(made)]

    def contents(self, key: str, count: int) -> list[Callable[[], bytes]] | None:
        """Return how to get at each content; None when one of them is gone."""
        if self._folder is None or not all((self._folder / f"{key}-{one}.bin").is_file() for one in range(count)):
            return None
        return [partial(self._content, key, number) for number in range(count)]

    def save(self) -> None:
        """Write what is new, and forget what nobody has asked for since.

        What was made for applications that nobody works on any more is forgotten too.
        """
        self._digests.save()
        if self._folder is not None:
            note_use(self._folder)
            forget_unused(self._folder.parent, DAYS_PERSONAL)
            for entry in self._folder.iterdir():
                if entry.name.partition(".")[0].partition("-")[0] not in self._used:
                    entry.unlink(missing_ok=True)

    def _content(self, key: str, number: int, made: bytes | None = None) -> bytes:
        if made is not None:
            return made
        assert self._folder is not None
        data = read_entry(self._folder / f"{key}-{number}.bin", f"{key}{number}")
        if data is None:
            raise DossierError(_GONE, hint=_AGAIN)
        return data

    def _digest(self, file: Path) -> str:
        known = self._digests.get(file)
        if known is None:
            with file.open("rb") as stream:
                known = file_digest(stream, "sha256").hexdigest()
            self._digests.put(file, known)
        return str(known)
