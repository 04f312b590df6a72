"""Read materials, and what a province changes in a national one."""

from dossier.rulebook.model import Material
from dossier.rulebook.reading.citations import Register, read_citation
from dossier.rulebook.reading.conditions import read_conditions
from dossier.rulebook.reading.taker import Taker, refuse
from dossier.rulebook.vocabulary import (
    CARRIERS,
    FORMATS,
    FORMS,
    GROUPS,
    SIGNING,
    Necessity,
    Source,
)


def read_material(value: object, where: str, register: Register) -> Material:
    """Return one complete material.

    Raises:
        RulebookError: a field is missing or wrong, or it is ``required`` on weak authority.
    """
    taker = Taker(value, where, "material")
    code = taker.text("code")
    taker.label = f"material {code}"
    material = Material(
        code=code,
        title=taker.both("title"),
        aliases=taker.words("aliases"),
        group=taker.choice("group", GROUPS),
        form=taker.choice("form", FORMS),
        order=taker.number("order", 100),
        necessity=taker.member("necessity", Necessity),
        applies_when=read_conditions(taker),
        condition=taker.optional_both("condition"),
        carrier=taker.choice("carrier", CARRIERS),
        signing=taker.words("signing", SIGNING),
        copies=taker.number("copies", 1),
        formats=taker.words("formats", FORMATS),
        source=taker.member("source", Source),
        template=taker.text("template", "") or None,
        dated=taker.flag("dated"),
        citation=read_citation(taker, register),
    )
    return _checked(material, taker)


def read_material_change(code: str, value: object, where: str, national: Material, register: Register) -> Material:
    """Return ``national`` with the fields a province changes; the citation always changes with them."""
    taker = Taker(value, where, f"material {code}")
    changed = national._replace(
        necessity=taker.member("necessity", Necessity) if taker.has("necessity") else national.necessity,
        applies_when=read_conditions(taker) if taker.has("applies_when") else national.applies_when,
        condition=taker.both("condition") if taker.has("condition") else national.condition,
        signing=taker.words("signing", SIGNING) if taker.has("signing") else national.signing,
        copies=taker.number("copies", national.copies),
        citation=read_citation(taker, register),
    )
    return _checked(changed, taker)


def _checked(material: Material, taker: Taker) -> Material:
    """Return the material after the checks that need it whole."""
    taker.done()
    if material.necessity is Necessity.REQUIRED and not material.citation.confidence.may_block:
        zh, en = "标为必备须有法律或官方依据", "is required without law or official source"
        raise refuse(taker.where("necessity"), f"{taker.label}{zh}", f"{taker.label} {en}")
    if material.template is None and material.source is Source.GENERATED:
        zh, en = "由工具生成的材料须有模板", "needs a template because the tool generates it"
        raise refuse(taker.where("source"), f"{taker.label}{zh}", f"{taker.label} {en}")
    if material.template is not None and material.source is Source.THIRD_PARTY:
        zh, en = "由第三方出具的材料不得有模板", "comes from a third party and must not have a template"
        raise refuse(taker.where("source"), f"{taker.label}{zh}", f"{taker.label} {en}")
    return material
