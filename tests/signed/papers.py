"""Make documents and scans of a few lines: text of pages -> PDF with text, or with pictures of it."""

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"
_FILE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_DPI = 150

LETTER = (
    "网络信息安全承诺书",
    "北京青禾示例科技有限公司申请经营信息服务业务",
    "发现违法信息的，最迟在确认后30分钟内停止传输",
    "保存记录24个月，注册资本500万元",
    "法定代表人林知远对网络与信息安全负总责",
    "用户发布的信息先审后发，关键词库每7日更新",
)
REPORT = (
    "业务发展报告",
    "第一年计划发展付费会员1200户，收入96万元",
    "客服工作时间为每日9时至18时，投诉两日内答复",
    "服务器由示例云计算有限公司提供，部署在北京机房",
)


def text_pdf(*pages: Sequence[str]) -> bytes:
    """Return a PDF whose text can be copied, one page for each list of lines; no lines make an empty page."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=True)
    for lines in pages:
        canvas.setFont(_FONT, 14)
        for number, line in enumerate(lines):
            canvas.drawString(70, 750 - 36 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def picture(lines: Sequence[str], *, red: bool = True) -> Image.Image:
    """Return a page as a scanner sees it, with something red on it."""
    page = Image.new("RGB", (1240, 1754), "#fdfdfb")
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(_FILE, 30)
    for number, line in enumerate(lines):
        pen.text((150, 200 + 80 * number), line, font=font, fill="#181818")
    if red:
        pen.ellipse((700, 1200, 950, 1450), outline="#d8202c", width=10)
    return page


def scan_pdf(*pages: Image.Image) -> bytes:
    """Return a PDF of pictures."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=_DPI, quality=80, save_all=True, append_images=pages[1:])
    return out.getvalue()


def written_to(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
