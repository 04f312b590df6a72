"""Write the style sheet: the frame of the page, and the paper with the fonts and sizes of the house style."""

from collections.abc import Iterable

from dossier.style.table import FANG, HEI, KAI, PROFILES, SONG, Look

_FONTS = {
    SONG: 'SimSun,"Songti SC","Noto Serif CJK SC",serif',
    HEI: 'SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif',
    FANG: 'FangSong,FangSong_GB2312,STFangsong,"Noto Serif CJK SC",serif',
    KAI: 'KaiTi,KaiTi_GB2312,STKaiti,"Noto Serif CJK SC",serif',
}
_ALIGN = {"both": "justify"}


def style_sheet(profiles: Iterable[str]) -> str:
    """Return the style sheet for documents of these house style profiles."""
    return _FRAME + "".join(_rules(profile) for profile in sorted(set(profiles)))


def _rules(profile: str) -> str:
    looks = PROFILES[profile].looks
    scope = f".s-{profile}"
    rules = "".join(f"{scope} .{name}{{{_look(look)}}}" for name, look in looks.items() if name != "Normal")
    return f"{scope} .sheet{{{_type(looks['Normal'])}}}{rules}\n"


def _type(look: Look) -> str:
    return f'font-family:"Times New Roman",{_FONTS.get(look.font, _FONTS[SONG])};font-size:{look.size:g}pt'


def _look(look: Look) -> str:
    parts = [
        _type(look),
        f"font-weight:{700 if look.bold else 400}",
        f"text-align:{_ALIGN.get(look.align, look.align)}",
        f"text-indent:{look.indent}em",
        f"margin:{look.before:g}pt {look.right:g}pt {look.after:g}pt {look.left:g}pt",
        f"line-height:{look.line:g}pt" if look.line else "line-height:1.5",
        f"color:#{look.colour}" if look.colour else "",
        "border-bottom:.5pt solid #7f7f7f" if look.rule_below else "",
    ]
    return ";".join(part for part in parts if part)


_FRAME = """
:root{--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--gap:#fff2a8;--edge:#d4a500;--bad:#b42318;--warn:#9a6700;--unknown:#5b4bb7}
*{box-sizing:border-box}html{scroll-padding-top:12px}body{margin:0;background:#eceff2;color:var(--ink);overflow-wrap:anywhere;
font:14px/1.6 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
.frame{display:flex;align-items:flex-start}nav{position:sticky;top:0;flex:0 0 312px;height:100vh;overflow-y:auto;background:#fff;
border-right:1px solid var(--line);padding:20px 16px 40px}nav h1{font-size:17px;margin:0 0 2px}nav p{margin:0 0 8px;color:var(--soft);font-size:12px}
nav h2{font-size:12px;color:var(--soft);font-weight:400;margin:16px 0 4px}nav ul{margin:0;padding:0;list-style:none}
nav li a{display:block;padding:5px 8px;border-radius:4px;color:inherit;text-decoration:none}nav li a:hover{background:#f6f8fa}
nav .bar,.head .bar{display:block;height:4px;background:#e4e8ec;border-radius:2px;margin:3px 0}.bar i{display:block;height:4px;
background:#1a7f37;border-radius:2px}.open .bar i{background:var(--edge)}nav small,.head small{color:var(--soft);font-size:12px}
.open small b{color:var(--warn)}.broken small b{color:var(--bad)}
main{flex:1;min-width:0;padding:24px 24px 80px}.box{max-width:1123px;margin:0 auto 20px;background:#fff;border:1px solid var(--line);padding:14px 20px}
.box h2{font-size:17px;margin:0 0 8px}.total{display:flex;gap:12px;flex-wrap:wrap;margin:0;padding:0;list-style:none}
.total li{border:1px solid var(--line);padding:6px 14px}.total b{font-size:18px;margin-right:6px}
.facts{border-collapse:collapse;width:100%;font-size:13px;margin-top:6px}.facts td,.facts th{border-bottom:1px solid var(--line);padding:5px 8px;
text-align:left;vertical-align:top}.facts th{background:#f6f8fa;white-space:nowrap}.paper{overflow-x:auto;padding:2px 2px 6px}.facts tr:target{background:var(--gap)}
.findings{margin:8px 0 0;padding:0;list-style:none;font-size:13px}.findings li{border-left:4px solid var(--warn);padding:2px 10px;margin-bottom:4px}
.findings .fail{border-color:var(--bad)}.findings .unknown{border-color:var(--unknown)}.findings b{margin-right:6px}.findings .fix{color:var(--soft)}
.lacks{margin:8px 0 0;font-size:13px}.lacks a{margin-right:4px}.document{margin-bottom:48px}.head h2{margin-bottom:2px}
.gap{background:var(--gap);outline:1.5px solid var(--edge);color:#5c4600;text-decoration:none;border-radius:2px;padding:0 2px;text-indent:0;
font-weight:400;box-decoration-break:clone;-webkit-box-decoration-break:clone}.gap code{font:.8em ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
p.doubt,td.doubt{text-indent:0;margin:6pt 0;text-align:left}.doubt .gap{display:inline-block;margin:1pt 4pt 1pt 0}
.sheet{position:relative;width:210mm;min-height:120mm;margin:0 auto 14px;padding:30mm 26mm 24mm 28mm;background:#fff;
box-shadow:0 1px 4px rgba(0,0,0,.22)}.sheet.wide{width:297mm;padding:26mm 35mm 22mm 37mm}.sheet.cover{min-height:297mm}
.sheet p,.sheet h3,.sheet h4,.sheet h5,.sheet h6{margin:0}.sheet a{color:inherit;text-decoration:none}.sheet a[href^=http]{color:#1f3864}
.running{position:absolute;top:14mm;left:28mm;right:26mm;display:flex;justify-content:space-between;border-bottom:.5pt solid #7f7f7f;
font:9pt/1.5 SimSun,"Songti SC","Noto Serif CJK SC",serif}.wide .running{left:37mm;right:35mm}
.sheet .number{display:inline-block;text-indent:0}.number.apart{margin-right:.7em}hr.page{border:0;border-top:1px dashed #b6c0ca;margin:18pt 0}
.sheet table{border-collapse:collapse;width:100%;table-layout:fixed;margin:0 0 8pt}
.sheet .house{border:1pt solid #404040}.house td,.house th{border:.5pt solid #7f7f7f;padding:2.5pt 5pt;font-weight:400}.house th{background:#e7e6e6}
.plain td{padding:0 3pt}td.line{border-bottom:.5pt solid #000}.sheet .note{border:.5pt solid #bfbfbf;border-left:3pt solid #7f7f7f}
.note td{padding:4pt 8pt}.sheet .house tr{height:auto}.Figure svg{max-width:100%;height:auto}.unwritten{border-left:5px solid var(--bad)}
footer{max-width:1123px;margin:0 auto;color:var(--soft);font-size:12px}
@media(max-width:1180px){.frame{display:block}nav{position:static;height:auto;width:auto;border:0}.sheet{max-width:100%;padding-left:6%;padding-right:6%}}
@media print{body,main{background:#fff;padding:0}nav{display:none}.box{border:0;padding:0;break-inside:avoid}.sheet,.sheet.wide{width:auto;min-height:0;
padding:0;margin:0;box-shadow:none;break-after:page}.sheet.wide{page:wide}.running{position:static;margin-bottom:10pt}hr.page{break-after:page;border:0}
h3,h4,h5,h6{break-after:avoid}tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@page{size:A4;margin:24mm 26mm 24mm 28mm}@page wide{size:A4 landscape;margin:24mm 28mm}
"""
