"""Ask a child process to do a piece of work within limits: name of a task and its arguments -> JSON, or why there is none."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from dossier.worker import OUT_OF_MEMORY

if TYPE_CHECKING:
    import subprocess

    from dossier.private import PrivateFolder

_CHILD = "dossier.worker.child"
_PACKAGES = Path(__file__).parents[2]
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "USERPROFILE", "LD_LIBRARY_PATH", "OMP_NUM_THREADS")

Reason = Literal["time", "memory", "crash", "error"]


class WorkFailed(Exception):
    """A piece of work came to no end: too long, too large, the process broke down, or the task raised ``detail``."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason: Reason = reason
        self.detail = detail


class Worker:
    """One child process for any number of tasks, started when it is first asked and again after it broke down.

    A task is a function of the package, ``module:function``, which takes and returns what JSON can carry. Its folder
    for temporary files is readable by this user only and is removed with the worker.
    """

    def __init__(self, *, memory: int = 1 << 30) -> None:
        self._memory = memory
        """Bytes of address space the child may take; 0 sets no limit."""
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: PrivateFolder | None = None
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, traceback: TracebackType | None) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """A private folder for what is too large to be said in JSON."""
        if self._folder is None:
            from dossier.private import PrivateFolder

            self._folder = PrivateFolder()
        return self._folder.path

    def ask(self, task: str, *, seconds: float, **arguments: Any) -> Any:
        """Return what the task returns.

        Raises:
            WorkFailed: it took longer than ``seconds``, too much memory, broke the process, or raised.
        """
        process = self._running()
        self._asked += 1
        try:
            with _deadline(process, seconds) as late:
                answer = _exchange(process, {"number": self._asked, "task": task, "arguments": arguments})
        except BaseException:  # an interruption too: the answer still to come would be taken for that of the next task
            self._stop()
            raise
        if answer is None:
            code = self._stop()
            raise WorkFailed("time" if late else "memory" if code == OUT_OF_MEMORY else "crash", str(code))
        if "failed" in answer:
            raise WorkFailed(answer["failed"], answer["detail"])
        return answer["answer"]

    def close(self) -> None:
        """End the child and remove its files."""
        self._stop()
        if self._folder is not None:
            self._folder.close()
            self._folder = None

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            import subprocess  # here, because a check of files that are known asks nothing

            from dossier.private import undisturbed

            self._stop()
            environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
            places = {name: str(self.folder) for name in ("TMPDIR", "TEMP", "TMP")}
            environment |= {"PYTHONPATH": str(_PACKAGES), "PYTHONHASHSEED": "0", **places}
            with undisturbed():
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", _CHILD, str(self._memory)],  # -P: no modules from where the user stands
                    env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                )  # fmt: skip
        return self._process

    def _stop(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):  # what is left in the pipe of a dead process cannot be flushed
                if stream is not None:
                    stream.close()
        return process.wait()


@contextmanager
def _deadline(process: "subprocess.Popen[bytes]", seconds: float) -> Iterator[list[bool]]:
    """Kill the process when the time is over; the list yielded is empty as long as it is not."""
    late: list[bool] = []

    def kill() -> None:
        late.append(True)
        process.kill()

    timer = Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _exchange(process: "subprocess.Popen[bytes]", order: dict[str, Any]) -> Any:
    """Return the child's answer to this order; None when it has gone, or answers another one."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
        answer = json.loads(line) if line.endswith(b"\n") else None
        return answer if answer and answer["number"] == order["number"] else None
    except (OSError, ValueError):
        return None
