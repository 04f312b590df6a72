"""Read the telecom licence of an access provider: lines -> holder, number, categories, area, last day."""

import re
from collections.abc import Sequence

from dossier.evidence.read.form import Form, agreed, whole_name
from dossier.evidence.read.plain import last_day, squeezed
from dossier.evidence.read.values import licence_number, organisation, words
from dossier.evidence.reading import FieldRead, Line

_LABELS = {
    "number": r"(?:经营)?许可证(?:编号|号)|编号",
    "categories": r"业务种类(?:\(服务项目\))?",
    "coverage": r"(?:业务)?覆盖范围|服务区域",
    "expires_on": r"有效期(?:限)?(?:至)?",
    "other": r"法定代表人|注册资本|注册地址|住所|发证机关|发证日期|颁发日期|首次|统一社会信用代码|增值电信业务经营许可证|许可证正本",
    "holder": r"(?:公司|单位|企业)?名称|持证单位",
}
_CODE = re.compile(r"(?<![A-Z0-9])B[12][1-6](?![0-9])")
_NAMES = {
    "互联网数据中心": "B11", "内容分发网络": "B12", "国内互联网虚拟专用网": "B13", "互联网接入服务": "B14",
    "在线数据处理与交易处理": "B21", "国内多方通信服务": "B22", "存储转发类": "B23", "呼叫中心": "B24",
    "信息服务业务": "B25", "编码和规程转换": "B26",
}  # fmt: skip


def parse(lines: Sequence[Line]) -> tuple[FieldRead, ...]:
    """Return what the licence says."""
    form = Form(lines, _LABELS)
    return (
        *whole_name("holder", form, organisation),
        *agreed("number", form.passages("number"), licence_number),
        *agreed("categories", form.passages("categories", several_lines=True), _categories),
        *agreed("coverage", form.passages("coverage", several_lines=True), words),
        *agreed("expires_on", form.passages("expires_on"), last_day),
    )


def _categories(text: str) -> str | None:
    """Return the codes of the services in their order, e.g. B11、B14, whether codes or names are printed."""
    flat = squeezed(text)
    found = {*_CODE.findall(flat), *(code for name, code in _NAMES.items() if name in flat)}
    return "、".join(sorted(found)) or None
