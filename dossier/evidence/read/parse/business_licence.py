"""Read a business licence: lines of either side of the sheet -> name, codes, capital, days, scope."""

import re
from collections.abc import Sequence

from dossier.evidence.read.form import Form, Passage, agreed, whole_name
from dossier.evidence.read.plain import capital, end_of_term, last_day, one_day
from dossier.evidence.read.proved import credit_code
from dossier.evidence.read.values import address, kind_of_company, organisation, person, words
from dossier.evidence.reading import FieldRead, Line

_ADDRESS = re.compile(r"[省市区县州].*[路街道村镇号室楼层]")
_TORN_START = re.compile(r"项目|[^\w(《“]")
_TORN_END = re.compile(r"[、,:]$|(?:一般|许可)(?:经营)?项目?$")
# Of labels with wide blanks, as in 住　　所, a recogniser may see one character only.
_LABELS = {
    "uscc": r"统一社会信用代码(?:/注册号)?|社会信用代码",
    "name": r"名称|企业名称|[名称]$",
    "kind": r"类型|(?:公司|企业|主体)类型|[类型]$",
    "address": r"住所|营业场所|主要经营场所|[住所]$",
    "legal_representative": r"法定代表人",
    "capital": r"注册资本",
    "established_on": r"成立日期",
    "until": r"营业期限至",
    "term": r"营业期限(?!至)|经营期限",
    "scope": r"经营范围",
    "other": r"登记机关|核准日期|发照日期|证照编号|副本编号|实收资本|市场主体应当|国家企业信用信息公示系统",
}


def parse(lines: Sequence[Line]) -> tuple[FieldRead, ...]:
    """Return what the licence says."""
    form = Form(lines, _LABELS)

    def at(field: str, *, several: bool = False) -> list[Passage]:
        return form.passages(field, several_lines=several)

    return (
        *whole_name("name", form, organisation),
        *credit_code(form),
        *agreed("kind", at("kind", several=True), kind_of_company),
        *(agreed("address", at("address", several=True), address) or _last_of_the_column(form)),
        *agreed("legal_representative", at("legal_representative"), person),
        *agreed("capital", at("capital", several=True), capital),
        *agreed("established_on", at("established_on"), one_day),
        *(agreed("term", at("until"), last_day) or agreed("term", at("term", several=True), end_of_term)),
        *_scope(form),
    )


def _scope(form: Form) -> tuple[FieldRead, ...]:
    """Return the scope of business whole; nothing where a line before it or a part of it seems to be missing."""
    found = form.passages("scope", several_lines=True)
    if any(form.follows_more(one) or not form.begins_at_label("scope", one) for one in found):
        return ()
    return agreed("scope", found, lambda text: words(text) if _is_whole(text) else None)


def _is_whole(text: str) -> bool:
    """Whether a text neither begins nor ends in the middle, as far as its words, marks and brackets tell."""
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0 and _TORN_START.match(text) is None and _TORN_END.search(text) is None


def _last_of_the_column(form: Form) -> tuple[FieldRead, ...]:
    """Return the address from its place below the term of business, where the label 住　　所 was not recognised."""
    return agreed("address", form.next_in_column("term"), lambda text: text if _ADDRESS.search(text) else None)
