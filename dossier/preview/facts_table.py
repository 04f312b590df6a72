"""List what has to be filled in: missing facts -> a table with their fields, places in the profile and documents."""

from collections.abc import Sequence
from html import escape
from pathlib import PurePath

from dossier.case import Case
from dossier.preview.draft import Draft
from dossier.preview.gaps import MissingFact
from dossier.text import Language, Text

_HEADS = (Text("事实", "Fact"), Text("档案字段", "Field of the profile"), Text("填写位置", "Where"),
          Text("需要它的文件", "Needed by"))  # fmt: skip


def facts_table(drafts: Sequence[Draft], facts: Sequence[MissingFact], case: Case, language: Language) -> str:
    """Return the table to which every gap on the page links; nothing when no fact is missing."""
    wanted = {fact.number: [draft for draft in drafts if fact in draft.missing] for fact in facts}
    rows = [_row(fact, wanted[fact.number], case, language) for fact in facts if wanted[fact.number]]
    if not rows:
        return ""
    title = Text(f"待填写的事实（{len(rows)}项）", f"Facts to fill in ({len(rows)})").pick(language)
    heads = "".join(f"<th>{head.pick(language)}</th>" for head in _HEADS)
    return (
        f'<div class="box"><h2>{title}</h2><table class="facts"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(fact: MissingFact, drafts: Sequence[Draft], case: Case, language: Language) -> str:
    location = case.loaded.locate(fact.path)
    name = PurePath(location.file).name
    place = Text(f"{name} 第 {location.line} 行附近", f"{name}, near line {location.line}").pick(language)
    reason = f"<br>{escape(fact.reason.pick(language))}" if fact.reason else ""
    documents = "　".join(
        f'<a href="#d-{draft.code}">{escape(draft.selected.material.title.pick(language))}</a>' for draft in drafts
    )
    return (
        f'<tr id="fact-{fact.number}"><td>{escape(fact.title)}{reason}</td><td><code>{escape(fact.path)}</code></td>'
        f"<td>{escape(place)}</td><td>{documents}</td></tr>"
    )
