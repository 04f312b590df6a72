"""Write ``styles.xml`` from the table of looks."""

from dossier.style.table import FANG, SONG, Look, Looks, Profile
from dossier.style.xml import DECLARATION, W, fonts, size, twips

_CUSTOM_FREE = {"Normal", "Header", "Footer", "TOC1", "TOC2", "TOC3", "TOC4", *(f"Heading{n}" for n in range(1, 5))}
"""Styles that Word knows by name; the others are marked as custom."""

_NUMBERED = {f"Heading{level}": level - 1 for level in range(1, 5)}
_PRIORITY = {"Normal": 0, "Body": 1}
_MARGINS = '<w:tblCellMar><w:top w:w="{0}" w:type="dxa"/><w:left w:w="{1}" w:type="dxa"/><w:bottom w:w="{0}" w:type="dxa"/><w:right w:w="{1}" w:type="dxa"/></w:tblCellMar>'


def styles_xml(profile: Profile) -> str:
    """Return the whole part."""
    numbered = {style: level for style, level in _NUMBERED.items() if level < len(profile.headings)}
    paragraphs = "".join(_paragraph(key, look, numbered) for key, look in profile.looks.items())
    return (
        f"{DECLARATION}<w:styles {W}>{_defaults(profile.looks)}{paragraphs}{_CHARACTERS}{_TABLES}{_NO_LIST}</w:styles>"
    )


def _defaults(looks: Looks) -> str:
    normal = looks["Normal"]
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts(normal.font)}<w:kern w:val="2"/>{size(normal.size)}'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _paragraph(key: str, look: Look, numbered: dict[str, int]) -> str:
    custom = "" if key in _CUSTOM_FREE else ' w:customStyle="1"'
    default = ' w:default="1"' if key == "Normal" else ""
    based = "" if key == "Normal" else '<w:basedOn w:val="Normal"/>'
    follows = '<w:next w:val="Body"/>' if look.outline is not None else ""
    number = f'<w:numPr><w:ilvl w:val="{numbered[key]}"/><w:numId w:val="1"/></w:numPr>' if key in numbered else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{key}"><w:name w:val="{look.name}"/>{based}{follows}'
        f'<w:uiPriority w:val="{_PRIORITY.get(key, 9)}"/><w:qFormat/>{_layout(look, number)}{_type(look)}</w:style>'
    )


def _layout(look: Look, number: str) -> str:
    """Return ``w:pPr`` in the order of the schema."""
    parts = [
        "<w:keepNext/>" if look.keep_next else "",
        "<w:keepLines/>" if look.keep_lines else "",
        "<w:widowControl/>",
        number,
        _RULE if look.rule_below else "",
        _tabs(look),
        '<w:wordWrap w:val="0"/>' if look.break_words else "",
        _HANGING,
        _spacing(look),
        _indent(look),
        f'<w:jc w:val="{look.align}"/>',
        f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
    ]
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _tabs(look: Look) -> str:
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(look.tab)}"/></w:tabs>' if look.tab else ""


def _spacing(look: Look) -> str:
    rule = f'w:line="{twips(look.line)}" w:lineRule="exact"' if look.line else 'w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}" {rule}/>'


def _indent(look: Look) -> str:
    """Write the first-line indent in characters for Word and in twips for programs that know only those."""
    first = f'w:firstLineChars="{look.indent * 100}" w:firstLine="{twips(look.indent * look.size)}"'
    return f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}" {first}/>'


def _type(look: Look) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    return f"<w:rPr>{fonts(look.font)}{bold}{colour}{size(look.size)}</w:rPr>"


# Says what Word does anyway. LibreOffice 7 reads it the other way round, and so keeps the 、 and 。 at the end of a
# justified line inside the line: those it lets hang past the end it does not print.
_HANGING = "<w:overflowPunct/>"

_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="7F7F7F"/></w:pBdr>'

_CHARACTERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:uiPriority w:val="22"/><w:qFormat/>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="character" w:customStyle="1" w:styleId="Draft"><w:name w:val="草稿标记"/>'
    f'<w:uiPriority w:val="9"/><w:rPr>{fonts("黑体")}<w:b/><w:bCs/><w:color w:val="C00000"/>{size(14)}</w:rPr></w:style>'
)


def _borders(names: str, weight: int, colour: str) -> str:
    return "".join(
        f'<w:{name} w:val="single" w:sz="{weight}" w:space="0" w:color="{colour}"/>' for name in names.split()
    )


def _table(key: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="9"/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_MARGINS.format(0, 108)}'
    "</w:tblPr></w:style>"
    + _table("House", "表格", "<w:tblBorders>" + _borders("top left bottom right", 8, "404040")
             + _borders("insideH insideV", 4, "7F7F7F") + "</w:tblBorders>" + _MARGINS.format(40, 100))
    + _table("Plain", "无线表格", _MARGINS.format(0, 60))
    + _table("Note", "提示框", "<w:tblBorders>" + _borders("top", 4, "BFBFBF") + _borders("left", 24, "7F7F7F")
             + _borders("bottom right", 4, "BFBFBF") + "</w:tblBorders>" + _MARGINS.format(80, 160))
)  # fmt: skip

_NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)

FONT_FAMILIES = {SONG: "auto", "黑体": "modern", FANG: "modern", "楷体": "modern", "Times New Roman": "roman"}
