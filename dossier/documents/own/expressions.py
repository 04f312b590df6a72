"""Judge the expressions of own templates without running them: syntax, filters, tests, functions -> problems."""

from collections.abc import Iterable, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from dossier.documents.problems import did_you_mean
from dossier.rulebook.cache import open_law
from dossier.text import Text

Fault = tuple[Text, Text | None]
"""What is wrong, and a hint."""

Found = tuple[int, Text, Text | None]
"""The same with its line."""

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


def faults(tree: nodes.Template, environment: Environment, *, figures: bool) -> Iterator[Found]:
    """Yield filters, tests and keys of the law that do not exist; ``figures`` tells whether a figure can be printed."""
    for one in tree.find_all(nodes.Filter):
        if one.name not in environment.filters:
            near = _near(one.name, environment.filters)
            yield one.lineno, Text(f"没有过滤器 {one.name}", f"there is no filter {one.name}"), near
    for test in tree.find_all(nodes.Test):
        if test.name not in environment.tests:
            near = _near(test.name, environment.tests)
            yield test.lineno, Text(f"没有测试 {test.name}", f"there is no test {test.name}"), near
    for name in tree.find_all(nodes.Name):
        if name.name == "figure" and not figures:
            yield name.lineno, Text("这里不能用 figure", "figure cannot be used here"), _NO_FIGURE
    yield from _unknown_law(tree)


def _unknown_law(tree: nodes.Template) -> Iterator[Found]:
    """Yield the keys which ``cite`` and ``law`` name and the law does not hold."""
    known = {"cite": open_law().provisions, "law": open_law().values}
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in known and call.args:
            key, keys = call.args[0], known[call.node.name]
            if isinstance(key, nodes.Const) and key.value not in keys:
                message = Text(f"规则库没有“{key.value}”", f"the rulebook has no “{key.value}”")
                yield call.lineno, message, did_you_mean(str(key.value), keys)


def _near(name: str, known: Iterable[str]) -> Text | None:
    return did_you_mean(name, [one for one in known if one not in ("identifier", "drawing")])
