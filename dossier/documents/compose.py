"""Write every document of a case: materials with a template -> Word files, or what keeps them from being written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from pathlib import Path

from dossier.cache import cache_directory
from dossier.case import Case
from dossier.documents.context import build_context
from dossier.documents.folder import template_root
from dossier.documents.layout import Layout
from dossier.documents.loader import TemplateLibrary
from dossier.documents.missing import FactError, MissingValue
from dossier.documents.own.choose import own_file
from dossier.documents.own.write import write_own
from dossier.documents.render import DocumentProperties, WordDocument, render_document
from dossier.documents.standins import stand_in
from dossier.errors import TemplateError
from dossier.facts.kinds import ADDITIONS, SERVICES, business_kinds
from dossier.rulebook.model import Material

_NO_LAYOUTS: Mapping[str, Layout] = {}


@dataclass(frozen=True, slots=True)
class Written:
    """One document with the material it serves and the templates it was made from."""

    material: Material
    chain: str
    document: WordDocument
    generated: bytes | None = None
    """The file as it was generated, where ``document`` holds the edits of a person; None when nobody has edited it."""
    carried: tuple[str, ...] = ()
    """Digests of the edited files whose changes ``document`` holds, the last one first."""
    aside: bool = False
    """Whether the edits could not be brought into the generated file, so that both are kept."""
    blank: str = ""
    """SHA-256 of the blank form that was filled in; empty for every other document."""

    @property
    def is_own(self) -> bool:
        """Whether it was made from a Word file of the user's own, whose look is not ours to change."""
        return self.chain.endswith(".docx")


@dataclass(frozen=True, slots=True)
class Unwritten:
    """One document that a missing or impossible fact keeps from being written."""

    material: Material
    problem: TemplateError


@lru_cache(maxsize=2)
def library(own: tuple[Path, ...] = ()) -> TemplateLibrary:
    """Return the template library of this installation, with folders of the user's ``own`` on top."""
    return TemplateLibrary(template_root(), cache_directory("templates"), own)


def layers(case: Case) -> tuple[str, ...]:
    """Return the template folders of a case, from the general to the particular."""
    kinds = business_kinds(case.profile)
    types = tuple(f"types/{code}" for code in ("B25", "B21") if code in case.profile.application.categories)
    services = tuple(f"services/{slug}" for slug in SERVICES.values() if slug in kinds)
    additions = tuple(f"additions/{slug}" for slug in ADDITIONS if slug in kinds)
    return ("national", *types, *services, *additions, f"provinces/{case.rulebook.province.code}")


def compose(
    case: Case, materials: tuple[Material, ...], *, draft: bool, layouts: Mapping[str, Layout] = _NO_LAYOUTS
) -> tuple[list[Written], list[Unwritten]]:
    """Write the documents among ``materials``; a draft is marked as such in each page header.

    ``layouts`` gives by material code the page numbers for tables of contents.
    """
    context = build_context(case)
    written: list[Written] = []
    unwritten: list[Unwritten] = []
    for material in materials:
        if material.template is None:
            continue
        own = own_file(case.templates, material)
        if own is not None:
            made = write_own(case, own, material.title.zh, context, draft=draft)
            if isinstance(made, list):
                unwritten += [Unwritten(material, problem) for problem in made]
            else:
                written.append(Written(material, own.file, made.document, blank=made.blank))
            continue
        try:
            written.append(_write(case, material, material.template, context, draft, layouts.get(material.code)))
        except TemplateError as problem:
            unwritten += [Unwritten(material, one) for one in _problems(case, material, material.template, problem)]
    return written, unwritten


def _problems(case: Case, material: Material, template: str, problem: TemplateError) -> Iterator[TemplateError]:
    """Yield the first problem and, with stand-ins for what is missing, those that come after it."""
    yield problem
    context, seen = build_context(case), set[str]()
    while isinstance(problem, MissingValue) and problem.path not in seen and stand_in(context, problem.path):
        seen.add(problem.path)
        try:
            _write(case, material, template, context, True)
            return
        except TemplateError as following:
            problem = following
        if isinstance(problem, FactError) and problem.path not in seen:
            yield problem


def write_again(case: Case, written: Written, *, draft: bool, layout: Layout | None) -> Written:
    """Return a document of ours with the page numbers of ``layout``, or without any."""
    template = str(written.material.template)
    return _write(case, written.material, template, build_context(case), draft, layout)


def variant(case: Case) -> str:
    """Return the variant of the house style which the province asks for; empty for none."""
    asked = case.rulebook.values.get("printing.style")
    return "" if asked is None else str(asked.value)


def _write(
    case: Case,
    material: Material,
    template: str,
    context: Mapping[str, object],
    draft: bool,
    layout: Layout | None = None,
) -> Written:
    chain = library(case.templates).chain(template, layers(case))
    properties = DocumentProperties(
        author=case.profile.company.name,
        header=material.title.zh,
        draft=draft,
        timestamp=datetime.combine(case.as_of, time()),
        variant=variant(case),
    )
    return Written(material, chain, render_document(library(case.templates), chain, context, properties, layout))
