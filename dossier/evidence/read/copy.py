"""Read a paper that has text: file, kind of paper -> facts, for JSON. In the worker only."""

from pathlib import Path
from typing import Any

from dossier.evidence.read.lines import readable
from dossier.evidence.read.parse import PARSERS


def read_text(file: str, paper: str, most_pages: int) -> dict[str, Any]:
    """Return the facts found in the text of a file; ``none`` where it has no text about any of them."""
    lines = readable(Path(file), most_pages)
    fields = PARSERS[paper](lines)
    pages = len({line.page for line in lines})
    return {"origin": "text" if fields else "none", "fields": [list(one) for one in fields], "pages": pages}
