"""Compile one template file into the text of a WordprocessingML Jinja template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jinja2 import Environment, nodes

from dossier.documents.events import BlockSpec
from dossier.documents.expressions import Expressions, MacroKind
from dossier.documents.problems import fail
from dossier.documents.read import Reader
from dossier.documents.tags import Source, Tag, cut
from dossier.documents.variants import Blocks
from dossier.documents.word import WordWriter


@dataclass(frozen=True, slots=True)
class Unit:
    """A compiled template, and what others must know to extend or import it."""

    text: str
    blocks: Mapping[str, BlockSpec]
    macros: Mapping[str, MacroKind]


Resolve = Callable[[str, str], tuple[str, Unit]]
"""From the name an author wrote, and its place, to the Jinja template name and its unit."""


def compile_template(text: str, file: str, environment: Environment, resolve: Resolve) -> Unit:
    """Compile ``text`` (its header blanked), named ``file`` in messages.

    Raises:
        TemplateError: anything outside the language; the place is the author's file and line.
    """
    source = cut(text, file, environment)
    references = _References(source, environment, resolve)
    expressions = Expressions(file, environment, references.macros)
    blocks = Blocks(file, references.parent_blocks)
    events = Reader(source, expressions, blocks, references.fixed).read()
    known = {**(references.parent_blocks or {}), **blocks.defined}
    return Unit(WordWriter(source).write(events), known, references.macros)


class _References:
    """What one source extends, imports and includes, and which macros it can call because of it."""

    def __init__(self, source: Source, environment: Environment, resolve: Resolve) -> None:
        self.source = source
        self.expressions = Expressions(source.file, environment, {})
        self.resolve = resolve
        self.parent_blocks: Mapping[str, BlockSpec] | None = None
        self.macros: dict[str, MacroKind] = {}
        self.tags: dict[int, Tag] = {}
        for tag in source.tags:
            if tag.name in ("extends", "import", "from", "include"):
                self.tags[id(tag)] = self._read(tag)
        self.macros |= own_macros(source)

    def fixed(self, tag: Tag) -> Tag:
        """Return a single tag as Jinja shall read it."""
        return self.tags.get(id(tag), tag)

    def _read(self, tag: Tag) -> Tag:
        node = self.expressions.statement(tag)
        where = f"{self.source.file}:{tag.line}"
        target = getattr(node, "template", None)
        if not isinstance(target, nodes.Const) or not isinstance(target.value, str):
            fail(where, f"{tag.name} 须写明固定的文件名", f"{tag.name} needs a fixed file name")
        name, unit = self.resolve(target.value, where)
        if isinstance(node, nodes.Extends):
            self.parent_blocks = unit.blocks
            self.macros |= unit.macros
        elif isinstance(node, nodes.Import):
            self.macros |= {f"{node.target}.{macro}": kind for macro, kind in unit.macros.items()}
        elif isinstance(node, nodes.FromImport):
            self._import_names(node, unit)
        return Tag(tag.source.replace(target.value, name, 1), tag.line)

    def _import_names(self, node: nodes.FromImport, unit: Unit) -> None:
        for name in node.names:
            original, alias = name if isinstance(name, tuple) else (name, name)
            if original in unit.macros:
                self.macros[alias] = unit.macros[original]


def own_macros(source: Source) -> dict[str, MacroKind]:
    """Return the macros a source defines: on one line they give text, over several lines paragraphs."""
    macros: dict[str, MacroKind] = {}
    for line in source.lines:
        tag = source.tag(line.text[0]) if line.text else None
        if tag is not None and tag.name == "macro":
            last = source.tag(line.text[-1])
            one_line = last is not None and last.name == "endmacro" and len(line.text) > 2
            macros[tag.argument] = "text" if one_line else "flow"
    return macros
