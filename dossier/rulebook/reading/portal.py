"""Read the forms of the online application, and refuse fields that could not be filled in as they stand."""

from collections.abc import Iterable
from pathlib import Path

from dossier.rulebook.files import LAW_FOLDER
from dossier.rulebook.portal import KINDS, Block, Conditional, Field, Form, Hint, LaterFiling, Portal
from dossier.rulebook.reading.citations import read_citation, read_register
from dossier.rulebook.reading.conditions import read_conditions
from dossier.rulebook.reading.source import Entry, read_yaml
from dossier.rulebook.reading.taker import Taker, read_text, refuse

_FILE = "national/portal.yaml"


def load_portal(folder: Path = LAW_FOLDER) -> Portal:
    """Return the forms of ``folder``.

    Raises:
        RulebookError: the file contradicts itself or lacks a citation; with file and line.
    """
    register = read_register(read_yaml(folder / "sources.yaml", "sources.yaml"), "sources.yaml")
    taker = Taker(read_yaml(folder / _FILE, _FILE), _FILE, "portal")
    portal = Portal(
        forms=tuple(_form(Taker(item, taker.where("forms"), "form")) for item in taker.items("forms")),
        upload_rules=tuple(
            read_text(item, taker.where("upload_rules"), "upload_rules") for item in taker.items("upload_rules")
        ),
        later_filings=tuple(
            _later(Taker(item, taker.where("later_filings"), "later_filings")) for item in taker.items("later_filings")
        ),
        citation=read_citation(taker, register),
    )
    taker.done()
    _refuse_repeats((form.id for form in portal.forms), taker, "forms")
    return portal


def _form(taker: Taker) -> Form:
    taker.label = f"form {taker.text('id')}"
    form = Form(
        id=taker.text("id"),
        name=taker.text("name"),
        short=taker.text("short"),
        category=taker.choice("category", ("B25", "B21")) if taker.has("category") else "",
        blocks=tuple(_block(Taker(item, taker.where("blocks"), "block")) for item in taker.items("blocks")),
        conditional=tuple(
            _conditional(Taker(item, taker.where("conditional"), "conditional")) for item in taker.items("conditional")
        ),
    )
    taker.done()
    _refuse_repeats((block.name for block in form.blocks), taker, "blocks")
    return form


def _block(taker: Taker) -> Block:
    taker.label = f"block {taker.text('name')}"
    fields = tuple(_field(Taker(item, taker.where("fields"), "field")) for item in taker.items("fields"))
    block = Block(taker.text("name"), taker.text("per", ""), fields)
    taker.done()
    _refuse_repeats((field.label for field in fields), taker, "fields")
    return block


def _field(taker: Taker) -> Field:
    taker.label = f"field {taker.text('label')}"
    options = _options(taker)
    field = Field(
        label=taker.text("label"),
        kind=taker.choice("kind", KINDS),
        options=options,
        unit=taker.text("unit", ""),
        note=taker.optional_both("note"),
        material=taker.text("material", ""),
        papers=_papers(taker, options),
        hint=_hint(taker, options),
    )
    taker.done()
    if (field.kind in ("choice", "multi")) != bool(options):
        raise taker.wrong("options", "只用于选择，且选择须有选项", "belong to choices, and a choice needs them")
    _refuse_repeats(options, taker, "options")
    return field


def _options(taker: Taker) -> tuple[str, ...]:
    """Return the options of a list, or group/option for each option of a group."""
    value = taker.optional("options")
    if not isinstance(value, Entry):
        return taker.words("options")
    groups = Taker(value, taker.where("options"), f"{taker.label}.options")
    return tuple(f"{group}/{option}" for group in value for option in groups.words(group))


def _papers(taker: Taker, options: tuple[str, ...]) -> dict[str, str]:
    papers = {option: str(code) for option, code, _ in taker.pairs("papers")}
    for option in papers:
        if option not in options:
            raise taker.unknown_word("papers", option, options)
    return papers


def _hint(taker: Taker, options: tuple[str, ...]) -> Hint | None:
    if not taker.has("hint"):
        return None
    inner = taker.child("hint")
    hint = Hint(inner.choice("option", options), inner.words("items"), inner.both("text"))
    inner.done()
    return hint


def _conditional(taker: Taker) -> Conditional:
    taker.label = f"conditional {taker.text('when')}"
    found = Conditional(
        when=taker.text("when"),
        paper=taker.text("paper"),
        material=taker.text("material", ""),
        applies_when=read_conditions(taker),
        other_class=taker.flag("other_class"),
        note=taker.optional_both("note"),
    )
    taker.done()
    if bool(found.applies_when) == found.other_class:
        raise taker.wrong("applies_when", "与other_class须二者有一", "or other_class must be given, not both")
    return found


def _later(taker: Taker) -> LaterFiling:
    filing = LaterFiling(taker.text("name"), taker.words("needs"))
    taker.done()
    return filing


def _refuse_repeats(words: Iterable[str], taker: Taker, key: str) -> None:
    seen: set[str] = set()
    for word in words:
        if word in seen:
            raise refuse(taker.where(key), f"“{word}”重复", f"'{word}' stands twice")
        seen.add(word)
