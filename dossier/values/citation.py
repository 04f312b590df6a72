"""Say where a statement of law or practice comes from and how sure we are of it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Confidence(StrEnum):
    """How well a statement is supported; the order of declaration is from strong to weak."""

    LAW = "law"
    """The text of the law itself was read."""
    OFFICIAL = "official"
    """A page or form of the authority was read."""
    CONSISTENCY = "consistency"
    """No outside source is needed: the dossier contradicts itself, or cannot be read; never to be presented as law."""
    SECONDARY = "secondary"
    """A law firm, the press or a copy of an official page says so."""
    PRACTICE = "practice"
    """Licence agencies say so; ask the authority."""
    UNVERIFIED = "unverified"
    """No support was found."""

    @property
    def may_block(self) -> bool:
        """Whether a rule of this confidence may stop a submission by default."""
        return self in (Confidence.LAW, Confidence.OFFICIAL, Confidence.CONSISTENCY)


class Citation(NamedTuple):
    """The source of one statement."""

    instrument: str
    """Official title with document number, e.g. 电信业务经营许可管理办法（工业和信息化部令第42号）."""
    article: str
    """Article, item or form field, e.g. 第六条第（四）项; empty when the whole instrument is meant."""
    url: str
    """Address of the official text; empty when none is known."""
    seen_on: date | None
    """Day on which a person or capture last saw the source; None when unknown."""
    confidence: Confidence
    note: str = ""
    """Doubt or limit, in Chinese; empty when there is none."""

    def label(self) -> str:
        """Return the source as one phrase, e.g. 电信条例 第十三条."""
        return f"{self.instrument} {self.article}".strip()
