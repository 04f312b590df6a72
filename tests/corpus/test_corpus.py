"""Hold every file of the corpus against the table: what the inspection sees in it and what the rules say about it."""

import os
import time
from pathlib import Path

import pytest

from dossier.evidence import memory
from dossier.evidence.inspect.parent import SECONDS
from tests.corpus.entries import Entry, entries
from tests.corpus.looking import case_of, differences, inspected
from tests.corpus.makers import MAKERS
from tests.corpus.placing import put

ENTRIES = list(entries())
LONGEST = SECONDS + 10
"""Seconds for one file: the limit of the inspection and the start of a process."""


@pytest.fixture(autouse=True)
def _nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "cache_directory", lambda name: None)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_a_file_of_the_corpus_is_seen_and_judged_as_the_table_says(entry: Entry, tmp_path: Path) -> None:
    if entry.place == "unreadable" and os.geteuid() == 0:
        pytest.skip("root may read everything")
    put(entry, tmp_path)
    started = time.monotonic()
    case = case_of(entry, tmp_path)
    found = list(differences(entry, case, inspected(case)))
    assert time.monotonic() - started < LONGEST
    assert not found, "\n".join(found)


def test_every_maker_is_in_the_table() -> None:
    assert {entry.made for entry in ENTRIES if entry.made} == MAKERS.keys()


def test_makers_make_the_same_file_each_time() -> None:
    once = {name: make() for name, make in MAKERS.items() if _quick(name)}
    assert not [name for name, data in once.items() if MAKERS[name]() != data]


def _quick(name: str) -> bool:
    """Whether a file is small and has nothing that differs by nature: a key drawn at random, the time in an archive."""
    return name.startswith(("pdf/", "broken/cut", "other/")) and not any(
        word in name for word in ("user", "owner", "zip")
    )
