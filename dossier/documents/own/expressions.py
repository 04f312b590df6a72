"""Judge the expressions of own templates without running them: syntax, filters, tests, functions -> problems."""

from collections.abc import Iterable, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from dossier.documents.problems import did_you_mean
from dossier.text import Text

Fault = tuple[Text, Text | None]
"""What is wrong, and a hint."""

_NO_FIGURE = Text(
    "需要插图的文件请用 Markdown 模板，或在 Word 中自行插图",
    "use a Markdown template for documents with figures, or insert the picture in Word",
)


def tree_of(environment: Environment, source: str) -> nodes.Template | Fault:
    """Return the syntax tree of ``source``, or why there is none."""
    try:
        return environment.parse(source)
    except TemplateSyntaxError as error:
        return Text(f"Jinja 语法：{error.message}", f"Jinja syntax: {error.message}"), None
    except RecursionError:
        return Text("表达式嵌套过深", "the expression is nested too deeply"), None


def statement(word: str, plain: str) -> str:
    """Return one tag completed so that it can be read alone."""
    if word in ("if", "for"):
        return f"{plain}{{% end{word} %}}"
    return f"{plain.replace('elif', 'if', 1)}{{% endif %}}" if word == "elif" else plain


def faults(tree: nodes.Template, environment: Environment, *, figures: bool) -> Iterator[Fault]:
    """Yield the filters and tests that do not exist; ``figures`` tells whether a figure can be printed."""
    for one in tree.find_all(nodes.Filter):
        if one.name not in environment.filters:
            yield Text(f"没有过滤器 {one.name}", f"there is no filter {one.name}"), _near(one.name, environment.filters)
    for test in tree.find_all(nodes.Test):
        if test.name not in environment.tests:
            yield Text(f"没有测试 {test.name}", f"there is no test {test.name}"), _near(test.name, environment.tests)
    for name in tree.find_all(nodes.Name):
        if name.name == "figure" and not figures:
            yield Text("这里不能用 figure", "figure cannot be used here"), _NO_FIGURE


def _near(name: str, known: Iterable[str]) -> Text | None:
    return did_you_mean(name, [one for one in known if one not in ("identifier", "drawing")])
