"""Fix fonts, fills and borders of the workbook in one place, as format properties."""

from collections.abc import Mapping

Look = Mapping[str, object]
"""Properties of a cell format."""

_THIN = {"border": 1, "border_color": "#A6A6A6"}
_SONG = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter"}

BODY: Look = {**_SONG, **_THIN, "text_wrap": True}
LINK: Look = {**BODY, "font_color": "#0563C1", "underline": 1}
TITLE: Look = {"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"}
HEAD: Look = {
    **_THIN, "font_name": "黑体", "font_size": 11, "bg_color": "#D9E1F2", "align": "center", "valign": "vcenter",
    "text_wrap": True,
}  # fmt: skip
NOTE: Look = {**_SONG, "font_color": "#595959", "align": "left"}

BAD_FILL, WARN_FILL, GOOD_FILL, IDLE_FILL = "#F8CBAD", "#FFE699", "#C6E0B4", "#E7E6E6"
"""Colours of cells by what they say."""
