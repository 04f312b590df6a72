"""Check names and descriptions for words of fields that are supervised by other authorities or forbidden."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dossier.checks.phrases import mentions
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.application import Business
    from dossier.rulebook.model import Rule

_OTHER = "其他"
_APPROVALS, _NOTES = "business.sector_approvals", "business.word_notes"


@check("service.sector_words")
def sector_words(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A word of a supervised field stands only where that field is declared, or the word is explained.

    Parameter ``words``: field as the form names it → words; under 其他 the approval has to name the word itself.
    """
    places = _places(case)
    missing = (
        *(unknown(path) for path, texts in places.items() if texts is None),
        *(unknown(path) for texts in places.values() for path, text in texts or () if text is None),
    )
    found = (
        (path, text, field, word)
        for texts in places.values()
        for path, text in texts or ()
        for field, words in _fields(rule)
        for word in words
        if text is not None and mentions(text, word)
    )
    verdicts = (verdict for path, text, field, word in found for verdict in _judged(case, path, text, field, word))
    return or_pass((*missing, *verdicts), "business.functions")


def _places(case: "Case") -> "Mapping[str, Sequence[tuple[str, str | None]] | None]":
    """Return the lists of names to look through, each with the texts of its entries; None for what is not filled in."""
    profile = case.profile
    business, product = profile.business or NOTHING_KNOWN, profile.product or NOTHING_KNOWN
    return {
        "business.functions": _texts(business.functions, "business.functions", ("name", "description")),
        "product.columns": _texts(product.columns, "product.columns", ("name", "content")),
        "sites": _texts(profile.sites, "sites", ("name",)),
        "apps": _texts(profile.apps, "apps", ("name",)),
        "mini_programs": _texts(profile.mini_programs, "mini_programs", ("name",)),
    }


def _texts(
    entries: "Sequence[object] | None", path: str, fields: "Sequence[str]"
) -> "Sequence[tuple[str, str | None]] | None":
    if entries is None:
        return None
    written = (
        (f"{path}[{index}].{name}", getattr(entry, name)) for index, entry in enumerate(entries) for name in fields
    )
    return list(written)


def _fields(rule: "Rule") -> "Iterator[tuple[str, Sequence[str]]]":
    named = rule.parameters["words"]
    for field, words in named.items() if isinstance(named, Mapping) else ():
        yield str(field), [str(word) for word in words]


def _judged(case: "Case", path: str, text: str, field: str, word: str) -> "Iterator[Verdict]":
    """Yield a verdict unless the field is declared, with the entry F10 then looks at, or the word is explained."""
    business: Business = case.profile.business or NOTHING_KNOWN
    if _declared(business, field, word):
        return
    facts = {"word": word, "field": field, "text": text}
    notes = [(index, note) for index, note in enumerate(business.word_notes or ()) if note.word == word]
    if business.sector_approvals is None:
        yield unknown(_APPROVALS, message="undeclared", **facts)
    elif not notes:
        yield unknown(_NOTES, message="notes", **facts) if business.word_notes is None else failed(path, **facts)
    elif all(note.explanation is None for _, note in notes):
        yield unknown(f"{_NOTES}[{notes[0][0]}].explanation")


def _declared(business: "Business", field: str, word: str) -> bool:
    entries = [entry for entry in business.sector_approvals or () if entry.item == field and entry.involved]
    return any(field != _OTHER or word in f"{entry.document}{entry.scope}" for entry in entries)
