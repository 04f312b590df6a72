"""Read the screenshot of an ICP filing query, as a list or as a page of details: lines -> number, holder, domain."""

import re
from collections.abc import Sequence

from dossier.evidence.read.form import Form, Passage, agreed, passage, whole_name
from dossier.evidence.read.plain import one_day, squeezed
from dossier.evidence.read.values import domain, filing_number, holder, words
from dossier.evidence.reading import FieldRead, Line

_LABELS = {
    "filing_number": r"(?:ICP|网站)?备案/许可证号|(?:ICP|网站)?备案(?:编号|号)|服务备案号|网站备案/许可证号",
    "other": r"主办单位性质|是否限制接入|网站前置审批项|服务前置审批项|序号|操作|ICP备案(?:主体|服务)?信息"
    r"|(?:主办单位|网站备案|查询)信息|接入服务单位",
    "owner": r"主办单位(?:名称)?|主办者名称",
    "site_name": r"(?:网站|服务)名称",
    "domain": r"网站域名|域名|(?:网站)?首页(?:地址|网址)|服务内容",
    "approved_on": r"审核(?:通过)?(?:日期|时间)|备案(?:日期|时间)",
    "shown_on": r"(?:查询|截图)(?:日期|时间)",
}
_NUMBER = re.compile(r"[\u4e00-\u9fff]ICP备\d+号(?:-\d+[AXK]?)?")


def parse(lines: Sequence[Line]) -> tuple[FieldRead, ...]:
    """Return what the screenshot shows of one site."""
    form = Form(lines, _LABELS)
    return (
        *_filing_number(form),
        *whole_name("owner", form, holder),
        *agreed("site_name", form.passages("site_name", several_lines=True), words),
        *agreed("domain", form.passages("domain"), domain),
        *agreed("approved_on", form.passages("approved_on"), one_day),
        *agreed("shown_on", form.passages("shown_on"), one_day),
    )


def _filing_number(form: Form) -> tuple[FieldRead, ...]:
    """Return the number of the site, which is the number of its holder with another one after it."""
    printed = [
        Passage(match[0], passage([piece]).pieces)
        for piece in form.free()
        for match in _NUMBER.finditer(squeezed(piece.text))
    ]
    sites = agreed("filing_number", [one for one in printed if "-" in one.text], filing_number)
    holders = {one.text.partition("-")[0] for one in printed}
    if len(holders) > 1:
        return ()
    return sites or agreed("filing_number", [one for one in printed if "-" not in one.text], filing_number)
