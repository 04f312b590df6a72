"""Read what is to be written where in a blank form: YAML -> entries with their place in the file, or all its problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import BaseLoader, Environment, nodes

from dossier.documents.environment import make_environment
from dossier.documents.fields import Uses, facts_of
from dossier.documents.own.expressions import faults, tree_of
from dossier.documents.own.names import unknown_name
from dossier.documents.problems import did_you_mean
from dossier.errors import InputError, TemplateError
from dossier.profile.source import SourceMap
from dossier.profile.text_file import read_text
from dossier.profile.yaml_tree import Tree, read_tree
from dossier.text import Text

_KEYS = ("after", "cell", "under", "write")
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test,
    nodes.Const, nodes.Call, nodes.Concat, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or,
    nodes.Keyword,
)  # fmt: skip
"""Nothing that loops or calculates: an entry takes no more time than the facts it names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value and its place in the form."""

    anchor: str
    """The printed text before the blank, or of the label's cell."""
    in_table: bool
    """Whether the value goes into the cell beside a label."""
    under: str
    """Text of an earlier paragraph from which on the anchor is looked for; empty for the whole form."""
    expression: str
    where: str
    """File and line of the entry."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written into one form."""

    entries: tuple[Entry, ...]
    problems: tuple[TemplateError, ...]
    needs: Uses


def form_environment() -> Environment:
    """Return the environment in which entries are evaluated."""
    environment = make_environment(BaseLoader())
    environment.globals = {}
    for name in ("identifier", "drawing", "paras"):
        del environment.filters[name]
    return environment


def read_plan(path: Path, file: str) -> Plan:
    """Return the entries of a plan, spoken of as ``file``, and everything wrong with them."""
    try:
        tree, source = read_tree(read_text(path), file)
    except InputError as problem:
        where = problem.where.replace(str(path), file)
        return Plan((), (TemplateError(problem.message, where, problem.hint),), {})
    problems: list[TemplateError] = []
    fields = tree if isinstance(tree, dict) else {}
    listed = fields.get("fill")
    if not isinstance(listed, list) or not listed or set(fields) != {"fill"}:
        problems.append(TemplateError(_SHAPE, f"{file}:1", _EXAMPLE))
    entries = list(_entries(listed, source, problems))
    needs = _needs(entries, problems)
    return Plan(tuple(entries), tuple(problems), needs)


_SHAPE = Text("最外层只写 fill（填写项列表）", "it holds fill, a list of entries, and nothing else")
_EXAMPLE = Text(
    "例：fill: [{after: 公司名称：, write: company.name}]", "such as fill: [{after: 公司名称：, write: company.name}]"
)
_WRONG_ENTRY = Text(
    "每项写 after（空白前的文字）或 cell（左侧标签格的文字）之一，以及 write（填写什么）",
    "each entry has after (text before the blank) or cell (text of the label's cell), and write (the value)",
)


def _entries(listed: Tree, source: SourceMap, problems: list[TemplateError]) -> Iterator[Entry]:
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        where = f"{source.file}:{source.find(('fill', number)).line}"
        fields = one if isinstance(one, dict) else {}
        unknown = [key for key in fields if key not in _KEYS]
        if unknown:
            message = Text(f"不认识的 {unknown[0]}", f"unknown key {unknown[0]}")
            problems.append(TemplateError(message, where, did_you_mean(unknown[0], _KEYS)))
        elif ("after" in fields) == ("cell" in fields) or not _is_text(fields):
            problems.append(TemplateError(_WRONG_ENTRY, where, _EXAMPLE))
        else:
            anchor = str(fields.get("after") or fields.get("cell"))
            yield Entry(anchor, "cell" in fields, str(fields.get("under") or ""), str(fields["write"]), where)


def _is_text(fields: Mapping[str, Tree]) -> bool:
    return "write" in fields and all(isinstance(value, str) and value.strip() for value in fields.values())


def _needs(entries: list[Entry], problems: list[TemplateError]) -> Uses:
    """Return the facts of all entries; what is wrong with an expression is noted."""
    environment = form_environment()
    needs: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        tree = tree_of(environment, template_of(entry))
        if not isinstance(tree, nodes.Template):
            problems.append(TemplateError(tree[0], entry.where, tree[1]))
            continue
        problems += [
            TemplateError(message, entry.where, hint) for _, message, hint in faults(tree, environment, figures=False)
        ]
        problems += [_refused(entry) for one in tree.find_all(nodes.Node) if not isinstance(one, _ALLOWED)][:1]
        for fact in facts_of(tree, "", {}):
            needs[fact] = (*needs.get(fact, ()), entry.where)
            if fact != "figure" and (error := unknown_name(fact, entry.where)) is not None:
                problems.append(error)
    return dict(sorted(needs.items()))


def template_of(entry: Entry) -> str:
    """Return the entry as a template."""
    return f"{{{{ {entry.expression} }}}}"


def _refused(entry: Entry) -> TemplateError:
    return TemplateError(
        Text(f"填写项不能写 {entry.expression}", f"an entry cannot be {entry.expression}"), entry.where,
        Text("只写资料名称和过滤器，如 signed_on|日期", "name a fact and filters, such as signed_on|日期"),
    )  # fmt: skip
