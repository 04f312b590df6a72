"""Compute requests, bandwidth, storage, logs and servers from the plan's users, each with its formula.

Ordinary sizing of web services: 80 % of the traffic falls into 20 % of the day, so the peak factor is 4. What one kind
of business needs beyond pages and records is added to it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dossier.facts.capacity_inputs import inputs_missing
from dossier.facts.capacity_kinds import BANDWIDTH, SERVERS, STORAGE, Year, kind_steps
from dossier.facts.steps import DAY, FILL, PEAK_FACTOR, Step, exact, percent, rounded, up
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.profile.model import Profile
    from dossier.profile.model.technology import Capacity

__all__ = ["PEAK_FACTOR", "Result", "Sizing", "Step", "size"]

_YEARS = 3


@dataclass(frozen=True)
class Result:
    """The calculation for one year of the plan."""

    label: str
    users: int
    steps: tuple[Step, ...]

    def __getitem__(self, key: str) -> Step:
        return next(step for step in self.steps if step.key == key)


class Sizing(NamedTuple):
    """Capacity at launch (first year) and as designed (third year)."""

    launch: Result
    design: Result


def size(profile: "Profile") -> Sizing | None:
    """Return the calculation, or None while an input or a year's users are unknown."""
    if next(inputs_missing(profile), None) is not None:
        return None
    years = profile.plan.years  # type: ignore[union-attr]
    first, last = years[0], years[-1]  # type: ignore[index]
    return Sizing(
        _result(profile, first.label, Year(first.registered_users, last.registered_users, 1)),  # type: ignore[arg-type]
        _result(profile, last.label, Year(last.registered_users, last.registered_users, _YEARS)),  # type: ignore[arg-type]
    )


def _result(profile: "Profile", label: str, year: Year) -> Result:
    capacity: Capacity = profile.technology.capacity  # type: ignore[union-attr, assignment]
    done: dict[str, Step] = {}
    for steps in (_load(year.users, capacity, done), _volume(capacity, year.years, done), _machines(capacity, done)):
        for step in steps:
            done[step.key] = step
    further = tuple(kind_steps(profile, year, done))
    return Result(label, year.users, (*_with_totals(tuple(done.values()), further),))


def _with_totals(general: tuple[Step, ...], further: tuple[Step, ...]) -> "Iterator[Step]":
    """Yield all steps; bandwidth and storage become sums where a kind of business adds to them."""
    added = {key: [step for step in further if step.key in keys] for key, (keys, *_) in _SUMS.items()}
    summed = [_part(step) for step in general if added.get(step.key)]
    yield from (_part(step) if added.get(step.key) else step for step in general)
    yield from further
    yield from (_sum(part, added[part.key.removeprefix(_PART)]) for part in summed)


_PART = "page_"
_SUMS = {
    "bandwidth": (BANDWIDTH, "页面与接口出口带宽", "出口带宽合计"),
    "storage": (STORAGE, "业务数据存储", "存储合计"),
    "servers": (SERVERS, "页面与接口服务器", "应用服务器与网关合计"),
}
"""Step → what kinds of business add to it, its title as one part of the sum, and the title of the sum."""


def _part(step: Step) -> Step:
    return step._replace(key=f"{_PART}{step.key}", title=_SUMS[step.key][1])


def _sum(part: Step, added: list[Step]) -> Step:
    key, parts = part.key.removeprefix(_PART), (part, *added)
    formula, working = " + ".join(one.title for one in parts), " + ".join(plain(one.value) for one in parts)
    return Step(key, _SUMS[key][2], formula, working, sum((one.value for one in parts), Decimal()), part.unit, "total")


