"""Write the size of a file as people read it."""


def size_in_words(size: int) -> str:
    """Return the size of a file, e.g. 1.2 MB; below a kilobyte in bytes, so that an empty file shows as one.

    >>> size_in_words(1_234_567), size_in_words(1_900), size_in_words(0)
    ('1.2 MB', '2 KB', '0 字节')
    """
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{round(size / 1000)} KB" if size >= 1_000 else f"{size} 字节"
