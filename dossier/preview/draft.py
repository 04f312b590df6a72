"""Write one document of a case with its gaps: material -> body with marks, headings, and what it reads and lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from dossier.case import Case
from dossier.documents.compose import layers, library
from dossier.documents.finish import Finisher, Heading, _Target
from dossier.documents.header import Header
from dossier.documents.own.choose import OwnFile, own_file
from dossier.errors import TemplateError
from dossier.materials.select import Selected
from dossier.preview.facts import lenient_context
from dossier.preview.gaps import MARKS, GapLog, MissingFact
from dossier.preview.lenient import LenientTemplates
from dossier.profile.titles import field_title
from dossier.text import Text

_NO_NUMBER = "？"
"""What a reference prints whose target stands in a part that depends on an unknown fact."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One document as far as it can be written."""

    selected: Selected
    header: Header | None
    body: str
    headings: tuple[Heading, ...]
    missing: tuple[MissingFact, ...]
    """Facts it needs and does not get, in the order in which it asks for them."""
    known: frozenset[str]
    """Paths of the facts of the profile it reads."""
    problem: TemplateError | None = None
    """Why there is no body."""

    @property
    def code(self) -> str:
        """Code of the material."""
        return self.selected.material.code

    @property
    def title(self) -> str:
        """Chinese name of the material."""
        return self.selected.material.title.zh

    @property
    def needed(self) -> int:
        """How many different facts it asks for, known or not; parts that depend on unknown facts may ask for more."""
        return len(self.known) + len(self.missing)


class Drafts:
    """Write the documents of one case, sharing what they miss."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.log = GapLog()
        self._library = library(case.templates)
        self._templates = LenientTemplates(self._library, self.log)
        self._context = lenient_context(case, self.log)

    def write(self, selected: Selected) -> Draft:
        """Return one document; one that cannot be written even with gaps says why."""
        self.log.begin()
        for path in selected.missing:
            self.log.meet(path, field_title(path).zh, None)
        own = own_file(self.case.templates, selected.material)
        if own is not None:
            return Draft(selected, None, "", (), self._missing(), frozenset(self.log.known), _elsewhere(own))
        try:
            header, finisher, body = self._body(str(selected.material.template), self._context)
        except TemplateError as problem:
            return Draft(selected, None, "", (), self._missing(), frozenset(self.log.known), problem)
        return Draft(selected, header, body, tuple(finisher.headings), self._missing(), frozenset(self.log.known))

    def _missing(self) -> tuple[MissingFact, ...]:
        return tuple(self.log.met.values())

    def _body(self, template: str, context: Mapping[str, object]) -> tuple[Header, "_LenientFinisher", str]:
        chain = self._library.chain(template, layers(self.case))
        header = self._library.header(chain)
        finisher = _LenientFinisher(header)
        return header, finisher, finisher.finish(self._templates.render(chain, context))


def _elsewhere(own: OwnFile) -> TemplateError:
    """Say why a document made from the user's own Word file is not shown: only Word lays it out as it will be."""
    return TemplateError(
        Text(
            f"由自有文件 {own.file} 写成，请在套件中查看",
            f"it is made from your own {own.file}; look at it in the package",
        ),
        own.file,
    )


class _LenientFinisher(Finisher):
    """The numbering pass of documents in which parts may be left out."""

    def _fill_references(self) -> None:
        for _, identifier, _, _ in self._references:
            self._targets.setdefault(identifier, _Target("", _NO_NUMBER, ""))
        super()._fill_references()

    def _on_link(self, address: str, place: str) -> str:
        """An address that is not known yet links to nothing."""
        return super()._on_link("https://unknown.invalid" if MARKS.search(address) else address, place)
