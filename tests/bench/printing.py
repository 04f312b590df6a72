"""Measure PDF files in a process of its own: merging against a bare pypdf merge, one call of LibreOffice against many."""

import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from dossier.office.libreoffice import convert, find_libreoffice

FILES, PAGES, BYTES = 10, 10, 600_000
"""100 pages, 60 MB."""
ROUNDS, CALLS = 9, 2
_A4 = (595.276, 841.89)


def scans(folder: Path) -> list[Path]:
    """Write PDF files of scanned pages: one JPEG of noise on each."""
    return [_scan(folder / f"{number}.pdf", number) for number in range(FILES)]


def _scan(path: Path, number: int) -> Path:
    with pikepdf.new() as pdf:
        for page in range(PAGES):
            picture, width, height = _noise(number * PAGES + page)
            sheet = pdf.add_blank_page(page_size=_A4)
            drawn = pikepdf.Stream(
                pdf, picture, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width, Height=height,
                ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
            )  # fmt: skip
            sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=drawn))
            sheet.Contents = pikepdf.Stream(pdf, f"q {_A4[0]} 0 0 {_A4[1]} 0 0 cm /Scan Do Q".encode())
        pdf.save(path)
    return path


def _noise(seed: int) -> tuple[bytes, int, int]:
    """Return a grey JPEG of about ``BYTES``."""
    width, height = 700, 990
    dots = random.Random(seed).randbytes(width * height)
    out = BytesIO()
    Image.frombytes("L", (width, height), dots).save(out, "JPEG", quality=91)
    return out.getvalue(), width, height


def merged_by_us(files: Sequence[Path], out: Path) -> None:
    """Take over all pages as the volume does, and save them as it does."""
    from dossier.volume.merge import merge
    from dossier.volume.properties import save_known

    with pikepdf.new() as target:
        sources = merge(target, files)
        save_known(target, out, b"")
        for source in sources:
            source.close()


def merged_by_pypdf(files: Sequence[Path], out: Path) -> None:
    """Merge with pypdf alone."""
    from pypdf import PdfWriter

    with PdfWriter() as writer:
        for file in files:
            writer.append(str(file))
        writer.write(out)


def bound(files: Sequence[Path]) -> None:
    """Bind everything: look at each file in the worker, cover, list, numbers, bookmarks, links."""
    from dossier.pipeline import open_profile
    from dossier.volume.bind import bind
    from dossier.volume.plan import Item, Part

    items = tuple(Item(f"{number:02}", f"扫描件 {number}", file.read_bytes()) for number, file in enumerate(files, 1))
    part = Part("第一部分", "扫描件", items)
    case = open_profile(Path("examples/qinghe/profile.yaml"))
    made = bind(case, (part,), lambda *_: None, draft=False)
    assert made.pages == FILES * PAGES + 1


def documents(folder: Path) -> list[Path]:
    """Write the documents of the example as Word files."""
    from dossier.composing import compose_case
    from dossier.pipeline import open_profile

    written = compose_case(open_profile(Path("examples/qinghe/profile.yaml")), draft=False).written
    paths = [folder / f"{one.material.code}.docx" for one in written]
    for path, one in zip(paths, written, strict=True):
        path.write_bytes(one.document.data)
    return paths


def measure() -> dict[str, list[float]]:
    """Return seconds by name, the sides of a pair in turn."""
    os.environ.pop("DOSSIER_SOFFICE", None)
    program = find_libreoffice()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files, papers = scans(folder), documents(folder)
        out = folder / "out.pdf"
        times = _paired(
            ROUNDS, {"merge": lambda: merged_by_us(files, out), "pypdf": lambda: merged_by_pypdf(files, out)}
        ) | _paired(3, {"bind": lambda: bound(files)})
        if program is not None:
            times |= _paired(CALLS, {
                "one call": lambda: _converted(program, [papers], folder / "a"),
                "many calls": lambda: _converted(program, [[paper] for paper in papers], folder / "b"),
            })  # fmt: skip
        sizes = {"megabytes": [sum(file.stat().st_size for file in files) / 1e6], "documents": [float(len(papers))]}
    return times | sizes


def _converted(program: str, calls: Sequence[Sequence[Path]], out: Path) -> None:
    made = [file for papers in calls for file in convert(program, papers, out)]
    assert None not in made


def _paired(rounds: int, sides: dict[str, Callable[[], None]]) -> dict[str, list[float]]:
    """Time the sides in turn; where there is time for many rounds, the first is not counted."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, run in sides.items():
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    return {name: values[1:] if rounds > 3 else values for name, values in times.items()}


def lines(times: dict[str, list[float]]) -> Iterator[str]:
    """Yield the section of the page."""
    middle = {name: statistics.median(values) for name, values in times.items()}
    yield from (
        "## PDF", "",
        f"{FILES * PAGES} scanned pages in {FILES} files, {middle['megabytes']:.0f} MB, and the "
        f"{middle['documents']:.0f} documents of `examples/qinghe`; the sides of each pair in turn, medians.", "",
        "| | dossier | peer | ratio | goal |", "|---|---:|---:|---:|---:|",
        f"| merging, against a bare pypdf merge | {middle['merge']:.2f} s | {middle['pypdf']:.2f} s "
        f"| **{_ratio(times, 'merge', 'pypdf'):.2f}** | ≤ 1.3 |",
        f"| binding the volume: each file looked at, cover, list, numbers on all pages, bookmarks, links "
        f"| {middle['bind']:.1f} s | {middle['pypdf']:.2f} s | **{middle['bind'] / middle['pypdf']:.1f}** | – |",
    )  # fmt: skip
    if "one call" in times:
        yield (
            f"| one call of LibreOffice for the set, against one for each file | {middle['one call']:.1f} s "
            f"| {middle['many calls']:.1f} s | **{_ratio(times, 'one call', 'many calls'):.2f}** | ≤ 0.5 |"
        )
    yield ""


def _ratio(times: dict[str, list[float]], left: str, right: str) -> float:
    """Return the median of the paired ratios."""
    return statistics.median(a / b for a, b in zip(times[left], times[right], strict=True))


if __name__ == "__main__":
    print(json.dumps(measure()))
