"""Check everything a folder of the user's own holds: folder or file -> all problems, and the facts its templates need."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dossier.documents.folder import template_root
from dossier.documents.loader import TemplateLibrary
from dossier.documents.own.choose import FORMS, OwnFile, names_of, own_files, serves_nothing
from dossier.documents.own.form_fill import find_places, open_blank
from dossier.documents.own.form_plan import read_plan
from dossier.documents.own.markdown_check import check_markdown
from dossier.documents.own.shelves import LAYERS, Shelf, shelves
from dossier.documents.own.word_check import check_word
from dossier.documents.problems import did_you_mean
from dossier.errors import InputError, TemplateError, UsageError
from dossier.facts.kinds import ADDITIONS, SERVICES
from dossier.rulebook.cache import open_law
from dossier.rulebook.model import Material
from dossier.text import Text

_TYPES = ("types/B25", "types/B21")


class Checked(NamedTuple):
    """What was found in a folder or file."""

    files: tuple[str, ...]
    """Templates and forms that were looked at."""
    problems: tuple[TemplateError, ...]
    needs: dict[str, tuple[str, ...]]
    """Fact → places that use it."""


def check_own(path: Path) -> Checked:
    """Return all problems of a folder, or of one file in it.

    Raises:
        UsageError: there is nothing of the kind.
    """
    shelf, only = _shelf_of(path)
    found = [one for one in _everything(shelf) if only is None or only in one.belongs]
    if not found:
        raise UsageError(
            Text("没有可检查的模板", "there are no templates to check"),
            str(path),
            Text(
                "目录里放 D05.docx、forms/ 或 national/、types/ 等",
                "it holds D05.docx, forms/, or national/, types/ and the like",
            ),
        )
    needs: dict[str, tuple[str, ...]] = {}
    for one in found:
        for fact, places in one.needs.items():
            needs[fact] = tuple(dict.fromkeys((*needs.get(fact, ()), *places)))
    problems = tuple(problem for one in found for problem in one.problems)
    return Checked(tuple(one.file for one in found), problems, dict(sorted(needs.items())))


class _One(NamedTuple):
    file: str
    belongs: tuple[Path, ...]
    problems: list[TemplateError]
    needs: "dict[str, tuple[str, ...]]"


def _shelf_of(path: Path) -> tuple[Shelf, Path | None]:
    """Return the folder of the user's own that a path is or lies in, and the file when it is one."""
    if path.is_dir():
        return shelves((path,))[0], None
    if not path.is_file():
        raise UsageError(Text("文件或文件夹不存在", "no such file or folder"), str(path))
    above = _real(path).parents
    if path.suffix in (".docx", ".yaml"):
        folder = above[1] if above[0].name == FORMS else above[0]
    else:
        layer = next((number for number, one in enumerate(above) if one.name in LAYERS), None)
        if layer is None or path.suffix != ".md":
            raise UsageError(_NO_PLACE, str(path), _PLACES)
        folder = above[layer + 1]
    return shelves((folder,))[0], _real(path)


def _real(path: Path) -> Path:
    """Return where a file stands; a link stands where it is, not where it leads."""
    return Path(os.path.realpath(path.parent), path.name)


_NO_PLACE = Text(
    "模板不在它该在的位置，不会被使用", "the template is not where templates are looked for, so it is never used"
)
_PLACES = Text(
    "Markdown 模板放在 national/、types/…/、services/…/、additions/…/ 或 provinces/…/ 之下",
    "put Markdown templates below national/, types/…/, services/…/, additions/…/ or provinces/…/",
)


def _everything(shelf: Shelf) -> Iterator[_One]:
    materials = _materials()
    served: dict[frozenset[str], str] = {}
    for own in own_files(shelf):
        problem = serves_nothing(own, materials)
        problems = [problem] if problem else list(_twice(own, materials, served))
        made = _form(own) if own.plan else _word(own)
        yield made._replace(problems=[*problems, *made.problems])
    for plan in sorted((shelf.folder / FORMS).glob("*.yaml")):
        if not os.path.lexists(plan.with_suffix(".docx")):
            file = shelf.file(f"{FORMS}/{plan.name}")
            message = Text(f"缺少空白表 {plan.stem}.docx", f"the blank form {plan.stem}.docx is missing")
            yield _One(file, (_real(plan),), [TemplateError(message, file)], {})
    yield from _markdown(shelf, materials)


def _materials() -> tuple[Material, ...]:
    law = open_law()
    return (*law.materials, *(one for place in law.provinces.values() for one in place.materials))


