"""Try mutants against the rule cases and the unit tests, each in a forked child that holds everything ready."""

import contextlib
import gc
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import NamedTuple

from dossier.case import Case
from dossier.checks.registry import CHECKS
from dossier.checks.texts.registry import TEXT_CHECKS
from dossier.values.passage import DocumentText
from tests.mutants.mutate import ROOT, Mutant, source_path
from tests.rules.test_rules import EXAMPLES, Example, all_findings, assert_expected, changed, make_case, only, texts

SECONDS = 30
"""A mutant that runs longer never ends: killed."""


class Trial(NamedTuple):
    """One case of a rule, made ready."""

    example: Example
    case: Case
    written: list[DocumentText]
    unwritten: list[DocumentText]

    def holds(self) -> bool:
        """Whether the rule says what the case file expects; nothing is remembered from an earlier time."""
        self.case._memory.clear()
        self.case.loaded._memory.clear()
        try:
            findings = all_findings(self.case, self.written, self.unwritten)
            assert_expected(self.example, [one for one in findings if one.code == self.example.rule])
        except Exception:
            return False
        return True


def trials(workspace: Path, folder: Path) -> Iterator[Trial]:
    """Make every case of every case file ready once."""
    for number, example in enumerate(EXAMPLES):
        place = changed(workspace, example.entry.get("files", {}), folder / str(number))
        case = only(make_case(example.entry, place), example.rule)
        yield Trial(example, case, *texts(case, example.entry))


def modules_run(trial: Trial) -> set[str]:
    """Return the modules of which a function runs when the trial is judged."""
    seen: set[str] = set()

    def note(frame: object, event: str, _: object) -> None:
        if event == "call":
            seen.add(frame.f_globals.get("__name__", ""))  # type: ignore[attr-defined]

    sys.setprofile(note)
    try:
        trial.holds()
    finally:
        sys.setprofile(None)
    return {name for name in seen if name.startswith("dossier.checks")}


def survives(mutant: Mutant, concerned: list[Trial], unit_tests: list[str]) -> bool:
    """Return whether neither the rule cases nor the unit tests notice the mutant."""
    return _in_child(lambda: _unnoticed(mutant, concerned, unit_tests))


def _unnoticed(mutant: Mutant, concerned: list[Trial], unit_tests: list[str]) -> bool:
    install(mutant)
    if not all(trial.holds() for trial in concerned):
        return False
    return not unit_tests or _pytest_passes(unit_tests)


def _pytest_passes(files: list[str]) -> bool:
    import pytest

    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        return pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *files]) == 0


def install(mutant: Mutant) -> None:
    """Put the changed code in the place of the module, wherever its functions are already known."""
    module = sys.modules[mutant.module]
    before = {id(value): name for name, value in vars(module).items() if _own(value, mutant.module)}
    for registry in (CHECKS, TEXT_CHECKS):
        for name in [name for name, check in registry.items() if check.__module__ == mutant.module]:
            del registry[name]  # type: ignore[attr-defined]
    exec(compile(mutant.code, str(source_path(mutant.module)), "exec"), vars(module))
    for other in [value for name, value in sys.modules.items() if name.startswith(("dossier.", "tests."))]:
        _rebind(other, module, before)


def _own(value: object, module: str) -> bool:
    return isinstance(value, FunctionType | type) and value.__module__ == module


def _rebind(other: ModuleType, module: ModuleType, before: dict[int, str]) -> None:
    for name, value in list(vars(other).items()):
        if other is not module and id(value) in before:
            setattr(other, name, getattr(module, before[id(value)], None))


def _in_child(judge: Callable[[], bool]) -> bool:
    """Judge in a forked child; one that breaks or does not end has been noticed."""
    gc.freeze()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        try:
            noticed = not judge()
        except BaseException:
            noticed = True
        os._exit(1 if noticed else 0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 0


def unit_tests_of(module: str) -> list[str]:
    """Return the test files that name a module."""
    package, _, stem = module.rpartition(".")
    named = re.compile(rf"{re.escape(module)}\b|from {re.escape(package)} import .*\b{stem}\b")
    room = ROOT / "tests" / module.split(".")[1]
    return [str(path) for path in sorted(room.rglob("test_*.py")) if named.search(path.read_text("utf-8"))]
