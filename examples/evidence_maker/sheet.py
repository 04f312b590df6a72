"""Turn a profile into what its fictional evidence files say: titles, rows of facts, sentences, signatures."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dossier.profile.model import Profile
from dossier.profile.model.evidence import Evidence
from dossier.profile.model.people import Person
from dossier.profile.model.shareholders import Shareholder
from dossier.values.dates import chinese

Row = tuple[str, str]

MARK = "示例·非真实证件"
NOTICE = "本文件为软件演示用的虚构材料，不对应任何真实主体、证件或页面，不得用于任何申请。"


@dataclass(frozen=True)
class Sheet:
    """What one file says."""

    title: str
    rows: Sequence[Row] = ()
    paragraphs: Sequence[str] = ()
    ending: Sequence[str] = ()
    """Lines in the place of signature and seal."""


Builder = Callable[[Profile, Evidence], Sheet]
BUILDERS: dict[str, Builder] = {}


def sheet(material: str) -> Callable[[Builder], Builder]:
    """Register the function that writes one material."""

    def register(function: Builder) -> Builder:
        BUILDERS[material] = function
        return function

    return register


def show(value: Any) -> str:
    """Return a fact as people write it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return chinese(value)
    if isinstance(value, (list, tuple)):
        return "、".join(show(item) for item in value)
    return value.in_wan() if hasattr(value, "in_wan") else str(value)


def rows(**facts: Any) -> list[Row]:
    """Return table rows from Chinese keyword names."""
    return [(name, show(value)) for name, value in facts.items() if value is not None]


def signed(profile: Profile, role: str = "申请单位") -> list[str]:
    """Return the signature block of a paper of the applicant."""
    head, day = profile.legal_representative, profile.application.signed_on
    name = "" if head is None else head.name
    return [
        f"{role}：{profile.company.name}（示例印章）",
        f"法定代表人：{name}（示例签名）",
        show(day) if day else "",
    ]


def walk(holders: Iterable[Shareholder] | None) -> Iterable[Shareholder]:
    """Yield every holder of the tree, from the applicant upwards."""
    for holder in holders or ():
        yield holder
        yield from walk(holder.shareholders)


def person(profile: Profile, entry: Evidence) -> Person:
    """Return the person an entry is about."""
    return next(one for one in profile.people or () if one.name == entry.subject)


def holder(profile: Profile, entry: Evidence) -> Shareholder:
    """Return the shareholder an entry is about."""
    return next(one for one in walk(profile.shareholders) if one.name == entry.subject)


def card(title: str, name: str, number: Any, valid_until: Any) -> Sheet:
    """Return both sides of an identity card."""
    front = rows(
        正面姓名=name, 正面公民身份号码=number, 背面签发机关="示例市公安局（虚构）", 背面有效期限至=valid_until
    )
    return Sheet(title, front, ["正面、背面在同一页。"])


def commitment(title: str, profile: Profile, *paragraphs: str) -> Sheet:
    """Return a commitment of the applicant to the authority."""
    to = f"{profile.application.province}通信管理局："
    return Sheet(title, (), [to, *paragraphs], signed(profile, "承诺单位"))
