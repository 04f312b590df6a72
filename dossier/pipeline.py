"""Run the stages in order: open a case, check it, compose, collect, pack."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

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


class Built(NamedTuple):
    """A package on disk with the report that explains it."""

    folder: Path
    report: Report
    draft: bool
    unnumbered: tuple[Text, ...] = ()
    """Titles of documents whose contents print no page numbers, for want of LibreOffice or of a layout."""
    edits: tuple[Text, ...] = ()
    """What became of the changes a person had made in the last package."""


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
    return _report(case, (*run_checks(case), *document_findings(case)))


def _report(case: Case, findings: tuple[Finding, ...]) -> Report:
    findings = (*findings, *run_after(case, findings))
    return make_report(case, findings, coming_changes(open_law(), case.rulebook.province.code, case.as_of))


def build(case: Case, out: Path, *, final: bool = False, overwrite: bool = False) -> Built:
    """Write the package of a case: a draft while anything blocks.

    What a person has edited in the documents of the last package is carried over, unless ``overwrite`` says not to.

    Raises:
        UsageError: ``final`` was asked for and something blocks, or other hand-made changes would be lost.
    """
    from dossier.assemble import assemble  # heavy, and not needed by check
    from dossier.carry import Carrying
    from dossier.composing import compose_case, composed_findings
    from dossier.pagination import paginate, remembered_layouts

    layouts, edits = remembered_layouts(case), Carrying(case, out, ignore=overwrite)
    if edits:
        texts = composed_findings(case, compose_case(case, draft=True, revise=edits.revise))
    else:
        texts = document_findings(case)
    report = _report(case, (*run_checks(case), *texts, *edits.findings))
    if final and not report.ready:
        raise UsageError(_not_final(report.findings), hint=Text("先处理阻断项", "settle what blocks first"))
    composed = compose_case(case, draft=not report.ready, layouts=layouts, revise=edits.revise)
    written = paginate(case, composed.written, draft=not report.ready)
    composed = replace(composed, written=written)
    folder = assemble(report, composed, out, overwrite=overwrite, notes=edits.report())
    plain = (one for one in written if one.document.has_contents and one.document.layout is None)
    return Built(folder, report, not report.ready, tuple(one.material.title for one in plain), tuple(edits.summary()))


def _not_final(findings: Iterable[Finding]) -> Text:
    codes = ", ".join(sorted({finding.code for finding in findings if finding.blocks}))
    return Text(f"不能生成正式套件，阻断项：{codes}", f"no final package: {codes} block")
