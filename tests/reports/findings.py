"""Make findings without running a rule."""

from collections.abc import Mapping
from datetime import date

from dossier.finding import Finding, Outcome
from dossier.rulebook.vocabulary import Severity
from dossier.text import Text
from dossier.values.citation import Citation, Confidence
from dossier.values.location import Location


def finding(
    code: str, outcome: Outcome, *, severity: Severity = Severity.BLOCK, waiver: str = "", line: int = 1,
    subject: str = "company.name", facts: Mapping[str, str] | None = None, message: Text | None = None,
    url: str = "https://www.example.cn/law", fix: Text | None = None, waiting: bool = False,
) -> Finding:  # fmt: skip
    return Finding(
        code=code,
        rule=f"stub.{code.lower()}",
        title=Text(f"检查{code}", f"Check {code}"),
        outcome=outcome,
        severity=severity,
        subject=subject,
        subject_title=Text("公司名称", "company name"),
        location=Location("work/folder/profile.yaml", line, 3),
        message=message or Text(f"说明{code}", f"message {code}"),
        fix=fix or Text(f"办法{code}", f"remedy {code}"),
        facts=facts or {},
        citation=Citation("示例办法", "第一条", url, date(2026, 6, 1), Confidence.OFFICIAL),
        waiver=waiver,
        waiting=waiting,
    )
