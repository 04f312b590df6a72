"""Take the red ink of seals off a picture, so that the writing below it can be recognised."""

from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RED = 50
"""How much red must outweigh green and blue for a point to count as red ink, of 255."""
_SEAL = 0.002
"""Share of such points from which a page is taken to bear a seal."""
_BLACK = 40
"""Brightness that stays black."""


def without_red(picture: Image.Image) -> Image.Image | None:
    """Return the page in grey without its red ink; None where there is none.

    In red light red ink is nearly as bright as paper. What it is darker is taken away by making white all that is as
    bright as the ink itself; black print below the ink stays darker than that.
    """
    import numpy as np

    points: NDArray[Any] = np.asarray(picture.convert("RGB"), dtype=np.int16)
    red = points[:, :, 0]
    ink = (red - points[:, :, 1] > _RED) & (red - points[:, :, 2] > _RED)
    if ink.mean() < _SEAL:
        return None
    white = float(np.median(red[ink])) * 0.97
    lifted = np.clip((red - _BLACK) * (255 / max(white - _BLACK, 1)), 0, 255).astype(np.uint8)
    return Image.fromarray(lifted).convert("RGB")


def in_red_light(picture: Image.Image) -> Image.Image:
    """Return the page in grey as red light shows it: red ink is pale and everything else as dark as before."""
    return picture.getchannel("R").convert("RGB")
