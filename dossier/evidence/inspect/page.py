"""Look at one page of a PDF: size as shown, what is drawn on it, and what its scan looks like."""

from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from PIL import Image

from dossier.evidence.inspect.content import Content, Drawn, walk
from dossier.evidence.inspect.shade import EDGE, MOST_PIXELS, Shades, shades
from dossier.evidence.inspection import PageLook

_POINT = 25.4 / 72
_MUCH = 0.1
"""Share of the page a picture covers to count as a scan; an identity card on A4 has twice that, a seal a quarter."""
_WHOLE = 0.5
"""Share a stencil covers to be the writing of the page, as scanners do that store writing and paper apart."""
_COARSE = 20
"""Dots per inch below which a picture behind a written page is its background: of a scan nothing would be legible."""
_MUCH_WRITTEN = 40
"""Characters that make a written page; the mark that a scanning program prints over a scan has fewer."""
_MOST_LOOKED_AT = 64
"""Pictures of one page that are looked at."""
_FEW_STRAY = 0.2
"""Share of characters that may run another way, as in the heads of a table."""
_WITHOUT_COLOURS = frozenset({"/CCITTFaxDecode", "/JBIG2Decode"})


class PageFound(NamedTuple):
    """What was seen on one page."""

    look: PageLook
    characters: int
    broken: bool = False
    """Whether a picture on it cannot be shown."""
    huge: tuple[int, int] | None = None
    """Size in pixels of a picture that was not opened because it is too large."""


