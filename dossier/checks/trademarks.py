"""Check that registered trade marks belong to the applicant or a direct shareholder and are in force."""

from typing import TYPE_CHECKING

from dossier.checks.bilingual import days
from dossier.checks.domains import holds_directly
from dossier.checks.fields import each
from dossier.checks.names import same_name
from dossier.checks.registry import check, failed, not_applicable, unknown
from dossier.checks.verdicts import absent, or_pass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.profile.model.company import Trademark
    from dossier.rulebook.model import Rule


@check("trademark.holder")
def holder(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each registered mark has number, owner and term; the owner is the applicant or a direct shareholder."""
    return each(case.profile.company.trademarks, "company.trademarks", lambda mark, path: _mark(case, mark, path))


def _mark(case: "Case", mark: "Trademark", path: str) -> "Iterable[Verdict]":
    if mark.state is None:
        return [unknown(f"{path}.state")]
    if mark.state == "申请中":
        return [not_applicable(f"{path}.state")]
    verdicts = (
        *absent(mark, path, ("number", "owner", "expires_on")),
        *_foreign(case, mark, f"{path}.owner"),
        *_run_out(case, mark, f"{path}.expires_on"),
    )
    return or_pass(verdicts, path, brand=mark.name)


def _foreign(case: "Case", mark: "Trademark", path: str) -> "Iterator[Verdict]":
    company = case.profile.company.name
    if mark.owner is None or same_name(mark.owner, company) or holds_directly(case.profile, mark.owner):
        return
    facts = {"brand": mark.name, "owner": mark.owner, "company": company}
    if case.profile.shareholders is None:
        yield unknown("shareholders", message="shareholders", **facts)
    else:
        yield failed(path, **facts)


def _run_out(case: "Case", mark: "Trademark", path: str) -> "Iterator[Verdict]":
    if mark.expires_on is not None and mark.expires_on < case.as_of:
        yield failed(path, message="expired", brand=mark.name, **days(end=mark.expires_on, day=case.as_of))
