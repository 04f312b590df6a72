"""Write the size of a file as people read it."""


def size_in_words(size: int) -> str:
    """Return the size of a file, e.g. 1.2 MB.

    >>> size_in_words(1_234_567), size_in_words(900)
    ('1.2 MB', '1 KB')
    """
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
