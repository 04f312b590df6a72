"""Give an error that happened inside a template the author's place, call chain and nearest name."""

from collections.abc import Iterable, Iterator
from types import TracebackType

from jinja2 import TemplateSyntaxError

from dossier.documents.missing import UnknownName
from dossier.documents.problems import did_you_mean
from dossier.errors import TemplateError
from dossier.text import Text


def located(error: Exception, names: Iterable[str]) -> TemplateError:
    """Return ``error`` as a :class:`TemplateError` with a place; ``names`` are those of the context."""
    where = _chain(error.__traceback__)
    if isinstance(error, TemplateError):
        error.where = error.where or where
        return error
    if isinstance(error, TemplateSyntaxError):
        place = f"{(error.name or '').rpartition('|')[2]}:{error.lineno}"
        return TemplateError(Text(f"Jinja 语法：{error.message}", f"Jinja syntax: {error.message}"), place)
    if isinstance(error, UnknownName):
        return _unknown(error, where, names)
    kind = f"{type(error).__name__}: {error}"
    return TemplateError(Text(f"模板出错：{kind}", f"the template failed: {kind}"), where)


def _unknown(error: UnknownName, where: str, names: Iterable[str]) -> TemplateError:
    if error.reason is not None:
        return TemplateError(Text(f"无法取值：{error.reason}", f"no value: {error.reason}"), where)
    known = names if error.top_level else _members(error.owner)
    message = Text(f"没有名为 {error.name} 的资料", f"there is nothing named {error.name}")
    return TemplateError(message, where, did_you_mean(error.name, known))


def _members(owner: object) -> list[str]:
    if isinstance(owner, dict):
        return [key for key in owner if isinstance(key, str)]
    return [name for name in dir(owner) if not name.startswith("_")]


def _chain(traceback: TracebackType | None) -> str:
    """Return ``file:line``, then who called it: innermost first."""
    places = list(_places(traceback))
    unique = [place for index, place in enumerate(places) if index == 0 or places[index - 1] != place]
    if not unique:
        return ""
    *callers, innermost = unique
    return innermost + "".join(f"，由 {caller} 调用" for caller in reversed(callers))


def _places(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            yield f"{template.filename}:{template.get_corresponding_lineno(traceback.tb_lineno)}"
        traceback = traceback.tb_next
