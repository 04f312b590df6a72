"""Check the service promised to users: one hotline everywhere, refunds, and what happens when the service ends."""

import re
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.kinds_fields import aspects, first_field, limits
from dossier.checks.registry import check, failed, unknown
from dossier.checks.verdicts import absent, or_pass
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.service import Service
    from dossier.profile.model.sites import Site
    from dossier.rulebook.model import Rule

_NUMBER = re.compile(r"(?<![\d-])(?:[48]00-?\d{3}-?\d{4}|0\d{2,3}-?\d{7,8}|1[3-9]\d{9})(?![\d-])")


def _service(case: "Case") -> "Service":
    return case.profile.service or NOTHING_KNOWN


@check("service.hotline")
def hotline(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """There are a hotline, hours and channels; the numbers in the published texts are numbers of the dossier."""
    service, sites = _service(case), case.profile.sites
    verdicts = [
        *absent(service, "service", ("hotline", "hours", "channels")),
        *([unknown("sites")] if sites is None else []),
    ]
    if service.channels == []:
        verdicts.append(failed("service.channels", message="none"))
    if service.hotline is not None:
        for index, site in enumerate(sites or ()):
            verdicts += _published(case, site, f"sites[{index}]", service.hotline)
    return or_pass(verdicts, "service.hotline", hotline=service.hotline)


def _published(case: "Case", site: "Site", path: str, hotline: str) -> "Iterator[Verdict]":
    """Yield each published text whose telephone numbers the dossier does not know."""
    known = {_digits(number) for number in _numbers(case)}
    for name in ("user_agreement", "privacy_policy"):
        published = getattr(site, name)
        shown = _NUMBER.findall(published.contact or "") if published is not None else []
        for number in shown:
            if _digits(number) not in known:
                yield failed(f"{path}.{name}.contact", found=number, hotline=hotline)


def _numbers(case: "Case") -> "Iterator[str]":
    profile = case.profile
    contact = (profile.contacts or NOTHING_KNOWN).service or NOTHING_KNOWN
    security = profile.security or NOTHING_KNOWN
    named = (_service(case).hotline, security.hotline, profile.company.phone, contact.phone, contact.mobile)
    yield from (number for number in named if number is not None)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


@check("service.refunds")
def refunds(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A paid service says how and when money is returned and whether it renews itself; it does not refuse refunds.

    The parameter ``refusals`` lists words that refuse every refund.
    """
    service = _service(case)
    missing = absent(service, "service", ("refund_rules", "refund_days", "auto_renewal"))
    refused = (word for word in law_values.listed(rule, "refusals") if word in (service.refund_rules or ""))
    verdicts = (*missing, *(failed("service.refund_rules", word=word) for word in refused))
    return or_pass(verdicts, "service.refund_rules", days=service.refund_days)


@check("service.renewal")
def renewal(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A service that renews itself tells the user some days ahead; the rule's value gives the days."""
    service, least = _service(case), law_values.whole(case, rule.value_keys[0])
    path = "service.renewal_notice_days"
    verdicts = [*absent(service, "service", ("auto_renewal",))]
    if service.auto_renewal:
        verdicts += absent(service, "service", ("renewal_notice_days",))
        if service.renewal_notice_days is not None and service.renewal_notice_days < least:
            verdicts.append(failed(path, number=service.renewal_notice_days, least=least))
    return or_pass(verdicts, "service.auto_renewal", least=least)


@check("service.exit")
def exit_plan(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The end of the service is announced early enough and the arrangements cover every aspect; see ``kinds_fields``."""
    return or_pass((*limits(case, rule), *aspects(case, rule)), first_field(rule))
