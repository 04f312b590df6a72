"""List how every paragraph of a document looks: the one place where sizes, fonts and spacing are decided.

Sources: GB/T 9704-2012 for ``gw`` (fonts, sizes, margins); tender-document practice for ``qy`` (宋体 小四, 黑体
headings, 五号 tables). Line spacing is exact, so that page breaks do not depend on the fonts of a machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

SONG, HEI, FANG, KAI = "宋体", "黑体", "仿宋", "楷体"

ER, XIAO_ER, SAN, SI, XIAO_SI, WU, XIAO_WU = 22.0, 18.0, 16.0, 14.0, 12.0, 10.5, 9.0
"""Chinese type sizes in points: 二号, 小二, 三号, 四号, 小四, 五号, 小五."""


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. Lengths in points; ``indent`` in characters; ``line`` 0 means single spacing."""

    name: str
    """The name Word shows; Word's own English names are translated by Word itself."""
    font: str = SONG
    size: float = XIAO_SI
    bold: bool = False
    align: str = "left"
    indent: int = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    colour: str = ""
    tab: float = 0
    """A right-aligned tab at this place."""
    rule_below: bool = False
    break_words: bool = False
    """A Latin word, such as a domain or a contract number, may break anywhere at the end of a line."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: Word's number format, the text with ``%n``, and indents in points."""

    format: str
    text: str
    left: float = 0
    hanging: float = 0
    first: float = 0
    suffix: str = "nothing"
    font: str = ""
    style: str = ""


Levels = tuple[Level, ...]

Looks = Mapping[str, Look]


def _running(font: str, size: float, line: float) -> dict[str, Look]:
    """Text styles that follow the body."""
    body = Look("正文段落", font, size, align="both", indent=2, line=line)
    return {
        "Normal": Look("Normal", font, size),
        "Body": body,
        "Flush": replace(body, name="顶格段落", indent=0),
        "Item": Look("列表项", font, size, align="both", line=line),
        "Figure": Look("图", font, size, align="center", before=6, keep_next=True),
        # All its height is space after: a table that ends at the foot of a page brings no empty page.
        "AfterTable": Look("表后", font, 1, line=1, after=7),
        "Break": Look("分隔", font, 1, line=1),
        "Seal": Look("盖章", font, size, align="right", right=2 * size, before=line, line=line, keep_lines=True),
        "SignLabel": Look("落款项目", font, size, align="right", line=line, keep_next=True),
        "SignValue": Look("落款内容", font, size, line=line, keep_next=True),
    }


def _small(head: str) -> dict[str, Look]:
    """Tables, captions, notes, page furniture: the same in all profiles but for the font of heads."""
    table = Look("表文", SONG, WU, line=15, break_words=True)
    caption = Look("表题", head, WU, align="center", before=8, after=4, line=18, keep_next=True)
    return {
        "TableText": table,
        "TableHead": replace(table, name="表头", font=HEI, align="center", keep_next=True),
        "TableLabel": replace(table, name="表项", font=HEI, align="center"),
        "TableCaption": caption,
        "FigureCaption": replace(caption, name="图题", before=4, after=10, keep_next=False),
        "NoteTitle": Look("提示标题", HEI, WU, line=18, after=2, keep_next=True),
        "Header": Look("header", SONG, XIAO_WU, line=13, rule_below=True),
        "Footer": Look("footer", SONG, XIAO_WU, align="center", line=13),
    }


def _cover() -> dict[str, Look]:
    line = Look("封面行", SONG, SI, align="center", line=26)
    return {
        "CoverTitle": Look("封面题名", HEI, 24, align="center", left=10, right=10, line=42, after=10, rule_below=True),
        "CoverLine": line,
        "CoverLabel": replace(line, name="封面项目", align="right"),
        "CoverValue": replace(line, name="封面内容", align="left"),
    }


def _contents() -> dict[str, Look]:
    """The chapters of the longest document and the sections of most others fit one page."""
    entry = Look("toc 1", SONG, XIAO_SI, line=17, tab=442)
    below = replace(entry, size=WU, line=15)
    return {
        "TOCTitle": Look("目录标题", HEI, SAN, align="center", after=8, line=24),
        "TOC1": replace(entry, font=HEI, before=1),
        "TOC2": replace(below, name="toc 2", left=24),
        "TOC3": replace(below, name="toc 3", left=48),
        "TOC4": replace(below, name="toc 4", left=72),
    }


