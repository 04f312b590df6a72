"""Make papers with a text layer, fictional and marked as such, that say something else than the profile beside them."""

from collections.abc import Callable, Mapping

from examples.evidence_maker.page import render
from examples.evidence_maker.sheet import Sheet, rows


def other_licence() -> bytes:
    """Return the business licence of base.yaml with one character of the name changed."""
    facts = rows(名称="北京青木示例科技有限公司", 统一社会信用代码="91110000MAFAKE01XB", 类型="有限责任公司", 法定代表人="林知远",
                 注册资本="500万元", 成立日期="2024年5月20日", 营业期限="长期", 住所="北京市海淀区示例路1号3层301室",
                 经营范围="第二类增值电信业务；互联网信息服务；软件开发；信息技术咨询服务")  # fmt: skip
    return render(Sheet("营业执照（副本）", facts))


PAPERS: Mapping[str, Callable[[], bytes]] = {"paper-other-licence": other_licence}
"""Name of a sample → its content."""
