"""Stand in for facts the profile does not hold, and stop the document wherever one is used.

Both classes answer ``is defined`` / ``is undefined`` and the ``default`` filter, and nothing else: not even
their truth can be asked, because an unknown fact is never "no".
"""

from abc import abstractmethod
from typing import Any, NoReturn

from jinja2 import Undefined, UndefinedError

from dossier.errors import TemplateError
from dossier.profile.titles import field_title
from dossier.text import Text


class FactError(TemplateError):
    """A document cannot be written because of one fact of the profile.

    Attributes:
        path: profile field, such as ``company.phone``
        title: its Chinese name, such as 公司固定电话
    """

    def __init__(self, path: str, title: str, message: Text, where: str = "", hint: Text | None = None) -> None:
        super().__init__(message, where, hint)
        self.path = path
        self.title = title


class MissingValue(FactError):
    """A document needs a fact which the profile does not hold."""

    def __init__(self, path: str, title: str, where: str = "") -> None:
        super().__init__(
            path,
            title,
            Text(f"档案字段“{title}”（{path}）未填写", f"profile field {path} ({title}) is not filled in"),
            where,
            Text(f"请在档案中填写 {path}", f"fill in {path} in the profile"),
        )


class UnknownName(UndefinedError):
    """A template names something that does not exist."""

    def __init__(self, name: str, owner: object, top_level: bool, reason: str | None) -> None:
        super().__init__(reason or name)
        self.name = name
        self.owner = owner
        self.top_level = top_level
        self.reason = reason


class _Unusable(Undefined):
    """An undefined value whose every use, comparison and truth test included, calls ``_refuse``."""

    __slots__ = ()

    @abstractmethod
    def _refuse(self) -> NoReturn:
        """Raise, naming what is missing."""

    def _use(self, *_: object, **__: object) -> NoReturn:
        self._refuse()

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":  # Python itself asks for these (copying, protocols)
            raise AttributeError(name)
        self._refuse()

    __add__ = __radd__ = __sub__ = __rsub__ = _use
    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _use
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _use
    __pos__ = __neg__ = __call__ = __getitem__ = _use
    __int__ = __float__ = __complex__ = _use
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = _use
    __hash__ = _use
    _fail_with_undefined_error = _use
    __bool__ = __str__ = __len__ = __iter__ = __contains__ = _use
    __html__ = __format__ = __index__ = __round__ = _use


class Missing(_Unusable):
    """A profile fact that is not filled in: ``Missing("company.phone", "公司固定电话")``."""

    # No plain attribute names here: ``{{ company.site.title }}`` must fail, not print a title of ours.
    __slots__ = ("_missing_path", "_missing_title")

    def __init__(self, path: str, title: str) -> None:
        super().__init__(name=path)
        self._missing_path = path
        self._missing_title = title

    def _refuse(self) -> NoReturn:
        raise MissingValue(self._missing_path, self._missing_title)

    def __repr__(self) -> str:
        return f"Missing({self._missing_path!r}, {self._missing_title!r})"


def missing_field(path: str) -> Missing:
    """Return the value of a field of the profile that is not filled in, under the field's own title."""
    return Missing(path, field_title(path).zh)


class Refused(Missing):
    """A profile fact that is filled in and cannot be right: ``Refused(path, why, what to do)``."""

    __slots__ = ("_refused_hint", "_refused_why")

    def __init__(self, path: str, why: Text, hint: Text) -> None:
        super().__init__(path, field_title(path).zh)
        self._refused_why = why
        self._refused_hint = hint

    def _refuse(self) -> NoReturn:
        raise FactError(self._missing_path, self._missing_title, self._refused_why, hint=self._refused_hint)


class Unknown(_Unusable):
    """What Jinja hands out for a name that does not exist in the context."""

    __slots__ = ()

    def _refuse(self) -> NoReturn:
        from jinja2.utils import missing

        top_level = self._undefined_obj is missing
        raise UnknownName(str(self._undefined_name), self._undefined_obj, top_level, self._undefined_hint)