def _headings(*looks: Look) -> dict[str, Look]:
    """Headings 1 to 4, and the same without numbers."""
    named = {
        f"Heading{level}": replace(look, name=f"heading {level}", keep_next=True, keep_lines=True, outline=level - 1)
        for level, look in enumerate(looks, start=1)
    }
    plain = {
        f"Plain{level}": replace(named[f"Heading{level}"], name=f"无编号标题 {level}", indent=0)
        for level in range(1, len(looks) + 1)
    }
    return named | plain


def _item_texts(levels: Levels, body: Look) -> dict[str, Look]:
    """Further paragraphs of an item: under its text, or indented like the body where items do not hang."""
    return {
        f"ItemText{depth}": replace(
            body, name=f"列表项续段 {depth}", left=level.left, indent=0 if level.hanging else body.indent
        )
        for depth, level in enumerate(levels, start=1)
    }


def _report() -> dict[str, Look]:
    headings = _headings(
        Look("", HEI, SAN, before=22, after=12, line=26),
        Look("", HEI, SI, before=12, after=7, line=23),
        Look("", HEI, XIAO_SI, before=8, after=4, line=22),
        Look("", SONG, XIAO_SI, bold=True, before=4, after=2, line=22),
    )
    return {**_running(SONG, XIAO_SI, 23), **_small(HEI), **_cover(), **_contents(), **headings}


def _statement() -> dict[str, Look]:
    """A report short enough to have no cover: its title stands above the text."""
    looks = _report()
    title = replace(looks["Plain1"], name="文件标题", size=ER, align="center", before=4, after=16, line=34)
    return {**looks, "Plain1": title}


def _letter() -> dict[str, Look]:
    line = 28.0
    headings = _headings(
        Look("", HEI, SAN, indent=2, line=line),
        Look("", KAI, SAN, indent=2, line=line),
        Look("", FANG, SAN, bold=True, indent=2, line=line),
        Look("", FANG, SAN, indent=2, line=line),
    )
    title = Look("文件标题", SONG, ER, bold=True, align="center", before=6, after=26, line=36,
                 keep_next=True, keep_lines=True, outline=0)  # fmt: skip
    return {**_running(FANG, SAN, line), **_small(HEI), **_cover(), **_contents(), **headings, "Plain1": title}


def _policy() -> dict[str, Look]:
    headings = _headings(
        Look("", HEI, SAN, align="center", before=20, after=12, line=26),
        Look("", HEI, SI, align="center", before=10, after=8, line=23),
        Look("", HEI, XIAO_SI, indent=2, before=6, after=3, line=23),
        Look("", SONG, XIAO_SI, bold=True, indent=2, line=23),
    )
    title = replace(headings["Plain1"], name="文件标题", size=20, before=0, after=18, line=32)
    article = Look("条", SONG, XIAO_SI, align="both", line=23)
    return {
        **_running(SONG, XIAO_SI, 23), **_small(HEI), **_cover(), **_contents(), **headings,
        "Plain1": title, "Article": article,
    }  # fmt: skip


def _heading_levels(levels: Levels) -> Levels:
    return tuple(replace(level, style=f"Heading{index}") for index, level in enumerate(levels, start=1))


_CN = "chineseCountingThousand"
_CIRCLE = "decimalEnclosedCircleChinese"

_DECIMAL_HEADINGS = _heading_levels(tuple(
    Level("decimal", ".".join(f"%{n}" for n in range(1, level + 1)), left=width, hanging=width, suffix="tab")
    for level, width in enumerate((28, 36, 40, 48), start=1)
))  # fmt: skip


def _chinese_headings(first: float) -> Levels:
    return _heading_levels((
        Level(_CN, "%1、", first=first), Level(_CN, "（%2）", first=first),
        Level("decimal", "%3.", first=first, suffix="space"), Level("decimal", "（%4）", first=first),
    ))  # fmt: skip


_CHAPTERS = _heading_levels((Level(_CN, "第%1章　"), Level(_CN, "第%2节　")))

