"""Write the days of a case for a terminal or as JSON: what has a day first, then what has none and why."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dossier.reports.words import CONFIDENCE, note, source
from dossier.text import Language, Text
from dossier.values.workdays import known_until

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.reports.coming import Change
    from dossier.timeline.deadline import Deadline
    from dossier.timeline.plan import Later
    from dossier.values.citation import Citation


def render_timeline_text(
    case: "Case",
    submitted: date,
    found: "Sequence[Deadline]",
    later: "Later",
    changes: "Sequence[Change]",
    language: Language,
) -> str:
    """Return the timeline as plain lines."""
    lines = [*_heading(case, submitted), *_days(found), *_later(later), *_law(changes, case.as_of)]
    return case.masked("\n".join(line.pick(language) for line in lines)) + "\n"


def _heading(case: "Case", submitted: date) -> Iterator[Text]:
    name, authority = case.profile.company.name, case.rulebook.province.authority
    categories = "+".join(case.profile.application.categories)
    yield Text(
        f"{name} · {categories} · {authority} · 按 {submitted} 提交推算",
        f"{name} · {categories} · {authority} · counted from a submission on {submitted}",
    )
    until = known_until()
    yield Text(
        f"工作日按国务院公布的放假调休安排推算，已收录到 {until}；超出的一律列为未知。",
        f"Working days follow the State Council's holiday notices, on record until {until}; later ones are unknown.",
    )


def _days(found: "Sequence[Deadline]") -> Iterator[Text]:
    for deadline in found:
        if deadline.day is not None:
            yield Text("", "")
            yield _titled(deadline, _span(deadline))
            yield from _details(deadline)
    unknown = [deadline for deadline in found if deadline.day is None]
    if unknown:
        yield Text("", "")
        yield Text("没有日期的事项：", "Without a day:")
    for deadline in unknown:
        yield Text("", "")
        yield _titled(deadline, Text("未知", "unknown"))
        yield Text(f"    原因：{deadline.unknown.zh}", f"    why: {deadline.unknown.en}")
        yield from _details(deadline)


def _titled(deadline: "Deadline", when: Text) -> Text:
    return Text(f"{when.zh}  {deadline.title.zh}", f"{when.en}  {deadline.title.en}")


def _span(deadline: "Deadline") -> Text:
    day = str(deadline.day)
    if deadline.opens is not None:
        return Text(f"{deadline.opens} 至 {day}", f"{deadline.opens} to {day}")
    if deadline.latest is not None:
        return Text(f"{day}（按工作日计 {deadline.latest}）", f"{day} ({deadline.latest} by working days)")
    return Text(day, day)


def _details(deadline: "Deadline") -> Iterator[Text]:
    named = (
        (Text("期限", "period"), deadline.counted),
        (Text("注意", "mind"), deadline.note),
        (Text("处理", "what to do"), deadline.action),
        (Text("依据", "basis"), source(deadline.citation)),
        (Text("说明", "note"), note(deadline.citation)),
    )
    for name, text in named:
        if text.zh and text != deadline.unknown:
            yield Text(f"    {name.zh}：{text.zh}", f"    {name.en}: {text.en}")


def cut_off(later: "Later") -> Text:
    """Say which papers the days leave out."""
    return Text(
        f"材料只列 {later.until} 之前到期的；档案没有填写到期日的材料不在其内",
        f"of the papers only those that end before {later.until} are listed; those without an end in the profile are not",
    )


def _later(later: "Later") -> "Iterator[Text]":
    said = cut_off(later)
    yield Text("", "")
    yield Text(f"{said.zh}。", f"{said.en[0].upper()}{said.en[1:]}.")
    if later.papers:
        yield Text("在该日或以后到期的：", "Those that end on that day or later:")
    for paper in later.papers:
        yield Text(f"  · {paper.day}  {paper.title.zh}", f"  · {paper.day}  {paper.title.en}")


def _law(changes: "Sequence[Change]", day: date) -> Iterator[Text]:
    yield Text("", "")
    if not changes:
        yield Text(f"{day} 之后规则库没有收录将要变化的规定。", f"No change of the law after {day} is on record.")
        return
    yield Text("将要变化的规定：", "Coming changes of the law:")
    for change in changes:
        basis = CONFIDENCE[change.citation.confidence]
        yield Text(f"  · {change.text.zh}（{basis.zh}）", f"  · {change.text.en} ({basis.en})")
        doubt = note(change.citation)
        if doubt.zh:
            yield Text(f"    说明：{doubt.zh}", f"    note: {doubt.en}")


def render_timeline_json(
    case: "Case", submitted: date, found: "Sequence[Deadline]", later: "Later", changes: "Sequence[Change]"
) -> str:
    """Return the timeline as JSON for other programs; days as YYYY-MM-DD, null where they are not known."""
    content = {
        "schema": 1,
        "company": case.profile.company.name,
        "province": case.rulebook.province.code,
        "submitted": submitted.isoformat(),
        "working_days_known_until": known_until().isoformat(),
        "deadlines": [_deadline(deadline) for deadline in found],
        "papers_listed_before": later.until.isoformat(),
        "later_papers": [_deadline(paper) for paper in later.papers],
        "coming_changes": [
            {
                "key": one.key,
                "day": one.day.isoformat(),
                "text": one.text._asdict(),
                "citation": _citation(one.citation),
            }
            for one in changes
        ],
    }
    return case.masked(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _deadline(deadline: "Deadline") -> dict[str, object]:
    days = {name: getattr(deadline, name) for name in ("opens", "day", "latest")}
    texts = {name: getattr(deadline, name) for name in ("title", "counted", "note", "action", "unknown")}
    return {
        "key": deadline.key,
        "group": deadline.group.value,
        **{name: day and day.isoformat() for name, day in days.items()},
        **{name: text._asdict() if text.zh else None for name, text in texts.items()},
        "citation": _citation(deadline.citation),
    }


def _citation(citation: "Citation") -> dict[str, str]:
    return {"source": citation.label(), "confidence": citation.confidence.value, "note": citation.note}
