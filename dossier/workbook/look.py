"""Fix fonts, fills and borders of the workbook in one place."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

TITLE = Font(name="黑体", size=16, bold=False)
HEAD = Font(name="黑体", size=11)
BODY = Font(name="宋体", size=10.5)
LINK = Font(name="宋体", size=10.5, color="0563C1", underline="single")
NOTE = Font(name="宋体", size=10.5, color="595959")

HEAD_FILL = PatternFill("solid", fgColor="D9E1F2")
BAD_FILL = PatternFill("solid", bgColor="F8CBAD")
WARN_FILL = PatternFill("solid", bgColor="FFE699")
GOOD_FILL = PatternFill("solid", bgColor="C6E0B4")
IDLE_FILL = PatternFill("solid", bgColor="E7E6E6")

_THIN = Side(style="thin", color="A6A6A6")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)

CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
TITLE_PLACE = Alignment(horizontal="center", vertical="center")
SUBTITLE_PLACE = Alignment(horizontal="left", vertical="center")
