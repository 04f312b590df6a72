"""Check what becomes of the listed files in the package: files that need work -> whether it could be done."""

from typing import TYPE_CHECKING

from dossier.checks.opened import Opened, judge_files, opened
from dossier.checks.registry import check, failed, passed
from dossier.evidence.inspect.parent import inspections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.fit.fitted import Fitted
    from dossier.rulebook.model import Rule

    _Listed = tuple[str, str, str | None]


def became_of(case: "Case", one: Opened) -> "Fitted | None":
    """Return what is uploaded into the slot of a file; None for a file that goes into none."""
    return case.once("became", lambda: _became(case)).get((one.entry.material, one.entry.file, one.entry.subject))


def _became(case: "Case") -> "Mapping[_Listed, Fitted]":
    if not opened(case):
        return {}
    from dossier.fit.fit import fit_slots  # here, because a profile without files needs none of it

    return {
        (entry.material, entry.file, entry.subject): fitted
        for fitted in fit_slots(case, inspections(case))
        for entry in fitted.slot.entries
        if any(entry.file in one.origins for one in fitted.files)
    }


@check("files.fitted")
def fitted(case: "Case", _: "Rule") -> "Iterable[Verdict]":
    """Each file that has to be combined, converted or reduced for the portal could be."""
    return judge_files(case, lambda files: _judged(case, files))


def _judged(case: "Case", files: "Iterable[Opened]") -> "Iterator[Verdict]":
    for one in files:
        became = became_of(case, one)
        if became is None:
            continue
        made, failure = became.made_of(one.entry.file), became.failure_of(one.entry.file)
        if failure is not None:
            yield failed(one.path, reason=failure.zh, reason_en=failure.en, **one.words)
        elif made:
            done, done_en = ("；".join(step.zh for step in made[0].steps), "; ".join(step.en for step in made[0].steps))
            yield passed(one.path, done=done, done_en=done_en, **one.words)
