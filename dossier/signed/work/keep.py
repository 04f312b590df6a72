"""Make the file that is kept of a scan: without its empty pages. In the worker only."""

import pikepdf


def without_pages(file: str, numbers: list[int], out: str) -> int:
    """Write a PDF without some of its pages, counted from one, and return how many are left."""
    with pikepdf.Pdf.open(file) as pdf:
        for number in sorted(numbers, reverse=True):
            del pdf.pages[number - 1]
        pdf.save(out)
        return len(pdf.pages)
