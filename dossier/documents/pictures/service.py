"""Draw the flows users go through: those of the profile, and the fixed ones with the profile's numbers."""

from typing import TYPE_CHECKING

from dossier.documents.figures import Page, process_figure
from dossier.documents.figures.model import ProcessStep
from dossier.documents.pictures.facts import need, wrong
from dossier.errors import TemplateError
from dossier.text import Text

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.documents.drawing import Drawing
    from dossier.documents.missing import FactError
    from dossier.profile.model.product import FlowStep as ProfileStep
    from dossier.profile.model.service import Service


def flow(case: "Case", number: int, page: Page) -> "Drawing":
    """Draw a flow of the profile, the first being number 1."""
    return process_figure(_product_flow(case, number), page)


def _product_flow(case: "Case", number: int) -> tuple[ProcessStep, ...]:
    product = need(case.profile.product, "product")
    flows = need(product.flows, "product.flows")
    if not 1 <= number <= len(flows):
        raise TemplateError(Text(f"没有第 {number} 个业务流程", f"there is no flow no. {number}"))
    path = f"product.flows[{number - 1}].steps"
    steps = need(flows[number - 1].steps or None, path)
    if steps[-1].decision:
        raise _open_ended(steps[-1].text, f"{path}[{len(steps) - 1}].decision")
    return tuple(_step(one, f"{path}[{index}]") for index, one in enumerate(steps))


def _open_ended(text: str, path: str) -> "FactError":
    """Return the error of a flow whose last step is a decision: nothing says what follows when the answer is yes."""
    return wrong(path, Text(
        f"流程的最后一步“{text}”是判断，没有写判断为是以后做什么；请在其后补写一步",
        f"the flow ends with the decision “{text}”, and what follows a yes is not said; add the step that follows",
    ))  # fmt: skip


def _step(step: "ProfileStep", path: str) -> ProcessStep:
    """A decision has to say what happens otherwise; its branch never simply disappears."""
    return ProcessStep(step.text, step.actor or "", need(step.otherwise, f"{path}.otherwise") if step.decision else "")


def registration(case: "Case", page: Page) -> "Drawing":
    """Draw how an account is opened after its holder's identity was checked."""
    need(need(case.profile.product, "product").real_name_method, "product.real_name_method")
    return process_figure((
        ProcessStep("阅读并主动勾选同意用户服务协议和隐私政策", "用户"),
        ProcessStep("填写注册信息，提交真实身份信息", "用户"),
        ProcessStep("真实身份核验是否通过？", "系统", "说明原因，退回补正"),
        ProcessStep("开通账号，保存核验结果和开通时间", "系统"),
    ), page)  # fmt: skip


def complaint(case: "Case", page: Page) -> "Drawing":
    """Draw how a complaint or report is handled, with the hours and days of the profile."""
    service, handling = _service(case), need(need(case.profile.security, "security").handling, "security.handling")
    channels = "、".join(need(service.channels, "service.channels"))
    accept = need(handling.complaint_accept_hours, "security.handling.complaint_accept_hours")
    takedown = need(handling.takedown_minutes, "security.handling.takedown_minutes")
    reply = need(service.complaint_reply_days, "service.complaint_reply_days")
    kept = need(handling.evidence_months, "security.handling.evidence_months")
    appeal = f"（{service.appeal_phone}）" if service.appeal_phone else ""
    return process_figure((
        ProcessStep(f"通过{channels}提出", "用户"),
        ProcessStep(f"{accept}小时内登记受理，发出受理回执", "客服人员"),
        ProcessStep("是否属于违法和不良信息？", "客服人员", "转经办部门核实服务问题"),
        ProcessStep(f"立即停止传输（最迟确认后{takedown}分钟内），保存记录，依法报告", "安全管理人员"),
        ProcessStep(f"受理后{reply}日内答复处理结果和理由", "客服人员"),
        ProcessStep("用户是否认可答复？", "用户", f"复核一次，并告知申诉渠道{appeal}"),
        ProcessStep(f"归档，记录保存{kept}个月", "客服人员"),
    ), page)  # fmt: skip


def refund(case: "Case", page: Page) -> "Drawing":
    """Draw how money is returned."""
    days = need(_service(case).refund_days, "service.refund_days")
    return process_figure((
        ProcessStep("提交退费申请", "用户"),
        ProcessStep("核对订单和使用情况", "客服人员"),
        ProcessStep("是否符合公示的退费规则？", "客服人员", "说明理由，告知投诉渠道"),
        ProcessStep("核算应退金额并告知用户", "客服人员"),
        ProcessStep(f"审核通过后{days}个工作日内原路退回", "财务人员"),
        ProcessStep("保存退费记录", "系统"),
    ), page)  # fmt: skip


def closure(case: "Case", page: Page) -> "Drawing":
    """Draw how an account is closed."""
    need(need(case.profile.product, "product").personal_fields, "product.personal_fields")
    return process_figure((
        ProcessStep("提交注销申请，核验本人身份", "用户"),
        ProcessStep("是否有未结的费用或者订单？", "系统", "先办理退费或者结清订单", aside_when=True),
        ProcessStep("关闭账号，停止收集和使用个人信息", "系统"),
        ProcessStep("按隐私政策列明的期限删除个人信息或者作匿名化处理", "技术人员"),
        ProcessStep("告知用户注销完成", "系统"),
    ), page)  # fmt: skip


def service_end(case: "Case", page: Page) -> "Drawing":
    """Draw how the service is wound up for its users."""
    service = _service(case)
    notice = need(service.exit_notice_days, "service.exit_notice_days")
    export = need(service.exit_export_days, "service.exit_export_days")
    return process_figure((
        ProcessStep("决定终止服务，制定用户善后实施方案", "总经理"),
        ProcessStep("依照规定向原发证机关提出申请", "许可负责人"),
        ProcessStep(f"终止前提前{notice}日公告，并逐户告知用户", "客服人员"),
        ProcessStep("登记和汇总用户意见", "客服人员"),
        ProcessStep("退还未消费的预付费用", "财务人员"),
        ProcessStep(f"公告后{export}日内开放数据导出", "技术人员"),
        ProcessStep("是否还有未了结的用户事项？", "许可负责人", "继续办理，直至了结", aside_when=True),
        ProcessStep("除依法须保存的记录外，删除用户数据", "技术人员"),
        ProcessStep("办理许可注销手续，材料归档", "许可负责人"),
    ), page)  # fmt: skip


def _service(case: "Case") -> "Service":
    return need(case.profile.service, "service")
