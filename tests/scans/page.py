"""Write the page of figures: outcomes -> Markdown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median

from dossier.evidence.kinds import FIELDS
from tests.scans.scanner import QUALITY
from tests.scans.sheet import DPI
from tests.scans.trial import Outcome, keys

_RESULTS = ("right", "unread", "wrong")


def page(outcomes: Sequence[Outcome]) -> str:
    """Return the page."""
    ordered = sorted(outcomes, key=lambda one: (list(FIELDS).index(one.paper), one.seed))
    by_paper = {paper: list(found) for paper, found in groupby(ordered, key=lambda one: one.paper)}
    return "\n".join((*_head(ordered), *_kinds(by_paper), *_fields(by_paper), *_wrong(ordered), *_limits()))


def _head(outcomes: Sequence[Outcome]) -> Iterable[str]:
    whole = [
        one
        for one in outcomes
        if all(one.results[field] == "right" for field in one.results if field in keys(one.paper))
    ]
    safe = [
        one
        for one in outcomes
        if "wrong" not in [one.results[field] for field in one.results if field in keys(one.paper)]
    ]
    seconds = median(one.seconds / one.looks for one in outcomes if one.looks)
    memory = max(one.memory for one in outcomes) / 2**20
    yield "# Reading scanned papers"
    yield ""
    yield f"`make scans` draws the eight kinds of paper that are read, scans them badly at {DPI} dpi — turned by up to 2°, blurred,"
    yield f"noisy, JPEG quality {QUALITY}, a red seal with its text over a key fact — and reads them as `dossier evidence read` does."
    yield "Companies, people, numbers and layouts differ with each variant and are fictional. A fact counts as read when two"
    yield "looks at the page agree on it or when its check character proves it; everything else is unread, which a person has"
    yield "to confirm. Right means equal to what was drawn, character by character; in the scope of business the marks between"
    yield "the words are not compared."
    yield ""
    yield f"- Variants: {len(outcomes)}. All key facts right: {len(whole)} ({len(whole) / len(outcomes):.1%});"
    yield f"  all key facts right or unread, none wrong: {len(safe)} ({len(safe) / len(outcomes):.1%})."
    yield f"- Seconds for one look at one page (median, one thread, on a machine busy with other work): {seconds:.1f};"
    yield f"  looks at a page: {_counted(Counter(one.looks for one in outcomes))}."
    if memory:
        yield f"- Most memory of the reading process: {memory:.0f} MB."
    yield ""


def _counted(looks: Counter[int]) -> str:
    return ", ".join(f"{count} × {number}" for number, count in sorted(looks.items()))


def _kinds(by_paper: dict[str, list[Outcome]]) -> Iterable[str]:
    yield "| Kind of paper | Variants | all key facts right | some unread, none wrong | some wrong |"
    yield "|---|---|---|---|---|"
    for paper, outcomes in by_paper.items():
        counts = Counter(_worst(one) for one in outcomes)
        yield f"| `{paper}` | {len(outcomes)} | {counts['right']} | {counts['unread']} | {counts['wrong']} |"
    yield ""


def _worst(outcome: Outcome) -> str:
    results = {outcome.results[field] for field in outcome.results if field in keys(outcome.paper)}
    return next(result for result in reversed(_RESULTS) if result in results)


def _fields(by_paper: dict[str, list[Outcome]]) -> Iterable[str]:
    yield "| Kind of paper | Fact | Key | right | unread | wrong |"
    yield "|---|---|---|---|---|---|"
    for paper, outcomes in by_paper.items():
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for one in outcomes:
            for field, result in one.results.items():
                counts[field][result] += 1
        for field in counts:
            figures = " | ".join(str(counts[field][result]) for result in _RESULTS)
            yield f"| `{paper}` | `{field}` | {'yes' if field in keys(paper) else ''} | {figures} |"
    yield ""


def _wrong(outcomes: Sequence[Outcome]) -> Iterable[str]:
    found = [(one, field) for one in outcomes for field, result in one.results.items() if result == "wrong"]
    yield "## What was read wrong" if found else "Nothing was read wrong."
    yield ""
    for one, field in found:
        drawn, read = "、".join(one.truth[field]), "、".join(one.read[field])
        yield f"- `{one.paper}` {one.seed}, `{field}`: drawn {drawn} — read {read}"
    if found:
        yield ""


def _limits() -> Iterable[str]:
    yield "## What this does not show"
    yield ""
    yield "- Scans of real papers, with their patterns, folds, stamps and faded print, and photographs taken by telephone: the"
    yield "  papers here are drawn, with four typefaces."
    yield "- Characters printed so alike that the recogniser returns one for the other (`python -m tests.scans.look_alikes`"
    yield "  asks it about 120): names in which it returns one of those it was seen to confuse are left unread, and so are names"
    yield "  about which it wavers. Of other rare characters it may still return a common one that looks alike."
    yield "- Seals are not read. Handwriting is not read."
    yield ""
