"""Invent the facts of a fictional company and its papers from a seed."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dossier.values.codes import identity_check_character, uscc_check_character
from dossier.values.dates import add_months

_REGIONS = (
    ("北京市", "海淀区", "北京", "京", "110000"), ("上海市", "浦东新区", "上海", "沪", "310000"),
    ("广州市", "天河区", "广州", "粤", "440000"), ("成都市", "武侯区", "成都", "蜀", "510000"),
    ("杭州市", "西湖区", "杭州", "浙", "330000"), ("武汉市", "洪山区", "武汉", "鄂", "420000"),
    ("西安市", "雁塔区", "西安", "陕", "610000"), ("青岛市", "崂山区", "青岛", "鲁", "370000"),
)  # fmt: skip
_FIRST = "青云启明远航星河瑞泽恒通智汇博雅凌霄晨曦蓝海金桥未末己土士清青"
_TRADE = ("科技", "网络科技", "信息技术", "软件", "数据服务", "电子商务")
_KINDS = ("有限责任公司", "有限责任公司（自然人投资或控股）", "有限责任公司（自然人独资）", "股份有限公司（非上市）")
_SURNAMES = "林周许何顾苏陆沈秦方卫孟郭裴梁邵温黎"
_GIVEN = "知远望舒遥以宁砚清言川晚若溪越长风疏影闻笛听澜景行书桐南枝静姝夏"
_SCOPES = (
    "软件开发", "技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广", "信息系统集成服务", "数据处理和存储支持服务",
    "互联网销售（除销售需要许可的商品）", "广告设计、代理", "企业管理咨询", "会议及展览服务", "计算机系统服务", "工业设计服务",
)  # fmt: skip
_FORMAL = {
    100: "壹佰万元整",
    500: "伍佰万元整",
    1000: "壹仟万元整",
    3000: "叁仟万元整",
    1280: "壹仟贰佰捌拾万元整",
    250: "贰佰伍拾万元整",
}


@dataclass(frozen=True)
class Person:
    """One of the people."""

    name: str
    number: str
    born: date
    sex: str


@dataclass(frozen=True)
class Company:
    """The applicant and what its papers say."""

    name: str
    uscc: str
    kind: str
    address: str
    representative: Person
    capital: int
    """In units of ten thousand yuan."""
    capital_written: str
    established: date
    term: date | None
    scope: str
    domain: str
    domain_until: date
    filing: str
    site: str
    provider: str
    provider_licence: str
    provider_until: date
    starts: date
    ends: date
    addresses: tuple[str, ...]
    people: tuple[Person, ...]
    authority: str


def company(seed: int) -> Company:
    """Return the company of a seed."""
    dice = Random(seed)
    city, district, short, letter, area = dice.choice(_REGIONS)
    core = "".join(dice.sample(_FIRST, 2))
    bracket = dice.random() < 0.3
    trade = dice.choice(_TRADE)
    name = f"{core}示例（{short}）{trade}有限公司" if bracket else f"{short}{core}示例{trade}有限公司"
    established = _day(dice, 2015, 2024)
    capital = dice.choice(list(_FORMAL))
    written = dice.choice(
        (_FORMAL[capital], f"{capital}万元", f"人民币{_FORMAL[capital]}", f"{capital}.000000万人民币")
    )
    starts = _day(dice, 2024, 2026)
    word = "".join(dice.choice("abcdefghijkmnopqrstuvwxyz") for _ in range(dice.randint(4, 8)))
    return Company(
        name=name, uscc=_uscc(dice, area), kind=dice.choice(_KINDS),
        address=f"{city}{district}示例{dice.choice(('路', '大道', '街'))}{dice.randint(1, 299)}号{dice.randint(1, 9)}号楼{dice.randint(2, 28)}层{dice.randint(101, 2808)}室",
        representative=_person(dice, area), capital=capital, capital_written=written, established=established,
        term=None if dice.random() < 0.5 else add_months(established, 360) - timedelta(days=1),
        scope="许可项目：第二类增值电信业务。（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）一般项目："
        + "；".join(dice.sample(_SCOPES, 5)) + "。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）",
        domain=f"{word}-example.{dice.choice(('cn', 'com', 'com.cn'))}", domain_until=_day(dice, 2027, 2035),
        filing=f"{letter}ICP备20{dice.randint(20, 26)}{dice.randint(0, 999999):06d}号", site=f"{core}示例{dice.choice(('资料网', '交易平台', '服务网'))}",
        provider=f"{dice.choice(('示例云', '样例数据', '范例网联'))}{dice.choice(('计算', '科技', '（北京）计算', '信息技术'))}有限公司",
        provider_licence=f"{dice.choice(('B1-20', 'B1.B2-20', 'A2.B1.B2-20'))}{dice.randint(10, 25)}{dice.randint(0, 9999):04d}",
        provider_until=_day(dice, 2027, 2030), starts=starts, ends=add_months(starts, 12 * dice.randint(1, 3)) - timedelta(days=1),
        addresses=tuple(f"{dice.choice(('192.0.2', '198.51.100', '203.0.113'))}.{dice.randint(1, 254)}" for _ in range(2)),
        people=tuple(_person(dice, area) for _ in range(3)), authority=f"{city}{district}市场监督管理局",
    )  # fmt: skip


def _day(dice: Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=dice.randrange((last - first + 1) * 365))


def _uscc(dice: Random, area: str) -> str:
    head = f"91{area}MAFAKE" + "".join(dice.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(3))
    return head + uscc_check_character(head + "0")


def _person(dice: Random, area: str) -> Person:
    born = _day(dice, 1970, 2000)
    order = dice.randint(1, 99)
    head = f"{area}{born:%Y%m%d}{order:03d}"
    name = dice.choice(_SURNAMES) + "".join(dice.sample(_GIVEN, dice.choice((1, 2, 2, 2))))
    return Person(name, head + identity_check_character(head + "0"), born, "男" if order % 2 else "女")
