"""Find templates in layered folders, compile each once, and keep the compiled code on disk."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from dossier.documents.environment import make_environment
from dossier.documents.header import Header, merge, split_header
from dossier.documents.own.shelves import Shelf, shelves
from dossier.documents.problems import did_you_mean, fail
from dossier.errors import reason
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.documents.compile import Unit

PARENT = "@parent"
"""What a variant extends: whatever lies below it in the chain."""

_LARGEST = 2_000_000
"""Bytes of a template; ours have some 50 kB."""
_REFERENCE = re.compile(r"\{%\s*(?:extends|import|from|include)\s+[\"']([^\"']+)[\"']")
_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_EXTENDS = re.compile(r"\{%\s*extends\s")


class TemplateLibrary:
    """Template folders -> compiled templates.

    A *chain* names a document by the files of its layers, lowest first, joined with ``|``. The texts are read once:
    make a new library to see changed files.

    In each layer the file of a user's own folder comes directly above ours. One that extends nothing replaces the
    document: nothing of ours, below or above, belongs to the chain any more.
    """

    def __init__(self, root: Path, cache_dir: Path | None, own: Sequence[Path] = ()) -> None:
        """``root`` holds ``national/`` and the folders of its variants; no ``cache_dir``, no cache.

        ``own`` are folders of the user, the first one on top.
        """
        self.root = root
        self.shelves = shelves(own)
        self.environment = make_environment(_ChainLoader(self))
        self._cache = _open_cache(cache_dir)
        self._texts: dict[str, str] = {}
        self._units: dict[str, Unit] = {}
        self._compiling: list[str] = []

    def chain(self, name: str, layers: Sequence[str]) -> str:
        """Return the chain of the layers in which ``name`` exists.

        Raises:
            TemplateError: the first layer does not have it, and no own file replaces the document.
        """
        first = f"{layers[0]}/{name}"
        standing = self.standing(f"{layer}/{name}" for layer in layers)
        lowest = (first, *(shelf.file(first) for shelf in self.shelves))
        if not standing or (standing[0] not in lowest and not self._is_whole(standing[0])):
            self._not_found(first, "")
        return "|".join(standing)

    def standing(self, files: Iterable[str]) -> list[str]:
        """Return which of ``files`` exist, lowest first, with the own ones above ours.

        An own one that is a broken link counts: reading it says so, where passing over it would print our text.
        """
        found: list[str] = []
        for file in files:
            if os.path.isfile(self.root / file) and not (found and self._is_whole(found[0])):
                found.append(file)
            for own in (shelf.file(file) for shelf in reversed(self.shelves) if os.path.lexists(shelf.folder / file)):
                found = [own] if self._is_whole(own) else [*found, own]
        return found

    def _is_whole(self, file: str) -> bool:
        """Whether a file of the user's own extends nothing, and so replaces the document."""
        return self._shelf(file) is not None and not _EXTENDS.search(_NOTE.sub("", self.text(file)))

    def _shelf(self, file: str) -> Shelf | None:
        return next((shelf for shelf in self.shelves if file.startswith(f"{shelf.label}/")), None)

    def _place(self, file: str) -> tuple[Path, Path]:
        """Return the folder a file belongs to, and its path."""
        shelf = self._shelf(file)
        folder = self.root if shelf is None else shelf.folder
        return folder, folder / (file if shelf is None else file.removeprefix(f"{shelf.label}/"))

    def header(self, chain: str) -> Header:
        """Return the merged header of a chain."""
        return merge((file, split_header(self.text(file), file)[0]) for file in chain.split("|"))

    def template(self, chain: str) -> jinja2.Template:
        """Return the compiled template of a chain."""
        return self.environment.get_template(chain)

    def text(self, file: str, where: str = "") -> str:
        """Return the text of a file below the root; ``where`` is who asked."""
        if file not in self._texts:
            folder, path = map(os.path.realpath, self._place(file))
            if not Path(path).is_relative_to(folder) or not os.path.isfile(path):
                self._not_found(file, where)
            self._texts[file] = _read(Path(path), file)
        return self._texts[file]

    def suppose(self, file: str, text: str) -> None:
        """Take another text for a file, to see what else is wrong with it."""
        self._texts[file] = text
        self._units.clear()

    def unit(self, chain: str) -> "Unit":
        """Return a chain compiled to template text, its parents and imports first."""
        from dossier.documents.compile import compile_template  # not needed while the cache answers

        if chain not in self._units:
            file = chain.rpartition("|")[2]
            body = split_header(self.text(file), file)[1]
            self._compiling.append(chain)
            try:
                self._units[chain] = compile_template(body, file, self.environment, self._resolver(chain))
            finally:
                self._compiling.pop()
        return self._units[chain]

    def code(self, chain: str) -> Any:
        """Return the code object of a chain, from the cache when nothing it depends on has changed."""
        bucket = self._bucket(chain)
        if bucket is None or bucket.code is None:
            code = self.environment.compile(self.unit(chain).text, chain, chain.rpartition("|")[2])
            self._keep(bucket, code)
            return code
        return bucket.code

    def closure(self, chain: str) -> list[str]:
        """Return the files a chain depends on: itself, its layers, and all they extend and import."""
        found: dict[str, None] = dict.fromkeys(chain.split("|"))
        waiting = list(found)
        while waiting:
            for name in _REFERENCE.findall(self.text(waiting.pop())):
                for file in () if name == PARENT else self.standing((name,)):
                    if file not in found:
                        found[file] = None
                        waiting.append(file)
        return list(found)

    def _resolver(self, chain: str) -> Callable[[str, str], tuple[str, "Unit"]]:
        def resolve(name: str, where: str) -> tuple[str, "Unit"]:
            target = chain.rpartition("|")[0] if name == PARENT else "|".join(self.standing((name,))) or name
            if not target:
                fail(where, f"没有上级模板：{PARENT} 只用于变体", f"nothing lies below: {PARENT} is for variants")
            self.text(target.rpartition("|")[2], where)
            if target in self._compiling:
                fail(where, f"循环引用 {target}", f"circular reference to {target}")
            return target, self.unit(target)

        return resolve

    def _bucket(self, chain: str) -> Bucket | None:
        if self._cache is None:
            return None
        source = "\0".join((_stamp(), chain, *(f"{file}\0{self.text(file)}" for file in self.closure(chain))))
        return self._cache.get_bucket(self.environment, chain, None, source)

    def _keep(self, bucket: Bucket | None, code: Any) -> None:
        if bucket is not None and self._cache is not None:
            bucket.code = code
            with suppress(OSError):  # a cache that cannot be written is only slower
                self._cache.set_bucket(bucket)

    def _not_found(self, file: str, where: str) -> None:
        folders = (self.root, *(shelf.folder for shelf in self.shelves))
        known = [path.relative_to(folder).as_posix() for folder in folders for path in sorted(folder.rglob("*.md"))]
        fail(where or file, f"找不到模板 {file}", f"there is no template {file}", did_you_mean(file, known))


