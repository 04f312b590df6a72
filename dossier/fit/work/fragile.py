"""Say what a PDF holds beside its pages, which would be lost with the file around them: an open document -> a reason."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from dossier.text import Text

_LAYERS = Text("含有不显示或者按情形显示的图层", "it has layers that are not always shown")
_FORM = Text("含有可填写的表单", "it has a form that can be filled in")
_FILES = Text("附有其他文件", "other files are attached to it")
_DEEPEST = 40


def fragile(pdf: Pdf) -> Text | None:
    """Return why the pages must stay in their file; None when nothing but pages would be missed."""
    if _has_hidden_layers(pdf):
        return _LAYERS
    if _has_form(pdf):
        return _FORM
    names = pdf.Root.get("/Names", Dictionary())
    return _FILES if "/Collection" in pdf.Root or "/EmbeddedFiles" in names else None


def _has_hidden_layers(pdf: Pdf) -> bool:
    layers = pdf.Root.get("/OCProperties")
    if not isinstance(layers, Dictionary):
        return False
    usual = layers.get("/D", Dictionary())
    plain = usual.get("/BaseState", Name.ON) == Name.ON and not len(usual.get("/OFF", Array()))
    return not plain or bool(len(usual.get("/AS", Array()))) or any(_depends(one) for one in pdf.objects)


def _depends(one: Object) -> bool:
    """Whether something is shown by a condition and not simply with its layer."""
    return isinstance(one, Dictionary) and one.get("/Type") == Name.OCMD and ("/VE" in one or "/P" in one)


def _has_form(pdf: Pdf) -> bool:
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return False
    return "/XFA" in form or any(kind != Name.Sig for kind in _kinds(form.get("/Fields", Array()), None, 0))


def _kinds(fields: Object, above: Object | None, depth: int) -> Iterator[Object | None]:
    """Yield the kind of each field that has a value of its own; a field without one has that of its parent."""
    for field in fields if isinstance(fields, Array) else ():
        if not isinstance(field, Dictionary):
            continue
        kind = field.get("/FT", above)
        kids = [one for one in field.get("/Kids", Array()) if isinstance(one, Dictionary) and "/T" in one]
        if kids and depth < _DEEPEST:
            yield from _kinds(Array(kids), kind, depth + 1)
        else:
            yield kind