def _twice(own: OwnFile, materials: tuple[Material, ...], served: dict[frozenset[str], str]) -> Iterator[TemplateError]:
    """Yield an error when another file serves the same material."""
    for names in {names_of(one) for one in materials}:
        if own.path.stem in names:
            other = served.setdefault(names, own.file)
            if other != own.file:
                message = Text(f"与 {other} 用于同一材料", f"{other} serves the same material")
                yield TemplateError(message, own.file, Text("只保留一个", "keep one of them"))


def _word(own: OwnFile) -> _One:
    try:
        checked = check_word(own.path, own.file)
    except InputError as problem:
        return _One(own.file, (_real(own.path),), [_broken(problem, own)], {})
    return _One(own.file, (_real(own.path),), checked.problems, dict(checked.needs))


def _form(own: OwnFile) -> _One:
    assert own.plan is not None
    plan = read_plan(own.plan, f"{own.file.removesuffix('.docx')}.yaml")
    try:
        problems = find_places(open_blank(own.path), plan.entries)[1]
    except InputError as problem:
        problems = [_broken(problem, own)]
    return _One(own.file, (_real(own.path), _real(own.plan)), [*plan.problems, *problems], dict(plan.needs))


def _broken(problem: InputError, own: OwnFile) -> TemplateError:
    return TemplateError(problem.message, own.file, problem.hint)


def _markdown(shelf: Shelf, materials: tuple[Material, ...]) -> Iterator[_One]:
    templates = {one.template for one in materials if one.template is not None}
    for path in _texts(shelf.folder):
        name = path.relative_to(shelf.folder).as_posix()
        file = shelf.file(name)
        layer, inner = _layer_of(name)
        if not layer:
            if name.count("/") or name in templates:  # any other text beside the templates is the user's own business
                yield _One(file, (_real(path),), [TemplateError(_NO_PLACE, file, _near_layer(name) or _PLACES)], {})
            continue
        library = TemplateLibrary(template_root(), None, (shelf.folder,))
        yield _One(file, (_real(path),), *_checked(library, file, layer, inner, templates))


def _texts(folder: Path) -> list[Path]:
    """Return the Markdown files below a folder, links that lead nowhere among them, to be told of."""
    return sorted(path for path in folder.rglob("*.md") if path.is_file() or path.is_symlink())


def _layer_of(name: str) -> tuple[str, str]:
    """Return the layer of a file and its name inside; no layer where no case ever looks."""
    first, _, rest = name.partition("/")
    if first == "national" and rest:
        return first, rest
    second, _, inner = rest.partition("/")
    known = {
        "types": ("B25", "B21"), "services": (*SERVICES.values(),), "additions": ADDITIONS, "provinces": (*open_law().provinces,),
    }  # fmt: skip
    return (f"{first}/{second}", inner) if inner and second in known.get(first, ()) else ("", "")


def _near_layer(name: str) -> Text | None:
    first, _, rest = name.partition("/")
    second = rest.partition("/")[0]
    if first == "services":
        return did_you_mean(second, SERVICES.values())
    return did_you_mean(second, ADDITIONS) if first == "additions" else None


def _checked(
    library: TemplateLibrary, file: str, layer: str, inner: str, templates: set[str]
) -> tuple[list[TemplateError], dict[str, tuple[str, ...]]]:
    try:
        chain = (
            _chain(library, layer, inner) if inner in templates else "|".join(library.standing((f"{layer}/{inner}",)))
        )
        library.header(chain) if inner in templates else None
    except TemplateError as problem:
        return [problem], {}
    problems, needs = check_markdown(library, chain)
    if inner not in templates and not _is_used(library, layer, inner):
        problems.append(_unused(file, inner, templates))
    return problems, dict(needs)


def _chain(library: TemplateLibrary, layer: str, inner: str) -> str:
    """Return the chain up to a file: with both types of business below what is special, for their blocks."""
    below = (
        []
        if layer == "national"
        else [*(one for one in _TYPES if one != layer and not layer.startswith("types/")), layer]
    )
    return library.chain(inner, ["national", *below])


def _is_used(library: TemplateLibrary, layer: str, inner: str) -> bool:
    """Whether a file that is no document is ours too, or another own file names it."""
    if (library.root / layer / inner).is_file():
        return True
    name = f"{layer}/{inner}"
    shelf = library.shelves[0]
    return any(name in path.read_text("utf-8", "replace") for path in _texts(shelf.folder) if path.is_file())


def _unused(file: str, inner: str, templates: set[str]) -> TemplateError:
    message = Text(f"没有材料使用 {inner}，也没有模板引用它", f"no material uses {inner}, and no template refers to it")
    return TemplateError(message, file, did_you_mean(inner, templates))
