"""Spell lengths and the shared elements of the style parts in WordprocessingML."""

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LATIN = "Times New Roman"


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def fonts(name: str) -> str:
    """Return a font choice in all four slots; without ``eastAsia`` Word falls back to its theme."""
    return f'<w:rFonts w:ascii="{LATIN}" w:eastAsia="{name}" w:hAnsi="{LATIN}" w:cs="{LATIN}"/>'


def size(points: float) -> str:
    """Return a type size in half points, for Latin and complex scripts alike."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
