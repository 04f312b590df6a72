"""Describe what the authority sent back and how each remark was answered."""

from dossier.profile.types import Count, Day, Name, Prose, Record, fact, required


class Remark(Record):
    """One remark of the authority and the answer to it."""

    form: Name | None = fact("涉及的表单或材料", "审批备注所在的表单或附件", "公司及人员情况表")
    remark: Prose = required("审批备注", "逐字照录主管部门的意见", "社保证明未覆盖最近一个月")
    cause: Prose | None = fact("退回原因", "自查后认为问题出在哪里", "打印证明时当月缴费尚未入账")
    change: Prose | None = fact("修改内容", "做了什么改动", "重新打印覆盖 11 月的社保证明并更新已缴月份")
    files: list[Name] | None = fact(
        "修改或补充的文件", "相对于档案文件的路径；没有则写 []", ["evidence/社保证明-周砚清.pdf"]
    )
    fields: list[Name] | None = fact("修改的字段", "档案中的字段路径；没有则写 []", ["people[2].insurance.months"])


class Return(Record):
    """One return of the application."""

    received_on: Day = required("退回日期", "收到退回或者补正通知的日期", "2026-12-08")
    round: Count | None = fact("第几次退回", "本次申请的第几次退回", 1, "次")
    deadline: Day | None = fact("补正期限", "通知写明的最后一日；没有写明的，向主管部门问清后填写", "2026-12-22")
    answered_on: Day | None = fact("重新提交日期", "已经重新提交的填写", "2026-12-15")
    items: list[Remark] | None = fact("审批备注", "逐条照录", [{"remark": "社保证明未覆盖最近一个月"}])
    previous_profile: Name | None = fact(
        "上次提交时的档案", "上次提交时保存的档案文件，与本档案放在同一文件夹，用来逐项比对", "profile-2026-12-01.yaml"
    )
