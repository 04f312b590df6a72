"""No document of a set holds a slip that only shows when facts meet: a city named twice, stray marks, one spoken of as
several.
"""

import re

import pytest

from tests.set.reading import rows
from tests.support.whole_set import PROFILES, whole_set

_SLIPS = {
    "省市名称重复": re.compile(r"([一-鿿]{2,3}[市省])\1"),
    "标点相连": re.compile(r"[，、；：。]{2}|（）|《》|“”"),
    "汉字之间用西文标点": re.compile(r"(?<=[一-鿿])[,;()](?=[一-鿿])"),
    "一个对象说成多个": re.compile(r"共1个主体）｜均|上述1名[^。]*均"),
    "程序用语": re.compile(r"\b(?:None|True|False|undefined|null)\b"),
    "机关名称不完整": re.compile(r"[省市区]的通信管理局"),
}
"""What would be wrong in any document → how it looks."""


@pytest.mark.parametrize("name", PROFILES)
def test_no_slip_of_composition_is_left(name: str) -> None:
    found = [
        f"{written.material.code} {slip}：{row.line[:80]}"
        for written in whole_set(name).written
        for row in rows(written)
        for slip, look in _SLIPS.items()
        if look.search(row.line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text", ["境内，北京市北京市", "如下。；", "向（）申请", "聂云舟（共1个主体）｜均未被列入", "陕西省的通信管理局"]
)
def test_the_looks_find_what_they_are_for(text: str) -> None:
    assert any(look.search(text) for look in _SLIPS.values())
