"""Choose, from layouts that get ever tighter, the first one which fits the page."""

from collections.abc import Iterable

from dossier.documents.figures.scene import Scene
from dossier.documents.figures.theme import Page
from dossier.errors import TemplateError
from dossier.text import Text


class OversizeError(TemplateError):
    """A figure has more content than a page holds at the least legible size."""

    @classmethod
    def of(cls, title: str) -> "OversizeError":
        """Return the error of the figure, or the part of it, called ``title``."""
        return cls(
            Text(f"{title}内容过多，一页放不下", f"the figure {title} has too much content for one page"),
            hint=Text("缩短方框内的文字，或改用横向页面", "shorten the texts in the boxes or use a landscape page"),
        )


def fits(scene: Scene, page: Page) -> bool:
    """Tell whether ``scene`` is no larger than ``page``."""
    return scene.width <= page.width + 1e-6 and scene.height <= page.height + 1e-6


def first_that_fits(title: str, page: Page, scenes: Iterable[Scene]) -> Scene:
    """Return the first of ``scenes`` that is no larger than ``page``.

    Raises:
        OversizeError: none fits; nothing is ever shrunk below legible size or cut off.
    """
    for scene in scenes:
        if fits(scene, page):
            return scene
    raise OversizeError.of(title)
