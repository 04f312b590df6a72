"""Show what was read in the evidence files beside what the profile says: comparisons -> lines, or JSON."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from dossier.checks.readings import MARKS_ALONE
from dossier.text import Language, Text

if TYPE_CHECKING:
    from dossier.checks.readings import Comparison

STATES: Mapping[str, Text] = {
    "equal": Text("一致", "agrees"),
    "differs": Text("不一致", "differs"),
    "unread": Text("未识读", "not read"),
    "absent": Text("档案未填", "not in the profile"),
}
_ORIGINS: Mapping[str, Text] = {
    "text": Text("文字层", "text layer"),
    "ocr": Text("图像识读", "recognised"),
    "none": Text("未识读", "not read"),
}


Hide = Callable[[str], str]
"""Takes personal numbers out of a text; None where the person who asks wants to see them."""


def readings_text(found: "Sequence[Comparison]", language: Language, hide: Hide | None) -> str:
    """Return the comparisons file by file, with a line of totals."""
    return "\n".join((*_lines(found, language, hide), _totals(found).pick(language))) + "\n"


def _lines(found: "Sequence[Comparison]", language: Language, hide: Hide | None) -> Iterator[str]:
    for _, own in groupby(found, lambda one: one.number):
        fields = list(own)
        origin = next((one.origin for one in fields if one.origin != "none"), "none")
        yield Text(f"{fields[0].file}（{_ORIGINS[origin].zh}）", f"{fields[0].file} ({_ORIGINS[origin].en})").pick(
            language
        )
        yield from dict.fromkeys(f"  {_line(one, language, hide)}" for one in fields)


def _line(one: "Comparison", language: Language, hide: Hide | None) -> str:
    colon = "：" if language == "zh" else ": "
    head = f"{one.field.title.pick(language)}{colon}{STATES[one.state].pick(language)}"
    if one.state == "equal":
        return f"{head}  {_texts(one, hide)[0]}"
    if one.reason is not None:
        head = f"{head}  {one.reason.pick(language)}"
    if one.reason not in (None, MARKS_ALONE):
        return head
    read, known = _texts(one, hide)
    page = Text(f"文件第{one.page}页", f"page {one.page}").pick(language)
    profile = Text("档案", "profile").pick(language)
    place = f"（{one.path}）" if language == "zh" else f" ({one.path})"
    said = f"“{known}”{place}" if known else place
    apart = "" if hide is None or one.places is None else f"  {one.places.pick(language)}"
    return f"{head}  {page}{colon}“{read}”  {profile}{colon if known else ''}{said}{apart}"


def _texts(one: "Comparison", hide: Hide | None) -> tuple[str, str]:
    """Return both texts as a person may see them; a number that is recognised wrongly has no shape to know it by."""
    if hide is None:
        return one.read, one.known
    return hide(one.shown[0]), hide(one.shown[1])


def _totals(found: "Sequence[Comparison]") -> Text:
    files = len({one.number for one in found})
    count = {state: sum(one.state == state for one in found) for state in STATES}
    zh = "，".join(f"{STATES[state].zh}{number}项" for state, number in count.items())
    en = ", ".join(f"{number} {STATES[state].en}" for state, number in count.items())
    return Text(f"共{files}个文件：{zh}", f"{files} files: {en}")


def readings_json(found: "Sequence[Comparison]", hide: Hide | None) -> str:
    """Return the comparisons as a list of groups."""
    return json.dumps([_record(one, hide) for one in found], ensure_ascii=False, indent=2) + "\n"


def _record(one: "Comparison", hide: Hide | None) -> dict[str, object]:
    whole = one.read, one.known
    read, known = whole if hide is None else _texts(one, hide) if one.personal else map(hide, whole)
    return {
        "file": one.file, "page": one.page, "paper": one.paper, "field": one.field.name,
        "title": one.field.title._asdict(), "owner": one.owner, "path": one.path, "state": one.state,
        "read": read, "profile": known, "origin": one.origin,
        "confidence": round(one.confidence, 3), "reason": None if one.reason is None else one.reason._asdict(),
    }  # fmt: skip
