"""Name the periods that begin with an event nobody can foresee: changes of the company, the service, the business."""

from typing import TYPE_CHECKING, NamedTuple

from dossier.rulebook.periods import period
from dossier.text import Text
from dossier.timeline.deadline import Deadline, Group, no_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.case import Case


class _Kind(NamedTuple):
    """One kind of change and the value that holds its period."""

    key: str
    value: str
    part: str
    title: Text
    counted: Text
    action: Text


_EVENT = Text("以变更发生的日期起算，发生前没有日期", "counted from the event, which has no day yet")
_KINDS = (
    _Kind(
        "change.operator", "licence.change_days", "decision",
        Text("变更经营主体、业务种类或者覆盖范围", "Change of operator, types or coverage"),
        Text("自公司作出决定之日起{days}日内", "within {days} days of the company's decision"),
        Text("作出决定后申请变更，获准前不按变更后的情况经营", "Apply after the decision; do not act on it before approval"),
    ),
    _Kind(
        "change.registration", "licence.change_days", "registration",
        Text("变更公司名称、法定代表人或者注册资本", "Change of name, legal representative or registered capital"),
        Text("自完成登记变更之日起{days}日内", "within {days} days of the change in the company registry"),
        Text("完成登记变更后申请换发许可证", "Apply for an amended licence after the registry has changed"),
    ),
    _Kind(
        "change.service", "service.change_ahead_days", "",
        Text("变更服务项目、网站地址等", "Change of service items or addresses of sites"),
        Text("提前{days}日", "{days} days ahead"),
        Text("变更前办理手续", "Complete the formalities before the change"),
    ),
    _Kind(
        "change.operation", "operation.change_ahead_days", "",
        Text("变更经营主体、业务范围或者停止经营（电信条例）", "Change of operator or scope, or end of business (Regulation)"),
        Text("提前{days}日提出申请", "apply {days} days ahead"),
        Text("与管理办法的期限不同，按较早的日期办理", "This differs from the ministry's rule: keep the earlier day"),
    ),
)  # fmt: skip


def changes(case: "Case") -> "Iterator[Deadline]":
    """Yield each period without a day, for the time when the event has one."""
    for kind in _KINDS:
        found = period(case.rulebook, kind.value, kind.part)
        if found is None:
            yield no_period(case, kind.key, Group.CHANGE, kind.title, kind.action)
            continue
        yield Deadline(
            kind.key, Group.CHANGE, kind.title, None, kind.counted.fill(days=found.number), kind.action,
            found.value.citation, unknown=_EVENT,
        )  # fmt: skip