def _load(users: int, c: "Capacity", done: dict[str, Step]) -> "Iterator[Step]":
    rate = exact(c.daily_active_rate)
    views, requests = exact(c.views_per_user), exact(c.requests_per_view)
    yield Step("active", "日活跃用户", "注册用户 × 日活跃比例", f"{users} × {percent(rate)}", up(users * rate), "户/日")
    active = done["active"].value
    yield Step("pages", "日浏览量", "日活跃用户 × 人均日浏览", f"{plain(active)} × {plain(views)}",
               up(active * views), "次/日")  # fmt: skip
    pages = done["pages"].value
    average = pages * requests / DAY
    yield Step("average", "平均请求速率", "日浏览量 × 每次浏览请求数 ÷ 86400",
               f"{plain(pages)} × {plain(requests)} ÷ 86400", rounded(average), "次/秒")  # fmt: skip
    yield Step("peak", "峰值请求速率", "日浏览量 × 每次浏览请求数 ÷ 86400 × 峰值系数 4",
               f"{plain(pages)} × {plain(requests)} ÷ 86400 × {PEAK_FACTOR}",
               rounded(average * PEAK_FACTOR), "次/秒")  # fmt: skip
    seconds = exact(c.session_seconds)
    yield Step("sessions", "峰值并发会话", "日活跃用户 × 会话时长 × 80% ÷（86400 × 20%）",
               f"{plain(active)} × {plain(seconds)} × 80% ÷ (86400 × 20%)",
               up(active * seconds * PEAK_FACTOR / DAY), "个")  # fmt: skip
    yield _bandwidth(pages, c)


def _bandwidth(pages: Decimal, c: "Capacity") -> Step:
    kilobytes, hit, reserve = exact(c.kilobytes_per_view), exact(c.cdn_hit_rate), exact(c.reserve)
    megabits = pages * PEAK_FACTOR / DAY * kilobytes * 8 / 1000 * (1 - hit) * reserve
    return Step("bandwidth", "出口带宽",
                "日浏览量 × 峰值系数 4 ÷ 86400 × 每次浏览传输量 × 8 ÷ 1000 ×（1 − CDN 命中率）× 冗余系数",
                f"{plain(pages)} × {PEAK_FACTOR} ÷ 86400 × {plain(kilobytes)} × 8 ÷ 1000"
                f" × (1 − {percent(hit)}) × {plain(reserve)}", rounded(megabits), "Mbit/s")  # fmt: skip


def _volume(c: "Capacity", years: int, done: dict[str, Step]) -> "Iterator[Step]":
    base, items = exact(c.base_gigabytes), exact(c.items_per_day)
    kilobytes, copies = exact(c.item_kilobytes), exact(c.copies)
    gigabytes = (base + items * kilobytes * 365 * years / 1_000_000) * copies / FILL
    yield Step("storage", "业务数据存储",
               "（初始数据量 + 每日新增条目 × 每条大小 × 365 × 年数 ÷ 10⁶）× 副本数 ÷ 70%",
               f"({plain(base)} + {plain(items)} × {plain(kilobytes)} × 365 × {years} ÷ 10⁶) × {plain(copies)} ÷ 70%",
               up(gigabytes), "GB")  # fmt: skip
    pages, requests = done["pages"].value, exact(c.requests_per_view)
    size_, days = exact(c.log_bytes), exact(c.log_days)
    log = pages * requests * size_ * days * copies / 1_000_000_000
    yield Step("log", "日志存储", "日浏览量 × 每次浏览请求数 × 单条日志 × 保存天数 × 副本数 ÷ 10⁹",
               f"{plain(pages)} × {plain(requests)} × {plain(size_)} × {plain(days)} × {plain(copies)} ÷ 10⁹",
               up(log), "GB")  # fmt: skip


def _machines(c: "Capacity", done: dict[str, Step]) -> "Iterator[Step]":
    peak, capacity, use = done["peak"].value, exact(c.node_requests), exact(c.utilisation)
    needed = max(Decimal(2), up(peak / (capacity * use)) + 1)
    yield Step("servers", "应用服务器", "max（2，⌈峰值请求速率 ÷（单台处理能力 × 目标利用率）⌉ + 1）",
               f"max(2, ⌈{plain(peak)} ÷ ({plain(capacity)} × {percent(use)})⌉ + 1)", needed, "台")  # fmt: skip
    yield Step("databases", "数据库服务器", "一主一备", "1 + 1", Decimal(2), "台")
