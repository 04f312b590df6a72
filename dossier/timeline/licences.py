"""Count the ends and duties of licences held and of the one applied for: renewal, annual report."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dossier.rulebook.periods import period
from dossier.text import Text
from dossier.timeline.deadline import NOTHING, ON_PAPER, Deadline, Group, no_period
from dossier.values.dates import PERPETUAL, add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.case import Case
    from dossier.profile.model.company import ExistingLicence

_RENEW = Text(
    "备齐业务已经开展的证明，在该日之前（含当日）提出延续申请；逾期的，有效期届满后不能继续经营",
    "Apply for renewal on or before that day with proof that the service is open; a late application is no renewal",
)
_REPORT = Text(
    "在管理平台填报上一年度的经营信息年报；逾期未报的，会被要求限期补报，仍不报的列入不良名单",
    "File the annual report of the year before on the platform; who stays silent in the extended time is put on the list",
)


def licences(case: "Case", decided: date | None) -> "tuple[Deadline, ...]":
    """Return the days of every licence held, of the expected one, and of the next annual report.

    ``decided`` is the expected day of the decision; None when it is not known or nothing is decided.
    """
    held = case.profile.company.existing_licences
    if held is None:
        return (*_expected(case, decided), _no_answer())
    found = tuple(entry for licence in held for entry in _held(case, licence))
    return (*found, *_expected(case, decided), *_annual_report(case, case.as_of if held else decided, bool(held)))


def _no_answer() -> Deadline:
    why = Text("档案没有填写是否已持有电信业务许可证", "the profile does not say whether a telecom licence is held")
    return Deadline(
        "licence.held", Group.LICENCE, Text("已持许可证的延续和年报", "Renewal and annual report of licences held"), None, why,
        Text("填写 company.existing_licences，没有则写 []", "Fill in company.existing_licences, or [] for none"),
        ON_PAPER._replace(instrument="档案"), unknown=why,
    )  # fmt: skip


def _held(case: "Case", licence: "ExistingLicence") -> "Iterator[Deadline]":
    number, ends = licence.number, licence.expires_on
    if ends == PERPETUAL:
        return
    title = Text(f"许可证 {number} 有效期届满", f"Licence {number} expires")
    missing = Text(f"档案没有填写许可证 {number} 的有效期", f"the profile does not give the term of licence {number}")
    yield Deadline(
        f"licence.{number}.expiry", Group.LICENCE, title, ends,
        Text("证上载明的届满日", "the day printed on the licence"),
        Text("届满前没有获准延续的，届满后停止经营", "Stop at expiry unless the renewal was granted or is deemed granted"),
        ON_PAPER, unknown=missing if ends is None else NOTHING,
    )  # fmt: skip
    yield _renewal(
        case,
        f"licence.{number}.renewal",
        Text(f"许可证 {number} 最迟申请延续", f"Last day to renew licence {number}"),
        ends,
        missing,
    )


def _renewal(case: "Case", key: str, title: Text, ends: date | None, missing: Text) -> Deadline:
    found = period(case.rulebook, "licence.renewal_ahead_days")
    if found is None:
        return no_period(case, key, Group.LICENCE, title, _RENEW)
    day = None if ends is None else ends - timedelta(days=found.number)
    late = day is not None and day < case.as_of
    return Deadline(
        key, Group.LICENCE, title, day,
        Text(f"有效期届满{found.number}日前，按自然日推算", f"{found.number} calendar days before expiry"),
        _RENEW, found.value.citation, unknown=missing if day is None else NOTHING,
        note=Text("该日已过，请立即向发证机关咨询", "that day is past: ask the issuing authority at once") if late else NOTHING,
    )  # fmt: skip


def _expected(case: "Case", decided: date | None) -> "Iterator[Deadline]":
    """Yield the term of a new licence and its renewal, counted from the expected decision."""
    if case.filing not in ("new", "correction"):
        return
    title = Text("新许可证有效期届满", "End of the new licence's term")
    action = Text("取得许可证后按证上日期更正", "Correct it by the licence once it is there")
    found = period(case.rulebook, "licence.validity_years")
    if found is None:
        yield no_period(case, "licence.new.expiry", Group.LICENCE, title, action)
        return
    unknown = Text("作出决定的日期未知", "the day of the decision is not known")
    ends = None if decided is None else add_months(decided, 12 * found.number)
    counted = Text(
        f"自推算的决定日起{found.number}年；以证上载明的日期为准",
        f"{found.number} years from the expected decision; the licence prevails",
    )
    why = unknown if ends is None else NOTHING
    yield Deadline("licence.new.expiry", Group.LICENCE, title, ends, counted, action, found.value.citation, unknown=why)
    last = Text("新许可证最迟申请延续", "Last day to renew the new licence")
    yield _renewal(case, "licence.new.renewal", last, ends, unknown)


def _annual_report(case: "Case", since: date | None, held: bool) -> "Iterator[Deadline]":
    """Yield the first window for the annual report that ends on or after ``since``."""
    key, title = "annual_report", Text("报送年报", "Annual report")
    found = case.rulebook.values.get("annual_report.window")
    if found is None or not isinstance(found.value, tuple):
        yield no_period(case, key, Group.LICENCE, title, _REPORT)
        return
    counted = Text(
        "取得许可证后每年第一季度（1月1日至3月31日）", "every first quarter after the licence (1 January to 31 March)"
    )
    if since is None:
        why = Text("取得许可证的日期未知", "the day of the licence is not known")
        yield Deadline(key, Group.LICENCE, title, None, counted, _REPORT, found.citation, unknown=why)
        return
    opens, closes = _window(found.value, since)
    yield Deadline(
        f"{key}.{closes.year}", Group.LICENCE, title, closes, counted, _REPORT, found.citation,
        opens=opens, note=_first_report(since, opens, held),
    )  # fmt: skip


def _window(written: tuple[object, ...], since: date) -> tuple[date, date]:
    """Return the first window that ends on or after ``since``; both ends are written as month and day."""
    opens, closes = (date.fromisoformat(f"{since.year}-{day}") for day in written)
    years = int(closes < since)
    return add_months(opens, 12 * years), add_months(closes, 12 * years)


def _first_report(since: date, opens: date, held: bool) -> Text:
    if held or since < opens:
        return NOTHING
    return Text(
        "许可证在报送期内取得的，当年是否须报上一年度，没有读到规定，请向通信管理局核实",
        "whether a licence obtained within the window reports on the year before was not read; ask the authority",
    )
