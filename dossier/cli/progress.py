"""Show on standard error how far a long piece of work is; nothing where nobody watches."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int, str], None]


@contextmanager
def progress_line() -> Iterator[Progress]:
    """Yield what is told how many of how many are done and with what; the line is gone when the work is over."""
    if not sys.stderr.isatty():
        yield lambda done, total, what: None
        return
    from rich.console import Console  # here, because most commands are over at once
    from rich.status import Status

    with Status("", console=Console(stderr=True)) as status:
        yield lambda done, total, what: status.update(f"{done}/{total} {what}")
