"""Fix the closed word lists that law files may use."""

from enum import StrEnum


class Severity(StrEnum):
    """What a failed rule means for the submission."""

    BLOCK = "block"
    WARN = "warn"
    INFORM = "inform"


class Stage(StrEnum):
    """When a rule can be settled at the earliest."""

    PREPARATION = "preparation"
    """Before the package is made."""
    SIGNING = "signing"
    """After the package was printed, signed and sealed: not known before, and no reason to hold the package back."""
    ANSWER = "answer"
    """After the authority has answered."""


class Necessity(StrEnum):
    """How strongly the authority asks for a material."""

    REQUIRED = "required"
    """Asked for by law or by the authority; only with confidence law or official."""
    CONDITIONAL = "conditional"
    """Asked for when ``applies_when`` and ``condition`` hold."""
    ADVISED = "advised"
    """Not on any official list that was read; usual or useful."""


class Source(StrEnum):
    """Who produces a material."""

    GENERATED = "generated"
    """This tool writes it."""
    CLIENT = "client"
    """The applicant supplies it."""
    THIRD_PARTY = "third_party"
    """A registrar, provider, bank or authority issues it."""
    AUTHORITY_FORM = "authority_form"
    """The applicant fills a blank of the authority."""


class ProvinceStatus(StrEnum):
    """How far the requirements of a province were read."""

    VERIFIED = "verified"
    """The authority's current list of materials was read in full."""
    PARTLY = "partly"
    """Official facts were read, with gaps."""
    UNVERIFIED = "unverified"
    """Identity only; never to be read as "same as national"."""


GROUPS = ("主体资质", "股权", "人员", "域名网站", "接入资源", "业务技术", "安全", "承诺", "前置审批", "其他")
"""Groups of the material checklist, in order."""

FORMS = ("F1", "F2", "F3", "F4", "F5", "F6", "F7")
"""The seven forms of the national portal, which are also the folders of a package."""

SIGNING = (
    "legal_representative_sign",
    "company_seal",
    "cross_page_seal",
    "issuer_seal",
    "appointee_sign",
    "person_sign",
    "shareholder_sign",
    "shareholder_seal",
    "counterparty_seal",
)
"""Signatures and seals a material may need."""

CARRIERS = ("原件", "复印件", "彩色扫描件", "电子件", "系统填写")
"""Physical form in which a material is handed in."""

FORMATS = ("pdf", "docx", "jpg", "jpeg", "gif", "png")
"""File name endings a material may have."""

SCALES = (
    *("CNY", "%", "persons", "files", "characters", "MB", "px", "dpi", "mm"),
    *("hours", "days", "working_days", "months", "years"),
    *("list", "text", "flag"),
)
"""Units of dated values; ``list``, ``text`` and ``flag`` carry no measure."""
