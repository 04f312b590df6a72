"""Hold the forms of the online application: blocks, fields, options, uploads and the papers that depend on the case."""

from collections.abc import Mapping
from typing import NamedTuple

from dossier.rulebook.conditions import Conditions
from dossier.text import Text
from dossier.values.citation import Citation

KINDS = ("text", "number", "choice", "multi", "file", "table", "computed")
"""How a field is filled in."""


class Hint(NamedTuple):
    """What the form says about one option when certain services are applied for."""

    option: str
    items: tuple[str, ...]
    """Services of the catalogue that the hint speaks of."""
    text: Text


class Field(NamedTuple):
    """One field of a form."""

    label: str
    kind: str
    """One of ``KINDS``."""
    options: tuple[str, ...]
    """What may be chosen; options in groups are written group/option."""
    unit: str
    note: Text
    """What the form says about the field; empty texts when it says nothing."""
    material: str
    """Code of the material that is uploaded or stands behind the field; empty when there is none."""
    papers: Mapping[str, str]
    """Option → code of the material that goes with it."""
    hint: Hint | None


class Block(NamedTuple):
    """Fields that stand together."""

    name: str
    per: str
    """What the block is filled in for one by one, e.g. 股东; empty when it is filled in once."""
    fields: tuple[Field, ...]


class Conditional(NamedTuple):
    """A paper that is uploaded in certain cases only."""

    when: str
    paper: str
    material: str
    """Code of the material; empty when the rulebook has none."""
    applies_when: Conditions
    other_class: bool
    """Whether it depends on a class of service that a profile cannot apply for, so that it never holds."""
    note: Text


class Form(NamedTuple):
    """One form of the application."""

    id: str
    name: str
    short: str
    """Name short enough for a tab."""
    category: str
    """Class of service the form belongs to; empty when it belongs to every application."""
    blocks: tuple[Block, ...]
    conditional: tuple[Conditional, ...]


class LaterFiling(NamedTuple):
    """A filing after the licence, and what it asks for."""

    name: str
    needs: tuple[str, ...]


class Portal(NamedTuple):
    """The online application as it was last seen."""

    forms: tuple[Form, ...]
    """In the order in which they are filled in."""
    upload_rules: tuple[Text, ...]
    later_filings: tuple[LaterFiling, ...]
    citation: Citation
