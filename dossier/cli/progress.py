"""Show on standard error how far a long piece of work is; stages only where nobody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from dossier.worker.progress import Progress


def _say(done: int, total: int, what: str) -> None:
    """Tell a log when a stage begins and when it is over."""
    if done in (0, total):
        click.echo(f"[{done}/{total}] {what}", err=True)


@contextmanager
def progress_line() -> Iterator[Progress]:
    """Yield what is told how many of how many are done and with what; the line is gone when the work is over."""
    if not sys.stderr.isatty():
        yield _say
        return
    from rich.console import Console  # here, because most commands are over at once
    from rich.status import Status

    with Status("…", console=Console(stderr=True)) as status:
        yield lambda done, total, what: status.update(f"{done}/{total} {what}")
