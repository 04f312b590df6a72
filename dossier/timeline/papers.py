"""Find the papers of a case that run out before the expected decision, or may when the review takes longer."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dossier.facts.decision import Expected, Standing, standing
from dossier.profile.titles import field_title
from dossier.text import Text
from dossier.timeline.deadline import NOTHING, ON_PAPER, Deadline, Group
from dossier.values.dates import PERPETUAL

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.profile.model import Profile
    from dossier.profile.model.people import Person
    from dossier.profile.model.sites import Hosting

_RENEW = Text("在该日之前续期，并更新档案和证据文件", "Renew it before that day and update profile and evidence")
_REPLACE = Text("换领新证，并更新档案和证据文件", "Have it replaced and update profile and evidence")


class _Paper(NamedTuple):
    """One paper with an end."""

    key: str
    title: Text
    ends: date | None
    path: str
    action: Text


class _Ending(NamedTuple):
    """A paper whose end is known."""

    key: str
    title: Text
    ends: date
    path: str
    action: Text


def papers(case: "Case", expected: Expected) -> Iterator[Deadline]:
    """Yield the papers that end before the decision, or may do so when the review takes longer."""
    stood = ((one, standing(one.ends, expected)) for one in _ending(case))
    yield from (_deadline(one, _note(how, expected)) for one, how in stood if how is not Standing.LASTING)


def later_papers(case: "Case", until: date) -> Iterator[Deadline]:
    """Yield the papers that end on ``until`` or after it, the first to end first."""
    yield from (_deadline(one, NOTHING) for one in sorted(_ending(case), key=lambda one: one.ends) if one.ends >= until)


def _deadline(paper: "_Ending", note: Text) -> Deadline:
    return Deadline(
        f"expiry.{paper.key}", Group.EVIDENCE, paper.title, paper.ends,
        Text(f"档案所填的{field_title(paper.path).zh}", f"as given in {paper.path}"),
        paper.action, ON_PAPER, note=note,
    )  # fmt: skip


def _ending(case: "Case") -> "Iterator[_Ending]":
    """Yield the papers that have an end."""
    for one in _papers(case):
        if one.ends is not None and one.ends != PERPETUAL:
            yield _Ending(one.key, one.title, one.ends, one.path, one.action)


def _note(how: Standing, expected: Expected) -> Text:
    day = expected.day
    if how is Standing.EXPIRED:
        return Text("提交时已经到期", "already expired at the submission")
    if day is None:
        return Text("提交之后不久到期", "expires soon after the submission")
    if how is Standing.BEFORE:
        return Text(f"在推算的决定日（{day}）之前到期", f"expires before the expected decision ({day})")
    return Text(
        f"在推算的决定日（{day}）之后不久到期，补正或者审查延长时可能先到期",
        f"expires soon after the expected decision ({day}) and may do so first if the review takes longer",
    )


def _papers(case: "Case") -> Iterator[_Paper]:
    """Yield every paper once; two of one kind and name get keys of their own, or calendars would merge them."""
    seen: Counter[str] = Counter()
    for paper in _all_papers(case):
        seen[paper.key] += 1
        number = seen[paper.key]
        yield paper if number == 1 else paper._replace(key=f"{paper.key}.{number}")


def _all_papers(case: "Case") -> Iterator[_Paper]:
    profile = case.profile
    yield from _company(profile)
    yield from _sites(profile)
    yield from _people(profile)
    yield from _approvals(profile)
    yield from _evidence(case)


def _company(profile: "Profile") -> Iterator[_Paper]:
    company = profile.company
    title = Text("营业期限届满", "The company's term ends")
    yield _Paper("company.term", title, company.term_ends_on, "company.term_ends_on", _RENEW)
    for index, place in enumerate(company.premises or ()):
        title = Text(f"场地租期届满（{place.address}）", f"The lease ends ({place.address})")
        path = f"company.premises[{index}].lease_ends_on"
        yield _Paper(f"lease.{place.address}", title, place.lease_ends_on, path, _RENEW)
    for index, mark in enumerate(company.trademarks or ()):
        title = Text(f"商标到期（{mark.name}）", f"The trade mark expires ({mark.name})")
        key, path = f"trademark.{mark.number or mark.name}", f"company.trademarks[{index}].expires_on"
        yield _Paper(key, title, mark.expires_on, path, _RENEW)


def _sites(profile: "Profile") -> Iterator[_Paper]:
    for index, domain in enumerate(profile.domains or ()):
        title = Text(f"域名到期（{domain.name}）", f"The domain expires ({domain.name})")
        yield _Paper(f"domain.{domain.name}", title, domain.expires_on, f"domains[{index}].expires_on", _RENEW)
    for index, contract in enumerate(profile.hosting or ()):
        yield from _hosting(contract, f"hosting[{index}]")


def _hosting(contract: "Hosting", path: str) -> Iterator[_Paper]:
    provider, licence = contract.provider, contract.provider_licence
    title = Text(f"接入（托管）合同届满（{provider}）", f"The hosting contract ends ({provider})")
    key = f"hosting.{provider}.{contract.contract_number or ''}"
    yield _Paper(key, title, contract.ends_on, f"{path}.ends_on", _RENEW)
    if licence is not None:
        title = Text(f"接入商许可证到期（{provider}）", f"The provider's licence expires ({provider})")
        action = Text("向接入商索取续期后的许可证", "Ask the provider for the renewed licence")
        key = f"provider_licence.{licence.number or provider}"
        yield _Paper(key, title, licence.expires_on, f"{path}.provider_licence.expires_on", action)


def _people(profile: "Profile") -> Iterator[_Paper]:
    head = profile.legal_representative
    listed = {one.name for one in (head, *(profile.people or ())) if one is not None}
    for index, holder in enumerate(profile.shareholders or ()):
        if holder.kind == "自然人" and holder.name not in listed:
            yield _identity(holder.name, holder.id_valid_until, f"shareholders[{index}].id_valid_until")
    if head is not None:
        yield _identity(head.name, head.id_valid_until, "legal_representative.id_valid_until")
    for index, person in enumerate(profile.people or ()):
        if head is None or person.name != head.name:
            yield _identity(person.name, person.id_valid_until, f"people[{index}].id_valid_until")
        yield from _certificates(person, f"people[{index}]")


def _identity(name: str, ends: date | None, path: str) -> _Paper:
    title = Text(f"身份证件到期（{name}）", f"The identity document expires ({name})")
    return _Paper(f"identity.{name}", title, ends, path, _REPLACE)


def _certificates(person: "Person", path: str) -> Iterator[_Paper]:
    for index, paper in enumerate(person.certificates or ()):
        title = Text(
            f"资格证书到期（{person.name}，{paper.name}）", f"A certificate expires ({person.name}, {paper.name})"
        )
        key = f"certificate.{person.name}.{paper.number or paper.name}"
        yield _Paper(key, title, paper.expires_on, f"{path}.certificates[{index}].expires_on", _RENEW)


def _approvals(profile: "Profile") -> Iterator[_Paper]:
    entries = profile.business.sector_approvals if profile.business else None
    for index, entry in enumerate(entries or ()):
        title = Text(f"专项审批文件到期（{entry.item}）", f"The approval expires ({entry.item})")
        path = f"business.sector_approvals[{index}].expires_on"
        yield _Paper(f"approval.{entry.item}.{entry.number or index}", title, entry.expires_on, path, _RENEW)


def _evidence(case: "Case") -> Iterator[_Paper]:
    titles = {material.code: material.title for material in case.rulebook.materials}
    for index, entry in enumerate(case.profile.evidence or ()):
        name = titles.get(entry.material, Text(entry.material, entry.material))
        of = "" if entry.subject is None else entry.subject
        title = Text(f"证据文件到期（{name.zh}{of and '，' + of}）", f"Evidence expires ({name.en}{of and ', ' + of})")
        yield _Paper(f"evidence.{entry.file}", title, entry.expires_on, f"evidence[{index}].expires_on", _REPLACE)
