"""Draw the processes of the security policies: review of content, handling of incidents."""

from typing import TYPE_CHECKING

from dossier.documents.figures import Page, process_figure
from dossier.documents.figures.model import ProcessStep
from dossier.documents.pictures.facts import need
from dossier.values.share import percent

if TYPE_CHECKING:
    from dossier.case import Case
    from dossier.documents.drawing import Drawing


def review(case: "Case", page: Page) -> "Drawing":
    """Draw how content is reviewed before and after publication."""
    rules = need(need(case.profile.security, "security").review, "security.review")
    minutes = need(rules.review_minutes, "security.review.review_minutes")
    tool = need(rules.tool, "security.review.tool")
    rate = percent(need(rules.sampling_rate, "security.review.sampling_rate"))
    return process_figure((
        ProcessStep("用户提交信息", "用户"),
        ProcessStep(f"{tool}识别文字和图片", "系统"),
        ProcessStep("是否命中违法信息规则？", "系统", "拦截、保存记录并报告安全负责人", aside_when=True),
        ProcessStep(f"{minutes}分钟内完成人工审核", "审核人员"),
        ProcessStep("人工审核是否通过？", "审核人员", "退回并说明理由"),
        ProcessStep("公开发布", "系统"),
        ProcessStep(f"每日按{rate}的比例抽查已发布信息", "审核人员"),
        ProcessStep("审核记录归档", "系统"),
    ), page)  # fmt: skip


def incident(case: "Case", page: Page) -> "Drawing":
    """Draw how an incident is reported and handled."""
    handling = need(need(case.profile.security, "security").handling, "security.handling")
    inside = need(handling.internal_report_minutes, "security.handling.internal_report_minutes")
    outside = need(handling.authority_report_minutes, "security.handling.authority_report_minutes")
    return process_figure((
        ProcessStep("发现网络安全事件或接到报告", "值班人员"),
        ProcessStep(f"{inside}分钟内报告安全负责人", "值班人员"),
        ProcessStep("研判定级，保全证据", "安全负责人"),
        ProcessStep("是否达到预案规定的报告等级？", "安全负责人", "按内部等级处置并登记"),
        ProcessStep(f"立即（不超过{outside}分钟）电话报告{case.rulebook.province.provincial_authority}", "安全负责人"),
        ProcessStep("较大以上事件按规定时限报告网信部门，涉嫌犯罪的报告公安机关", "安全负责人"),
        ProcessStep("处置事件，恢复服务", "技术人员"),
        ProcessStep("提交书面总结并整改", "安全负责人"),
    ), page)  # fmt: skip
