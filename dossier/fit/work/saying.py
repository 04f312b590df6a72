"""Put into words what was done to files and why it was not enough."""

from collections.abc import Collection

from dossier.fit.work.ladder import FLOOR, Step
from dossier.text import Text


def megabytes(size: int) -> str:
    """Return a size, a megabyte taken as a million bytes; never rounded down to a limit it exceeds."""
    return f"{-(-size // 10_000) / 100:.2f} MB" if size >= 10_000 else f"{-(-size // 1000)} kB"


def from_to(before: int, after: int) -> str:
    """Return both sizes."""
    return f"{megabytes(before)} → {megabytes(after)}"


def combined(files: int, pages: int) -> Text:
    """Say that several files became one."""
    return Text(
        f"{files} 个文件合并为 1 个 PDF，共 {pages} 页", f"{files} files combined into one PDF of {pages} pages"
    )


def packed(before: int, after: int) -> Text:
    """Say that nothing but the packing changed."""
    sizes = from_to(before, after)
    return Text(f"无损重新压缩，{sizes}", f"repacked without loss, {sizes}")


def reduced(before: Collection[int], step: Step, sizes: str = "") -> Text:
    """Say that pictures of these resolutions were reduced."""
    count, finest = len(before), max(before)
    coarser = finest > step.dpi
    zh, en = f"{count} 张图片", f"{count} picture{'s' if count > 1 else ''}"
    if coarser:
        up_to = "最高 " if count > 1 and min(before) != finest else ""
        zh += f"由{up_to or ' '}{finest} dpi 降至 {step.dpi} dpi"
        en += f" reduced from {'up to ' if up_to else ''}{finest} to {step.dpi} dpi"
    else:
        zh, en = f"{zh}重新压缩", f"{en} compressed again"
    tail = f"，{sizes}" if sizes else ""
    return Text(f"{zh}，JPEG 质量 {step.quality}{tail}", f"{en}, JPEG quality {step.quality}{tail.replace('，', ', ')}")


def cut(parts: int, sizes: str) -> Text:
    """Say that a paper was cut into parts."""
    floor = f"{FLOOR.dpi} dpi"
    return Text(
        f"压缩到清晰度下限（{floor}、JPEG 质量 {FLOOR.quality}）仍超过上限，按页拆分为 {parts} 个文件，{sizes}",
        f"too large even at the floor ({floor}, JPEG quality {FLOOR.quality}), so cut by pages into {parts} files, {sizes}",
    )


def too_large(page: int | None, size: int, limit: int) -> Text:
    """Say that the floor is reached and the file is still too large."""
    where = Text(f"第 {page} 页单独", f"page {page} alone") if page else Text("图片", "the picture")
    now, most = megabytes(size), megabytes(limit)
    return Text(
        f"压缩到清晰度下限（{FLOOR.dpi} dpi、JPEG 质量 {FLOOR.quality}）后{where.zh}仍为 {now}，超过 {most}",
        f"at the floor ({FLOOR.dpi} dpi, JPEG quality {FLOOR.quality}) {where.en} still has {now}, more than {most}",
    )


UPRIGHT = Text("按拍摄方向转正", "turned upright as it was taken")
SCREEN = Text("由印刷色（CMYK）转为 RGB", "changed from printing colours (CMYK) to RGB")


def converted(kind: str) -> Text:
    """Say that a picture has another format now."""
    return Text(f"由 {kind.upper()} 转为 JPG", f"converted from {kind.upper()} to JPG")


def bound(kind: str) -> Text:
    """Say that a picture became a page of a PDF."""
    return Text(f"由 {kind.upper()} 转为 PDF", f"converted from {kind.upper()} to PDF")


def uncut(why: Text, size: int, limit: int) -> Text:
    """Say that a file is too large even at the floor and cannot be cut."""
    now, most = megabytes(size), megabytes(limit)
    return Text(
        f"压缩到清晰度下限（{FLOOR.dpi} dpi、JPEG 质量 {FLOOR.quality}）后仍为 {now}，超过 {most}；{why.zh}，不能拆分",
        f"at the floor ({FLOOR.dpi} dpi, JPEG quality {FLOOR.quality}) it still has {now}, more than {most}; {why.en}"
        " and cannot be cut",
    )


def packed_again(before: int, after: int, quality: int) -> Text:
    """Say that a picture kept its dots and was compressed."""
    sizes = from_to(before, after)
    return Text(f"按 JPEG 质量 {quality} 重新压缩，{sizes}", f"compressed again with JPEG quality {quality}, {sizes}")
