"""Decide what has to be done to the files of a slot: slot and inspections -> groups, each of which becomes a paper."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from dossier.evidence.place import place_of
from dossier.evidence.signatures import ENDINGS
from dossier.fit.jpeg import read_head
from dossier.fit.slots import whose
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dossier.case import Case
    from dossier.evidence.inspection import Inspection
    from dossier.fit.portal import Accepted
    from dossier.fit.slots import Slot

PICTURES = frozenset({"jpeg", "png", "gif"})
SIGNED = Text("含电子签名，改动会使签名失效", "it carries a digital signature, which any change would break")
LOCKED = Text("已加密或限制编辑", "it is encrypted or forbids changes")
FOREIGN = Text("不是 PDF 或图片", "it is neither a PDF nor a picture")
UNREADABLE = Text("无法打开", "it does not open")

Aim = Literal["leave", "picture", "pdf"]


class Source(NamedTuple):
    """One file of a slot."""

    file: str
    """As the profile names it."""
    place: Path
    kind: str
    size: int
    subjects: tuple[str, ...]
    untouchable: Text | None
    """Why it must be left as it is; None when it may be worked on."""
    apart: bool = False
    """Whether it must stay a file of its own, because something beside its pages would be lost."""

    @property
    def picture(self) -> bool:
        """Whether it is a picture that may be worked on."""
        return self.untouchable is None and self.kind in PICTURES


class Group(NamedTuple):
    """Files that become one paper."""

    sources: tuple[Source, ...]
    aim: Aim


def plan(case: "Case", slot: "Slot", inspections: "Mapping[Path, Inspection]", portal: "Accepted") -> tuple[Group, ...]:
    """Return the groups of a slot in the order of the profile; files that are not there belong to other findings."""
    return grouped(tuple(_sources(case, slot, inspections)), portal)


def grouped(sources: "Sequence[Source]", portal: "Accepted") -> tuple[Group, ...]:
    """Return which of the files of a slot become one paper."""
    able = [one for one in sources if one.untouchable is None and not one.apart]
    apart = all(one.picture for one in able) and (portal.pictures is None or len(able) <= portal.pictures)
    groups: list[Group] = []
    for one in sources:
        if one.untouchable is not None:
            groups.append(Group((one,), "leave"))
        elif one.apart or apart or len(able) == 1:
            groups.append(Group((one,), _aim(one, portal)))
        elif one is able[0]:
            groups.append(Group(tuple(able), "pdf"))
    return tuple(groups)


def _sources(case: "Case", slot: "Slot", inspections: "Mapping[Path, Inspection]") -> "Iterator[Source]":
    for file in dict.fromkeys(entry.file for entry in slot.entries):
        place = place_of(case, file).path
        if place is not None and os.access(place, os.R_OK):
            subjects = dict.fromkeys(whose(case, one) for one in slot.entries if one.file == file)
            look = inspections.get(place)
            kind = look.kind if look else "unknown"
            yield Source(file, place, kind, place.stat().st_size, tuple(subjects), _untouchable(look))


def _untouchable(look: "Inspection | None") -> Text | None:
    if look is not None and look.encrypted:
        return LOCKED
    if look is None or not look.openable:
        return UNREADABLE
    if look.signatures:
        return SIGNED
    return None if look.kind in PICTURES or look.kind == "pdf" else FOREIGN


def _aim(one: Source, portal: "Accepted") -> Aim:
    """Return what has to become of a file that goes up alone."""
    large = portal.bytes is not None and one.size > portal.bytes
    if one.kind == "pdf":
        return "pdf" if large else "leave"
    return "picture" if large or not _taken(one, portal.formats) or not _shown_right(one) else "leave"


def _taken(one: Source, formats: "Sequence[str]") -> bool:
    """Whether the portal takes pictures of this kind."""
    return not formats or any(ending.removeprefix(".") in formats for ending in ENDINGS.get(one.kind, ()))


def _shown_right(one: Source) -> bool:
    if one.kind != "jpeg":
        return True
    head = read_head(one.place)
    return head.upright and not head.printing
