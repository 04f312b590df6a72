"""Hold law as typed, dated and cited values: what a law file says and what is in force for one place and day."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from dossier.rulebook.conditions import Conditions
from dossier.rulebook.provision import Provision, ResolvedProvision
from dossier.rulebook.vocabulary import Necessity, ProvinceStatus, Severity, Source, Stage
from dossier.text import Text
from dossier.values.citation import Citation


class DatedValue(NamedTuple):
    """One value with the days on which it holds."""

    value: object
    """A number, text, truth value, tuple or mapping of these."""
    unit: str
    """One of ``vocabulary.SCALES``."""
    since: date
    until: date | None
    """Last day on which the value holds; None while no end is known."""
    citation: Citation

    def holds_on(self, day: date) -> bool:
        """Return whether the value is in force on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)


class ValueSeries(NamedTuple):
    """All values one threshold ever had, oldest first, without gap or overlap."""

    key: str
    title: Text
    unit: str
    values: tuple[DatedValue, ...]
    nothing_before: bool = False
    """Whether nothing of the kind was in force before the first value; else what held before was not read."""

    def on(self, day: date) -> DatedValue | None:
        """Return the value in force on ``day``, or None."""
        return next((value for value in self.values if value.holds_on(day)), None)

    def absence(self, day: date) -> "Absence | None":
        """Say why no value is in force on ``day``; None when one is."""
        if self.on(day) is not None:
            return None
        since = next((value.since for value in self.values if value.since > day), None)
        ended = next((value.until for value in reversed(self.values) if value.until and value.until < day), None)
        return Absence(since, ended, self.nothing_before)


class Absence(NamedTuple):
    """Why a threshold has no value on a day."""

    since: date | None
    """First later day on which it has one; None when none is known."""
    ended: date | None
    """Last earlier day on which it had one; None when the day lies before all values."""
    nothing_before: bool
    """Whether nothing of the kind was in force before the first value; else nobody read what was."""


class Rule(NamedTuple):
    """One requirement that a check tests."""

    code: str
    """Stable short code, e.g. A02."""
    name: str
    """Readable stable name, e.g. capital.minimum."""
    title: Text
    why: Text
    """Reason the requirement exists, for a person who reads the finding."""
    severity: Severity
    prerequisite: bool
    """Whether the rule blocks whatever its confidence."""
    stage: Stage
    """When the rule can be settled; only what belongs to the preparation holds a package back while unknown."""
    check: str
    """Registered name of the check function; ``text.…`` reads the finished documents."""
    value_keys: tuple[str, ...]
    """Dated values the check reads; all of them exist in the law."""
    parameters: Mapping[str, object]
    applies_when: Conditions
    messages: Mapping[str, Text]
    """Outcome (``fail``, ``unknown``, ``pass`` …) → wording with ``{placeholders}``."""
    fix: Text
    citation: Citation
    reads: tuple[str, ...] = ()
    """Fields of papers that have to agree with the profile, e.g. ``business_licence.uscc``; one that ends in ``?`` need
    not be on the paper where the profile is silent too."""


class LawRule(NamedTuple):
    """A rule as written in a law file, before place and day are known."""

    rule: Rule
    citation_from: str
    """Value key that supplies the citation on the day; empty when the rule has its own."""


class Material(NamedTuple):
    """One item the authority asks for."""

    code: str
    """``D05`` for a document we write, a readable name such as ``business_licence`` for evidence."""
    title: Text
    aliases: tuple[str, ...]
    """Other official or usual names, Chinese."""
    group: str
    """One of ``vocabulary.GROUPS``."""
    form: str
    """One of ``vocabulary.FORMS``: the form and folder the file goes to."""
    order: int
    """Place inside its form."""
    necessity: Necessity
    applies_when: Conditions
    condition: Text
    """The condition in words; empty texts when there is none."""
    carrier: str
    """One of ``vocabulary.CARRIERS``."""
    signing: tuple[str, ...]
    """Members of ``vocabulary.SIGNING``; empty when nothing is signed or sealed."""
    copies: int
    formats: tuple[str, ...]
    source: Source
    template: str | None
    """Template file of what the tool writes: always, or for papers of the applicant and forms of the authority as a
    working text until the finished paper is listed as evidence."""
    dated: bool
    """Whether evidence must state an issue date or an expiry date."""
    citation: Citation


