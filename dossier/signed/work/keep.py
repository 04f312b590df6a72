"""Make the file that is kept of a scan: without its empty pages, the others upright. In the worker only."""

import pikepdf


def kept(file: str, without: list[int], turns: list[tuple[int, int]], out: str) -> int:
    """Write a PDF without some of its pages, counted from one, and return how many are left.

    ``turns`` are pages with the degrees by which they are turned against the clock.
    """
    with pikepdf.Pdf.open(file) as pdf:
        for number, turn in turns:
            pdf.pages[number - 1].rotate(-turn % 360, relative=True)
        for number in sorted(without, reverse=True):
            del pdf.pages[number - 1]
        pdf.save(out)
        return len(pdf.pages)
