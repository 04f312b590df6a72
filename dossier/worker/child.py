"""Work off tasks in a process with limits: orders on standard input -> answers on standard output, one line of JSON each."""

import json
import logging
import os
import sys
import threading
import time
import warnings
from importlib import import_module
from typing import Any

from dossier.worker import OUT_OF_MEMORY

_PACKAGE = "dossier."


def main() -> None:
    """Answer until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints must not look like an answer
    _limit(int(sys.argv[1]))
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    for line in sys.stdin.buffer:
        answers.write(_answer(json.loads(line)) + b"\n")
        answers.flush()


def _limit(memory: int) -> None:
    try:
        import resource  # here, because not every system has it
    except ImportError:
        return
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _watch(parent: int) -> None:
    """Leave when the parent has gone: nobody would ever stop a task that hangs."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _answer(order: dict[str, Any]) -> bytes:
    try:
        module, _, name = order["task"].partition(":")
        if not module.startswith(_PACKAGE):
            raise ValueError(module)
        answer = {"number": order["number"], "answer": getattr(import_module(module), name)(**order["arguments"])}
        return json.dumps(answer).encode()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # nothing of this process can be relied on any more
    except Exception as problem:  # a broken file can make a library raise anything
        return json.dumps({"number": order["number"], "failed": "error", "detail": type(problem).__name__}).encode()


if __name__ == "__main__":
    main()
