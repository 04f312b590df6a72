"""Read the first pages of an access agreement: lines -> customer, provider, term, addresses."""

import re
from collections.abc import Iterator, Sequence
from ipaddress import AddressValueError, IPv4Address

from dossier.evidence.read.form import Form, Passage, agreed, passage, whole_name
from dossier.evidence.read.plain import end_of_term, one_day, squeezed
from dossier.evidence.read.values import organisation
from dossier.evidence.reading import FieldRead, Line

_CUSTOMER = r"客户|用户|委托|租用|需求|使用"
_PROVIDER = r"服务(?:提供)?|接入(?:服务)?|受托|供应|出租|服务商"
_LABELS = {
    "customer": rf"甲方\s*\((?:{_CUSTOMER})方?\)|乙方\s*\((?:{_CUSTOMER})方?\)|(?:{_CUSTOMER})方|客户(?:名称)?(?=\s*:|\s|$)",
    "provider": rf"甲方\s*\((?:{_PROVIDER})方?\)|乙方\s*\((?:{_PROVIDER})方?\)|(?:{_PROVIDER})方|服务商(?:名称)?",
    "first": r"甲方(?=\s|:|\(|$)",
    "second": r"乙方(?=\s|:|\(|$)",
    "starts_on": r"(?:起始|开始|生效)(?:日期|日)",
    "ends_on": r"(?:届满|终止|截止|到期)(?:日期|日)",
    "other": r"地址|住所|法定代表人|联系人|联系电话|电话|合同编号|协议编号|统一社会信用代码|开户行|账号|签订日期|签订地点",
}
_SERVES = re.compile(
    r"([甲乙])方(?:为|向)[甲乙]方提供|[甲乙]方(?:委托|接受|租用|使用|将[^。;]{1,20}托管[于至])([甲乙])方"
)
_PARTY = {"甲": "first", "乙": "second"}
_TERM = re.compile(r"(?:自|从)(\d{4}年\d\d?月\d\d?日)起?(?:至|到)(\d{4}年\d\d?月\d\d?日|长期)")
_ADDRESS = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d./])")


def parse(lines: Sequence[Line]) -> tuple[FieldRead, ...]:
    """Return what the agreement says."""
    form = Form(lines, _LABELS)
    whole = list(Form(lines, {}).free())
    text = [passage(whole[index : index + 2]) for index in range(len(whole))]
    terms = [Passage(found[0], one.pieces) for one in text for found in [_TERM.search(squeezed(one.text))] if found]
    return (
        *_parties(form, text),
        *(agreed("starts_on", form.passages("starts_on"), one_day) or agreed("starts_on", terms, _start)),
        *(agreed("ends_on", form.passages("ends_on"), one_day) or agreed("ends_on", terms, end_of_term)),
        *_addresses(form),
    )


def _parties(form: Form, text: Sequence[Passage]) -> Iterator[FieldRead]:
    """Yield who serves whom: by the titles of the parties, or by what the text says one does for the other."""
    customer, provider = "customer", "provider"
    if not form.passages(customer) and not form.passages(provider):
        serving = {_PARTY[match[1] or match[2]] for one in text for match in _SERVES.finditer(squeezed(one.text))}
        if len(serving) != 1:
            return
        provider = serving.pop()
        customer = "second" if provider == "first" else "first"
    yield from whole_name("customer", form, _party, label=customer)
    yield from whole_name("provider", form, _party, label=provider)


def _party(text: str) -> str | None:
    """Return the name of a party without a seal's note such as （盖章） after it."""
    return organisation(re.sub(r"\((?:盖章|公章|签章|示例印章)\)$", "", text))


def _start(text: str) -> str | None:
    match = _TERM.search(squeezed(text))
    return one_day(match[1]) if match else None


def _addresses(form: Form) -> Iterator[FieldRead]:
    """Yield every single address once; networks and ranges are not single addresses."""
    seen: set[str] = set()
    for piece in form.free():
        for match in _ADDRESS.finditer(squeezed(piece.text)):
            if match[0] not in seen and _is_address(match[0]):
                seen.add(match[0])
                yield passage([piece]).read_as("address", match[0])


def _is_address(text: str) -> bool:
    try:
        IPv4Address(text)
    except AddressValueError:
        return False
    return True
