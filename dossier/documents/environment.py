"""Make the sandboxed, strict Jinja environment in which all templates run."""

from jinja2 import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dossier.documents.filters import FILTERS, TESTS
from dossier.documents.missing import Unknown
from dossier.documents.values import finalize

GLOBALS = ("range", "namespace")


def make_environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """Return an environment with our filters only; templates do not change while it lives."""
    environment = ImmutableSandboxedEnvironment(
        loader=loader, autoescape=True, undefined=Unknown, finalize=finalize,
        auto_reload=False, cache_size=-1, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters = dict(FILTERS)
    environment.tests = dict(TESTS)
    environment.globals = {name: environment.globals[name] for name in GLOBALS}
    return environment
