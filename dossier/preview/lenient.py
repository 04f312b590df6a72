"""Run the templates of this installation without stopping at missing facts: template + lenient context -> marked text."""

import marshal
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import wraps
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import pass_context
from markupsafe import Markup, escape

from dossier.cache import cache_directory, read_entry, stamp, write_entry
from dossier.documents import filters as strict
from dossier.documents import values
from dossier.documents.drawing import Drawing
from dossier.documents.loader import TemplateLibrary
from dossier.documents.locate import located
from dossier.documents.missing import FactError
from dossier.preview import doubts
from dossier.preview.figures import figure_html
from dossier.preview.gaps import CONDITION, MARKS, Gap, GapLog, joined


class LenientTemplates:
    """The templates of a library in an environment where gaps print as marks."""

    def __init__(self, library: TemplateLibrary, log: GapLog) -> None:
        self.library = library
        self.log = log
        self.environment = library.environment.overlay(loader=_Loader(self), finalize=finalize)
        self.environment.filters = lenient_filters(log)
        self._directory = cache_directory("preview")
        self._stamp = ""

    def render(self, chain: str, context: Mapping[str, object]) -> str:
        """Return the rendered template, the marks of the numbering pass and of gaps not yet resolved.

        Raises:
            TemplateError: the template is wrong, or a value cannot be printed.
        """
        try:
            template = self.environment.get_template(chain)
            return "".join(self._pieces(template.root_render_func(template.new_context(dict(context)))))
        except Exception as error:
            raise located(error, context) from error

    def _pieces(self, rendered: Iterator[str]) -> Iterator[str]:
        for piece in rendered:
            if self.log.floating:
                yield self.log.floating
                self.log.floating = ""
            yield piece
        yield self.log.floating

    def code(self, chain: str) -> CodeType:
        """Return the compiled code of a chain, from the cache when nothing it depends on has changed."""
        if self._directory is None:
            return self._compiled(chain)
        entry, key = self._directory / f"{zlib.crc32(chain.encode()):08x}.bin", self._key(chain)
        stored = read_entry(entry, key)
        if stored is not None:
            code: CodeType = marshal.loads(stored)
            return code
        made = self._compiled(chain)
        write_entry(entry, key, marshal.dumps(made))
        return made

    def _compiled(self, chain: str) -> CodeType:
        file = chain.rpartition("|")[2]
        tree = self.library.environment.parse(self.library.unit(chain).text, chain, file)
        return self.environment.compile(doubts.doubting(tree, self.environment), chain, file)

    def _key(self, chain: str) -> str:
        if not self._stamp:
            folders = (Path(strict.__file__).parent, Path(__file__).parent)
            self._stamp = f"{jinja2.__version__} {sys.version} {stamp(folders)}"
        texts = "\0".join(f"{file}\0{self.library.text(file)}" for file in self.library.closure(chain)).encode()
        return f"{zlib.crc32(self._stamp.encode())} {chain} {len(texts)} {zlib.crc32(texts)} {zlib.adler32(texts)}\n"


class _Loader(jinja2.BaseLoader):
    """Answer Jinja's requests for templates, whose names are chains."""

    def __init__(self, templates: LenientTemplates) -> None:
        self.templates = templates

    def load(
        self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        return environment.template_class.from_code(environment, self.templates.code(name), dict(globals or {}))


def finalize(value: Any) -> Any:
    """Return a value as it may be printed, marks untouched."""
    if isinstance(value, Gap):
        return value.marks()
    if isinstance(value, str) and not isinstance(value, Markup) and MARKS.search(value):
        return _with_marks(value)
    return values.finalize(value)


def _with_marks(text: str) -> Markup:
    made, at = Markup(), 0
    for found in MARKS.finditer(text):
        made += escape(values.finalize(text[at : found.start()])) + Markup(found[0])
        at = found.end()
    return made + escape(values.finalize(text[at:]))


def lenient_filters(log: GapLog) -> dict[str, Callable[..., Any]]:
    """Return the filters of templates, none of which stops at a gap, and those that handle doubts."""
    kept = {name: _lenient(function, log) for name, function in strict.FILTERS.items() if name != "default"}
    return {
        "default": strict.FILTERS["default"],
        **kept,
        "join": _join,
        "paras": _paragraphs,
        "identifier": _identifier,
        "drawing": _drawing(log),
        **_doubt_filters(log),
    }


def _lenient(function: Callable[..., Any], log: GapLog) -> Callable[..., Any]:
    @wraps(function)
    def filtered(*arguments: Any, **options: Any) -> Any:
        gaps = [one for one in (*arguments, *options.values()) if isinstance(one, Gap)]
        if gaps:
            return joined(gaps)
        try:
            return function(*arguments, **options)
        except FactError as problem:
            return log.gap(problem)

    return filtered


def _join(items: Any, separator: str = "、") -> Any:
    if isinstance(items, Gap):
        return items
    return strict.join([str(one) if isinstance(one, Gap) else one for one in items], separator)


def _paragraphs(value: Any, between: str) -> Markup:
    if isinstance(value, Gap) or (isinstance(value, str) and MARKS.search(value)):
        return Markup(finalize(value))
    return strict.paragraphs(value, between)


def _identifier(value: Any) -> str:
    if isinstance(value, Gap):
        return str(value)
    text = values.text_of(value)
    values.checked(MARKS.sub("", text))
    return text


def _drawing(log: GapLog) -> Callable[[Any], Markup]:
    def drawing(value: Any) -> Markup:
        if isinstance(value, Gap):
            return value.marks()
        if not isinstance(value, Drawing):
            strict.refuse_for(value, "figure")
        return log.figure(figure_html(value, len(log.figures)))

    return drawing


def _doubt_filters(log: GapLog) -> dict[str, Callable[..., Any]]:
    """Return the filters by which rewritten templates ask whether something is known."""
    unknown: list[Gap] = []

    def sure(value: Any) -> Any:
        asked = log.take()
        return joined(asked) if asked else value

    def surely(value: Any) -> bool:
        asked = [*log.take(), *([value] if isinstance(value, Gap) else [])]
        log.floating += "".join(gap.marks(CONDITION) for gap in asked)
        return bool(value) if not asked else False

    def doubtful(value: Any) -> bool:
        asked = [*log.take(), *([value] if isinstance(value, Gap) else [])]
        unknown[:] = asked
        return bool(asked)

    @pass_context
    def doubt(_context: Any, _value: Any) -> Markup:
        return joined(unknown).marks(CONDITION)

    return {doubts.SURE: sure, doubts.SURELY: surely, doubts.DOUBTFUL: doubtful, doubts.DOUBT: doubt}
