"""Fill in the fields about the services: kinds, income, approvals, domains, marks and platforms."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from dossier.workbook.worksheet.entry import Entry, State, idle, missing, value_at

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.profile.model.application import SectorApproval
    from dossier.profile.model.sites import Location
    from dossier.rulebook.portal import Field
    from dossier.workbook.worksheet.entry import Filler

_SECTORS = "business.sector_approvals"


def kinds(category: str) -> "Filler":
    """Tick each kind of business the profile names for a class of service."""
    path = f"business.{category}.kinds"

    def fill(case: "Case", _: "Field") -> list[Entry]:
        found = value_at(case, path)
        if not found:
            return [missing(path)]
        return [Entry(one, sources=(f"{path}[{index}]",)) for index, one in enumerate(found)]

    return fill


def sectors(case: "Case", field: "Field") -> Iterator[Entry]:
    """Tick each field of another authority that the business touches."""
    entries: list[SectorApproval] | None = value_at(case, _SECTORS)
    if entries is None:
        yield missing(_SECTORS)
        return
    places = {entry.item: (entry, f"{_SECTORS}[{index}]") for index, entry in enumerate(entries)}
    for option in field.options:
        if option not in places:
            yield missing(_SECTORS, about=option, note=f"没有回答是否涉及“{option}”")._replace(option=option)
        else:
            yield _hinted(_sector(*places[option])._replace(option=option), case, field)
    for item, (entry, path) in places.items():
        if item not in field.options and entry.involved:
            yield Entry(about=item, state=State.DOUBT, note="表单没有这一选项；如何填报向受理机关核实", sources=(path,))


def _sector(entry: "SectorApproval", path: str) -> Entry:
    path = f"{path}.involved"
    if entry.involved is None:
        return missing(path, about=entry.item)
    if entry.involved:
        note = "" if entry.document is None else f"{entry.document}{entry.number or ''}"
        return Entry("勾选", entry.item, note=note, sources=(path,))
    return Entry("不勾选", entry.item, sources=(path,))


def _hinted(entry: Entry, case: "Case", field: "Field") -> Entry:
    """Show the form's own hint where the services it speaks of are applied for."""
    hint, applied = field.hint, case.profile.application.service_items or ()
    if hint is None or entry.option != hint.option:
        return entry
    named = [one.name for one in applied if one.name in hint.items]
    if not named:
        return entry
    note = "；".join(filter(None, (entry.note, f"申请了{'、'.join(named)}：{hint.text.zh}")))
    return entry._replace(note=note, state=State.DOUBT if entry.state is State.READY else entry.state)


def domain_papers(case: "Case", _: "Field") -> Iterator[Entry]:
    """Upload the certificate of each domain the service uses."""
    if not case.profile.domains:
        yield missing("domains") if case.profile.domains is None else idle("档案写明没有域名")
    for domain in case.profile.domains or ():
        if domain.unused_reason:
            yield idle("档案写明不用于本次业务", about=domain.name)
        else:
            yield Entry(about=domain.name, subject=domain.name)


def trademark_papers(case: "Case", _: "Field") -> Iterator[Entry]:
    """Upload the certificate of each registered mark."""
    marks = case.profile.company.trademarks
    if not marks:
        yield missing("company.trademarks") if marks is None else idle("没有商标")
    for mark in marks or ():
        if mark.state == "申请中":
            yield idle("商标申请中，尚无注册证", about=mark.name)
        else:
            yield Entry(about=mark.name, subject=mark.name)


class Platform(NamedTuple):
    """A site, app or mini-program with the paths of its facts."""

    about: str
    path: str
    domain: str
    """Name of the fact that holds the domain."""


def _platforms(case: "Case") -> Iterator[Platform]:
    for word, group, domain in (("网站", "sites", "domain"), ("APP", "apps", "domain"),
                                ("小程序", "mini_programs", "backend_domain")):  # fmt: skip
        for index, one in enumerate(getattr(case.profile, group) or ()):
            yield Platform(f"{word}“{one.name}”", f"{group}[{index}]", domain)


def of_each_platform(make: Callable[["Case", Platform], Entry]) -> "Filler":
    """Fill in a field of each site, app and mini-program."""

    def fill(case: "Case", _: "Field") -> Iterator[Entry]:
        unanswered = [group for group in ("sites", "apps", "mini_programs") if getattr(case.profile, group) is None]
        yield from (missing(group, about="尚未填写的平台") for group in unanswered)
        platforms = list(_platforms(case))
        if not platforms and not unanswered:
            yield missing(note="档案中没有网站、APP 和小程序")
        yield from (_as_listed(make(case, one)._replace(about=one.about), one) for one in platforms)

    return fill


def _as_listed(entry: Entry, platform: Platform) -> Entry:
    """The form names sites and apps; whether a mini-program belongs here is for the applicant to ask."""
    if not platform.path.startswith("mini_programs") or entry.state is not State.READY:
        return entry
    return entry._replace(state=State.DOUBT, note="栏目只写网站或APP，小程序是否填列以系统为准")


def _at(case: "Case", path: str) -> Entry:
    value = value_at(case, path)
    return missing(path) if value is None else Entry(value, sources=(path,))


def platform_name(case: "Case", platform: Platform) -> Entry:
    """Give the name of a platform."""
    return _at(case, f"{platform.path}.name")


def platform_domain(case: "Case", platform: Platform) -> Entry:
    """Give the domain of a platform."""
    return _at(case, f"{platform.path}.{platform.domain}")


def platform_place(case: "Case", platform: Platform) -> Entry:
    """Say where the servers of a platform stand."""
    if platform.path.startswith("mini_programs"):
        return Entry(state=State.DOUBT, note="档案没有单列小程序的服务器，系统要求填列的，填后台域名所在的服务器")
    path = f"{platform.path}.server"
    place: Location | None = value_at(case, path)
    if place is None or not (place.address or place.province):
        return missing(f"{path}.address")
    if place.address:
        return Entry(place.address, sources=(f"{path}.address",))
    return Entry(f"{place.province}{place.city or ''}", sources=(f"{path}.province", f"{path}.city"))


def platform_stores(case: "Case", platform: Platform) -> Entry:
    """Name the stores that offer an app."""
    if platform.path.startswith("sites"):
        return idle("网站没有应用商店")
    path = f"{platform.path}.{'stores' if platform.path.startswith('apps') else 'platform'}"
    value = value_at(case, path)
    if not value:
        return missing(path)
    return Entry(value if isinstance(value, str) else "、".join(value), sources=(path,))
