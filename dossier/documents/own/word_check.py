"""Check a Word template against the names and filters there are: file -> problems, and the facts it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import BaseLoader, Environment, nodes

from dossier.documents.environment import GLOBALS, make_environment
from dossier.documents.fields import Scope, Uses, bound_names, facts_of
from dossier.documents.own.expressions import faults, statement, tree_of
from dossier.documents.own.names import unknown_name
from dossier.documents.own.word_tags import Problems, Scan, WordTag, paragraph_error, place, scan
from dossier.documents.own.word_text import Paragraph, read_word
from dossier.errors import TemplateError
from dossier.text import Text


@dataclass(frozen=True, slots=True)
class WordCheck:
    """What a Word template needs, and what is wrong with it."""

    problems: Problems
    needs: Uses


def word_environment() -> Environment:
    """Return the environment of Word templates: what our compiler adds to Markdown has no meaning in them."""
    environment = make_environment(BaseLoader())
    for name in ("identifier", "drawing"):
        del environment.filters[name]
    return environment


def check_word(path: Path, file: str) -> WordCheck:
    """Return all problems of a Word template, spoken of as ``file``.

    Raises:
        InputError: it is no Word file.
    """
    text, environment = read_word(path), word_environment()
    problems: Problems = []
    needs: dict[str, tuple[str, ...]] = {}
    for paragraphs in text.parts.values():
        found = scan(file, paragraphs)
        uses = _uses(found, environment)
        problems += _in_order([*found.problems, *_unknown(file, paragraphs, uses)])
        for fact, places in uses.items():
            needs[fact] = tuple(dict.fromkeys((*needs.get(fact, ()), *places)))
    problems += [_unfilled(file, name) for name, words in text.others.items() if "{{" in words or "{%" in words]
    return WordCheck(problems, dict(sorted(needs.items())))


def _in_order(problems: Problems) -> Problems:
    return sorted(problems, key=lambda one: int(one.where.rpartition(":")[2]))


def _uses(found: Scan, environment: Environment) -> Uses:
    """Return the facts of one part; where tags do not nest, each is read alone."""
    trees = [(tag, tree) for tag in found.tags if (tree := _read(found, tag, environment)) is not None]
    if found.problems:
        local: Scope = dict.fromkeys((*GLOBALS, "loop"))
        for _, tree in trees:
            local |= bound_names(tree, local)
        return _joined(facts_of(tree, place(found.file, tag.paragraph), local) for tag, tree in trees)
    last = max((tag.paragraph.number for tag in found.tags), default=0)
    lines: list[list[str]] = [[] for _ in range(last)]
    for tag in found.tags:
        lines[tag.paragraph.number - 1].append(tag.plain)
    whole = tree_of(environment, "\n".join("".join(line) for line in lines))
    if not isinstance(whole, nodes.Template):
        return {}
    part = f"{found.file}:{found.tags[0].paragraph.part}" if found.tags else found.file
    return facts_of(whole, part, dict.fromkeys(GLOBALS))


def _read(found: Scan, tag: WordTag, environment: Environment) -> nodes.Template | None:
    """Return the syntax tree of a tag that says something by itself; its faults are noted."""
    if tag.kind == "%" and tag.word not in ("if", "elif", "for", "set"):
        return None
    tree = tree_of(environment, statement(tag.word if tag.kind == "%" else "", tag.plain))
    if isinstance(tree, nodes.Template):
        wrong = [(message, hint) for _, message, hint in faults(tree, environment, figures=False)]
    else:
        wrong = [tree]
    for message, hint in wrong:
        found.problems.append(paragraph_error(found.file, tag.paragraph, message, hint))
    return tree if isinstance(tree, nodes.Template) else None


def _joined(several: Iterator[Uses]) -> Uses:
    """Join what single tags use; they end with the line within the tag, which says nothing."""
    joined: dict[str, tuple[str, ...]] = {}
    for uses in several:
        for fact, places in uses.items():
            shown = (one.rpartition(":")[0] for one in places)
            joined[fact] = tuple(dict.fromkeys((*joined.get(fact, ()), *shown)))
    return joined


def _unknown(file: str, paragraphs: Sequence[Paragraph], uses: Uses) -> Iterator[TemplateError]:
    by_place = {place(file, paragraph): paragraph for paragraph in paragraphs}
    for fact, places in uses.items():
        for where in places:
            if fact != "figure" and (error := unknown_name(fact, where)) is not None:
                yield paragraph_error(file, by_place[where], error.message, error.hint)


def _unfilled(file: str, name: str) -> TemplateError:
    part = {"word/footnotes.xml": Text("脚注", "footnotes"), "word/endnotes.xml": Text("尾注", "endnotes")}.get(
        name, Text("批注", "comments")
    )
    return TemplateError(
        Text(f"{part.zh}中的标签不会填写", f"tags in {part.en} are not filled in"), file,
        Text("请把标签移到正文、页眉或页脚", "move them to the text, a header or a footer"),
    )  # fmt: skip
