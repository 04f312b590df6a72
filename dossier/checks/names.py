"""Compare names for meaning: full and half width, and blanks, make no difference here."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Return the name in the form in which two spellings of one name are equal.

    >>> folded("示例（北京）公司") == folded("示例(北京) 公司")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).split())


def same_name(left: str, right: str) -> bool:
    """Return whether two spellings mean one name."""
    return folded(left) == folded(right)