class Hint(NamedTuple):
    """A local practice or claim to show, never to enforce."""

    topic: str
    text: Text
    citation: Citation
    since: date | None = None
    """First day on which it is shown; None without a known beginning."""
    until: date | None = None


class Requirement(NamedTuple):
    """What the authority itself states and no value, material or rule expresses."""

    topic: str
    text: Text
    citation: Citation
    since: date | None = None
    """First day on which it is shown; None without a known beginning."""
    until: date | None = None


class Area(NamedTuple):
    """A city or prefecture, by the names a user may give it."""

    name: str
    """Without 市, e.g. 青岛."""
    pinyin: str


class Office(NamedTuple):
    """What is known of the authority for some cities of a region."""

    name: str
    """Authority that receives their applications; empty when the provincial one does."""
    areas: tuple[Area, ...]
    address: str
    hotline: str
    """Empty unless an official source gives it."""
    note: Text
    """What an applicant from there should know."""
    citation: Citation


class Province(NamedTuple):
    """One of the 31 mainland regions and how well its requirements are known."""

    code: str
    """GB/T 2260, six digits."""
    name: str
    short: str
    pinyin: str
    abbreviation: str
    """Character in licence numbers, e.g. 川."""
    filing_abbreviation: str
    """Character in ICP filing numbers, e.g. 蜀."""
    aliases: tuple[str, ...]
    """Further names by which a user may call the region."""
    authority: str
    website: str
    hotline: str
    """Empty unless an official source gives it."""
    status: ProvinceStatus
    reviewed_on: date | None
    """Day of the capture that was read; None when nothing was."""
    offices: tuple[Office, ...]
    guide: Citation | None
    """The authority's guide for applicants; None when none was found."""
    office: Office | None = None
    """Office of the city by which a user named the region; ``authority`` is then the one that receives the papers."""

    @property
    def provincial_authority(self) -> str:
        """Authority of the whole region, to which emergencies are reported whoever receives applications."""
        return f"{self.name}通信管理局"


class ProvinceLaw(NamedTuple):
    """What one province changes and adds."""

    province: Province
    values: Mapping[str, ValueSeries]
    """Overriding series by national key, and series only this province has."""
    materials: tuple[Material, ...]
    """Complete materials: overridden national ones and additional ones."""
    rules: tuple[LawRule, ...]
    """Rules only this province has."""
    requirements: tuple[Requirement, ...]
    hints: tuple[Hint, ...]


class Coverage(NamedTuple):
    """What was read of one province, when, and how sure the result is."""

    code: str
    status: ProvinceStatus
    read: Text
    missing: Text
    reviewed_on: date | None


class Law(NamedTuple):
    """Everything the law files say, for all places and days."""

    values: Mapping[str, ValueSeries]
    rules: tuple[LawRule, ...]
    materials: tuple[Material, ...]
    provisions: Mapping[str, Provision]
    requirements: tuple[Requirement, ...]
    hints: tuple[Hint, ...]
    provinces: Mapping[str, ProvinceLaw]
    coverage: Mapping[str, Coverage]


class Rulebook(NamedTuple):
    """Law, practice and requirements in force at one place on one day."""

    province: Province
    as_of: date
    values: Mapping[str, DatedValue]
    """Values in force on the day; a key that is not in force is absent."""
    rules: tuple[Rule, ...]
    """Ordered by code."""
    materials: tuple[Material, ...]
    """Ordered by form, order and code."""
    provisions: Mapping[str, ResolvedProvision]
    requirements: tuple[Requirement, ...]
    """Official statements of the province, then the nation."""
    hints: tuple[Hint, ...]
    origin: Mapping[str, str]
    """Value key or material code or rule code → ``national`` or ``province``."""
    absent: Mapping[str, Absence] = MappingProxyType({})
    """Why the other value keys have no value on the day."""
