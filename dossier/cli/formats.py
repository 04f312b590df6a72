"""Choose how a report is shown: for people on a terminal, for files and pipes, or for other programs."""

import sys
from collections.abc import Callable, Mapping

import click

from dossier.reports.report import Report
from dossier.text import Language


def _text(report: Report, language: Language) -> str:
    from dossier.reports.text import render_text

    return render_text(report, language)


def _json(report: Report, _: Language) -> str:
    from dossier.reports.json import render_json

    return render_json(report)


def _sarif(report: Report, language: Language) -> str:
    from dossier.reports.sarif import render_sarif

    return render_sarif(report, language)


def _html(report: Report, language: Language) -> str:
    from dossier.reports.html import render_html

    return render_html(report, language)


def _markdown(report: Report, language: Language) -> str:
    from dossier.reports.markdown import render_markdown

    return render_markdown(report, language)


FORMATS: Mapping[str, Callable[[Report, Language], str]] = {
    "text": _text, "json": _json, "sarif": _sarif, "html": _html, "markdown": _markdown,
}  # fmt: skip
"""Format → writer; each imports its own module, because a check pays for one of them only."""


def rendered(report: Report, form: str, language: Language) -> str:
    """Return the report in a format of ``FORMATS``."""
    return FORMATS[form](report, language)


def show(report: Report, form: str, language: Language) -> None:
    """Print the report; text in colours and to width where a person reads it on a terminal."""
    if form == "text" and sys.stdout.isatty():
        from dossier.reports.terminal import print_report

        print_report(report, language)
        return
    click.echo(rendered(report, form, language), nl=False)
