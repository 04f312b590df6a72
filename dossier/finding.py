"""Hold what a rule says about a case: outcome, subject, facts, message, fix, citation."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from dossier.rulebook.vocabulary import Severity, Stage
from dossier.text import Text
from dossier.values.citation import Citation
from dossier.values.location import Location


class Outcome(StrEnum):
    """What a rule says; unknown is never pass."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    ERROR = "error"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"


class Finding(NamedTuple):
    """What one rule says about one subject of one case."""

    code: str
    """Stable rule code, e.g. A02."""
    rule: str
    """Readable rule name, e.g. capital.minimum."""
    title: Text
    outcome: Outcome
    severity: Severity
    """Severity after the confidence of the citation was weighed; only ``block`` stops a submission."""
    subject: str
    """Profile path, e.g. company.registered_capital, or a material or document code."""
    subject_title: Text
    """The same for readers, e.g. 注册资本."""
    location: Location | None
    message: Text
    fix: Text
    facts: Mapping[str, str] = MappingProxyType({})
    citation: Citation | None = None
    waiver: str = ""
    """Who waived the finding and why; empty when it stands."""
    stage: Stage = Stage.PREPARATION
    """When the rule can be settled."""
    waiting: bool = False
    """Whether it is unknown only because a document the rule reads lacks facts and could not be written."""

    @property
    def blocks(self) -> bool:
        """Whether this finding keeps the package a draft: any error, a blocking failure, or not knowing of one.

        What is unknown weighs as much as the failure it may hide, no more: a look nobody has taken yet never
        weighs more than a recorded "no".
        """
        if self.waiver:
            return False
        if self.outcome is Outcome.ERROR:
            return True
        open_ = self.outcome in (Outcome.FAIL, Outcome.UNKNOWN)
        return open_ and self.severity is Severity.BLOCK and not self.later

    @property
    def later(self) -> bool:
        """Whether it is still open only because its time has not come: signatures, seals, the authority's answer."""
        return self.outcome is Outcome.UNKNOWN and self.stage is not Stage.PREPARATION and not self.waiver
