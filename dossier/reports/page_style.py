"""Hold the look of the report page, on screen and on A4 paper."""

STYLE = """
:root{--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--bad:#b42318;--warn:#9a6700;--ok:#1a7f37;--unknown:#5b4bb7}
*{box-sizing:border-box}body{margin:0;background:#fff;color:var(--ink);overflow-wrap:anywhere;
font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:920px;margin:0 auto;padding:32px 24px 64px}h1{font-size:24px;margin:0 0 4px}
h2{font-size:17px;margin:36px 0 12px;padding-bottom:6px;border-bottom:1px solid var(--line);break-after:avoid}
.sub,.lead{color:var(--soft);margin:0 0 20px}.lead{font-size:13px;margin-bottom:12px}
.verdict,.doubt{border-left:5px solid var(--bad);background:#f6f8fa;padding:14px 18px;break-inside:avoid}
.verdict.ready{border-color:var(--ok)}.verdict p,.doubt p{margin:0}.verdict b{font-size:19px}
.verdict .step{margin-top:6px}.doubt{border-color:var(--warn);background:#fff8e5;margin:14px 0 0}
.counts{display:flex;gap:12px;flex-wrap:wrap;margin:18px 0 0;padding:0;list-style:none}
.counts li{border:1px solid var(--line);padding:6px 14px}.counts b{font-size:18px;margin-right:6px}
.overview{margin:14px 0 0;padding:0;list-style:none}.overview li{border-left:5px solid var(--warn);padding:2px 12px;
margin-bottom:3px}.overview .broken{border-color:var(--bad)}.overview .missing,.overview .waiting{border-color:var(--unknown)}
.overview .later,.overview .waived{border-color:var(--soft)}.overview b{margin-left:4px}
article{border:1px solid var(--line);border-left:5px solid var(--warn);padding:12px 18px;margin:0 0 12px;
break-inside:avoid}article.broken{border-left-color:var(--bad)}article.missing,article.waiting{border-left-color:var(--unknown)}
article.waived,article.later{border-left-color:var(--soft)}article h3{font-size:15px;margin:0 0 4px;break-after:avoid}
.tag{font-size:12px;border:1px solid currentColor;padding:1px 8px;margin-right:8px;color:var(--warn)}
.broken .tag{color:var(--bad)}.missing .tag{color:var(--unknown)}.waived .tag,.later .tag{color:var(--soft)}
h2 small{color:var(--soft);font-weight:400;margin-left:6px}
.code{color:var(--soft);font-weight:400;margin-left:8px}article p{margin:2px 0}
.items{margin:4px 0;padding-left:20px}.items li{break-inside:avoid;margin-bottom:2px}.items p{font-size:14px}.label{color:var(--soft)}
.basis,.place{color:var(--soft);font-size:13px}a{color:inherit}table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.5}
td,th{border-bottom:1px solid var(--line);padding:5px 8px;text-align:left;vertical-align:top}tr{break-inside:avoid}
th{background:#f6f8fa;white-space:nowrap}.nowrap{white-space:nowrap}.said li{margin-bottom:6px}
footer{margin-top:40px;color:var(--soft);font-size:12px}
@media print{main{max-width:none;padding:0}body{font-size:9.5pt;line-height:1.5}h2{margin-top:22px}table,.basis,.place{font-size:8.5pt}
article{padding:8px 14px;margin-bottom:8px}article:has(.items){break-inside:auto}.items p{font-size:inherit}*{print-color-adjust:exact;
-webkit-print-color-adjust:exact}a{text-decoration:none}}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt}}
"""
