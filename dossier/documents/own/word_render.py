"""Fill a user's Word template in a process of its own, with limits: template, case -> finished document or its problems.

A template is a program: the sandbox keeps it from what it must not touch, the limits from running for ever.
"""

import json
import os
import pickle
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.documents.finish import Heading
from dossier.documents.missing import FactError, MissingValue
from dossier.documents.own.word_check import check_word
from dossier.documents.own.word_tags import paragraph_error, place
from dossier.documents.own.word_text import WordText, read_word
from dossier.documents.render import WordDocument
from dossier.errors import InputError, TemplateError, UsageError
from dossier.private import PrivateFolder, undisturbed
from dossier.text import Text
from dossier.zipped import LARGEST

if TYPE_CHECKING:
    from dossier.case import Case

_CHILD = "dossier.documents.own.word_child"
_PACKAGES = Path(__file__).parents[3]
_KEPT = ("PATH", "HOME", "XDG_CACHE_HOME", "DOSSIER_CACHE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE")


Told = Callable[[dict[str, Any]], TemplateError]
"""From what the child says of a problem to the problem with its place."""


class Limits(NamedTuple):
    """What filling one template may take."""

    seconds: int = 20
    """Of computing; twice as many by the clock."""
    memory: int = 1 << 30
    file: int = LARGEST


@dataclass(frozen=True, slots=True)
class Order:
    """What the child gets: everything it needs, for it sees nothing of the parent."""

    template: bytes
    profile: Any
    folder: Path
    rulebook: Any
    as_of: Any
    title: str
    author: str
    draft: bool
    limits: Limits


def render_word(
    case: "Case", path: Path, file: str, title: str, *, draft: bool, limits: Limits | None = None
) -> WordDocument | list[TemplateError]:
    """Return the document a Word template gives for a case, or everything that keeps it from being written.

    Raises:
        UsageError: the package that fills Word templates is not installed.
    """
    _require_docxtpl(file)
    try:
        if problems := check_word(path, file).problems:
            return problems
        text = read_word(path)
        template = path.read_bytes()
    except InputError as problem:
        return [TemplateError(problem.message, file, problem.hint)]
    order = Order(
        template, case.profile, case.folder, case.rulebook, case.as_of, title, case.profile.company.name, draft,
        limits or Limits(),
    )  # fmt: skip
    with PrivateFolder() as folder:
        code = _run(order, folder)
        return _result(code, folder, order, lambda problem: _problem(problem, file, text))


def _require_docxtpl(file: str) -> None:
    if find_spec("docxtpl") is None:
        raise UsageError(
            Text("没有安装填写 Word 模板的组件 docxtpl", "docxtpl, which fills Word templates, is not installed"),
            file,
            Text("请运行 pip install 'icp-dossier[word]'", "run pip install 'icp-dossier[word]'"),
        )


def _run(order: Order, folder: Path) -> int:
    """Run the child and return its code; one that takes too long is killed."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= {"PYTHONPATH": str(_PACKAGES), "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    environment |= {name: str(folder) for name in ("TMPDIR", "TEMP", "TMP")}
    process: subprocess.Popen[bytes] | None = None
    try:
        with undisturbed():
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", _CHILD, str(folder)],  # -P: no modules from where the user happens to stand
                env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        process.communicate(pickle.dumps(order), timeout=2 * order.limits.seconds)
    except subprocess.TimeoutExpired:
        return -signal.SIGTERM
    finally:
        if process is not None:
            process.kill()
            process.wait()
    return process.returncode


def _result(code: int, folder: Path, order: Order, told: Told) -> WordDocument | list[TemplateError]:
    """Read what the child has left; what it says is data, never code."""
    answer = folder / "answer.json"
    if code != 0 or not answer.is_file():
        stopped = _stopped(code, order.limits)
        return [told({"kind": "other", "where": "", "message": stopped, "hint": _SIMPLER})]
    content = json.loads(answer.read_text("utf-8"))
    if problems := content["problems"]:
        return [told(one) for one in problems]
    headings = tuple(Heading(level, "", text) for level, text in content["headings"])
    data = (folder / "document.docx").read_bytes()
    return WordDocument(data, order.title, headings, (), content["body"], "qy", None)


_SIMPLER = Text("请检查模板中的循环和计算", "look at the loops and calculations of the template")


def _stopped(code: int, limits: Limits) -> Text:
    """Say which limit has ended the child."""
    if -code in (signal.SIGTERM, getattr(signal, "SIGXCPU", signal.SIGTERM)):
        return Text(
            f"填写模板超过{limits.seconds}秒，已停止", f"filling the template took more than {limits.seconds} seconds"
        )
    return Text(
        "填写模板的进程异常结束，可能超出内存",
        "the process that fills the template broke off, perhaps for want of memory",
    )


_CHECK = Text(
    "请改正模板；dossier template check 会列出模板中的问题",
    "correct the template; dossier template check lists what is wrong with it",
)


def _problem(one: dict[str, Any], file: str, text: WordText) -> TemplateError:
    """Return a problem of the child's with its paragraph, which the child knows by part and text."""
    part, _, words = one["where"].partition("\n")
    found = next((each for each in text.parts.get(part, ()) if _plain(each.text) == _plain(words)), None)
    where = place(file, found) if found else ":".join(filter(None, (file, part)))
    hint = Text(*one["hint"]) if one["hint"] else _CHECK
    if one["kind"] == "missing":
        return MissingValue(one["path"], one["title"], where)
    if one["kind"] == "fact":
        return FactError(one["path"], one["title"], Text(*one["message"]), where, hint)
    message = Text(*one["message"])
    return paragraph_error(file, found, message, hint) if found else TemplateError(message, where, hint)


def _plain(text: str) -> str:
    """Return the text without what docxtpl changes in tags: quotation marks."""
    return re.sub("[“”‘’\"']", "", text).strip()
