"""One bad scan of each kind of paper: what is read is what was drawn; a paper on its side or without a picture too."""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pikepdf
import pytest

from dossier.evidence.read import scan as scanning
from dossier.evidence.read.scan import LOOKS, read_scan
from dossier.evidence.reading import FieldRead
from tests.evidence.samples import pdf
from tests.scans.facts import company
from tests.scans.look_alikes import PAIRS
from tests.scans.papers import PAPERS
from tests.scans.scanner import as_pdf, scan
from tests.scans.trial import close, keys, trial


@pytest.fixture(autouse=True, scope="module")
def _ended() -> Iterator[None]:
    yield
    close()


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", os.environ.get("OMP_NUM_THREADS", "1"))


@pytest.mark.parametrize("paper", PAPERS)
def test_a_bad_scan_is_read_right(paper: str, tmp_path: Path) -> None:
    outcome = trial(paper, 0, tmp_path)
    assert {field: outcome.results[field] for field in keys(paper)} == dict.fromkeys(keys(paper), "right")
    assert "wrong" not in outcome.results.values()


def fact(value: str) -> FieldRead:
    return FieldRead("name", value, value, 1, 1.0)


def drawn(tmp_path: Path) -> Path:
    sheet, _ = PAPERS["articles_of_association"](company(0), Random(0))
    file = tmp_path / "a.pdf"
    file.write_bytes(as_pdf(scan(sheet.image, Random(0))))
    return file


def looking(monkeypatch: pytest.MonkeyPatch, *said: list[FieldRead]) -> None:
    """Let the looks at a page say these facts, one after the other, without recognising anything."""
    answers = iter(said)
    monkeypatch.setattr(scanning, "recognise", lambda *_: [])
    monkeypatch.setattr(scanning, "PARSERS", {"articles_of_association": lambda _: tuple(next(answers))})


def test_two_looks_that_agree_are_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looking(monkeypatch, [fact("示例公司")], [fact("示例公司")])
    found = read_scan(str(drawn(tmp_path)), "articles_of_association", 1)
    assert (found["looks"], [one[1] for one in found["fields"]]) == (2, ["示例公司"])
    assert found["failure"] is None


def test_a_paper_is_looked_at_until_enough_looks_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looking(monkeypatch, [fact("示公司")], *[[fact("示例公司")]] * 5)
    found = read_scan(str(drawn(tmp_path)), "articles_of_association", 1)
    assert (found["looks"], [one[1] for one in found["fields"]]) == (4, ["示例公司"])


def test_a_paper_on_which_no_looks_agree_is_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looking(monkeypatch, *[[fact(f"示例{number}公司")] for number in range(len(LOOKS))])
    found = read_scan(str(drawn(tmp_path)), "articles_of_association", 1)
    assert (found["looks"], found["fields"]) == (len(LOOKS), [])


def test_a_paper_is_turned_until_something_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[tuple[int, int]] = []
    looking(monkeypatch, [], [fact("示例公司")], [fact("示例公司")])
    monkeypatch.setattr(scanning, "recognise", lambda picture, *_: sizes.append(picture.size) or [])
    file = drawn(tmp_path)
    with pikepdf.open(file, allow_overwriting_input=True) as opened:
        opened.pages[0].rotate(90, relative=False)
        opened.save(file)
    found = read_scan(str(file), "articles_of_association", 1)
    assert [one[1] for one in found["fields"]] == ["示例公司"]
    assert [width > height for width, height in sizes] == [True, False, False]


def test_pages_without_a_picture_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(2))
    found = read_scan(str(tmp_path / "a.pdf"), "identity_card", 3)
    assert found == {"origin": "none", "fields": [], "pages": 0, "looks": 0, "failure": "no_picture"}


def test_what_keeps_a_file_from_being_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, locked = tmp_path / "a.pdf", tmp_path / "b.pdf"
    file.write_bytes(pdf(2))
    with pikepdf.open(file, allow_overwriting_input=True) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
        opened.pages[0].rotate(90, relative=False)
        opened.save(file)
    assert read_scan(str(file), "identity_card", 3)["failure"] == "sideways"
    assert read_scan(str(locked), "identity_card", 3)["failure"] == "password"
    looking(monkeypatch, *[[]] * 4)
    assert read_scan(str(drawn(tmp_path)), "articles_of_association", 1)["failure"] == "nothing"


def test_every_pair_of_look_alikes_is_a_pair() -> None:
    assert all(len(set(pair)) == 2 for pair in PAIRS)
