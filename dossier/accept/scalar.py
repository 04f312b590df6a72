"""Write one value as YAML in the place where it is to stand: text, style, block or flow -> notation."""

import re

_PLAIN = re.compile(r"[0-9A-Za-z\u00b7\u2014-\u2026\u3001-\u9fff\uff01-\uff0b\uff0d-\uff5e][^\x00-\x1f\x7f]*")
"""Texts that may begin a plain scalar; what they may not hold is in ``_MARKS``."""
_MARKS = re.compile(r":(?=\s|$)|\s#|[\[\]{},]|^\s|\s$")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that other programs take for something else than text."""
_NUMBER = re.compile(r"[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9]+)?|0[xob][0-9a-fA-F_]+")
"""What other programs take for a number; days and addresses stay as they are."""


def scalar(text: str, style: str | None = None) -> str:
    """Return a text as it is written in YAML: quoted as before, else plain where nothing can mistake it."""
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style == '"' or not _is_plain(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


def _is_plain(text: str) -> bool:
    if _PLAIN.fullmatch(text) is None or _MARKS.search(text) or text.lower() in _WORDS:
        return False
    return _NUMBER.fullmatch(text) is None


def flow(value: object) -> str:
    """Return a text, a list or a group on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return scalar(str(value))
