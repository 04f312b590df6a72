"""Open a case: profile + rulebook + filing + day, the one argument of every later stage."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from dossier.facts.equity import Equity, trace

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from datetime import date
    from pathlib import Path

    from dossier.facts.amended import Amended
    from dossier.facts.capacity import Sizing
    from dossier.facts.forecast import Forecast
    from dossier.facts.reserve import Reserve
    from dossier.facts.totals import Totals
    from dossier.profile.load import LoadedProfile
    from dossier.profile.model import Profile
    from dossier.rulebook.model import Material, Rulebook

_Result = TypeVar("_Result")

FILINGS = {"新办": "new", "变更": "change", "续期": "renewal", "年报": "annual_report", "补正": "correction"}
"""Word in the profile → word in rules."""


@dataclass(frozen=True)
class Case:
    """One applicant before one authority on one day."""

    loaded: "LoadedProfile"
    rulebook: "Rulebook"
    as_of: "date"
    """Day that decides which law and which validity dates count."""
    templates: "tuple[Path, ...]" = ()
    """Folders with templates and blank forms of the user's own, the first one on top."""
    amended: "Amended | None" = None
    """What changes against the last submission; None where no earlier package is compared."""
    _memory: "dict[Hashable, object]" = field(init=False, repr=False, compare=False, default_factory=dict)

    def once(self, key: "Hashable", make: "Callable[[], _Result]") -> _Result:
        """Return what ``make`` gives, made only the first time anybody asks for ``key``: a case does not change."""
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]  # type: ignore[return-value]

    @cached_property
    def materials(self) -> "Mapping[str, Material]":
        """Every material of the rulebook by its code."""
        return {material.code: material for material in self.rulebook.materials}

    def masked(self, text: str, star: str = "*") -> str:
        """Return text about the case without its personal numbers; ``star`` stands for each hidden character."""
        from dossier.profile.personal import personal_numbers  # here, because few uses of a case show text
        from dossier.values.masking import mask

        return mask(text, self.loaded.once("personal", lambda: personal_numbers(self.profile)), star)

    @property
    def cache_place(self) -> str:
        """What tells this application from others on the machine, for caches; a path may hold what is no text."""
        return f"{str(self.loaded.path.absolute())!a} {self.rulebook.province.code}"

    @property
    def profile(self) -> "Profile":
        """The applicant's facts."""
        return self.loaded.profile

    @property
    def folder(self) -> "Path":
        """The folder to which evidence paths are relative."""
        return self.loaded.path.parent

    @property
    def filing(self) -> str:
        """The kind of filing as rules name it, e.g. ``new``."""
        return FILINGS[self.profile.application.action]

    @cached_property
    def equity(self) -> Equity:
        """Who finally owns the applicant."""
        return trace(self.profile)

    @cached_property
    def sizing(self) -> "Sizing | None":
        """The capacity calculation; None while an input is unknown."""
        from dossier.facts.capacity import size  # here, because checking needs no calculation

        return size(self.profile)

    @cached_property
    def forecast(self) -> "Forecast | None":
        """The three-year figures; None while a figure is unknown."""
        from dossier.facts.forecast import forecast

        return forecast(self.profile)

    @cached_property
    def totals(self) -> "Totals":
        """Sums over lists of the profile: bandwidth, equipment, people, area."""
        from dossier.facts.totals import totals

        return totals(self.profile)

    @cached_property
    def reserve(self) -> "Reserve | None":
        """What contracts and plan leave over after the capacity calculation; None while one of them is unknown."""
        from dossier.facts.reserve import reserve

        capacity = self.profile.technology.capacity if self.profile.technology else None
        return reserve(self.sizing, self.totals, capacity.reserve if capacity else None)


def open_case(loaded: "LoadedProfile", rulebook: "Rulebook", as_of: "date", templates: "tuple[Path, ...]" = ()) -> Case:
    """Join what the applicant says with what is in force, and the ``templates`` to write it with."""
    return Case(loaded, rulebook, as_of, templates)