def box_of(page: pikepdf.Page) -> tuple[float, float]:
    """Return width and height of the part of a page that is shown, in millimetres, before it is turned."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    unit = _unit(page)
    return abs(right - left) * unit, abs(top - bottom) * unit


def _unit(page: pikepdf.Page) -> float:
    """Return the millimetres of one unit of a page."""
    return float(page.obj.get("/UserUnit", 1)) * _POINT


def look_at_page(page: pikepdf.Page, number: int, seen: dict[Any, Shades | None]) -> PageFound:
    """Look at a page; ``seen`` remembers the pictures of a file, which may return on other pages."""
    (width, height), unit = box_of(page), _unit(page)
    on_side = page.rotation % 180 == 90
    content = walk(page)
    scans = _scans(content, width * height / unit**2, unit)
    huge = next((one.pixels for one in scans if one.pixels[0] * one.pixels[1] > MOST_PIXELS), None)
    looks = [] if huge else [(one, _shades_of(one, seen)) for one in scans[:_MOST_LOOKED_AT]]
    known = [(one, found) for one, found in looks if found is not None]
    dpi = _dpi(scans)
    shown = (height, width) if on_side else (width, height)
    look = PageLook(
        number, round(shown[0], 1), round(shown[1], 1),
        blank=_is_blank(page, content, known),
        sideways=_sideways(page, content, known),
        dpi=None if dpi is None else round(dpi * _POINT / unit),
        long_edge=min((max(one.pixels) for one in scans), default=None),
        coloured=_coloured(scans, known),
        text=content.copied > 0,
    )  # fmt: skip
    return PageFound(look, content.copied, broken=len(known) < len(looks), huge=huge)


def _scans(content: Content, area: float, unit: float) -> list[Drawn]:
    """Return the pictures that make up the page; strips of one scan count when they cover much together."""
    pictures = [one for one in content.pictures if not _is_background(one, content, area, unit)]
    most = max((one.area for one in pictures), default=0.0)
    if most < _MUCH * area and sum(one.area for one in pictures) < _WHOLE * area:
        return []
    large = [one for one in pictures if one.area >= min(most / 4, _MUCH * area)]
    if any(one.stencil and one.area >= _WHOLE * area for one in large):
        return [one for one in large if not one.stencil] + [one for one in large if one.stencil]
    return [one for one in large if not one.stencil] or large


def _is_background(one: Drawn, content: Content, area: float, unit: float) -> bool:
    """Whether a few points are stretched over a written page, as designs do for a colour or a gradient."""
    stretched = one.area >= _WHOLE * area and one.dpi * _POINT / unit < _COARSE
    return stretched and content.written >= _MUCH_WRITTEN


def _dpi(scans: list[Drawn]) -> float | None:
    """Return the coarsest resolution; where writing is stored apart from the paper behind it, that of the writing."""
    writing = [one.dpi for one in scans if one.stencil]
    return max(writing) if writing else min((one.dpi for one in scans), default=None)


def _shades_of(one: Drawn, seen: dict[Any, Shades | None]) -> Shades | None:
    """Return what a picture looks like; None when it is damaged."""
    key = None if isinstance(one.stream, pikepdf.PdfInlineImage) else one.stream.objgen
    if key is None or key == (0, 0):
        return _looked(one.stream)
    if key not in seen:
        seen[key] = _looked(one.stream)
    return seen[key]


def _looked(stream: Any) -> Shades | None:
    try:
        return shades(_opened(stream))
    except (
        _OfNoKindWeDraw,
        RuntimeError,
        pikepdf.DependencyError,
    ):  # RuntimeError: a space of colours it does not know
        return _UNSEEN
    except MemoryError:
        raise
    except Exception:  # the libraries name no full list of what a broken picture may raise
        return None


_OfNoKindWeDraw = pikepdf.models.image.UnsupportedImageTypeError
_UNSEEN = Shades(None, blank=False, sideways=None)
"""What is known of a picture that is sound as far as one can tell and of a kind nobody here can draw."""


def _opened(stream: Any) -> Image.Image:
    if isinstance(stream, pikepdf.PdfInlineImage):
        return stream.as_pil_image()
    if _filters(stream) == ["/DCTDecode"] and "/Decode" not in stream:
        image = Image.open(BytesIO(stream.read_raw_bytes()))
        image.draft(None, (EDGE, EDGE))  # decodes to the nearest larger size only
        image.load()
        return image
    if _filters(stream)[-1:] == ["/JBIG2Decode"]:
        raise _OfNoKindWeDraw(stream)
    return pikepdf.PdfImage(stream).as_pil_image()


def _filters(stream: Any) -> list[str]:
    if isinstance(stream, pikepdf.PdfInlineImage):
        return []
    found = stream.get("/Filter")
    if found is None:
        return []
    return [str(one) for one in found] if isinstance(found, pikepdf.Array) else [str(found)]


def _coloured(scans: list[Drawn], known: list[tuple[Drawn, Shades]]) -> bool | None:
    """Say whether the scans of a page show colours: one that cannot hold any decides."""
    paper = [one for one in scans if not one.stencil]
    if scans and not paper:
        return False
    if any(_WITHOUT_COLOURS & set(_filters(one.stream)) for one in paper):
        return False
    answers = [found.coloured for one, found in known if not one.stencil]
    return False if False in answers else (True in answers) or None


def _is_blank(page: pikepdf.Page, content: Content, known: list[tuple[Drawn, Shades]]) -> bool:
    """Say whether there is nothing to see: no character, stroke or annotation, and only empty pictures."""
    if content.visible or len(known) < len(content.pictures):
        return False
    return all(found.blank for _, found in known) and not any("/AP" in note for note in notes_of(page))


def notes_of(page: pikepdf.Page) -> list[pikepdf.Object]:
    """Return the annotations of a page."""
    notes = page.obj.get("/Annots")
    return [note for note in notes if isinstance(note, pikepdf.Dictionary)] if isinstance(notes, pikepdf.Array) else []


def _sideways(page: pikepdf.Page, content: Content, known: list[tuple[Drawn, Shades]]) -> bool | None:
    """Say whether writing runs another way than across the page as it is shown, by its scans or else its characters."""
    if known:
        on_side = page.rotation % 180 == 90
        answers = {found.sideways ^ one.turned ^ on_side for one, found in known if found.sideways is not None}
        return answers.pop() if len(answers) == 1 else None
    total = sum(content.directions)
    upright = content.directions[page.rotation // 90 % 4]
    if not total or _FEW_STRAY * total < upright < (1 - _FEW_STRAY) * total:
        return None
    return upright <= _FEW_STRAY * total
