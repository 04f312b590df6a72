"""Read the certificate of a domain: lines -> domain, holder, registrar, days."""

from collections.abc import Sequence

from dossier.evidence.read.form import Form, agreed, whole_name
from dossier.evidence.read.plain import one_day
from dossier.evidence.read.values import domain, holder, organisation
from dossier.evidence.reading import FieldRead, Line

_LABELS = {
    "owner": r"域名(?:所有者|所有人|持有者|持有人|注册人|注册者)(?:名称|组织)?|(?:注册人|持有者|所有者)(?:名称|组织)",
    "registrar": r"(?:域名)?注册服务机构(?:名称)?|(?:域名)?注册商",
    "registered_on": r"(?:域名)?注册(?:日期|时间)",
    "expires_on": r"(?:域名)?(?:到期|过期|届满)(?:日期|时间|日)|有效期至",
    "other": r"实名认证|域名状态|域名服务器|DNS|注册人邮箱|域名注册证书|证书编号|顶级域名",
    "domain": r"域名(?:名称)?",
}


def parse(lines: Sequence[Line]) -> tuple[FieldRead, ...]:
    """Return what the certificate says."""
    form = Form(lines, _LABELS)
    return (
        *agreed("domain", form.passages("domain"), domain),
        *whole_name("owner", form, holder),
        *whole_name("registrar", form, organisation),
        *agreed("registered_on", form.passages("registered_on"), one_day),
        *agreed("expires_on", form.passages("expires_on"), one_day),
    )
