"""Fill one Word template: an order on standard input -> document and answer in a folder; the process sets its own limits."""

import contextlib
import html
import io
import json
import pickle
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree
from markupsafe import Markup, escape

from dossier.case import Case
from dossier.documents.context import build_context
from dossier.documents.locate import located
from dossier.documents.missing import FactError, MissingValue
from dossier.documents.own.word_check import word_environment
from dossier.documents.own.word_render import Limits, Order
from dossier.documents.own.word_text import body_of
from dossier.documents.pack import DRAFT_MARK, company_part
from dossier.documents.standins import stand_in
from dossier.documents.values import LINE_END, finalize, text_of
from dossier.errors import TemplateError
from dossier.profile.load import LoadedProfile
from dossier.profile.source import SourceMap
from dossier.style.archive import archive, deflate
from dossier.text import Text

_NEW_PARAGRAPH = "\a"
"""What docxtpl turns into the end of a paragraph and the beginning of one like it."""
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl with problems told by paragraph, and nothing but body, headers and footers filled."""

    def render_xml_part(self, src_xml: str, part: Any, context: Mapping[str, object], jinja_env: Environment) -> str:
        """Fill one part; what does not come out as sound XML is refused, never mended."""
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        name = re.sub(r".*/(\D+)(\d*)\.xml", r"\1\2", str(part.partname)).replace("document", "body")
        try:
            template = jinja_env.from_string(source)
            text = "".join(template.root_render_func(template.new_context(dict(context))))
        except (MemoryError, RecursionError):
            raise
        except Exception as error:
            problem = located(error, context)
            problem.where = f"{name}\n{_paragraph(source, _line(error))}"
            raise problem from error
        made: str = self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", text))
        _refuse_unsound(made, name)
        return made

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Leave the properties alone: they are set for the applicant."""

    def render_footnotes(self, context: object, jinja_env: object = None) -> None:
        """Leave footnotes alone: the check refuses tags in them."""


def _line(error: BaseException) -> int:
    """Return the line of the template on which an error happened, which is its paragraph's."""
    if (line := getattr(error, "lineno", None)) is not None:
        return int(line)
    found, traceback = 1, error.__traceback__
    while isinstance(traceback, TracebackType):
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        found = found if template is None else template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def _paragraph(source: str, line: int) -> str:
    """Return the text of the paragraph on a line: each begins a new one."""
    return html.unescape(re.sub(r"<[^>]+>", "", source.split("\n")[line - 1].partition("</w:p>")[0]))


def _refuse_unsound(text: str, part: str) -> None:
    try:
        etree.fromstring(text.encode())
    except etree.XMLSyntaxError:
        message = Text(
            "填写后的内容不完整，标签跨越了段落或单元格", "what came out is broken: tags cross paragraphs or cells"
        )
        raise TemplateError(
            message, f"{part}\n", Text("整段用 {%p … %}，整行用 {%tr … %}", "use {%p … %} and {%tr … %}")
        ) from None


def _paragraphs(value: object) -> Markup:
    lines = (line.strip() for line in LINE_END.split(text_of(value)))
    return Markup(_NEW_PARAGRAPH).join(escape(finalize(line)) for line in lines if line)


def _no_figure(kind: str) -> NoReturn:
    raise TemplateError(Text(f"Word 模板不能插入图 {kind}", f"no figure {kind} in a Word template"))


def _fill(order: Order, context: Mapping[str, object]) -> DocxTemplate:
    environment = word_environment()
    environment.filters["paras"] = _paragraphs
    template = _Template(io.BytesIO(order.template))
    template.render(dict(context), environment, autoescape=True)
    return template


def _context(order: Order) -> dict[str, object]:
    loaded = LoadedProfile(order.profile, SourceMap("", {}), order.folder / "profile.yaml", "")
    return {**build_context(Case(loaded, order.rulebook, order.as_of)), "figure": _no_figure}


