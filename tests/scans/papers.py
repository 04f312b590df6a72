"""Draw the eight kinds of paper for a company: company, dice -> sheet and the facts that stand on it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from dossier.values.dates import add_months
from tests.scans.facts import Company
from tests.scans.sheet import Sheet

Truth = dict[str, list[str]]
Drawing = tuple[Sheet, Truth]
TODAY = date(2026, 11, 20)


def cn(day: date) -> str:
    """Return a day as licences print it."""
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def business_licence(one: Company, dice: Random) -> Drawing:
    """The horizontal sheet with two columns."""
    page = Sheet(297, 210, "#fdf8ec")
    page.centre(148, 22, "营 业 执 照", 44, "kai")
    page.centre(148, 42, "（副  本）", 16, "kai")
    page.write(34, 40, "统一社会信用代码", 11, "hei")
    page.write(34, 46, one.uscc, 14, "hei")
    term = f"{cn(one.established)}至{cn(one.term) if one.term else '长期'}"
    left = (
        ("名    称", one.name),
        ("类    型", one.kind),
        ("法定代表人", one.representative.name),
        ("经营范围", one.scope),
    )
    right = (
        ("注册资本", one.capital_written),
        ("成立日期", cn(one.established)),
        ("营业期限", term),
        ("住    所", one.address),
    )
    for x, width, rows in ((34, 92, left), (168, 84, right)):
        y = 62.0
        for label, value in rows:
            page.write(x, y, label, 12.5, "kai")
            size = 9.5 if label == "经营范围" else 12
            y = max(page.wrap(x + 30, y, value, width, size, "song"), y + 11) + 3
    page.write(170, 158, "登记机关", 13, "kai")
    page.write(205, 182, cn(one.established), 12, "song")
    page.write(40, 198, "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告", 7, "song")
    page.seal(*dice.choice(((88, 72), (75, 50), (212, 76), (215, 112), (100, 118))), one.authority)
    truth = {
        "name": one.name, "uscc": one.uscc, "kind": one.kind, "address": one.address, "scope": one.scope,
        "legal_representative": one.representative.name, "capital": f"{one.capital}0000 CNY",
        "established_on": one.established.isoformat(), "term": one.term.isoformat() if one.term else "长期",
    }  # fmt: skip
    return page, _single(truth)


def _single(truth: Mapping[str, str]) -> Truth:
    return {field: [value] for field, value in truth.items()}


def identity_card(one: Company, dice: Random) -> Drawing:
    """Front and back on one sheet."""
    page, who = Sheet(210, 297), one.representative
    start = max(add_months(who.born, 12 * 26), date(2008, 1, 1))
    until = None if dice.random() < 0.2 else add_months(start, 240)
    home = one.address
    for y in (40, 120):
        page.draw.rounded_rectangle(
            (55 * 5.9, y * 5.9, 141 * 5.9, (y + 54) * 5.9), 18, fill="#eaf3f6", outline="#8fb1bb", width=2
        )
    blue = "#2a5f8f"
    for y, label, value in (
        (45, "姓 名", who.name),
        (53, "性 别", who.sex),
        (61, "出 生", f"{who.born.year} 年 {who.born.month} 月 {who.born.day} 日"),
    ):
        page.write(60, y, label, 8, "hei", blue)
        page.write(73, y, value, 9.5, "hei")
    page.write(84, 53, "民 族  汉", 8, "hei", blue)
    page.write(60, 69, "住 址", 8, "hei", blue)
    page.wrap(73, 69, home, 40, 8.5, "hei", leading=1.4)
    page.write(60, 86, "公民身份号码", 8, "hei", blue)
    page.write(84, 85.4, who.number, 10.5, "bold")
    page.draw.rectangle((118 * 5.9, 46 * 5.9, 137 * 5.9, 72 * 5.9), fill="#c9d4da")
    page.centre(98, 128, "中华人民共和国", 13, "hei")
    page.centre(98, 137, "居 民 身 份 证", 16, "hei")
    page.write(68, 155, "签发机关", 8, "hei", blue)
    issuer = "示例市公安局"
    page.write(88, 155, issuer, 9, "hei")
    page.write(68, 163, "有效期限", 8, "hei", blue)
    page.write(88, 163, f"{start:%Y.%m.%d}-{f'{until:%Y.%m.%d}' if until else '长期'}", 9, "hei")
    page.write(40, 200, "本复印件仅用于办理电信业务经营许可（样例）", 10, "song")
    page.seal(*dice.choice(((100, 88), (104, 160), (80, 52))), one.name)
    truth = {
        "name": who.name, "number": who.number, "address": home, "issuer": issuer,
        "valid_from": start.isoformat(), "valid_until": until.isoformat() if until else "长期",
    }  # fmt: skip
    return page, _single(truth)


def domain_certificate(one: Company, dice: Random) -> Drawing:
    """A certificate of a registrar: label and value in lines."""
    page = Sheet(210, 297)
    since = add_months(one.domain_until, -12 * dice.choice((10, 15)))
    registrar = "示例域名注册服务有限公司"
    page.centre(105, 40, dice.choice(("域名注册证书", "国际域名注册证书")), 26, "kai")
    page.centre(105, 58, "兹证明下列域名已在本机构注册，域名信息如下：", 12)
    rows = (("域名", one.domain), (dice.choice(("域名所有者", "域名持有者")), one.name), ("注册服务机构", registrar),
            ("注册时间", _style(dice, since)), ("到期时间", _style(dice, one.domain_until)))  # fmt: skip
    colon = dice.choice(("：", ""))
    for number, (label, value) in enumerate(rows):
        page.write(38, 80 + 14 * number, label + colon, 14, "hei")
        page.write(84, 80 + 14 * number, value, 14, "song")
    page.write(38, 168, "说明：本证书所载信息以注册管理机构数据库记录为准。", 10)
    page.write(130, 196, registrar, 12)
    page.seal(*dice.choice(((104, 84), (110, 97), (108, 138))), registrar)
    truth = {
        "domain": one.domain, "owner": one.name, "registrar": registrar,
        "registered_on": since.isoformat(), "expires_on": one.domain_until.isoformat(),
    }  # fmt: skip
    return page, _single(truth)


def _style(dice: Random, day: date) -> str:
    return dice.choice(
        (cn(day), f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y-%m-%d} 10:24:36")
    )


def icp_filing_screenshot(one: Company, dice: Random) -> Drawing:
    """The page of a query, as a list or with details."""
    page = Sheet(320, 200)
    approved, shown = add_months(one.established, 7), TODAY - timedelta(days=dice.randint(0, 40))
    page.draw.rectangle((0, 0, 1900, 70), fill="#e8e8ee")
    page.write(10, 4, "https://beian.miit.gov.cn/#/Integrated/recordQuery", 10, "hei", "#444444")
    page.write(232, 4, f"查询时间：{shown:%Y-%m-%d}", 10, "hei")
    page.write(14, 18, "ICP/IP地址/域名信息备案管理系统（样例）", 16, "bold", "#1a4f9c")
    truth = {
        "filing_number": f"{one.filing}-1",
        "owner": one.name,
        "domain": one.domain,
        "approved_on": approved.isoformat(),
        "shown_on": shown.isoformat(),
    }
    if dice.random() < 0.5:
        page.table(12, 48, [14, 98, 30, 62, 42, 36], [
            ["序号", "主办单位名称", "主办单位性质", "网站备案/许可证号", "审核通过日期", "是否限制接入"],
            ["1", one.name, "企业", f"{one.filing}-1", f"{approved:%Y-%m-%d}", "否"],
        ], 11, 12)  # fmt: skip
        page.write(14, 92, "网站域名：", 12, "hei")
        page.write(44, 92, one.domain, 12, "hei")
    else:
        rows = (("ICP备案/许可证号", one.filing), ("审核通过日期", f"{approved:%Y-%m-%d}"), ("主办单位名称", one.name), ("主办单位性质", "企业"),
                ("服务备案号", f"{one.filing}-1"), ("网站名称", one.site), ("网站域名", one.domain))  # fmt: skip
        for number, (label, value) in enumerate(rows):
            page.write(20, 44 + 12 * number, f"{label}：", 12, "hei", "#666666")
            page.write(84, 44 + 12 * number, value, 12, "hei")
        truth["site_name"] = one.site
    page.seal(*dice.choice(((60, 66), (120, 72), (120, 92), (64, 94))), one.name)
    return page, _single(truth)


def social_insurance_proof(one: Company, dice: Random) -> Drawing:
    """A table of several people."""
    page = Sheet(210, 297)
    first, last = add_months(TODAY, -dice.randint(7, 30)), add_months(TODAY, -dice.randint(0, 1))
    people = one.people[: dice.randint(1, 3)]
    code = f"FAKE{dice.randint(0, 10**10 - 1):010d}"
    page.centre(105, 30, "社会保险参保缴费证明", 22, "bold")
    page.write(24, 50, f"单位名称：{one.name}", 11)
    page.write(24, 58, f"查验码：{code}", 11)
    written = "{:%Y%m}" if dice.random() < 0.5 else "{:%Y-%m}"
    months = [written.format(first), written.format(last)]
    rows = [["序号", "姓名", "身份证号码", "起始年月", "截止年月", "险种"]]
    rows += [[str(number), who.name, who.number, *months, "五险"] for number, who in enumerate(people, 1)]
    page.table(20, 70, [14, 26, 56, 26, 26, 20], rows, 10.5, 10)
    page.write(24, 130, "备注：本证明可凭查验码在线查验，有效期三个月。", 10)
    page.write(120, 150, "示例社会保险基金管理中心", 12)
    page.write(130, 160, f"打印日期：{cn(TODAY)}", 11)
    page.seal(*dice.choice(((150, 90), (95, 84), (80, 54))), "示例社会保险基金管理中心")
    truth = {
        "payer": [one.name], "name": [who.name for who in people], "id_number": [who.number for who in people],
        "period_from": [f"{first:%Y-%m}"] * len(people), "period_to": [f"{last:%Y-%m}"] * len(people),
        "issued_on": [TODAY.isoformat()], "check_code": [code],
    }  # fmt: skip
    return page, truth


def articles_of_association(one: Company, dice: Random) -> Drawing:
    """The first page."""
    page = Sheet(210, 297)
    if dice.random() < 0.5:
        page.centre(105, 36, f"{one.name}章程", 20, "bold")
    else:
        page.centre(105, 32, one.name, 20, "bold")
        page.centre(105, 46, "章  程", 22, "bold")
    y = 70.0
    for text in (
        "第一章  总则",
        "第一条  依据《中华人民共和国公司法》及有关法律、法规的规定，由全体股东共同出资设立公司，特制定本章程。",
        f"第二条  公司名称：{one.name}。",
        f"第三条  住所：{one.address}。",
        "第二章  公司经营范围",
        f"第四条  公司经营范围：{one.scope}",
        "第三章  公司注册资本及股东的姓名（名称）、出资额、出资时间、出资方式",
        f"第五条  公司注册资本：{one.capital}万元人民币。",
        f"第六条  股东{one.people[0].name}认缴出资{one.capital * 6 // 10}万元，股东{one.people[1].name}认缴出资{one.capital * 4 // 10}万元。",
    ):
        y = page.wrap(28, y, text, 154, 12, "song", leading=1.9) + 1
    page.seal(*dice.choice(((110, 40), (96, 42), (90, 104))), one.authority)
    return page, {"name": [one.name]}


def access_agreement(one: Company, dice: Random) -> Drawing:
    """The first page; who serves whom stands beside the names or in the preamble."""
    page = Sheet(210, 297)
    page.centre(105, 30, dice.choice(("互联网接入服务协议", "服务器托管服务合同", "云服务及网站接入协议")), 20, "bold")
    titled = dice.random() < 0.5
    first, second = ("甲方（客户方）：", "乙方（服务方）：") if titled else ("甲方：", "乙方：")
    page.write(120, 46, f"合同编号：EX-{dice.randint(2023, 2026)}-{dice.randint(1, 9999):04d}", 10.5)
    y = 58.0
    for head, name, where in ((first, one.name, one.address), (second, one.provider, "示例市示例区样例路8号")):
        page.write(26, y, head + name, 12, "song")
        page.write(26, y + 9, f"地址：{where}", 12)
        page.write(26, y + 18, f"联系人：{dice.choice(one.people).name}", 12)
        y += 31
    preamble = "根据《中华人民共和国民法典》，乙方为甲方提供互联网接入和服务器托管服务，双方经协商一致，签订本协议。"
    term = f"第二条  服务期限：自{cn(one.starts)}起至{cn(one.ends)}止。期满前三十日双方协商续签。"
    for text in (preamble, "第一条  服务内容：乙方向甲方提供云服务器、公网带宽和网络安全防护。", term,
                 f"第三条  IP地址：{'、'.join(one.addresses)}，由乙方分配给甲方使用。",
                 "第四条  费用：甲方按季度支付服务费用，具体金额见附件一。", "第五条  甲方应当依法办理备案手续，不得从事违法经营活动。"):  # fmt: skip
        y = page.wrap(26, y + 2, text, 158, 12, "song", leading=1.8)
    page.seal(*dice.choice(((110, 170), (80, 60), (80, 92))), dice.choice((one.name, one.provider)))
    truth = {"customer": [one.name], "provider": [one.provider], "starts_on": [one.starts.isoformat()],
             "ends_on": [one.ends.isoformat()], "address": list(dict.fromkeys(one.addresses))}  # fmt: skip
    return page, truth


def provider_licence(one: Company, dice: Random) -> Drawing:
    """The licence of the access provider."""
    page = Sheet(297, 210, "#f7fbff")
    page.centre(148, 20, "中华人民共和国", 20, "kai")
    page.centre(148, 32, "增值电信业务经营许可证", 32, "kai")
    page.centre(148, 54, f"经营许可证编号：{one.provider_licence}", 13, "hei")
    services, codes = dice.choice((
        ("第一类增值电信业务中的互联网数据中心业务、内容分发网络业务、互联网接入服务业务", "B11、B12、B14"),
        ("第一类增值电信业务中的互联网接入服务业务", "B14"),
        ("B11互联网数据中心业务、B14互联网接入服务业务", "B11、B14"),
    ))  # fmt: skip
    area = dice.choice(("全国", "北京、上海、广东", "北京1直辖市以及南京、广州2城市"))
    y = 74.0
    for label, value in (("公司名称", one.provider), ("法定代表人", one.people[2].name), ("业务种类", services),
                         ("业务覆盖范围", area), ("有效期至", cn(one.provider_until))):  # fmt: skip
        page.write(50, y, f"{label}：", 14, "kai")
        y = page.wrap(92, y, value, 150, 13, "song") + 7
    issued = add_months(one.provider_until, -60)
    page.write(190, 172, "发证机关：（样例）", 12, "song")
    page.write(190, 181, f"发证日期：{cn(issued)}", 12, "song")
    page.seal(*dice.choice(((165, 58), (120, 76), (120, 128), (120, 104))), "示例省通信管理局（样例）")
    truth = {"holder": one.provider, "number": one.provider_licence, "categories": codes, "coverage": area,
             "expires_on": one.provider_until.isoformat()}  # fmt: skip
    return page, _single(truth)


PAPERS: Mapping[str, Callable[[Company, Random], Drawing]] = {
    "business_licence": business_licence,
    "identity_card": identity_card,
    "domain_certificate": domain_certificate,
    "icp_filing_screenshot": icp_filing_screenshot,
    "social_insurance_proof": social_insurance_proof,
    "articles_of_association": articles_of_association,
    "access_agreement": access_agreement,
    "provider_licence": provider_licence,
}
"""Kind of paper → what draws it."""
