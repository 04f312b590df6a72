"""Count the steps of the authority from the submission: completeness, decision, delivery."""

from typing import TYPE_CHECKING

from dossier.facts.decision import expected_decision
from dossier.rulebook.periods import period
from dossier.text import Text
from dossier.timeline.deadline import NOTHING, ON_PAPER, Deadline, Group, no_period
from dossier.values.workdays import known_until, working_days_after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dossier.case import Case

_DECISION = "review.decision"
_OTHER_FILING = Text(
    "该期限是首次申请的审查期限，本次申请事项适用的期限没有读到，仅供参考",
    "this is the period for a first application; the one for this kind of filing was not read",
)


def procedure(case: "Case", submitted: "date") -> "tuple[Deadline, ...]":
    """Return the steps after the submission; an annual report has none."""
    if case.filing == "annual_report":
        return ()
    decision = _decision(case, submitted)
    steps = (_submission(submitted), _completeness(case, submitted), *_promised(case, submitted), decision)
    place = f"{case.rulebook.province.code}.{case.filing}"
    return tuple(step._replace(key=f"{step.key}.{place}") for step in (*steps, _delivery(case, decision)))


def _submission(submitted: "date") -> Deadline:
    return Deadline(
        key="submission",
        group=Group.PROCEDURE,
        title=Text("提交申请", "Submission"),
        day=submitted,
        counted=Text(
            "推算的起点：假定当日收到的材料齐全", "where the count begins: the set is taken as complete on that day"
        ),
        action=Text("提交后留存回执", "Keep the receipt"),
        citation=ON_PAPER._replace(instrument="档案中的计划提交日期或者指定的提交日期"),
    )


def _completeness(case: "Case", submitted: "date") -> Deadline:
    key, title = (
        "review.completeness",
        Text("最迟一次告知补正，或者受理", "Last day for notice of what is missing, or acceptance"),
    )
    action = Text(
        "收到补正通知的，一次补齐后重新推算；逾期没有告知的，自收到材料之日起即为受理",
        "If told what is missing, supply all of it and count anew; without notice in time the application counts as accepted",
    )
    found = period(case.rulebook, "review.completeness_working_days")
    if found is None:
        return no_period(case, key, Group.PROCEDURE, title, action)
    day = working_days_after(submitted, found.number)
    return Deadline(
        key, Group.PROCEDURE, title, day,
        Text(
            f"自收到申请材料之日起{found.number}个工作日内，收到当日不计入",
            f"within {found.number} working days of receipt, the day of receipt not counted",
        ),
        action, found.value.citation, unknown=not_counted(day),
    )  # fmt: skip


def _promised(case: "Case", submitted: "date") -> "Iterator[Deadline]":
    found = period(case.rulebook, "review.promised_working_days")
    if found is not None:
        day = working_days_after(submitted, found.number)
        yield Deadline(
            "review.promised", Group.PROCEDURE, Text("本省承诺的审查期限届满", "End of the review time the province promises"), day,
            Text(
                f"自受理之日起{found.number}个工作日，假定提交当日受理",
                f"{found.number} working days from acceptance, taken to be on the day of submission",
            ),
            Text("没有收到结果的，可以向通信管理局询问", "Without a result, ask the authority"),
            found.value.citation, unknown=not_counted(day),
        )  # fmt: skip


def _decision(case: "Case", submitted: "date") -> Deadline:
    title, action = (
        Text("最迟作出许可决定", "Last day for the decision"),
        Text("没有收到决定的，向通信管理局询问进度", "Without a decision, ask the authority how far it is"),
    )
    expected = expected_decision(case.rulebook, case.filing, submitted)
    found, latest = expected.period, expected.latest
    if found is None:
        return no_period(case, _DECISION, Group.PROCEDURE, title, action)
    return Deadline(
        _DECISION, Group.PROCEDURE, title, expected.day,
        Text(
            f"自收到全部申请材料之日起{found.number}日，按自然日推算；不含依法进行听证、检验和专家评审的时间",
            f"{found.number} calendar days from receipt of the complete set, without the time for hearings, "
            "examinations and expert review",
        ),
        action, found.value.citation, latest=latest, note=_reading(case, found.number, latest),
    )  # fmt: skip


def _reading(case: "Case", days: int, latest: "date | None") -> Text:
    """Say that the law does not tell calendar days from working days here."""
    gap = not_counted(latest)
    by_working_days = (
        Text(f"按工作日计则无法推算：{gap.zh}", f"by working days it is not known: {gap.en}")
        if latest is None
        else Text(f"按工作日计为{latest}", f"by working days it is {latest}")
    )
    other = NOTHING if case.filing in ("new", "correction") else Text(f"；{_OTHER_FILING.zh}", f"; {_OTHER_FILING.en}")
    return Text(
        f"{days}日按自然日还是工作日，没有读到明文：行政许可法第八十二条只规定该法的期限以工作日计，"
        f"有的省指南写作工作日；{by_working_days.zh}{other.zh}",
        f"no text was read that says whether the {days} days are calendar or working days: Art. 82 of the Administrative "
        f"Licensing Law counts its own periods in working days, and some provinces print working days; "
        f"{by_working_days.en}{other.en}",
    )


def _delivery(case: "Case", decision: Deadline) -> Deadline:
    key, title = "review.delivery", Text("最迟颁发、送达许可证", "Last day for the delivery of the licence")
    action = Text(
        "核对证上事项，登记证号和有效期", "Compare the licence with the application; note its number and term"
    )
    found = period(case.rulebook, "review.delivery_working_days")
    if found is None:
        return no_period(case, key, Group.PROCEDURE, title, action)
    day = None if decision.day is None else working_days_after(decision.day, found.number)
    why = not_counted(day) if decision.day else Text("作出决定的日期未知", "the day of the decision is not known")
    return Deadline(
        key, Group.PROCEDURE, title, day,
        Text(
            f"自作出决定之日起{found.number}个工作日内，以决定的推算日（自然日）起计",
            f"within {found.number} working days of the decision, counted from its day by calendar days",
        ),
        action, found.value.citation, unknown=why,
    )  # fmt: skip


def not_counted(day: "date | None") -> Text:
    """Say why working days could not be counted; empty when they could."""
    if day is not None:
        return NOTHING
    until = known_until()
    return Text(
        f"工作日只收录到{until}，之后的放假调休安排尚未收录，不按周末推算",
        f"working days are on record until {until}; later holidays and make-up days are not, and weekends alone are no basis",
    )
