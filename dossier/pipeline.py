"""Open the case of a profile and check it: profile, place and day -> case -> report."""

from datetime import date
from pathlib import Path

from dossier.case import Case, open_case
from dossier.checks.after import run_after
from dossier.checks.run import run_checks
from dossier.completeness import document_findings
from dossier.errors import UsageError
from dossier.finding import Finding
from dossier.profile.load import LoadedProfile, load_profile
from dossier.reports.coming import coming_changes
from dossier.reports.report import Report, make_report
from dossier.rulebook.cache import open_law
from dossier.rulebook.places import find_province
from dossier.rulebook.resolve import resolve
from dossier.text import Text


def open_profile(
    path: Path, province: str | None = None, as_of: date | None = None, templates: tuple[Path, ...] = ()
) -> Case:
    """Load a profile and open its case.

    ``province`` overrides the profile's; ``as_of`` defaults to the planned submission, else today; ``templates`` are
    folders of the user's own.

    Raises:
        InputError: the profile cannot be read.
        UsageError: no province is known.
    """
    return open_loaded(load_profile(path), province, as_of, templates)


def open_loaded(
    loaded: LoadedProfile, province: str | None = None, as_of: date | None = None, templates: tuple[Path, ...] = ()
) -> Case:
    """Open the case of a loaded profile; one profile may be opened for many provinces and days.

    Raises:
        UsageError: no province is known.
    """
    law = open_law()
    place = find_province(law, province or _own_province(loaded))
    day = as_of or loaded.profile.application.planned_submission or date.today()
    return open_case(loaded, resolve(law, place.code, day, place.office), day, templates)


def _own_province(loaded: LoadedProfile) -> str:
    province = loaded.profile.application.province
    if province is None:
        raise UsageError(
            Text("不知道向哪个省（区、市）申请", "the province of the application is not known"),
            str(loaded.locate("application")),
            Text(
                "填写 application.province，或加 --province 北京",
                "fill in application.province, or add --province 北京",
            ),
        )
    return province


def check(case: Case) -> Report:
    """Return what the rules say about a case and its documents, and which facts these lack."""
    return report_of(case, (*run_checks(case), *document_findings(case)))


def report_of(case: Case, findings: tuple[Finding, ...]) -> Report:
    """Return the report of what was found, with what follows from all of it together."""
    findings = (*findings, *run_after(case, findings))
    return make_report(case, findings, coming_changes(open_law(), case.rulebook.province.code, case.as_of))
