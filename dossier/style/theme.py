"""Hold the theme part, which Word expects; no style refers to it."""

from dossier.style.xml import DECLARATION

_COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "404040", "lt2": "E7E6E6", "accent1": "1F4E79", "accent2": "2E75B6",
    "accent3": "7F7F7F", "accent4": "BF9000", "accent5": "548235", "accent6": "C00000", "hlink": "1F4E79",
    "folHlink": "7F7F7F",
}  # fmt: skip

_FONTS = '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/><a:cs typeface="Times New Roman"/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _scheme() -> str:
    return "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())


THEME = (
    f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="dossier">'
    f'<a:themeElements><a:clrScheme name="dossier">{_scheme()}</a:clrScheme>'
    f'<a:fontScheme name="dossier"><a:majorFont>{_FONTS}</a:majorFont><a:minorFont>{_FONTS}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="dossier"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{(f'<a:ln>{_FILL}</a:ln>') * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
