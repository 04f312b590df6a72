"""Check the approvals of other authorities: each box of the form is answered, and each approval holds."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.bilingual import days
from dossier.checks.fields import misnamed
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.checks.verdicts import or_pass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.application import SectorApproval
    from dossier.rulebook.model import Rule

_PATH = "business.sector_approvals"


def _entries(case: "Case") -> "Sequence[SectorApproval] | None":
    return case.profile.business.sector_approvals if case.profile.business else None


@check("approvals.sector")
def sector(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each field of the form and of the day's law is answered; a field touched has its approval, in force.

    Parameter ``elsewhere``: fields whose papers another rule is about.
    """
    entries = _entries(case)
    if entries is None:
        return [unknown(_PATH)]
    verdicts = (
        *_unanswered(case, rule, {entry.item for entry in entries}),
        *(
            found
            for index, entry in enumerate(entries)
            if not _released(case, rule, entry.item) and entry.item not in law_values.listed(rule, "elsewhere")
            for found in _approval(case, entry, f"{_PATH}[{index}]")
        ),
    )
    return or_pass(verdicts, _PATH)


def _unanswered(case: "Case", rule: "Rule", answered: "Collection[str]") -> "Iterator[Verdict]":
    """Yield an unknown for each box of the form, and each further field of the law of the day, without an answer."""
    boxes = law_values.listed(rule, "boxes")
    fields = (item for item in law_values.words(case, "approvals.prior_fields") if item not in boxes)
    yield from (unknown(_PATH, message="box", item=item) for item in boxes if item not in answered)
    yield from (
        unknown(_PATH, message="field", item=item, **days(day=case.as_of)) for item in fields if item not in answered
    )


def _released(case: "Case", rule: "Rule", item: str) -> bool:
    """Whether a field needs consent only while the law names it, and the law of the day does not."""
    return item in law_values.listed(rule, "while_named") and item not in law_values.words(
        case, "approvals.prior_fields"
    )


def _approval(case: "Case", entry: "SectorApproval", path: str) -> "Iterator[Verdict]":
    if entry.involved is None:
        yield unknown(f"{path}.involved", message="box", item=entry.item)
    elif entry.involved:
        details = () if entry.document is None else ("number", "holder", "expires_on", "scope")
        for name in ("document", *details):
            if getattr(entry, name) is None:
                yield unknown(f"{path}.{name}", message="paper", item=entry.item)
        yield from _faults(case, entry, path)


def _faults(case: "Case", entry: "SectorApproval", path: str) -> "Iterator[Verdict]":
    """Yield what is wrong with a paper that is given: another holder, or no longer in force."""
    yield from misnamed(f"{path}.holder", entry.holder, case.profile.company.name, **_paper(entry))
    yield from _run_out(entry, f"{path}.expires_on", case.as_of)


def _run_out(entry: "SectorApproval", path: str, day: "date") -> "Iterator[Verdict]":
    if entry.expires_on is not None and entry.expires_on < day:
        yield failed(path, message="expired", **days(end=entry.expires_on, day=day), **_paper(entry))


def _paper(entry: "SectorApproval") -> dict[str, str]:
    return {"item": entry.item, "document": entry.document or "批准文件"}


@check("approvals.reported")
def reported(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A field of the parameter ``fields`` that is touched has a paper if it needs one; its details are not asked."""
    entries = _entries(case)
    if entries is None:
        return [unknown(_PATH)]
    fields = law_values.listed(rule, "fields")
    verdicts = [
        found
        for index, entry in enumerate(entries)
        if entry.item in fields
        for found in _reported(case, entry, f"{_PATH}[{index}]")
    ]
    return verdicts or [not_applicable(_PATH)]


def _reported(case: "Case", entry: "SectorApproval", path: str) -> "Iterable[Verdict]":
    if not entry.involved:
        return [unknown(f"{path}.involved") if entry.involved is None else not_applicable(f"{path}.involved")]
    if entry.document is None:
        return [failed(f"{path}.document", message="none", item=entry.item)]
    return or_pass(_faults(case, entry, path), f"{path}.document", **_paper(entry))


@check("approvals.news")
def news(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Who applies for search, community or instant messaging holds the news licence that the form asks for."""
    items, entries = case.profile.application.service_items, _entries(case)
    if items is None:
        return [unknown("application.service_items")]
    ticked = [item.name for item in items if item.name in law_values.listed(rule, "items")]
    if not ticked:
        return [not_applicable("application.service_items")]
    (field,), (licence,) = law_values.listed(rule, "field"), law_values.listed(rule, "licence")
    return [_news(entries, field, licence, "、".join(ticked))]


def _news(entries: "Sequence[SectorApproval] | None", field: str, licence: str, ticked: str) -> "Verdict":
    found = next(((index, entry) for index, entry in enumerate(entries or ()) if entry.item == field), None)
    if found is None or found[1].involved is None:
        return unknown(_PATH, message="box", items=ticked)
    path, document = f"{_PATH}[{found[0]}]", found[1].document
    if not found[1].involved:
        return failed(f"{path}.involved", items=ticked)
    if document is None:
        return unknown(f"{path}.document", message="box", items=ticked)
    if licence not in document:
        return failed(f"{path}.document", message="other", items=ticked, document=document)
    return passed(f"{path}.document", items=ticked, document=document)


@check("approvals.drug_filing")
def drug_filing(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Since the licence for drug and device information became a filing, the paper is the receipt of that filing."""
    (field,), (word,) = law_values.listed(rule, "field"), law_values.listed(rule, "word")
    entries = _entries(case)
    (unread,), asked = law_values.listed(rule, "unread"), law_values.text(case, "approvals.drug_device")
    if asked not in (word, unread):
        return [not_applicable(_PATH)]
    found = [(index, entry) for index, entry in enumerate(entries or ()) if entry.item == field]
    if not found:
        return [unknown(_PATH)]
    return [_receipt(entry, f"{_PATH}[{index}]", word if asked == word else None) for index, entry in found]


def _receipt(entry: "SectorApproval", path: str, word: str | None) -> "Verdict":
    """Judge the paper of one entry; ``word`` is what it must contain, None where nobody read what was asked for."""
    if entry.involved is None:
        return unknown(f"{path}.involved")
    if not entry.involved:
        return not_applicable(path)
    if word is None:
        return unknown(f"{path}.document", message="between")
    if entry.document is None:
        return unknown(f"{path}.document")
    verdict = passed if word in entry.document else failed
    return verdict(f"{path}.document", document=entry.document)
