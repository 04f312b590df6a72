"""Hold the text of a finished document as checks read it: passages under their headings."""

from typing import NamedTuple


class Passage(NamedTuple):
    """One paragraph or table cell of a document."""

    heading: str
    """Number and text of the heading above it, e.g. 3.2 收入预测; empty before the first heading."""
    text: str


class DocumentText(NamedTuple):
    """What one document of the dossier says."""

    code: str
    """Material code, e.g. D05."""
    title: str
    """Chinese title of the material, without 《》."""
    passages: tuple[Passage, ...]
    form: bool = False
    """Whether it is an authority's blank form that was filled in, whose words are not ours."""
    by_hand: frozenset[str] = frozenset()
    """Texts of the passages that a person wrote into it after it was generated."""

    @property
    def text(self) -> str:
        """The whole text, one line per passage."""
        return "\n".join(passage.text for passage in self.passages)
