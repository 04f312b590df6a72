"""Make a file ready for binding: PDF or picture -> a PDF whose pages can be taken over, or why they cannot.

Runs in a worker: the file may come from anywhere.
"""

from pathlib import Path
from typing import Any

import pikepdf

from dossier.evidence.inspect.fields import fields_of, signatures_of
from dossier.evidence.signatures import kind_of
from dossier.text import Text
from dossier.volume.look import fonts_left_out
from dossier.volume.merge import merge
from dossier.volume.picture import picture_page
from dossier.volume.stamp import frame_of, stamp

MOST_PAGES = 1000
_LOCKED = Text("设有密码或权限限制，见电子文件", "protected by a password or restrictions: see the electronic file")
_DAMAGED = Text("文件损坏，不能装入，见电子文件", "damaged, so it cannot be bound: see the electronic file")
_EMPTY = Text("没有页面，见电子文件", "without pages: see the electronic file")
_LONG = Text(f"超过 {MOST_PAGES} 页，见电子文件", f"more than {MOST_PAGES} pages: see the electronic file")
_FORM = Text(
    "表单内容要在阅读器中才显示，请打印成 PDF 后再装入；见电子文件",
    "a form whose content only shows in a viewer: print it to a PDF; see the electronic file",
)
_PORTFOLIO = Text("PDF 文件包，见电子文件", "a PDF portfolio: see the electronic file")


def ready(source: str) -> dict[str, Any]:
    """Return ``pages``, ``signed`` and the ``bare`` fonts it leaves out, or in ``absent`` why it is not fit.

    A picture is replaced by a PDF of one page.
    """
    path = Path(source)
    if kind_of(path.read_bytes()[:4096]) != "pdf":
        try:
            path.write_bytes(picture_page(path))
        except (OSError, ValueError, SyntaxError):  # what Pillow raises for broken pictures
            return {"absent": _DAMAGED}
    try:
        with pikepdf.open(path) as pdf:
            refused = _refused(pdf)
            if refused:
                return {"absent": refused}
            _try(path)
            return {"pages": len(pdf.pages), "signed": signatures_of(pdf) > 0, "bare": fonts_left_out(pdf)}
    except pikepdf.PasswordError:
        return {"absent": _LOCKED}
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError):  # a broken structure
        return {"absent": _DAMAGED}


def _refused(pdf: pikepdf.Pdf) -> Text | None:
    if pdf.is_encrypted:
        return _LOCKED
    if not len(pdf.pages):
        return _EMPTY
    if len(pdf.pages) > MOST_PAGES:
        return _LONG
    if "/Collection" in pdf.Root:
        return _PORTFOLIO
    if _is_unfinished_form(pdf):
        return _FORM
    if any(min(frame_of(page).size) <= 0 for page in pdf.pages):
        return _DAMAGED
    return _DAMAGED if pdf.get_warnings() else None


def _try(path: Path) -> None:
    """Take the pages over and number them, so that what fails there fails here, for this file alone."""
    with pikepdf.new() as trial, pikepdf.new() as drawings:
        drawing = drawings.add_blank_page(page_size=(10, 10))
        (source,) = merge(trial, [path])
        stamp(trial, list(trial.pages), [drawing] * len(trial.pages))
        source.close()


def _is_unfinished_form(pdf: pikepdf.Pdf) -> bool:
    """Whether a viewer would have to compute what the fields look like."""
    form = pdf.Root.get("/AcroForm")
    if form is None:
        return False
    return "/XFA" in form or (bool(form.get("/NeedAppearances", False)) and any(True for _ in fields_of(pdf)))