def _attempt(order: Order) -> tuple[DocxTemplate | None, list[TemplateError]]:
    """Fill the template; for each fact that is missing go on with an example, to find what else is."""
    context, problems, seen = _context(order), list[TemplateError](), set[str]()
    while True:
        try:
            return _fill(order, context), problems
        except TemplateError as problem:
            if problems and not isinstance(problem, FactError):
                return None, problems  # it may come from the example alone
            problems.append(problem)
            path = problem.path if isinstance(problem, MissingValue) else ""
            if not path or path in seen or not stand_in(context, path):
                return None, problems
            seen.add(path)


def _finished(order: Order, template: DocxTemplate) -> tuple[bytes, dict[str, Any]]:
    document, moment = _reopened(template), datetime.combine(order.as_of, time())
    if order.draft:
        _mark_draft(document)
    about = document.core_properties
    about.author = about.last_modified_by = order.author
    about.title, about.created, about.modified = order.title, moment, moment
    about.comments = about.keywords = about.category = about.subject = ""  # of whoever made the template
    buffer = io.BytesIO()
    document.save(buffer)
    body = body_of(etree.tostring(document.element))
    return _repacked(buffer.getvalue(), order.author, moment), {
        "problems": [],
        "body": body,
        "headings": list(_headings(document)),
    }


def _reopened(template: DocxTemplate) -> Any:
    """Return the filled file as python-docx reads it: docxtpl leaves headers which it no longer knows as such."""
    buffer = io.BytesIO()
    template.docx.save(buffer)
    return docx.Document(buffer)


def _mark_draft(document: Any) -> None:
    """Print 草稿 at the top of each page, as in every document of a draft."""
    marked = set[str]()
    for section in document.sections:
        kinds = ["header", *["first_page_header"] * section.different_first_page_header_footer]
        kinds += ["even_page_header"] * document.settings.odd_and_even_pages_header_footer
        for kind in kinds:
            header = getattr(section, kind)
            if kind not in marked or not header.is_linked_to_previous:
                _insert_mark(header)
                marked.add(kind)


def _insert_mark(header: Any) -> None:
    header.is_linked_to_previous = False
    lines = header.paragraphs
    line = lines[0].insert_paragraph_before() if lines else header.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.add_run(DRAFT_MARK).bold = True


def _headings(document: Any) -> Iterator[tuple[int, str]]:
    for paragraph in document.paragraphs:
        match = _HEADING.fullmatch(paragraph.style.name or "") if paragraph.style is not None else None
        if match and paragraph.text.strip():
            yield int(match[1]), paragraph.text.strip()


def _repacked(data: bytes, author: str, moment: datetime) -> bytes:
    """Return the file with bytes that depend on its content alone, from the applicant and no other company."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        own = {"docProps/app.xml": company_part(" ".join(author.split())).encode()}
        return archive([deflate(name, own.get(name) or source.read(name)) for name in names], moment)


def _told(problem: TemplateError) -> dict[str, Any]:
    kind = "missing" if isinstance(problem, MissingValue) else "fact" if isinstance(problem, FactError) else "other"
    fact = {"path": problem.path, "title": problem.title} if isinstance(problem, FactError) else {}
    return {"kind": kind, "where": problem.where, "message": problem.message, "hint": problem.hint, **fact}


def _limit(limits: Limits) -> None:
    """Set the limits of this process, as far as the system knows them; the parent watches the clock on every system."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file, limits.file))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _work(order: Order, folder: Path) -> None:
    try:
        template, problems = _attempt(order)
    except (MemoryError, RecursionError):
        problems = [TemplateError(Text("填写模板超出内存，已停止", "filling the template took too much memory"))]
        template = None
    answer: dict[str, Any] = {"problems": [_told(one) for one in problems]}
    if template is not None and not problems:
        data, answer = _finished(order, template)
        (folder / "document.docx").write_bytes(data)
    (folder / "answer.json").write_text(json.dumps(answer, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    found: Order = pickle.loads(sys.stdin.buffer.read())
    _limit(found.limits)
    _work(found, Path(sys.argv[1]))
