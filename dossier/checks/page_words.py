"""Check what visitors read for claims of national standing, and for trade that the application does not cover."""

from typing import TYPE_CHECKING, NamedTuple

from dossier.checks import law_values
from dossier.checks.phrases import mentions
from dossier.checks.registry import check, failed, not_applicable, unknown
from dossier.checks.verdicts import or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model import Profile
    from dossier.rulebook.model import Rule

_CARRIERS = ("sites", "apps", "mini_programs")
_TRADE = "B21"


class _Text(NamedTuple):
    """What visitors read, and the field it comes from."""

    path: str
    owner: str
    """Name of the column or function, for the reader."""
    text: str


@check("words.national_name")
def national_name(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """No site, app or mini-program bears the name of the nation, unless the company's registered name does."""
    profile, company = case.profile, case.profile.company.name
    free = [word for word in law_values.listed(rule, "words") if word not in company]
    lists = {name: getattr(profile, name) for name in _CARRIERS}
    verdicts = (
        *(unknown(name) for name, carriers in lists.items() if carriers is None),
        *(
            failed(f"{name}[{index}].name", owner=carrier.name, company=company, **_joined(found))
            for name, carriers in lists.items()
            for index, carrier in enumerate(carriers or ())
            if (found := [word for word in free if word in carrier.name])
        ),
    )
    if not verdicts and not any(lists.values()):
        return [not_applicable("sites")]
    return or_pass(verdicts, "sites")


@check("words.trade")
def trade(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Who neither holds nor applies for B21 shows no columns or functions in which others trade, or explains the word."""
    if _TRADE in case.profile.application.categories:
        return [not_applicable("application.categories")]
    business, product = case.profile.business or NOTHING_KNOWN, case.profile.product or NOTHING_KNOWN
    explained = {note.word for note in business.word_notes or () if note.explanation is not None}
    words = [word for word in law_values.listed(rule, "words") if word not in explained]
    hits = ((text, [word for word in words if mentions(text.text, word)]) for text in _pages(case.profile))
    verdicts = (
        *([unknown("product.columns")] if product.columns is None else ()),
        *([unknown("business.functions")] if business.functions is None else ()),
        *(verdict for text, found in hits if found for verdict in _unlicensed(case, text, found)),
    )
    return or_pass(verdicts, "product.columns")


def _pages(profile: "Profile") -> "Iterator[_Text]":
    """Yield names and descriptions of columns and functions."""
    columns = (profile.product or NOTHING_KNOWN).columns or ()
    functions = (profile.business or NOTHING_KNOWN).functions or ()
    for index, column in enumerate(columns):
        yield from _described(f"product.columns[{index}]", column.name, "content", column.content)
    for index, function in enumerate(functions):
        yield from _described(f"business.functions[{index}]", function.name, "description", function.description)


def _described(path: str, name: str, field: str, text: str | None) -> "Iterator[_Text]":
    yield _Text(f"{path}.name", name, name)
    if text is not None:
        yield _Text(f"{path}.{field}", name, text)


def _joined(words: "Sequence[str]") -> dict[str, str]:
    return {"word": "、".join(words), "word_en": ", ".join(words)}


def _unlicensed(case: "Case", text: _Text, words: "Sequence[str]") -> "Iterator[Verdict]":
    """Yield a failure unless a licence already held and in force covers trading."""
    held, facts = case.profile.company.existing_licences, _joined(words)
    if held is None:
        yield unknown("company.existing_licences", message="licences", owner=text.owner, **facts)
        return
    covering = [(i, one) for i, one in enumerate(held) if any(_TRADE in category for category in one.categories)]
    yield from (unknown(f"company.existing_licences[{i}].expires_on") for i, one in covering if one.expires_on is None)
    if all(one.expires_on is not None and one.expires_on < case.as_of for _, one in covering):
        yield failed(text.path, **facts)
