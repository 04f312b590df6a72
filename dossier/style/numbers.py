"""Write ``numbering.xml``: heading numbers, bullets, articles, and the pattern of ordered lists."""

from dossier.style.table import Level, Levels, Profile
from dossier.style.xml import DECLARATION, W, fonts, twips

ABSTRACT = {"headings": 0, "bullets": 1, "articles": 2, "ordered": 3}
"""Numbers of the patterns (``w:abstractNumId``); each ordered list of a document is one more instance."""


def numbering_xml(profile: Profile) -> str:
    """Return the part with the fixed instances: 1 headings, 2 bullets, 3 articles."""
    patterns = {"headings": profile.headings, "bullets": profile.bullets, "ordered": profile.ordered}
    if profile.articles:
        patterns["articles"] = profile.articles
    ordered = sorted(patterns.items(), key=lambda item: ABSTRACT[item[0]])
    abstract = "".join(_abstract(ABSTRACT[name], levels) for name, levels in ordered)
    fixed = [name for name, _ in ordered if name != "ordered"]
    instances = "".join(_instance(ABSTRACT[name] + 1, ABSTRACT[name]) for name in fixed)
    return f"{DECLARATION}<w:numbering {W}>{abstract}{instances}</w:numbering>"


def _abstract(number: int, levels: Levels) -> str:
    written = "".join(_level(index, level) for index, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0D05510{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0D05520{number}"/>{written}</w:abstractNum>'
    )


def _level(index: int, level: Level) -> str:
    style = f'<w:pStyle w:val="{level.style}"/>' if level.style else ""
    look = f"<w:rPr>{fonts(level.font)}</w:rPr>" if level.font else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>{style}'
        f'<w:suff w:val="{level.suffix}"/><w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_tab(level)}{_indent(level)}</w:pPr>{look}</w:lvl>"
    )


def _tab(level: Level) -> str:
    return f'<w:tabs><w:tab w:val="num" w:pos="{twips(level.left)}"/></w:tabs>' if level.suffix == "tab" else ""


def _indent(level: Level) -> str:
    if level.hanging:
        return f'<w:ind w:left="{twips(level.left)}" w:hanging="{twips(level.hanging)}"/>'
    return f'<w:ind w:left="{twips(level.left)}" w:firstLine="{twips(level.first)}"/>'


def _instance(number: int, abstract: int) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>'
