"""Compare two provinces, and with a profile what changes for that company."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.cli.options import as_of_option
from dossier.compare.differences import differences
from dossier.compare.sides import Side, province_side, refuse_same
from dossier.compare.text import place_lines
from dossier.rulebook.cache import open_law
from dossier.rulebook.places import find_province
from dossier.text import Language

if TYPE_CHECKING:
    from dossier.compare.cases import CaseDifference
    from dossier.reports.report import Report


@click.command("diff")
@click.argument("left")
@click.argument("right")
@click.option("--profile", type=click.Path(path_type=Path), help="公司档案：另列对该公司的影响 / profile of a company")
@as_of_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式 / output")
@click.pass_obj
def command(language: Language, left: str, right: str, profile: Path | None, as_of: date | None, form: str) -> int:
    """比较两个省的要求（例：dossier diff 北京 广东） · Compare the requirements of two provinces."""
    law = open_law()
    places = find_province(law, left), find_province(law, right)
    refuse_same(*places)
    reports = None if profile is None else (_report(profile, left, as_of), _report(profile, right, as_of))
    day = as_of or (reports[0].case.as_of if reports else date.today())
    sides = province_side(law, places[0], day), province_side(law, places[1], day)
    click.echo(_rendered(sides, day, reports, form, language), nl=False)
    return 0


def _report(profile: Path, place: str, as_of: date | None) -> "Report":
    from dossier.pipeline import check, open_profile  # heavy, and only needed with a profile

    return check(open_profile(profile, place, as_of))


def _rendered(
    sides: tuple[Side, Side], day: date, reports: "tuple[Report, Report] | None", form: str, language: Language
) -> str:
    found, case = differences(*sides), _case(reports)
    if form == "json":
        from dossier.compare.json import render_json

        return _masked(render_json(sides, found, day, case), reports)
    lines = [*place_lines(*sides, found, day)]
    if reports is not None and case is not None:
        from dossier.compare.case_text import case_lines

        lines += case_lines(*sides, reports[0].case.profile.company.name, case)
    return _masked("\n".join(line.pick(language) for line in lines) + "\n", reports)


def _case(reports: "tuple[Report, Report] | None") -> "tuple[CaseDifference, ...] | None":
    if reports is None:
        return None
    from dossier.compare.cases import case_differences

    return case_differences(*reports)


def _masked(text: str, reports: "tuple[Report, Report] | None") -> str:
    return text if reports is None else reports[0].shown(text)
