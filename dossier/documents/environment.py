"""Make the sandboxed, strict Jinja environment in which all templates run."""

from typing import Any

from jinja2 import BaseLoader
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dossier.documents.filters import FILTERS, TESTS
from dossier.documents.missing import Unknown
from dossier.documents.values import finalize
from dossier.errors import TemplateError
from dossier.text import Text

GLOBALS = ("range", "namespace")
_LONGEST = 10_000


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox itself lets a template fill the memory: ``"a" * 10**9``."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers only, and never to astronomic ones."""
        repeated = operator == "*" and (isinstance(left, (str, list, tuple)) or isinstance(right, (str, list, tuple)))
        if repeated or (operator == "**" and isinstance(right, int) and right > _LONGEST):
            raise TemplateError(Text("模板不能重复文字或计算巨大的数", "templates repeat no text and no huge numbers"))
        return super().call_binop(context, operator, left, right)


def make_environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """Return an environment with our filters only; templates do not change while it lives."""
    environment = _Environment(
        loader=loader, autoescape=True, undefined=Unknown, finalize=finalize,
        auto_reload=False, cache_size=-1, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters = dict(FILTERS)
    environment.tests = dict(TESTS)
    environment.globals = {name: environment.globals[name] for name in GLOBALS}
    return environment
