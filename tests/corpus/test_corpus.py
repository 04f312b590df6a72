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
    case, started = case_of(entry, tmp_path), time.monotonic()
    look = inspected(case)
    assert time.monotonic() - started < LONGEST
    found = list(differences(entry, case, look))
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


def test_what_the_table_says_wrongly_is_told(tmp_path: Path) -> None:
    wrong = Entry("pdf/a3", "a.pdf", "", "business_licence", {"page_count": 2}, {"L19": "空白"}, {"L20": "端正"})
    put(wrong, tmp_path)
    case = case_of(wrong, tmp_path)
    told = "\n".join(differences(wrong, case, inspected(case)))
    for words in ("page_count is 1, not 2", "L19 does not say", "L20 fail", "L20 does not pass"):
        assert words in told
