"""Check scans: large enough, in colour, and looked at by a person for edges, glare and watermarks."""

from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.confirmations import confirmed
from dossier.checks.opened import Opened, judge_files
from dossier.checks.registry import check, failed, not_applicable, passed, unknown
from dossier.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule

_SCANNED = "彩色扫描件"


def _scans(files: "Iterable[Opened]") -> "list[Opened]":
    """Return the files of materials that are handed in as scans in colour."""
    return [one for one in files if one.material is not None and one.material.carrier == _SCANNED]


@check("scans.size")
def size(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """The longer edge of each scan has the pixels of the rule's value; a PDF without pictures is no scan."""
    least = law_values.whole(case, rule.value_keys[0])

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in _scans(files):
            if one.probe.picture is not None:
                edge = one.probe.picture.long_edge
                verdict = passed if edge >= least else failed
                yield verdict(one.path, edge=edge, least=least, **one.words)

    return judge_files(case, judged)


@check("scans.colour")
def colour(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """Each scan can show colours; where the file does not tell, a person has to have looked."""

    def judged(files: "list[Opened]") -> "Iterator[Verdict]":
        for one in _scans(files):
            if one.probe.picture is None:
                continue
            if one.probe.picture.coloured is None:
                yield from (_worded(verdict) for verdict in confirmed(case, rule, [one.entry.file], "evidence"))
            elif one.probe.picture.coloured:
                yield passed(one.path, **one.words)
            else:
                yield failed(one.path, message="grey", **one.words)

    return judge_files(case, judged)


def _worded(verdict: "Verdict") -> "Verdict":
    """Give a recorded look that was met its own wording."""
    return verdict._replace(message="looked") if verdict.outcome is Outcome.PASS else verdict


@check("scans.looked_at")
def looked_at(case: "Case", rule: "Rule") -> "Iterable[Verdict]":
    """A named person looked at each file of a material that is handed in as a scan.

    While nobody looked at any of them, that is one finding and not one for every file.
    """
    if case.profile.evidence is None:
        return [unknown("evidence")]
    scanned = {material.code for material in case.rulebook.materials if material.carrier == _SCANNED}
    things = [entry.file for entry in case.profile.evidence if entry.material in scanned]
    if not things:
        return [not_applicable("evidence")]
    if not any(entry.rule in (rule.code, rule.name) for entry in case.profile.confirmations or ()):
        return [unknown("confirmations", message="none", count=len(things))]
    return confirmed(case, rule, things, "evidence")
