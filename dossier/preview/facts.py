"""Turn the context of strict documents into one that notes what is read and lets every gap through."""

from collections.abc import Callable
from types import FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from dossier.documents.context import build_context
from dossier.documents.missing import FactError, Missing
from dossier.facts.capacity_inputs import inputs_missing
from dossier.facts.forecast_inputs import forecast_missing
from dossier.preview.gaps import Gap, GapLog, is_field, joined
from dossier.profile.validator import compiled

if TYPE_CHECKING:
    from dossier.case import Case


class Record:
    """A group of facts; reading one that stands in the profile is noted."""

    __slots__ = ("_facts", "_log", "_path", "_plain")

    def __init__(self, log: GapLog, path: str | None) -> None:
        self._log = log
        self._path = path
        self._facts: dict[str, object] = {}
        self._plain: frozenset[str] = frozenset()
        """Names of the facts that count as read."""

    def __getattr__(self, name: str) -> object:
        try:
            value = self._facts[name]
        except KeyError:
            raise AttributeError(name) from None
        if name in self._plain:
            self._log.read(f"{self._path}.{name}")
        return value

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Record) and self._facts == other._facts)

    __hash__ = None  # type: ignore[assignment]


def lenient_context(case: "Case", log: GapLog) -> dict[str, object]:
    """Return the context of all documents of a case, with a :class:`Gap` wherever a fact is missing."""
    log.plan = tuple(forecast_missing(case.profile))
    converter = _Converter(log)
    strict = build_context(case)
    context = {name: converter.convert(value, name if name in compiled().names["Profile"] else None)
               for name, value in strict.items()}  # fmt: skip
    if inputs := tuple(inputs_missing(case.profile)):
        context["sizing"] = log.calculated(inputs)
    if not case.profile.shareholders:
        context["equity"] = log.calculated(("shareholders",))
    return context


class _Converter:
    """Every group is converted once, so that it keeps its path wherever a function hands it out again."""

    def __init__(self, log: GapLog) -> None:
        self.log = log
        self._made: dict[int, Record] = {}
        self._kept: list[object] = []
        """The originals: an id is only good while its object lives."""

    def convert(self, value: Any, path: str | None = None) -> object:
        """Return a value as templates of a preview see it; ``path`` is its place in the profile."""
        if isinstance(value, Missing):
            return self._gap(value)
        if isinstance(value, SimpleNamespace):
            return self._record(value, path)
        if value.__class__ in (list, tuple):
            return [
                self.convert(one, None if path is None else f"{path}[{number}]") for number, one in enumerate(value)
            ]
        return self._function(value) if isinstance(value, FunctionType) else value

    def _gap(self, missing: Missing) -> Gap:
        try:
            str(missing)
        except FactError as problem:
            return self.log.gap(problem)
        raise AssertionError("a missing fact was printed")

    def _record(self, value: SimpleNamespace, path: str | None) -> Record:
        if id(value) in self._made:
            return self._made[id(value)]
        place = path if path is not None else _own_path(value)
        record = Record(self.log, place)
        if path is not None:
            self._made[id(value)] = record
            self._kept.append(value)
        fields = vars(value)
        record._facts = {
            name: self.convert(one, None if path is None else f"{path}.{name}") for name, one in fields.items()
        }
        record._plain = frozenset(name for name, one in fields.items() if place and _counts(f"{place}.{name}", one))
        return record

    def _function(self, function: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object) -> object:
            gaps = [argument for argument in arguments if isinstance(argument, Gap)]
            if gaps:
                return joined(gaps)
            try:
                return self.convert(function(*arguments))
            except FactError as problem:
                return self.log.gap(problem)

        return called


def _own_path(value: SimpleNamespace) -> str | None:
    """Return the path a record made for templates names itself, as the rows of the equity structure do."""
    path = getattr(value, "path", None)
    return path if isinstance(path, str) else None


def _counts(path: str, value: object) -> bool:
    """Whether a value is a fact of the profile by itself: no group, no list of groups, not missing."""
    if isinstance(value, SimpleNamespace | Missing):
        return False
    if isinstance(value, list) and any(isinstance(one, SimpleNamespace) for one in value):
        return False
    return is_field(path)
