"""Make a small font of a few characters: characters -> a TrueType file cut from the font that stands in for 宋体.

Its outlines are those of TrueType, because readers of text find the words of such a font without gaps between them.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from dossier.office.fonts import face_of
from examples.evidence_maker.picture import MissingFont

_EXPECTED = "Noto Serif CJK SC"
_FINE = 1.0
"""How far an outline may be off, of the thousand units of an em."""


def cut(characters: Iterable[str], out: Path) -> None:
    """Write the font with these characters only.

    Raises:
        MissingFont: no face may stand in for the font.
        ValueError: it lacks one of the characters, which are named.
    """
    face = face_of("宋体")
    if face is None:
        raise MissingFont(_EXPECTED)
    with TTFont(face.file, fontNumber=face.number, lazy=True) as font:
        known = font.getBestCmap()
        codes = sorted({ord(one) for one in (" ", *characters)})
        lacking = "".join(chr(code) for code in codes if code not in known)
        if lacking:
            raise ValueError(f"{face.family}: {lacking}")
        wanted = {code: known[code] for code in codes}
        _build(font, wanted, face.family).save(out)


def _build(font: TTFont, wanted: Mapping[int, str], family: str) -> FontBuilder:
    names = [".notdef", *dict.fromkeys(wanted.values())]
    drawn, lines, made = font.getGlyphSet(), font["hhea"], font["head"].created
    small = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    small.font.recalcTimestamp = False
    small.setupHead(unitsPerEm=font["head"].unitsPerEm, created=made, modified=made)
    small.setupGlyphOrder(names)
    small.setupCharacterMap(dict(wanted))
    small.setupGlyf({name: _outline(drawn[name]) for name in names})
    small.setupHorizontalMetrics({name: font["hmtx"][name] for name in names})
    small.setupHorizontalHeader(ascent=lines.ascent, descent=lines.descent)
    small.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    small.setupOS2(sTypoAscender=lines.ascent, sTypoDescender=lines.descent, usWeightClass=400)
    small.setupPost(keepGlyphNames=False)
    return small


def _outline(glyph: Any) -> Any:
    pen = TTGlyphPen(None)
    glyph.draw(Cu2QuPen(pen, _FINE, reverse_direction=True))
    return pen.glyph()
