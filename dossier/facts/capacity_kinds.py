"""Compute what one kind of business needs beyond pages and records: messages, streams, reports, archives.

The profile gives the figures of the design year; other years are scaled by their registered users.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.facts.capacity_inputs import INPUTS, group_at
from dossier.facts.kinds import business_kinds
from dossier.facts.steps import DAY, FILL, PEAK_FACTOR, Step, exact, percent, rounded, up
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dossier.profile.model import Profile

BANDWIDTH = ("message_bandwidth", "update_bandwidth", "exchange_bandwidth", "report_bandwidth", "live_bandwidth")
"""Steps that take a share of the outgoing bandwidth."""
STORAGE = (
    "index_storage", "message_storage", "exchange_storage", "report_storage", "record_storage", "call_storage",
)  # fmt: skip
"""Steps that take storage besides the items of the business."""
SERVERS = ("gateways", "device_gateways")
"""Steps that ask for servers besides those that answer pages."""
_MONTH = 31


class Year(NamedTuple):
    """One of the two years that are calculated."""

    users: int
    design_users: int
    years: int
    """Years of operation up to its end."""


class _Inputs(NamedTuple):
    kind: str
    year: Year
    facts: Any
    """The group of the profile that describes this kind."""
    capacity: Any
    done: "Mapping[str, Step]"
    profile: Any

    def step(self, key: str, title: str, formula: str, working: str, value: Decimal, unit: str) -> Step:
        return Step(key, title, formula, working, value, unit, self.kind)

    def scaled(self, key: str, title: str, value: object, unit: str) -> Step:
        """Return a figure of the design year as it is in this year."""
        number, year = exact(value), self.year
        return self.step(key, title, "设计年度取值 × 当年注册用户 ÷ 设计年度注册用户",
                         f"{plain(number)} × {year.users} ÷ {year.design_users}",
                         up(number * year.users / max(year.design_users, 1)), unit)  # fmt: skip

    def kept(self, key: str, title: str, terms: str, working: str, gigabytes: Decimal) -> Step:
        """Return storage: copies are kept, and disks are filled to 70 %."""
        copies = exact(self.capacity.copies)
        return self.step(key, title, f"{terms} × 副本数 ÷ 70%", f"{working} × {plain(copies)} ÷ 70%",
                         up(gigabytes * copies / FILL), "GB")  # fmt: skip

    def sent(self, key: str, title: str, terms: str, working: str, megabits: Decimal) -> Step:
        """Return bandwidth with its reserve."""
        reserve = exact(self.capacity.reserve)
        return self.step(key, title, f"{terms} × 冗余系数", f"{working} × {plain(reserve)}",
                         rounded(megabits * reserve), "Mbit/s")  # fmt: skip


def kind_steps(profile: "Profile", year: Year, done: "Mapping[str, Step]") -> "Iterator[Step]":
    """Yield the steps of every kind of business the profile has; ``done`` are the general steps."""
    kinds = business_kinds(profile)
    for kind, (path, _) in INPUTS.items():
        if kind in kinds:
            facts, capacity = group_at(profile, path), profile.technology.capacity  # type: ignore[union-attr]
            yield from _KINDS[kind](_Inputs(kind, year, facts, capacity, done, profile))


def _search(i: _Inputs) -> "Iterator[Step]":
    pages = i.scaled("index_pages", "索引页面", i.facts.pages, "页")
    yield pages
    hours, kilobytes = exact(i.facts.refresh_hours), exact(i.facts.page_kilobytes)
    yield i.step("crawl_rate", "抓取速率", "索引页面 ÷（索引更新周期 × 3600）",
                 f"{plain(pages.value)} ÷ ({plain(hours)} × 3600)", rounded(pages.value / hours / 3600), "页/秒")  # fmt: skip
    yield i.kept("index_storage", "索引存储", "索引页面 × 每页索引数据 ÷ 10⁶",
                 f"{plain(pages.value)} × {plain(kilobytes)} ÷ 10⁶", pages.value * kilobytes / 1_000_000)  # fmt: skip


def _community(i: _Inputs) -> "Iterator[Step]":
    items, staff = exact(i.capacity.items_per_day), exact(i.profile.security.review.staff)
    people = exact(i.facts.moderators) + staff
    yield i.step("guarded_users", "每名版主和审核人员对应用户", "注册用户 ÷（版主 + 审核人员）",
                 f"{i.year.users} ÷ {plain(people)}", up(i.year.users / max(people, Decimal(1))), "户/人")  # fmt: skip
    yield i.step("review_load", "审核人员人均日审核量", "每日新增条目 ÷ 审核人员",
                 f"{plain(items)} ÷ {plain(staff)}", up(items / max(staff, Decimal(1))), "条/人")  # fmt: skip


def _messaging(i: _Inputs) -> "Iterator[Step]":
    online = i.scaled("online", "峰值同时在线", i.facts.online, "户")
    yield online
    each, size, people = exact(i.facts.per_hour), exact(i.facts.message_bytes), exact(i.facts.recipients)
    rate = online.value * each / 3600
    yield i.step("messages", "峰值消息速率", "峰值同时在线 × 人均每小时消息 ÷ 3600",
                 f"{plain(online.value)} × {plain(each)} ÷ 3600", rounded(rate), "条/秒")  # fmt: skip
    links = exact(i.facts.gateway_connections)
    yield i.step("gateways", "接入网关", "⌈峰值同时在线 ÷ 单网关连接数⌉ + 1",
                 f"⌈{plain(online.value)} ÷ {plain(links)}⌉ + 1", up(online.value / links) + 1, "台")  # fmt: skip
    yield i.sent("message_bandwidth", "消息下发带宽", "峰值消息速率 × 接收人数 × 每条大小 × 8 ÷ 10⁶",
                 f"{plain(rounded(rate))} × {plain(people)} × {plain(size)} × 8 ÷ 10⁶",
                 rounded(rate) * people * size * 8 / 1_000_000)  # fmt: skip
    days = exact(i.facts.message_days)
    yield i.kept("message_storage", "消息存储",
                 "峰值同时在线 × 人均每小时消息 × 24 ÷ 峰值系数 4 × 每条大小 × 保存天数 ÷ 10⁹",
                 f"{plain(online.value)} × {plain(each)} × 24 ÷ {PEAK_FACTOR} × {plain(size)} × {plain(days)} ÷ 10⁹",
                 online.value * each * 24 / PEAK_FACTOR * size * days / 1_000_000_000)  # fmt: skip


def _protection(i: _Inputs) -> "Iterator[Step]":
    active, hours = i.done["active"].value, exact(i.facts.update_hours)
    kilobytes, hit = exact(i.facts.package_kilobytes), exact(i.capacity.cdn_hit_rate)
    updates = active * 24 / hours
    yield i.step("updates", "日更新下发次数", "日活跃终端 × 24 ÷ 规则更新周期", f"{plain(active)} × 24 ÷ {plain(hours)}",
                 up(updates), "次/日")  # fmt: skip
    megabits = up(updates) * PEAK_FACTOR / DAY * kilobytes * 8 / 1000 * (1 - hit)
    yield i.sent("update_bandwidth", "更新下发带宽",
                 "日更新下发次数 × 峰值系数 4 ÷ 86400 × 更新包大小 × 8 ÷ 1000 ×（1 − CDN 命中率）",
                 f"{plain(up(updates))} × {PEAK_FACTOR} ÷ 86400 × {plain(kilobytes)} × 8 ÷ 1000 × (1 − {percent(hit)})",
                 megabits)  # fmt: skip


def _trading(i: _Inputs) -> "Iterator[Step]":
    orders = i.scaled("orders", "日订单量", i.facts.daily_orders, "笔/日")
    yield orders
    yield _peak(i, "order_peak", "峰值每小时订单", orders, 24, "笔/小时")
    years, kilobytes = (
        min(Decimal(i.year.years), exact(i.profile.business.b21.record_years)),
        exact(i.facts.record_kilobytes),
    )
    yield i.kept("trade_storage", "其中：交易记录存储", "日订单量 × 每笔交易记录大小 × 365 × 年数 ÷ 10⁶",
                 f"{plain(orders.value)} × {plain(kilobytes)} × 365 × {plain(years)} ÷ 10⁶",
                 orders.value * kilobytes * 365 * years / 1_000_000)  # fmt: skip


def _interchange(i: _Inputs) -> "Iterator[Step]":
    daily = i.scaled("exchanged", "日报文量", i.facts.daily_messages, "份/日")
    yield daily
    yield _peak(i, "exchange_peak", "峰值每分钟报文", daily, 1440, "份/分钟")
    kilobytes, years = exact(i.facts.message_kilobytes), min(Decimal(i.year.years), exact(i.facts.archive_years))
    yield i.sent("exchange_bandwidth", "报文转发带宽", "日报文量 × 峰值系数 4 ÷ 86400 × 单份报文大小 × 8 ÷ 1000",
                 f"{plain(daily.value)} × {PEAK_FACTOR} ÷ 86400 × {plain(kilobytes)} × 8 ÷ 1000",
                 daily.value * PEAK_FACTOR / DAY * kilobytes * 8 / 1000)  # fmt: skip
    yield i.kept("exchange_storage", "报文与回执归档", "日报文量 × 单份报文大小 × 365 × 年数 ÷ 10⁶",
                 f"{plain(daily.value)} × {plain(kilobytes)} × 365 × {plain(years)} ÷ 10⁶",
                 daily.value * kilobytes * 365 * years / 1_000_000)  # fmt: skip


def _devices(i: _Inputs) -> "Iterator[Step]":
    count = i.scaled("devices", "接入设备", i.facts.count, "台")
    yield count
    seconds, size = exact(i.facts.report_seconds), exact(i.facts.report_bytes)
    reports = count.value * DAY / seconds
    yield i.step("reports", "日上报量", "接入设备 × 86400 ÷ 上报周期", f"{plain(count.value)} × 86400 ÷ {plain(seconds)}",
                 up(reports), "条/日")  # fmt: skip
    peak = rounded(count.value / seconds * PEAK_FACTOR)
    yield i.step("report_peak", "峰值上报速率", "接入设备 ÷ 上报周期 × 峰值系数 4",
                 f"{plain(count.value)} ÷ {plain(seconds)} × {PEAK_FACTOR}", peak, "条/秒")  # fmt: skip
    able, use = exact(i.facts.gateway_messages), exact(i.capacity.utilisation)
    yield i.step("device_gateways", "设备接入网关", "max（2，⌈峰值上报速率 ÷（单网关处理能力 × 目标利用率）⌉ + 1）",
                 f"max(2, ⌈{plain(peak)} ÷ ({plain(able)} × {percent(use)})⌉ + 1)",
                 max(Decimal(2), up(peak / (able * use)) + 1), "台")  # fmt: skip
    yield i.sent("report_bandwidth", "上报接入带宽", "峰值上报速率 × 单次上报大小 × 8 ÷ 10⁶",
                 f"{plain(peak)} × {plain(size)} × 8 ÷ 10⁶", peak * size * 8 / 1_000_000)  # fmt: skip
    days = exact(i.facts.data_days)
    yield i.kept("report_storage", "设备数据存储", "日上报量 × 单次上报大小 × 保存天数 ÷ 10⁹",
                 f"{plain(up(reports))} × {plain(size)} × {plain(days)} ÷ 10⁹",
                 up(reports) * size * days / 1_000_000_000)  # fmt: skip


def _tenancy(i: _Inputs) -> "Iterator[Step]":
    tenants = i.scaled("tenants", "租户", i.facts.tenants, "家")
    yield tenants
    number, storage = max(tenants.value, Decimal(1)), i.done["storage"].value
    yield i.step("tenant_users", "每家租户平均用户", "注册用户 ÷ 租户", f"{i.year.users} ÷ {plain(number)}",
                 rounded(i.year.users / number), "户/家")  # fmt: skip
    yield i.step("tenant_storage", "每家租户平均存储", "业务数据存储 ÷ 租户", f"{plain(storage)} ÷ {plain(number)}",
                 rounded(storage / number), "GB/家")  # fmt: skip


def _live(i: _Inputs) -> "Iterator[Step]":
    streams = i.scaled("streams", "峰值同时开播", i.facts.streams, "路")
    viewers = i.scaled("viewers", "峰值同时观看", i.facts.viewers, "人")
    yield from (streams, viewers)
    rate = exact(i.facts.bitrate)
    yield i.step("watching", "观看分发流量", "峰值同时观看 × 单路码率 ÷ 1000",
                 f"{plain(viewers.value)} × {plain(rate)} ÷ 1000", rounded(viewers.value * rate / 1000), "Mbit/s")  # fmt: skip
    title, source = ("直播回源带宽", streams) if i.facts.by_cdn else ("直播观看带宽", viewers)
    yield i.sent("live_bandwidth", title, f"{source.title} × 单路码率 ÷ 1000",
                 f"{plain(source.value)} × {plain(rate)} ÷ 1000", source.value * rate / 1000)  # fmt: skip
    hours = i.scaled("live_hours", "日直播时长", i.facts.daily_hours, "小时/日")
    yield hours
    days = exact(i.facts.record_days)
    yield i.kept("record_storage", "直播录像存储", "日直播时长 × 3600 × 单路码率 ÷ 8 ÷ 10⁶ × 保存天数",
                 f"{plain(hours.value)} × 3600 × {plain(rate)} ÷ 8 ÷ 10⁶ × {plain(days)}",
                 hours.value * 3600 * rate / 8 / 1_000_000 * days)  # fmt: skip


def _generative(i: _Inputs) -> "Iterator[Step]":
    calls = i.scaled("calls", "日生成次数", i.facts.daily_calls, "次/日")
    yield calls
    yield _peak(i, "call_peak", "峰值每分钟调用", calls, 1440, "次/分钟")
    share, kilobytes, months = exact(i.facts.share), exact(i.facts.call_kilobytes), exact(i.facts.log_months)
    yield i.step("sampled", "每日人工抽查", "日生成次数 × 人工抽查比例", f"{plain(calls.value)} × {percent(share)}",
                 up(calls.value * share), "次/日")  # fmt: skip
    yield i.kept("call_storage", "生成记录存储", "日生成次数 × 单次生成数据 × 保存月数 × 31 ÷ 10⁶",
                 f"{plain(calls.value)} × {plain(kilobytes)} × {plain(months)} × {_MONTH} ÷ 10⁶",
                 calls.value * kilobytes * months * _MONTH / 1_000_000)  # fmt: skip


def _peak(i: _Inputs, key: str, title: str, daily: Step, slots: int, unit: str) -> Step:
    """Return a daily figure at its peak, per hour (24 slots a day) or minute (1440)."""
    return i.step(key, title, f"{daily.title} ÷ {slots} × 峰值系数 4", f"{plain(daily.value)} ÷ {slots} × {PEAK_FACTOR}",
                  rounded(daily.value / slots * PEAK_FACTOR), unit)  # fmt: skip


_KINDS: "Mapping[str, Callable[[_Inputs], Iterator[Step]]]" = {
    "search": _search, "community": _community, "interaction": _messaging, "protection": _protection,
    "trading": _trading, "interchange": _interchange, "devices": _devices, "saas": _tenancy, "live": _live,
    "generative-ai": _generative,
}  # fmt: skip
