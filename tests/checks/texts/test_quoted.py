"""What the authority quotes, and what an answer says of the old error, is no statement of the document."""

from pathlib import Path

import pytest

from dossier.amend.notice import with_notice
from dossier.composing import compose_case, composed_findings
from tests.amend.corrections import NOTICE, answer

REMARK = (
    "注册资本填报为300万元，法定代表人误写为林志远；接入服务商应为北京某某云计算有限公司；"
    "网址www.old-example.cn打不开；请联系上海市通信管理局；会员费误写为999元/年"
)
CAUSE = "|\n      误将实缴资本300万元填入注册资本。\n      会员费抄自旧表的999元/年。"


def failures(folder: Path, notice: str) -> set[str]:
    correction = answer(folder)
    correction.notice.write_text(notice, encoding="utf-8")
    case = with_notice(correction.open(), correction.notice)
    return {one.code for one in composed_findings(case, compose_case(case, draft=True)) if one.blocks}


def test_a_quoted_error_is_not_taken_for_ours(tmp_path: Path) -> None:
    quoting = NOTICE.replace("传真号码有误", REMARK).replace("公司更换传真号码后误填旧号码", CAUSE)
    assert failures(tmp_path, quoting) == set()


@pytest.mark.parametrize("own", ["cause: 公司更换传真号码后误填旧号码", "change: 改正传真号码"])
def test_a_placeholder_in_an_answer_of_ours_is_found(tmp_path: Path, own: str) -> None:
    assert failures(tmp_path, NOTICE.replace(own, f"{own}，具体日期待补充")) == {"G10"}
