"""Name every maker of the corpus as the table does: family/name -> function that returns the bytes of a file."""

from collections.abc import Callable, Mapping

from tests.corpus.damaged import DAMAGED
from tests.corpus.office import OFFICE, OTHERS
from tests.corpus.pdfs import PDFS
from tests.corpus.pictures import PICTURES
from tests.corpus.scans import SCANS

_FAMILIES = {"pdf": PDFS, "broken": DAMAGED, "scan": SCANS, "picture": PICTURES, "office": OFFICE, "other": OTHERS}

MAKERS: Mapping[str, Callable[[], bytes]] = {
    f"{family}/{name}": make for family, makers in _FAMILIES.items() for name, make in makers.items()
}
