"""Give a folder for temporary files that nobody else may read and that goes away with its run, however that ends."""

import os
import shutil
import signal
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType, TracebackType

_PREFIX = "dossier-"
_LOCK = ".in-use"
_REQUESTS = ("SIGINT", "SIGTERM", "SIGHUP")


class PrivateFolder:
    """A folder below the system's one for temporary files, readable by this user only.

    It is removed when it is closed, when the ``with`` around it is left by an error or an interrupt, and at the end of
    Python. A run that is killed leaves it behind: the lock of its file ends with the process, and the next run that
    needs such a folder clears away every one whose lock is free. On systems without such locks that is left undone.
    """

    def __init__(self) -> None:
        _clear_left_ones()
        with undisturbed():
            self._make()

    def _make(self) -> None:
        while True:
            self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
            self.path = Path(self._folder.name)
            self._lock = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
            if _take(self._lock) is not False:
                return
            self.close()  # another run came between making and locking, and is clearing it away

    def __enter__(self) -> Path:
        return self.path

    def __exit__(self, kind: type[BaseException] | None, value: object, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Remove the folder with everything in it."""
        with undisturbed():
            lock, self._lock = self._lock, -1
            if lock >= 0:
                os.close(lock)
            self._folder.cleanup()


def _clear_left_ones() -> None:
    """Remove what killed runs have left; a folder of somebody else, or one in use, is not touched."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and _is_left(entry):
                _remove(entry.path)


def _remove(folder: str) -> None:
    """Empty the folder and take its lock last: where a program that outlived its run still writes, we come again."""
    with os.scandir(folder) as listed:
        entries = list(listed)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        elif entry.name != _LOCK:
            os.unlink(entry.path)
    if os.listdir(folder) == [_LOCK]:
        shutil.rmtree(folder, ignore_errors=True)


def _is_left(entry: "os.DirEntry[str]") -> bool:
    try:
        found = entry.stat(follow_symlinks=False)
        owner = getattr(os, "getuid", lambda: found.st_uid)()
        if not stat.S_ISDIR(found.st_mode) or stat.S_IMODE(found.st_mode) != 0o700 or found.st_uid != owner:
            return False
        lock = os.open(os.path.join(entry.path, _LOCK), os.O_RDWR)
    except OSError:  # without our lock it is none of ours
        return False
    try:
        return _take(lock) is True
    finally:
        os.close(lock)


def _take(lock: int) -> bool | None:
    """Hold the lock until its file is closed; False when somebody else does, None when the system has no locks."""
    try:
        import fcntl  # here, because not every system has it

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return None
    return True


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back interrupts and requests to stop until the end of the ``with``.

    A process that is just being started would otherwise run on with nobody to stop it, and write into a folder that
    is being removed.
    """
    held: list[tuple[int, FrameType | None]] = []
    previous: dict[int, Callable[[int, FrameType | None], object]] = {}
    if threading.current_thread() is threading.main_thread():  # elsewhere no interrupt arrives
        for number in (getattr(signal, name) for name in _REQUESTS if hasattr(signal, name)):
            handler = signal.getsignal(number)
            if callable(handler):
                previous[number] = handler
                signal.signal(number, lambda *request: held.append(request))
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        for number, frame in held:
            previous[number](number, frame)
