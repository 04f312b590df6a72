"""Draw the evidence that is a picture: home page, filing query page, identity card of the legal representative."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from dossier.profile.model import Profile
from dossier.profile.model.evidence import Evidence
from dossier.profile.model.sites import Site
from dossier.values.codes import identity_birth_date
from examples.evidence_maker.picture import BAR, BLUE, GREY, INK, LINE, PALE, RED, WHITE, Picture
from examples.evidence_maker.sheet import NOTICE, Row, rows, show

WIDTH = 1200
_EDGE, _ROW = 60, 112
_LETTERS = 9
"""Letters of the line below the name of a column."""
_CARD = "#e8f1f4"

Painter = Callable[[Profile, Evidence], Picture]
PAINTERS: dict[str, Painter] = {}


def painter(material: str) -> Callable[[Painter], Painter]:
    """Register the function that draws one material."""

    def register(function: Painter) -> Painter:
        PAINTERS[material] = function
        return function

    return register


def draw(profile: Profile, entry: Evidence) -> bytes:
    """Return the picture file of one evidence entry, of the kind its name ends in."""
    return PAINTERS[entry.material](profile, entry).save(PurePath(entry.file).suffix)


def _site(profile: Profile, entry: Evidence) -> Site:
    return next(item for item in profile.sites or () if item.name == entry.subject)


def _window(height: int, address: str, taken: date | None) -> Picture:
    """Return an empty browser window with its address and the day of the screenshot."""
    page = Picture(WIDTH, height)
    page.box(0, 0, WIDTH, 64, BAR, None)
    for x in (30, 56, 82):
        page.circle(x, 32, 8, GREY)
    page.box(116, 14, 770, 36, WHITE, LINE, 18)
    page.text(136, 32, address, 18, GREY, anchor="lm")
    page.text(WIDTH - 24, 32, f"截图日期：{show(taken)}", 18, INK, anchor="rm")
    return page


def _notice(page: Picture, y: int) -> None:
    page.text(WIDTH // 2, y, NOTICE, 18, RED, anchor="mm")


# --- home page --------------------------------------------------------------------------------------------------


@painter("homepage_screenshot")
def _home(profile: Profile, entry: Evidence) -> Picture:
    site, product = _site(profile, entry), profile.product
    columns = [(one.name, one.content or "") for one in (product and product.columns) or ()]
    cards = columns[1:]  # the first column is the home page itself
    bottom = 370 + (len(cards) + 2) // 3 * _ROW
    page = _window(bottom + 300, site.home_page or "", entry.issued_on)
    page.box(_EDGE, 88, 48, 48, BLUE, None, 10)
    page.text(_EDGE + 24, 112, site.name[:1], 28, WHITE, True, "mm")
    page.text(_EDGE + 64, 112, site.name, 32, INK, True, "lm")
    page.text(WIDTH - _EDGE, 112, "登录　|　注册", 20, GREY, anchor="rm")
    _menu(page, [name for name, _ in columns])
    page.paragraph(_EDGE, 244, (product and product.positioning) or "", WIDTH - 2 * _EDGE, 24)
    for number, (name, content) in enumerate(cards):
        _column(page, _EDGE + number % 3 * 366, 360 + number // 3 * _ROW, name, content)
    _footer(page, bottom, profile, site, entry)
    return page


def _menu(page: Picture, names: Sequence[str]) -> None:
    page.box(0, 160, WIDTH, 52, BLUE, None)
    step = (WIDTH - 2 * _EDGE) // len(names)
    for number, name in enumerate(names):
        page.text(_EDGE + step * number + step // 2, 186, name, 20, WHITE, anchor="mm")


def _column(page: Picture, x: int, y: int, name: str, content: str) -> None:
    page.box(x, y, 348, 96, PALE, LINE, 8)
    page.text(x + 16, y + 10, name, 22, BLUE, True)
    page.text(x + 16, y + 50, _opening(content), 18, GREY)


def _opening(content: str) -> str:
    """Return the first phrases of a sentence, whole, as one short line."""
    first, *others = re.split("(?=[、，])", content)
    for phrase in others:
        if len(first + phrase) > _LETTERS:
            break
        first += phrase
    return first


def _footer(page: Picture, y: int, profile: Profile, site: Site, entry: Evidence) -> None:
    company, security = profile.company, profile.security
    page.box(0, y, WIDTH, 248, PALE, None)
    lines = [
        "用户服务协议　|　隐私政策　|　违法和不良信息举报",
        _joined(主办单位=company.name, 地址=company.office_address, 电话=company.phone),
        _joined(投诉举报电话=security and security.hotline, 举报邮箱=security and security.report_email),
        "　　".join(filter(None, (site.filing_number, site.police_filing))),
        f"© {entry.issued_on.year if entry.issued_on else ''} {company.name}",
    ]
    for number, line in enumerate(lines):
        page.text(WIDTH // 2, y + 36 + number * 44, line, 18, INK if number else BLUE, anchor="mm")
    _notice(page, y + 274)


def _joined(**facts: Any) -> str:
    return "　".join(f"{name}：{value}" for name, value in rows(**facts))


# --- filing query page ------------------------------------------------------------------------------------------


@painter("icp_filing_screenshot")
def _filing(profile: Profile, entry: Evidence) -> Picture:
    one = _site(profile, entry)
    groups = {
        "主办单位信息": rows(主办单位名称=one.filing_subject),
        "网站备案信息": rows(网站备案号=one.filing_number, 网站名称=one.filing_name, 网站域名=one.domain, 网站首页网址=one.home_page,
                       接入服务单位=one.provider, 审核通过日期=one.filed_on),
        "查询信息": rows(查询日期=entry.issued_on),
    }  # fmt: skip
    page = _window(880, "ICP备案信息查询（示例页面）", entry.issued_on)
    page.text(_EDGE, 92, "ICP备案信息查询", 32, BLUE, True)
    y = 156
    for title, facts in groups.items():
        y = _table(page, y, title, facts)
    _notice(page, 852)
    return page


def _table(page: Picture, y: int, title: str, facts: Sequence[Row]) -> int:
    """Draw a titled table and return where the next one begins."""
    page.text(_EDGE, y, title, 22, INK, True)
    y += 42
    for name, value in facts:
        page.box(_EDGE, y, 240, 52, PALE)
        page.box(_EDGE + 240, y, WIDTH - 2 * _EDGE - 240, 52)
        page.text(_EDGE + 20, y + 26, name, 20, GREY, anchor="lm")
        page.text(_EDGE + 260, y + 26, value, 20, INK, anchor="lm")
        y += 52
    return y + 24


# --- identity card ----------------------------------------------------------------------------------------------


@painter("legal_representative_id")
def _card(profile: Profile, entry: Evidence) -> Picture:
    one = profile.legal_representative
    if one is None:
        raise ValueError("legal_representative")
    born = identity_birth_date(one.id_number or "")
    sex = next((person.sex for person in profile.people or () if person.name == one.name), None)
    page = Picture(WIDTH, 1560, "#fafafa")
    page.text(WIDTH // 2, 44, "法定代表人身份证　正面、背面（示例）", 22, GREY, anchor="mm")
    _front(page, 130, rows(姓名=one.name, 性别=sex, 出生=born, 住址=one.address), one.id_number or "")
    term = f"{show(entry.issued_on)}至{show(one.id_valid_until)}"
    _back(page, 820, rows(签发机关="示例市公安局（虚构）", 有效期限=term))
    _notice(page, 1528)
    return page


def _front(page: Picture, y: int, facts: Sequence[Row], number: str) -> None:
    page.box(150, y, 900, 570, _CARD, LINE, 36)
    for place, (name, value) in enumerate(facts):
        page.text(200, y + 60 + place * 82, name, 24, BLUE)
        page.paragraph(290, y + 56 + place * 82, value, 400, 28)
    page.circle(870, y + 150, 68, LINE)
    page.box(770, y + 234, 200, 130, LINE, None, 60)
    page.text(870, y + 300, "示例头像", 22, GREY, anchor="mm")
    page.text(200, y + 480, "公民身份号码", 24, BLUE)
    page.text(390, y + 474, number, 32, INK, True)


def _back(page: Picture, y: int, facts: Sequence[Row]) -> None:
    page.box(150, y, 900, 570, _CARD, LINE, 36)
    page.circle(270, y + 130, 70, LINE)
    page.text(270, y + 130, "示例", 28, GREY, anchor="mm")
    page.text(650, y + 130, "居民身份证（示例）", 44, INK, True, "mm")
    for place, (name, value) in enumerate(facts):
        page.text(280, y + 390 + place * 76, name, 24, BLUE)
        page.text(420, y + 386 + place * 76, value, 28)
