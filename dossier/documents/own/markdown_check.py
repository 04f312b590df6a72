"""Find as much as can be told at once about one Markdown template of the user's own: file -> problems, facts it needs."""

import re
from collections.abc import Iterator

from dossier.documents.fields import Uses, used_facts
from dossier.documents.loader import TemplateLibrary
from dossier.documents.own.expressions import faults
from dossier.documents.own.names import unknown_name
from dossier.errors import TemplateError
from dossier.text import Text

_RAW = re.compile(r"\{%\s*raw\s*%\}.*?\{%\s*endraw\s*%\}", re.DOTALL)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\}\}|%\}")
_WIDE = re.compile(r"[｛{][｛%％]|｛\{|[｝%％]｝|｝\}|\{％|％\}")
_CONTROL = re.compile(r"\{%\s*(?P<word>\w+)")
_MOST = 50
"""Problems after which a file is not looked at any further."""


def check_markdown(library: TemplateLibrary, chain: str) -> tuple[list[TemplateError], Uses]:
    """Return the problems of the last file of a chain, and the facts it uses with their places in it."""
    file = chain.rpartition("|")[2]
    problems = list(_notation(library.text(file), file))
    sound = _compile(library, chain, file, problems)
    if not sound:
        return _in_order(problems), {}
    tree = library.environment.parse(library.unit(chain).text)
    problems += [
        TemplateError(message, f"{file}:{line}", hint)
        for line, message, hint in faults(tree, library.environment, figures=True)
    ]
    uses = {fact: own for fact, places in used_facts(library, chain).items() if (own := _in(file, places))}
    errors = (unknown_name(fact, place) for fact, places in uses.items() for place in places if fact not in _OURS)
    problems += [error for error in errors if error is not None]
    return _in_order(problems), uses


_OURS = frozenset(("super", "caller", "figure"))


def _in(file: str, places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(place for place in places if place.rpartition(":")[0] == file)


def _in_order(problems: list[TemplateError]) -> list[TemplateError]:
    return sorted(problems, key=lambda one: _line(one) or 0)


def _line(problem: TemplateError) -> int | None:
    match = re.match(r"[^:]*:(\d+)", problem.where)
    return int(match[1]) if match else None


def _notation(text: str, file: str) -> Iterator[TemplateError]:
    """Yield what would be printed as it stands although a tag was meant."""
    bare = _TAG.sub(_blanked, _RAW.sub(_blanked, text))
    for number, line in enumerate(bare.split("\n"), 1):
        for wide in dict.fromkeys(_WIDE.findall(line)):
            hint = Text("请改为半角 {{ }} 或 {% %}", "write {{ }} or {% %} with ASCII characters")
            message = Text(f"标签用了全角符号 {wide}", f"full-width characters {wide} in a tag")
            yield TemplateError(message, f"{file}:{number}", hint)
        for loose in dict.fromkeys(_LOOSE.findall(_WIDE.sub("", line))):
            yield TemplateError(Text(f"{loose} 没有配对", f"{loose} has no counterpart"), f"{file}:{number}")


def _blanked(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _compile(library: TemplateLibrary, chain: str, file: str, problems: list[TemplateError]) -> bool:
    """Compile until nothing more is found, without the lines found wrong; False when the rest cannot be judged."""
    for _ in range(_MOST):
        try:
            library.unit(chain)
            return True
        except TemplateError as problem:
            problems.append(problem)
            rest = _without(library.text(file), problem) if problem.where.startswith(f"{file}:") else None
            if rest is None:
                return False
            library.suppose(file, rest)
    return False


def _without(text: str, problem: TemplateError) -> str | None:
    """Return the text without the line of a problem; None when what follows from it could not be told from it."""
    lines, number = text.split("\n"), _line(problem)
    if number is None or not 0 < number <= len(lines) or not lines[number - 1].strip():
        return None
    words = _CONTROL.findall(lines[number - 1])
    last = number
    if words[:1] == ["block"] and words != ["block", "endblock"]:
        last = _end_of_block(lines, number)
    elif words and words != ["block", "endblock"]:
        return None
    if not last:
        return None
    return "\n".join("" if number <= one <= last else line for one, line in enumerate(lines, 1))


def _end_of_block(lines: list[str], start: int) -> int:
    """Return the line that ends the block beginning at ``start``; 0 when none does."""
    depth = 0
    for number, line in enumerate(lines[start - 1 :], start):
        words = _CONTROL.findall(line)
        depth += words.count("block") - words.count("endblock")
        if depth <= 0:
            return number
    return 0
