"""Say what goes into one field of the online form, or which fact is missing to say it."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from dossier.case import Case
from dossier.facts.lookup import value_at as value_at
from dossier.profile.titles import field_title
from dossier.rulebook.portal import Field


class State(StrEnum):
    """How far a field is ready."""

    READY = "已备"
    DOUBT = "待核实"
    """There is something to put in, and something a person has to look at first."""
    MISSING = "缺"
    IDLE = "不适用"


class Entry(NamedTuple):
    """What goes into one field, for one person, shareholder or platform where there are several."""

    value: str | Decimal = ""
    """What is typed or chosen; empty where nothing is."""
    about: str = ""
    """Whose field it is, where a field is filled in several times."""
    state: State = State.READY
    note: str = ""
    sources: tuple[str, ...] = ()
    """Profile paths of the facts; of a missing one, the path under which it belongs."""
    computed: str = ""
    """How the value follows from the facts; empty when it is a fact itself."""
    option: str = ""
    """The option a tick belongs to; empty where ``value`` itself is the option."""
    label: str = ""
    """Part of the field, where a field stands for several boxes."""
    material: str = ""
    """Material to upload, where it depends on the case."""
    subject: str = ""
    """Whose file is to be uploaded; empty for all files of the material."""


Filler = Callable[[Case, Field], Iterable[Entry]]
"""Yields what goes into a field."""


def missing(*paths: str, about: str = "", note: str = "") -> Entry:
    """Return the red entry for facts that are not filled in."""
    named = "、".join(f"{field_title(path).zh}（{path}）" for path in paths)
    wanted = f"请在档案中填写{named}" if named else ""
    return Entry(about=about, state=State.MISSING, note="；".join(filter(None, (note, wanted))), sources=paths)


def idle(note: str, about: str = "") -> Entry:
    """Return the entry of a field that this case leaves empty."""
    return Entry(about=about, state=State.IDLE, note=note)


def known(case: Case, path: str, about: str = "", note: str = "") -> Entry:
    """Return a text of the profile as it stands, or the red entry."""
    value = value_at(case, path)
    if value is None:
        return missing(path, about=about, note=note)
    return Entry(str(value), about, note=note, sources=(path,))


def fact(path: str, note: str = "") -> Filler:
    """Fill in a text of the profile."""
    return lambda case, _: [known(case, path, note=note)]


def may_be_absent(path: str, what: str) -> Filler:
    """Fill in a fact that need not exist: without it a person says whether it does."""

    def fill(case: Case, _: Field) -> list[Entry]:
        found = known(case, path)
        if found.state is State.READY:
            return [found]
        note = f"档案没有填写（{path}）：有{what}的照填；没有的，看系统是否允许留空"
        return [found._replace(state=State.DOUBT, note=note)]

    return fill


def upload(_: Case, __: Field) -> list[Entry]:
    """Upload every file of the field's material."""
    return [Entry()]
