"""Stand in for missing facts without stopping the document: every use of one leaves a mark in the text.

A mark is a number between two Unicode noncharacters. Values of a profile that hold such characters are refused, so
that a mark can never come from company data.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from dossier.documents.missing import FactError, MissingValue
from dossier.profile.source import read_path
from dossier.profile.titles import field_title
from dossier.profile.validator import compiled
from dossier.text import Text

VALUE, CONDITION, FIGURE, _END = "\ufdd5", "\ufdd7", "\ufdd8", "\ufdd6"
"""What a mark stands for: a value, text that depends on an unknown fact, a figure."""

MARKS = re.compile(f"([{VALUE}{CONDITION}{FIGURE}])(\\d+){_END}")


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that documents need and the profile does not hold, or does not hold in a usable way."""

    number: int
    path: str
    title: str
    """Its Chinese name."""
    reason: Text | None = None
    """Why the fact there is cannot be used; None where there is none."""


class GapLog:
    """The missing facts of the whole set, and what the present document reads and lacks."""

    def __init__(self) -> None:
        self.facts: dict[str, MissingFact] = {}
        """Path → fact, in the order in which documents ask for them."""
        self.figures: list[str] = []
        """Finished HTML of figures, to which marks refer."""
        self.plan: tuple[str, ...] = ()
        """Figures of the three-year plan that are missing, each by itself."""
        self.begin()

    def begin(self) -> None:
        """Begin a document."""
        self.met: dict[str, MissingFact] = {}
        self.known: set[str] = set()
        self.doubts: list[Gap] = []
        """Gaps whose truth was asked since anybody looked."""
        self.floating = ""
        """Marks that wait for the next place where they can stand."""

    def gap(self, problem: FactError) -> "Gap":
        """Return the gap that stands for a fact a document asked for in vain."""
        if problem.path == "plan.years" and self.plan:
            return self.calculated(self.plan)
        return Gap(self, problem.path, problem.title, None if isinstance(problem, MissingValue) else problem.message)

    def calculated(self, paths: Iterable[str]) -> "Gap":
        """Return the gap of a calculation that lacks these facts, one at least."""
        return Gaps([Gap(self, path, field_title(path).zh) for path in paths])

    def meet(self, path: str, title: str, reason: Text | None) -> int:
        """Note that the present document needs a fact it does not get; return the number of the fact."""
        fact = self.facts.setdefault(path, MissingFact(len(self.facts) + 1, path, title, reason))
        self.met[path] = fact
        return fact.number

    def read(self, path: str) -> None:
        """Note that the present document reads a known fact."""
        self.known.add(path)

    def take(self) -> list["Gap"]:
        """Return the gaps whose truth was asked, and forget them."""
        taken, self.doubts = self.doubts, []
        return taken

    def figure(self, html: str) -> Markup:
        """Keep a figure and return its mark."""
        self.figures.append(html)
        return Markup(f"{FIGURE}{len(self.figures) - 1}{_END}")


_ASKED_BY_JINJA = frozenset(("unsafe_callable", "alters_data", "jinja_pass_arg", "contextfunction"))
"""Attributes Jinja looks for on whatever it calls."""


class Gap(Undefined):
    """A missing fact in a template: printed it leaves a mark, calculated with it stays a gap, its truth is a doubt.

    ``is defined`` and ``default`` work on it as on any undefined value.
    """

    __slots__ = ("_log", "_path", "_reason", "_title")

    def __init__(self, log: GapLog, path: str, title: str, reason: Text | None = None) -> None:
        super().__init__(name=path)
        self._log = log
        self._path = path
        self._title = title
        self._reason = reason

    def _number(self) -> int:
        return self._log.meet(self._path, self._title, self._reason)

    def _doubt(self) -> None:
        self._number()
        self._log.doubts.append(self)

    def inner(self, step: str) -> "Gap":
        """Return the gap of a field of a group, or of an item of a list, that is missing as a whole."""
        if self._reason is not None:
            return self
        path = f"{self._path}{step}"
        return Gap(self._log, path, field_title(path).zh) if is_field(path) else self

    def marks(self, kind: str = VALUE) -> Markup:
        """Return what stands for it in the text."""
        return Markup(f"{kind}{self._number()}{_END}")

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__" or name in _ASKED_BY_JINJA:
            raise AttributeError(name)
        return self.inner(f".{name}")

    def __getitem__(self, key: object) -> "Gap":  # type: ignore[override]
        return self.inner(f"[{key}]" if isinstance(key, int) else f".{key}")

    def _itself(self, *_: object, **__: object) -> "Gap":
        self._number()
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself  # type: ignore[assignment]
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _itself  # type: ignore[assignment]
    __pos__ = __neg__ = __round__ = __call__ = _itself  # type: ignore[assignment]
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _itself  # type: ignore[assignment]

    def __hash__(self) -> int:
        return hash(self._path)

    def __bool__(self) -> bool:
        self._doubt()
        return False

    def __len__(self) -> int:
        self._doubt()
        return 0

    def __iter__(self) -> Any:
        self._doubt()
        return iter(())

    def __contains__(self, _: object) -> bool:
        self._doubt()
        return False

    def __int__(self) -> int:  # type: ignore[override]
        self._doubt()
        return 0

    __index__ = __int__

    def __float__(self) -> float:  # type: ignore[override]
        self._doubt()
        return 0.0

    def __str__(self) -> str:
        return str(self.marks())

    def __html__(self) -> Markup:
        return self.marks()

    def __format__(self, _: str) -> str:
        return str(self)

    def __repr__(self) -> str:
        return f"Gap({self._path!r})"


class Gaps(Gap):
    """Several gaps that keep one value or condition from being known."""

    __slots__ = ("_all",)

    def __init__(self, gaps: list[Gap]) -> None:
        first = gaps[0]
        super().__init__(first._log, first._path, first._title, first._reason)
        self._all = tuple(gaps)

    def marks(self, kind: str = VALUE) -> Markup:
        """Return a mark for each."""
        return Markup("").join(dict.fromkeys(gap.marks(kind) for gap in self._all))

    def inner(self, step: str) -> Gap:
        """Return the whole: what is inside depends on all of them."""
        return self

    def _doubt(self) -> None:
        for gap in self._all:
            gap._doubt()


def joined(gaps: list[Gap]) -> Gap:
    """Return one gap for several."""
    return gaps[0] if len(gaps) == 1 else Gaps(gaps)


def is_field(path: str) -> bool:
    """Whether a path leads to a field of the profile."""
    group = "Profile"
    for step in read_path(path):
        if isinstance(step, str):
            found = compiled().names.get(group, {}).get(step)
            if found is None:
                return False
            group = found[1]
    return True
