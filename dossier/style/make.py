"""Make the reference document of each profile: ``python -m dossier.style.make`` rewrites ``parts/``."""

from datetime import datetime
from pathlib import Path

from dossier.style.archive import archive, deflate
from dossier.style.furniture import FOOTERS, HEADERS
from dossier.style.numbers import numbering_xml
from dossier.style.styles import FONT_FAMILIES, styles_xml
from dossier.style.table import PROFILES, Profile
from dossier.style.theme import THEME
from dossier.style.xml import DECLARATION, LATIN, W

PARTS = Path(__file__).parent / "parts"

_LEVEL = 9
_MOMENT = datetime(1980, 1, 1)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    **{f"word/{name}.xml": f"{_WORD}.header+xml" for name in HEADERS},
    **{f"word/{name}.xml": f"{_WORD}.footer+xml" for name in FOOTERS},
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}

_TARGETS = {
    "rIdStyles": ("styles", "styles.xml"),
    "rIdNumbering": ("numbering", "numbering.xml"),
    "rIdSettings": ("settings", "settings.xml"),
    "rIdFonts": ("fontTable", "fontTable.xml"),
    "rIdTheme": ("theme", "theme/theme1.xml"),
    **{f"rId{name[0].upper()}{name[1:]}": ("header", f"{name}.xml") for name in HEADERS},
    **{f"rId{name[0].upper()}{name[1:]}": ("footer", f"{name}.xml") for name in FOOTERS},
}


def reference(profile: Profile) -> bytes:
    """Return the reference document of a profile: all parts, and a body which shows every style."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _root_relationships(),
        "docProps/app.xml": _properties("Properties", "officeDocument/2006/extended-properties"),
        "docProps/core.xml": _core(),
        "word/_rels/document.xml.rels": _relationships(),
        "word/document.xml": _specimen(profile),
        "word/fontTable.xml": _font_table(),
        **{f"word/{name}.xml": text for name, text in (HEADERS | FOOTERS).items()},
        "word/numbering.xml": numbering_xml(profile),
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": styles_xml(profile),
        "word/theme/theme1.xml": THEME,
    }
    return archive((deflate(name, text.encode(), _LEVEL) for name, text in parts.items()), _MOMENT)


def main() -> None:
    """Write all reference documents."""
    PARTS.mkdir(exist_ok=True)
    for name, profile in PROFILES.items():
        (PARTS / f"{name}.docx").write_bytes(reference(profile))


def _content_types() -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _root_relationships() -> str:
    targets = (
        (f"{_OFFICE}/officeDocument", "word/document.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )
    return _relationship_part((f"rId{n}", kind, target) for n, (kind, target) in enumerate(targets, start=1))


def _relationships() -> str:
    return _relationship_part((key, f"{_OFFICE}/{kind}", target) for key, (kind, target) in _TARGETS.items())


def _relationship_part(rows: object) -> str:
    written = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in rows  # type: ignore[attr-defined]
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def _properties(root: str, schema: str) -> str:
    return f'{DECLARATION}<{root} xmlns="http://schemas.openxmlformats.org/{schema}"/>'


def _core() -> str:
    return f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>'


def _font_table() -> str:
    charset = {LATIN: "00"}
    fonts = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="{charset.get(name, "86")}"/><w:family w:val="{family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, family in FONT_FAMILIES.items()
    )
    return f"{DECLARATION}<w:fonts {W}>{fonts}</w:fonts>"


def _specimen(profile: Profile) -> str:
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{key}"/></w:pPr><w:r><w:t>{look.name}</w:t></w:r></w:p>'
        for key, look in profile.looks.items()
    )
    return f"{DECLARATION}<w:document {W}><w:body>{paragraphs}</w:body></w:document>"


_SETTINGS = (
    f'{DECLARATION}<w:settings {W}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:drawingGridVerticalSpacing w:val="156"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)

if __name__ == "__main__":
    main()
