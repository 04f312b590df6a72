"""Fill in the fields about the company, its legal representative, its responsible persons and its undertakings."""

from collections.abc import Iterable, Iterator

from dossier.case import Case
from dossier.rulebook.cache import open_law
from dossier.rulebook.portal import Field
from dossier.workbook.worksheet.entry import Entry, Filler, State, known, missing, value_at
from dossier.workbook.worksheet.figures import in_ten_thousands

_CATEGORIES = {"B25": "信息服务业务（仅限互联网信息服务）", "B21": "在线数据处理与交易处理业务"}
_CURRENCIES = {"CNY": "人民币", "USD": "美元", "HKD": "港币", "EUR": "欧元"}
_ROLES = {"licence": "许可负责人", "service": "客服负责人", "security": "安全负责人"}
_BANDS = (
    (0, 10, "10人以下"), (10, 300, "10-300人"), (300, 2000, "300-2000人"), (2000, None, "2000人以上"),
)  # fmt: skip
"""From, to and name; a number on a border belongs to two bands as the form names them."""


def categories(case: Case, _: Field) -> Iterator[Entry]:
    """Tick each class of service that is applied for."""
    for index, code in enumerate(case.profile.application.categories):
        yield Entry(_CATEGORIES[code], computed=f"业务种类 {code}", sources=(f"application.categories[{index}]",))


def capital(case: Case, _: Field) -> list[Entry]:
    """Give the registered capital in ten thousands."""
    path = "company.registered_capital"
    amount = value_at(case, path)
    return [missing(path) if amount is None else Entry(in_ten_thousands(amount), sources=(path,))]


def currency(case: Case, _: Field) -> list[Entry]:
    """Name the currency of the registered capital."""
    path = "company.registered_capital"
    amount = value_at(case, path)
    return [missing(path) if amount is None else Entry(_CURRENCIES[amount.currency], sources=(path,))]


def identity_kind(case: Case, _: Field) -> list[Entry]:
    """Choose the kind of identity paper: the form knows the identity card and others."""
    path = "legal_representative.id_kind"
    kind = value_at(case, path)
    if kind is None:
        return [missing(path)]
    if kind == "居民身份证":
        return [Entry("身份证", sources=(path,))]
    return [Entry("其他", note=f"证件为{kind}", computed="居民身份证以外的证件选“其他”", sources=(path,))]


def full_address(path: str) -> Filler:
    """Fill in an address that has to begin with the province."""

    def fill(case: Case, _: Field) -> list[Entry]:
        found = known(case, path)
        regions = (entry.province for entry in open_law().provinces.values())
        if found.state is State.MISSING or any(str(found.value).startswith((one.name, one.short)) for one in regions):
            return [found]
        return [found._replace(state=State.DOUBT, note="没有写省、自治区、直辖市，请补全后填写")]

    return fill


def contact_phone(case: Case, _: Field) -> list[Entry]:
    """Give the contact's own fixed line, else the company's."""
    own = known(case, "contacts.licence.phone")
    return [
        own if own.state is State.READY else known(case, "company.phone", note="许可负责人没有固定电话，填公司电话")
    ]


def staff_band(case: Case, _: Field) -> list[Entry]:
    """Choose the band of the head count; on a border a person chooses."""
    path = "company.staff_size"
    count = value_at(case, path)
    if count is None:
        return [missing(path)]
    bands = [name for least, most, name in _BANDS if least <= count and (most is None or count <= most)]
    computed = f"在职员工 {count} 人"
    if len(bands) == 1:
        return [Entry(bands[0], computed=computed, sources=(path,))]
    note = f"{count} 人正在“{'”和“'.join(bands)}”的交界，按系统说明选择"
    return [Entry(state=State.DOUBT, note=note, computed=computed, sources=(path,))]


def of_each_role(name: str) -> Filler:
    """Fill in a field of each of the three responsible persons."""
    return lambda case, _: [known(case, f"contacts.{role}.{name}", title) for role, title in _ROLES.items()]


def insurance_proofs(case: Case, _: Field) -> Iterable[Entry]:
    """Upload the proof of each responsible person."""
    for role, title in _ROLES.items():
        path = f"contacts.{role}.name"
        name = value_at(case, path)
        yield missing(path, about=title) if name is None else Entry(about=f"{title}{name}", subject=name)


def undertakings(case: Case, field: Field) -> Iterator[Entry]:
    """Tick each undertaking, as the chapters of the security measures stand behind it."""
    table = "依据见《网络与信息安全保障措施》的“承诺事项与本文件章节对照”"
    for option in field.options:
        if option.startswith("电话用户"):
            yield _phone_users(case, option, table)
        else:
            yield Entry("勾选", option, note=table, option=option)


def _phone_users(case: Case, option: str, table: str) -> Entry:
    """Who has no telephone users cannot tell from the form alone whether the box has to be ticked."""
    path = "security.phone_users"
    answer = value_at(case, path)
    if answer is None:
        return missing(path, about=option)
    if answer:
        return Entry("勾选", option, note=table, option=option, sources=(path,))
    note = f"本业务没有电话用户，保障措施中有说明；系统要求全部勾选的方可勾选。{table}"
    return Entry(about=option, state=State.DOUBT, note=note, option=option, sources=(path,))
