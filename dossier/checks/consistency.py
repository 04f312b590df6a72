"""Check that the company's name is written in one way wherever it stands for the applicant."""

from typing import TYPE_CHECKING

from dossier.checks.names import same_name
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import or_pass
from dossier.profile.titles import field_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.sites import Site
    from dossier.rulebook.model import Rule


@check("names.company")
def company_name(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """The name is the same to the byte; quite another name is a matter of the rule about that very place."""
    name = case.profile.company.name
    uses = [(written, path) for written, path in _uses(case) if written is not None]
    if not uses:
        return [unknown("domains", message="nowhere", name=name)]
    verdicts = (_different(name, written, path) for written, path in uses if _misspelt(name, written))
    return or_pass(verdicts, "company.name", name=name)


def _misspelt(name: str, written: str) -> bool:
    return written != name and same_name(written, name)


def _different(name: str, written: str, path: str) -> "Verdict":
    place = field_title(path)
    return failed(path, name=name, written=written, place=place.zh, place_en=place.en)


def _uses(case: "Case") -> "Iterator[tuple[str | None, str]]":
    """Yield every name that stands for the applicant, with its path."""
    profile = case.profile
    for index, site in enumerate(profile.sites or []):
        yield from _site(site, f"sites[{index}]")
    for index, app in enumerate(profile.apps or []):
        yield app.developer, f"apps[{index}].developer"
        yield app.filing_subject, f"apps[{index}].filing_subject"
    for index, program in enumerate(profile.mini_programs or []):
        yield program.subject, f"mini_programs[{index}].subject"
    for index, domain in enumerate(profile.domains or []):
        yield domain.owner, f"domains[{index}].owner"
    for index, contract in enumerate(profile.hosting or []):
        yield contract.customer, f"hosting[{index}].customer"
    for index, person in enumerate(profile.people or []):
        yield (person.insurance.payer if person.insurance else None), f"people[{index}].insurance.payer"


def _site(site: "Site", path: str) -> "Iterator[tuple[str | None, str]]":
    yield site.filing_subject, f"{path}.filing_subject"
    for name in ("user_agreement", "privacy_policy"):
        text = getattr(site, name)
        yield (text.company_name if text else None), f"{path}.{name}.company_name"
