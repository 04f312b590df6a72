"""Compare what a profile applies for with what its functions need."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dossier.advise.decide import licence_is_open
from dossier.rulebook.advice import Result
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.advise.profile import FunctionAdvice, ProfileAdvice
    from dossier.profile.model import Profile

_ELSEWHERE = "不申请"


class Standing(StrEnum):
    """How one thing applied for stands to the advice."""

    AGREES = "agrees"
    HELD = "held"
    """Needed, not applied for, and covered by a licence in force."""
    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"
    UNCONFIRMED = "unconfirmed"
    """Cannot be told before a question is answered."""

    @property
    def fits(self) -> bool:
        """Whether nothing is to be done."""
        return self in (Standing.AGREES, Standing.HELD)


class Comparison(NamedTuple):
    """One class, kind or function beside the advice."""

    subject: Text
    standing: Standing
    message: Text


def compare(profile: "Profile", advice: "ProfileAdvice", day: date) -> tuple[Comparison, ...]:
    """Return how the classes, kinds and functions of the application stand to the advice."""
    return (
        *_classes(profile, advice, day),
        *_kinds(profile, advice),
        *(compared for one in advice.functions if (compared := compare_function(one)) is not None),
    )


def _classes(profile: "Profile", advice: "ProfileAdvice", day: date) -> Iterator[Comparison]:
    applied, needed = profile.application.categories, advice.whole.categories()
    for category in dict.fromkeys((*applied, *needed)):
        if category in applied:
            yield _applied(category, category in needed, advice)
        else:
            yield _not_applied(profile, category, day)


def _applied(category: str, needed: bool, advice: "ProfileAdvice") -> Comparison:
    subject = Text(category, category)
    if needed:
        return Comparison(subject, Standing.AGREES, Text("已申请，功能需要", "applied for, and the functions need it"))
    if licence_is_open(advice.whole):
        return Comparison(
            subject,
            Standing.UNCONFIRMED,
            Text("已申请，但还看不出功能需要它", "applied for, but no function shows a need yet"),
        )
    return Comparison(
        subject,
        Standing.TOO_MUCH,
        Text(
            "已申请，但没有功能需要它，请核对或向通信管理局确认",
            "applied for, but no function needs it; check, or ask the authority",
        ),
    )


def _not_applied(profile: "Profile", category: str, day: date) -> Comparison:
    subject, held = Text(category, category), profile.company.existing_licences
    covering = [item for item in held or () if any(category in written for written in item.categories)]
    if any(item.expires_on is not None and item.expires_on >= day for item in covering):
        return Comparison(
            subject, Standing.HELD, Text("功能需要，已有在有效期内的许可证", "needed, and a licence in force covers it")
        )
    if held is None or any(item.expires_on is None for item in covering):
        return Comparison(
            subject,
            Standing.UNCONFIRMED,
            Text(
                "功能需要，本次没有申请；已持有的许可证或其有效期没有填写",
                "needed and not applied for; the licences held, or their expiry, are not filled in",
            ),
        )
    if category not in ("B25", "B21"):
        return Comparison(
            subject,
            Standing.TOO_LITTLE,
            Text(
                "功能需要，须另行申请（本工具不生成这类材料）",
                "needed; apply for it separately (this tool does not write those materials)",
            ),
        )
    return Comparison(subject, Standing.TOO_LITTLE, Text("功能需要，但本次没有申请", "needed, but not applied for"))


def _kinds(profile: "Profile", advice: "ProfileAdvice") -> Iterator[Comparison]:
    """Yield the kinds of the classes applied for; which kinds are meant is open while none is listed."""
    items = profile.application.service_items
    rows = [opinion.conclusion for opinion in advice.whole.of(Result.LICENCE)]
    for category in profile.application.categories:
        applied = {item.name for item in items or () if item.category == category}
        needed = {row.item for row in rows if row.category == category}
        if items is None and needed:
            yield Comparison(
                Text(category, category),
                Standing.UNCONFIRMED,
                Text(
                    "没有填写业务项目（application.service_items）",
                    "the service items are not filled in (application.service_items)",
                ),
            )
        elif needed:
            yield from _named(applied, needed - {""}, free="" in needed, doubt=licence_is_open(advice.whole))


def _named(applied: set[str], needed: set[str], *, free: bool, doubt: bool) -> Iterator[Comparison]:
    for name in sorted(needed - applied):
        yield Comparison(
            Text(name, name),
            Standing.TOO_LITTLE,
            Text(
                "功能属于该业务项目，但申请的业务项目中没有",
                "functions are of this kind, which is not among the service items",
            ),
        )
    for name in sorted(applied - needed) if not free else ():
        if doubt:
            yield Comparison(
                Text(name, name),
                Standing.UNCONFIRMED,
                Text("已列入申请，但还看不出功能属于该业务项目", "applied for, but no function shows this kind yet"),
            )
        else:
            yield Comparison(
                Text(name, name),
                Standing.TOO_MUCH,
                Text("已列入申请，但没有功能属于该业务项目", "applied for, but no function is of this kind"),
            )


def compare_function(one: "FunctionAdvice") -> Comparison | None:
    """Return where the profile's own classification of a function differs from the advice, or None."""
    declared, needed = one.function.category, one.advice.categories()
    subject = Text(f"功能“{one.function.name}”", f"function “{one.function.name}”")
    if declared in needed:
        return None
    if declared is None or not one.clear or licence_is_open(one.advice):
        return Comparison(subject, Standing.UNCONFIRMED, _not_told(one))
    if declared == _ELSEWHERE:
        return _left_out(subject, needed) if needed else None
    message = _otherwise(declared, needed)
    return Comparison(subject, Standing.TOO_LITTLE if needed else Standing.TOO_MUCH, message)


def _not_told(one: "FunctionAdvice") -> Text:
    if one.clear and one.function.category is not None:
        return Text(
            f"归为 {one.function.category}，须先弄清上述事项",
            f"classified as {one.function.category}; settle the open points first",
        )
    if one.function.category is None:
        return Text("没有归类", "not classified")
    return Text(
        f"归为 {one.function.category}，但名称和说明看不出谁发布、谁交易、向谁收费",
        f"classified as {one.function.category}, but its words do not tell who publishes, who deals and who pays",
    )


def _left_out(subject: Text, needed: tuple[str, ...]) -> Comparison:
    classes = "、".join(needed)
    return Comparison(
        subject,
        Standing.TOO_LITTLE,
        Text(
            f"标为不申请，但按其说明需要 {classes}；请如实保留说明，列入申请或向通信管理局确认",
            f"marked as not applied for, but by its description it needs {', '.join(needed)}; keep the description as it is and apply, or ask the authority",
        ),
    )


def _otherwise(declared: str, needed: tuple[str, ...]) -> Text:
    if not needed:
        return Text(
            f"归为 {declared}，但按其说明不需要许可",
            f"classified as {declared}, but by its description it needs no licence",
        )
    return Text(
        f"归为 {declared}，但按其说明属于 {'、'.join(needed)}",
        f"classified as {declared}, but by its description it is {', '.join(needed)}",
    )
