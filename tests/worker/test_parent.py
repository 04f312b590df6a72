"""A child process answers the question it was asked, within limits, and is replaced when it was interrupted."""

import json
import signal
from collections.abc import Iterator
from types import FrameType, SimpleNamespace
from typing import Any

import pytest

from dossier.worker import child, parent
from dossier.worker.parent import Worker, WorkFailed

CODES = "dossier.values.codes:uscc_check_character"


class Interrupted(BaseException):
    """Stands for Ctrl-C."""


@pytest.fixture
def worker() -> Iterator[Worker]:
    with Worker() as worker:
        yield worker


def test_tasks_are_answered_one_after_the_other(worker: Worker) -> None:
    assert [worker.ask(CODES, seconds=60, code=code) for code in ("91110000MAFAKE01XB", "91110000MAFAKE02XB")] == [
        "B", "C",
    ]  # fmt: skip


def test_a_question_after_an_interruption_is_not_given_the_former_answer(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert worker.ask(CODES, seconds=60, code="91110000MAFAKE01XB") == "B"
    exchange = parent._exchange

    def interrupted(process: Any, order: dict[str, Any]) -> None:
        process.stdin.write(json.dumps(order).encode() + b"\n")
        process.stdin.flush()
        raise Interrupted

    monkeypatch.setattr(parent, "_exchange", interrupted)
    with pytest.raises(Interrupted):
        worker.ask(CODES, seconds=60, code="91110000MAFAKE01XB")
    monkeypatch.setattr(parent, "_exchange", exchange)
    assert worker.ask(CODES, seconds=60, code="91110000MAFAKE02XB") == "C"


def test_a_signal_while_waiting_ends_the_child(worker: Worker) -> None:
    worker.ask(CODES, seconds=60, code="91110000MAFAKE01XB")
    process = worker._process
    assert process is not None

    def stop(_: int, __: FrameType | None) -> None:
        raise Interrupted

    before = signal.signal(signal.SIGALRM, stop)
    process.send_signal(signal.SIGSTOP)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(Interrupted):
            worker.ask(CODES, seconds=60, code="91110000MAFAKE01XB")
    finally:
        signal.signal(signal.SIGALRM, before)
    assert process.poll() is not None


def test_an_answer_to_another_question_is_no_answer() -> None:
    class Pipe:
        def write(self, _: bytes) -> None: ...
        def flush(self) -> None: ...
        def readline(self) -> bytes:
            return b'{"number": 1, "answer": "of the first"}\n'

    process: Any = SimpleNamespace(stdin=Pipe(), stdout=Pipe())
    assert parent._exchange(process, {"number": 1}) == {"number": 1, "answer": "of the first"}
    assert parent._exchange(process, {"number": 2}) is None


def test_too_long_and_raised_are_told_apart(worker: Worker) -> None:
    with pytest.raises(WorkFailed) as raised:
        worker.ask(CODES, seconds=60, unknown=1)
    assert (raised.value.reason, raised.value.detail) == ("error", "TypeError")
    with pytest.raises(WorkFailed) as late:
        worker.ask(CODES, seconds=0, code="91110000MAFAKE01XB")
    assert late.value.reason == "time"


def test_only_the_package_itself_is_run() -> None:
    answer = json.loads(child._answer({"number": 7, "task": "os:getcwd", "arguments": {}}))
    assert answer == {"number": 7, "failed": "error", "detail": "ValueError"}
