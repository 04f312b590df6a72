"""Carry what was found in one evidence file: what it is, whether it opens, and what each page looks like."""

from typing import NamedTuple

from dossier.text import Text


class PageLook(NamedTuple):
    """What one page looks like; a picture file is one page."""

    number: int
    """Counted from one."""
    width_mm: float
    height_mm: float
    """Size as the page is shown, after /Rotate or the orientation noted in a photograph; 0 where it is not known."""
    blank: bool
    """Whether there is nothing to see on it: no text and no picture, or a picture of hardly any marks."""
    sideways: bool | None
    """Whether its writing runs up or down, or where that can be told on its head; None where nobody can tell."""
    dpi: int | None
    """Dots per inch of the coarsest picture that covers much of the page, as it is drawn; None without one.

    A picture file is taken to be drawn on A4.
    """
    long_edge: int | None
    """Pixels of the longer edge of that picture."""
    coloured: bool | None
    """Whether it shows colours; False where the scan cannot hold any, None where it could and shows none."""
    text: bool
    """Whether it has text that can be copied."""

    @property
    def scanned(self) -> bool:
        """Whether the page is a picture."""
        return self.dpi is not None


class Inspection(NamedTuple):
    """What one evidence file is."""

    kind: str
    """One of ``signatures.NAMES``, by content and never by name; ``unknown`` also when nothing was read."""
    size: int
    """Bytes."""
    problem: Text | None = None
    """Why the file cannot be used as it is; None when it can."""
    openable: bool = False
    """Whether it was recognised, is complete and needs no password; a wrong ending in the name is another matter."""
    encrypted: str = ""
    """``password`` where one is needed to open it, ``owner`` where it opens but forbids things; else empty."""
    repaired: bool = False
    """Whether only a second reader could open it, by mending it."""
    page_count: int | None = None
    """None where the format has no pages or they cannot be counted."""
    pages: tuple[PageLook, ...] = ()
    """The pages that were looked at: all of them, up to ``MOST_PAGES``."""
    signatures: int = 0
    """Digital signatures in it."""
    comments: int = 0
    """Comments in a Word file; on a PDF notes, marks and stamps, but no links and form fields."""
    active: tuple[str, ...] = ()
    """What can act by itself: ``macro``, ``script``, ``attachment``."""
    author: str = ""
    company: str = ""
    """What its properties say; empty where they are silent."""
    characters: int = 0
    """Characters of text that can be copied, white space not counted."""
    editor: str = ""
    """Who changed it last, as its properties say."""
    revisions: int = 0
    """Tracked changes in a Word file that nobody accepted or refused."""
    suspect: tuple[str, ...] = ()
    """Paragraphs of a Word file that hold one of ``SUSPECT_WORDS``."""


SUSPECT_WORDS = ("错误", "Error!")
"""One of these stands in every text that a word processor prints for a failed field."""
MOST_PAGES = 300
"""Pages of one file that are looked at one by one."""
