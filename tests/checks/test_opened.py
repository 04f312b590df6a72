"""What was found on the pages that were looked at does not speak for those that were not."""

from pathlib import Path

import pytest

from dossier.checks.opened import Opened, of_all_pages
from dossier.checks.registry import Verdict, failed, passed, unknown
from dossier.evidence.inspection import Inspection, PageLook
from dossier.finding import Outcome
from dossier.profile.model.evidence import Evidence

PAGE = PageLook(1, 210, 297, blank=False, sideways=None, dpi=200, long_edge=2339, coloured=True, text=False)
OWN = "evidence[0].file"


def file(pages: int | None) -> Opened:
    seen = Inspection("pdf", 9, openable=True, page_count=pages, pages=(PAGE, PAGE))
    return Opened(0, Evidence(material="business_licence", file="a.pdf"), Path("a.pdf"), seen, None)


@pytest.mark.parametrize("pages", [None, 2])
@pytest.mark.parametrize("found", [[], [passed(OWN)], [failed(OWN)]])
def test_a_file_that_was_looked_at_whole_keeps_what_was_found(pages: int | None, found: list[Verdict]) -> None:
    assert list(of_all_pages(file(pages), found)) == found


@pytest.mark.parametrize("found", [[], [passed(OWN)]])
def test_behind_the_pages_looked_at_a_pass_and_silence_are_unknown(found: list[Verdict]) -> None:
    (verdict,) = of_all_pages(file(3), found)
    assert (verdict.outcome, verdict.subject, verdict.message) == (Outcome.UNKNOWN, OWN, "long")
    assert (verdict.facts["count"], verdict.facts["looked"]) == ("3", "2")


@pytest.mark.parametrize("found", [failed(OWN), unknown(OWN), passed("confirmations[0]")])
def test_a_fault_and_the_word_of_a_person_stand(found: Verdict) -> None:
    assert list(of_all_pages(file(3), [found, passed(OWN)])) == [found]