class _ChainLoader(jinja2.BaseLoader):
    """Answer Jinja's requests for templates, whose names are chains."""

    def __init__(self, library: TemplateLibrary) -> None:
        self.library = library

    def load(
        self, environment: jinja2.Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        code = self.library.code(name)
        return environment.template_class.from_code(environment, code, dict(globals or {}))


def _read(path: Path, file: str) -> str:
    if path.stat().st_size > _LARGEST:
        fail(file, f"文件超过 {_LARGEST // 1_000_000} MB", f"the file has more than {_LARGEST // 1_000_000} MB")
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        hint = Text("请在编辑器中另存为 UTF-8", "save it as UTF-8 in the editor")
        fail(file, "文件不是 UTF-8 编码", "the file is not UTF-8", hint)
    except OSError as problem:
        fail(file, f"无法读取：{reason(problem).zh}", f"cannot be read: {reason(problem).en}")


def _open_cache(directory: Path | None) -> FileSystemBytecodeCache | None:
    """Open a private directory: the cache holds marshalled code, which is executed."""
    if directory is None:
        return None
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(directory), "%s.code")


@cache
def _stamp() -> str:
    """Return what identifies the compiler: Jinja's version and every module of this package."""
    digest = hashlib.sha256(jinja2.__version__.encode())
    for path in _modules():
        stat = path.stat()
        digest.update(f"{path.name} {stat.st_size} {stat.st_mtime_ns};".encode())
    return digest.hexdigest()


def _modules() -> Iterator[Path]:
    yield from sorted(Path(__file__).parent.glob("*.py"))
