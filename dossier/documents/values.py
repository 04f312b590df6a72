"""Decide how a value is printed: the one gate between company data and the document."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from markupsafe import Markup, escape

from dossier.documents.missing import Missing, Unknown
from dossier.errors import TemplateError
from dossier.text import Text

_SPECIAL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
LINE_END = re.compile("\r\n|[\r\n\u2028\u2029]")
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')
_FILTERS = {bool: "是否", date: "日期", float: "数", list: "join", tuple: "join"}


def finalize(value: Any) -> Any:
    """Return ``value`` as it may be printed; Jinja escapes the result unless it is finished markup.

    Raises:
        TemplateError: a kind of value, or a character, that cannot be printed.
    """
    if value.__class__ is str:
        return value if _SPECIAL.search(value) is None else _with_breaks(value)
    if value.__class__ is int or value.__class__ is Markup:
        return value
    if isinstance(value, (Missing, Unknown)):
        return str(value)  # raises, with the name of what is missing
    return text_of(value)


def text_of(value: object) -> str:
    """Return a value that has one obvious text: a string, a whole number, a decimal."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    return refuse(value)


def checked(value: str) -> str:
    """Return ``value`` if all its characters can stand in a document on one line."""
    if match := _SPECIAL.search(value):
        code = f"U+{ord(match[0]):04X}"
        raise TemplateError(Text(f"不能印出字符 {code}", f"character {code} cannot be printed"))
    return value


def refuse(value: object) -> NoReturn:
    """Raise because values of this type are not printed as they are."""
    if isinstance(value, (Missing, Unknown)):
        str(value)
    kind = type(value).__name__
    known = next((name for base, name in _FILTERS.items() if isinstance(value, base)), None)
    hint = Text(f"请用过滤器，如 {{{{ x|{known} }}}}", f"use a filter, such as {{{{ x|{known} }}}}") if known else None
    raise TemplateError(Text(f"不能直接印出 {kind}", f"a {kind} cannot be printed as it is"), hint=hint)


def _with_breaks(value: str) -> Markup:
    return _BREAK.join(_TAB.join(escape(checked(part)) for part in line.split("\t")) for line in LINE_END.split(value))
