"""Write the marks which compiled templates leave for the numbering pass after the render.

A mark stands between two Unicode noncharacters. No valid text contains those, and values which do are
refused before they are printed, so a mark can never come from company data.
"""

OPEN = "\ufdd0"
CLOSE = "\ufdd1"
SEPARATOR = "\ufdd3"


def mark(code: str, *arguments: str) -> str:
    """Return one mark: its ``code`` and its arguments, to be resolved by ``dossier.documents.finish``."""
    return OPEN + SEPARATOR.join((code, *arguments)) + CLOSE


def is_cjk(character: str) -> bool:
    """Tell whether a line may be broken or joined beside ``character`` without a space, as in Chinese."""
    return character >= "\u2e80" or character in "“”‘’—…·"


def soft_break(left: str, right: str) -> str:
    """Return what a line end between two characters prints: a space between two Latin words, else nothing."""
    return "" if not left or not right or is_cjk(left) or is_cjk(right) else " "
