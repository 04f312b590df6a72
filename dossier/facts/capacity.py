"""Compute requests, bandwidth, storage, logs and servers from the plan's users, each with its formula.

Ordinary sizing of web services: 80 % of the traffic falls into 20 % of the day, so the peak factor is 4.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.profile.model import Profile
    from dossier.profile.model.technology import Capacity

PEAK_FACTOR = 4
"""80 % ÷ 20 %."""
_DAY = Decimal(86_400)
_FILL = Decimal("0.7")
"""Storage is planned to be filled to 70 %."""
_YEARS = 3


class Step(NamedTuple):
    """One line of the calculation."""

    key: str
    title: str
    formula: str
    """In words, e.g. 注册用户 × 日活跃比例."""
    working: str
    """With the numbers put in, e.g. 8000 × 10%."""
    value: Decimal
    unit: str

    @property
    def result(self) -> str:
        """The value with its unit, e.g. 800 户/日."""
        return f"{plain(self.value)} {self.unit}"


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
    capacity = None if profile.technology is None else profile.technology.capacity
    years = None if profile.plan is None else profile.plan.years
    if capacity is None or not years or any(value is None for _, value in capacity):
        return None
    if years[0].registered_users is None or years[-1].registered_users is None:
        return None
    return Sizing(
        _result(years[0].label, years[0].registered_users, capacity, 1),
        _result(years[-1].label, years[-1].registered_users, capacity, _YEARS),
    )


def _result(label: str, users: int, capacity: "Capacity", years: int) -> Result:
    steps: dict[str, Step] = {}
    for step in (*_load(users, capacity, steps), *_volume(capacity, years, steps), *_machines(capacity, steps)):
        steps[step.key] = step
    return Result(label, users, tuple(steps.values()))


def _load(users: int, c: "Capacity", done: dict[str, Step]) -> "Iterator[Step]":
    def keep(step: Step) -> Step:
        done[step.key] = step
        return step

    rate = _decimal(c.daily_active_rate)
    views, requests = _decimal(c.views_per_user), _decimal(c.requests_per_view)
    active = keep(_step("active", "日活跃用户", "注册用户 × 日活跃比例", f"{users} × {_percent(rate)}",
                        _up(users * rate), "户/日"))  # fmt: skip
    yield active
    pages = keep(_step("pages", "日浏览量", "日活跃用户 × 人均日浏览", f"{plain(active.value)} × {plain(views)}",
                       _up(active.value * views), "次/日"))  # fmt: skip
    yield pages
    average = keep(_step("average", "平均请求速率", "日浏览量 × 每次浏览请求数 ÷ 86400",
                         f"{plain(pages.value)} × {plain(requests)} ÷ 86400",
                         _round(pages.value * requests / _DAY, 2), "次/秒"))  # fmt: skip
    yield average
    exact = pages.value * requests / _DAY * PEAK_FACTOR
    yield keep(_step("peak", "峰值请求速率", "日浏览量 × 每次浏览请求数 ÷ 86400 × 峰值系数 4",
                     f"{plain(pages.value)} × {plain(requests)} ÷ 86400 × {PEAK_FACTOR}", _round(exact, 2), "次/秒"))  # fmt: skip
    seconds = _decimal(c.session_seconds)
    yield keep(_step("sessions", "峰值并发会话", "日活跃用户 × 会话时长 × 80% ÷（86400 × 20%）",
                     f"{plain(active.value)} × {plain(seconds)} × 80% ÷ (86400 × 20%)",
                     _up(active.value * seconds * PEAK_FACTOR / _DAY), "个"))  # fmt: skip
    kilobytes, hit, reserve = _decimal(c.kilobytes_per_view), _decimal(c.cdn_hit_rate), _decimal(c.reserve)
    megabits = pages.value * PEAK_FACTOR / _DAY * kilobytes * 8 / 1000 * (1 - hit) * reserve
    yield keep(_step("bandwidth", "出口带宽",
                     "日浏览量 × 峰值系数 4 ÷ 86400 × 每次浏览传输量 × 8 ÷ 1000 ×（1 − CDN 命中率）× 冗余系数",
                     f"{plain(pages.value)} × {PEAK_FACTOR} ÷ 86400 × {plain(kilobytes)} × 8 ÷ 1000"
                     f" × (1 − {_percent(hit)}) × {plain(reserve)}", _round(megabits, 2), "Mbit/s"))  # fmt: skip


def _volume(c: "Capacity", years: int, done: dict[str, Step]) -> "Iterator[Step]":
    base, items = _decimal(c.base_gigabytes), _decimal(c.items_per_day)
    kilobytes, copies = _decimal(c.item_kilobytes), _decimal(c.copies)
    gigabytes = (base + items * kilobytes * 365 * years / 1_000_000) * copies / _FILL
    yield _step("storage", "业务数据存储",
                "（初始数据量 + 每日新增条目 × 每条大小 × 365 × 年数 ÷ 10⁶）× 副本数 ÷ 70%",
                f"({plain(base)} + {plain(items)} × {plain(kilobytes)} × 365 × {years} ÷ 10⁶) × {plain(copies)} ÷ 70%",
                _up(gigabytes), "GB")  # fmt: skip
    pages, requests = done["pages"].value, _decimal(c.requests_per_view)
    size_, days = _decimal(c.log_bytes), _decimal(c.log_days)
    log = pages * requests * size_ * days * copies / 1_000_000_000
    yield _step("log", "日志存储", "日浏览量 × 每次浏览请求数 × 单条日志 × 保存天数 × 副本数 ÷ 10⁹",
                f"{plain(pages)} × {plain(requests)} × {plain(size_)} × {plain(days)} × {plain(copies)} ÷ 10⁹",
                _up(log), "GB")  # fmt: skip


def _machines(c: "Capacity", done: dict[str, Step]) -> "Iterator[Step]":
    peak, capacity, use = done["peak"].value, _decimal(c.node_requests), _decimal(c.utilisation)
    needed = max(Decimal(2), _up(peak / (capacity * use)) + 1)
    yield _step("servers", "应用服务器", "max（2，⌈峰值请求速率 ÷（单台处理能力 × 目标利用率）⌉ + 1）",
                f"max(2, ⌈{plain(peak)} ÷ ({plain(capacity)} × {_percent(use)})⌉ + 1)", needed, "台")  # fmt: skip
    yield _step("databases", "数据库服务器", "一主一备", "1 + 1", Decimal(2), "台")


def _step(key: str, title: str, formula: str, working: str, value: Decimal, unit: str) -> Step:
    return Step(key, title, formula, working, value, unit)


def _decimal(value: object) -> Decimal:
    """Every input of the calculation is an exact number by type."""
    numerator, denominator = value.as_integer_ratio()  # type: ignore[attr-defined]
    return Decimal(numerator) / Decimal(denominator)


def _percent(rate: Decimal) -> str:
    return f"{plain(rate * 100)}%"


def _up(number: Decimal) -> Decimal:
    return number.to_integral_value(ROUND_CEILING)


def _round(number: Decimal, digits: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