_REPORT_LIST = (
    Level("decimal", "（%1）", left=62, hanging=38, suffix="tab"),
    Level(_CIRCLE, "%2", left=84, hanging=22, suffix="tab"),
    Level("lowerLetter", "%3)", left=104, hanging=20, suffix="tab"),
)
_CHINESE_LIST = (
    Level("decimal", "%1.", left=45, hanging=21, suffix="tab"),
    Level("decimal", "（%2）", left=83, hanging=38, suffix="tab"),
    Level(_CIRCLE, "%3", left=105, hanging=22, suffix="tab"),
)
_LETTER_LIST = (
    Level("decimal", "%1.", first=32, suffix="space"),
    Level("decimal", "（%2）", first=32),
    Level(_CIRCLE, "%3", first=32, suffix="space"),
)
_POLICY_LIST = (
    Level("decimal", "%1.", first=24, suffix="space"),
    Level(_CN, "（%2）", first=24),
    Level("decimal", "%3.", first=24, suffix="space"),
)
_ARTICLES = (Level(_CN, "第%1条　", first=24, font=HEI),)


def _bullets(ordered: Levels, size: float) -> Levels:
    """• – · where the numbers of the same level begin; items that do not hang go in by a character per level."""
    starts = [
        level.left - level.hanging + level.first + size * depth * (not level.hanging)
        for depth, level in enumerate(ordered)
    ]
    return tuple(
        Level("bullet", sign, left=start + 18, hanging=18, suffix="tab")
        for sign, start in zip("•–·", starts, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """A complete house style: its looks and its numberings."""

    looks: Looks
    headings: Levels
    ordered: Levels
    bullets: Levels
    articles: Levels = ()


def _profile(looks: dict[str, Look], headings: Levels, ordered: Levels, articles: Levels = ()) -> Profile:
    body = looks["Body"]
    return Profile(looks | _item_texts(ordered, body), headings, ordered, _bullets(ordered, body.size), articles)


def _in_fangsong(looks: dict[str, Look]) -> dict[str, Look]:
    """Set the text in 仿宋 三号 as a letter has it, with headings that stand out from it; tables stay as they are."""
    headings = _headings(
        Look("", HEI, XIAO_ER, before=22, after=12, line=30),
        Look("", HEI, SAN, before=12, after=7, line=28),
        Look("", KAI, SAN, before=6, after=3, line=28),
        Look("", FANG, SAN, bold=True, before=4, after=2, line=28),
    )
    changed = {
        name: replace(look, align=looks[name].align, indent=looks[name].indent) for name, look in headings.items()
    }
    article = {"Article": replace(looks["Article"], font=FANG, size=SAN, line=28)} if "Article" in looks else {}
    # Signature blocks are laid out for the size they have in the report.
    signed = {name: replace(looks[name], font=FANG) for name in ("Seal", "SignLabel", "SignValue")}
    return {**looks, **_running(FANG, SAN, 28), **signed, **changed, **article, "Plain1": looks["Plain1"]}


def _widened(levels: Levels) -> Levels:
    """Return the levels with the indents of 三号 text instead of 小四."""
    return tuple(
        replace(
            one, left=one.left * SAN / XIAO_SI, hanging=one.hanging * SAN / XIAO_SI, first=one.first * SAN / XIAO_SI
        )
        for one in levels
    )


def _fangsong(profile: Profile) -> Profile:
    return _profile(
        _in_fangsong(dict(profile.looks)),
        _widened(profile.headings),
        _widened(profile.ordered),
        _widened(profile.articles),
    )


_HOUSE: Mapping[str, Profile] = {
    "qy": _profile(_report(), _DECIMAL_HEADINGS, _REPORT_LIST),
    "qy-chinese": _profile(_statement(), _chinese_headings(0), _CHINESE_LIST),
    "gw": _profile(_letter(), _chinese_headings(32), _LETTER_LIST),
    "zd": _profile(_policy(), _CHAPTERS, _POLICY_LIST, _ARTICLES),
}

PROFILES: Mapping[str, Profile] = {
    **_HOUSE,
    **{f"{name}-fangsong": _fangsong(_HOUSE[name]) for name in ("qy", "qy-chinese", "zd")},
}
"""``qy`` reports (decimal or Chinese numbers), ``gw`` letters and commitments, ``zd`` internal policies.

With ``-fangsong`` the text is set in 仿宋 三号, which one province is said to ask for.
"""
