"""Raise template errors with their place, and find the name that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

from dossier.errors import TemplateError
from dossier.text import Text


def fail(where: str, zh: str, en: str, hint: Text | None = None) -> NoReturn:
    """Raise a :class:`TemplateError` at ``where`` (``file:line``)."""
    raise TemplateError(Text(zh, en), where, hint)


def did_you_mean(name: str, known: Iterable[str]) -> Text | None:
    """Return a hint with the nearest known name, or with all of them when they are few."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return Text(f"是否想写 {near[0]}？", f"did you mean {near[0]}?")
    if names and len(names) <= 12:
        return Text(f"可用：{'、'.join(names)}", f"known: {', '.join(names)}")
    return None
