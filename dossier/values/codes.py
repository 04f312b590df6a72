"""Check identifying codes: credit code, identity number, mobile, domain, filing and licence numbers.

Shape is checked when a profile is read; check digits are a matter of the rules A12 and C10, so that a wrong digit
is reported beside everything else instead of stopping the work.
Sources: GB 32100-2015 and GB 11643-1999 (from memory; both algorithms agree with python-stdnum, see the tests).
"""

import re
from datetime import date

from dossier.text import Text
from dossier.values.problem import ValueProblem

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝"

_USCC = re.compile(rf"[{_USCC_ALPHABET}]{{18}}")
_IDENTITY = re.compile(r"\d{17}[\dX]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:0\d{2,3}-)?\d{7,8}(?:-\d{1,5})?|400-?\d{3}-?\d{4}|1\d{4}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})")
_FILING = re.compile(rf"[{_PROVINCES}蜀黔滇藏陕陇青宁新]ICP备(?:\d{{8}}|\d{{10}})号(?:-\d+[AXK]?)?")
_LICENCE = re.compile(
    rf"(?:合字|[{_PROVINCES}川蜀贵黔云滇藏陕甘陇青宁新])?(?:A\d\.)?B[12](?:\.B[12])?-(?:19|20)\d{{6}}"
    rf"|[{_PROVINCES}川蜀贵黔云滇藏陕甘陇青宁新]ICP证\d{{6}}号"
)
_POLICE = re.compile(rf"[{_PROVINCES}川蜀贵黔云滇藏陕甘陇青宁新]公网安备\s?\d{{14}}号")


def _matched(text: str, pattern: re.Pattern[str], name: Text, right: Text) -> str:
    if pattern.fullmatch(text):
        return text
    raise ValueProblem(Text(f"“{text}”不是{name.zh}", f"“{text}” is not {name.en}"), right)


def parse_uscc(text: str) -> str:
    """Return an 18-character credit code in capitals; ``ValueProblem`` when its shape is wrong."""
    return _matched(
        text.strip().upper(), _USCC, Text("统一社会信用代码", "a unified social credit code"),
        Text("18 位数字或大写字母，不含 I、O、S、V、Z", "18 digits or capitals without I, O, S, V, Z"),
    )  # fmt: skip


def uscc_check_character(code: str) -> str:
    """Return the 18th character that belongs to the first 17 of ``code`` (GB 32100-2015)."""
    total = sum(_USCC_ALPHABET.index(char) * weight for char, weight in zip(code[:17], _USCC_WEIGHTS, strict=True))
    return _USCC_ALPHABET[(31 - total % 31) % 31]


def parse_identity_number(text: str) -> str:
    """Return an 18-character citizen identity number; ``ValueProblem`` when its shape is wrong."""
    return _matched(
        text.strip().upper(), _IDENTITY, Text("公民身份号码", "a citizen identity number"),
        Text("18 位，末位为数字或 X", "18 characters, the last a digit or X"),
    )  # fmt: skip


def identity_check_character(number: str) -> str:
    """Return the 18th character that belongs to the first 17 digits (GB 11643-1999)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _ID_WEIGHTS, strict=True))
    return _ID_CHECK[total % 11]


def identity_birth_date(number: str) -> date | None:
    """Return the birth date inside an identity number, or None when the calendar does not have it."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def parse_mobile(text: str) -> str:
    """Return an 11-digit mobile number without blanks and hyphens; ``ValueProblem`` otherwise."""
    return _matched(
        re.sub(r"[\s-]", "", text), _MOBILE, Text("手机号码", "a mobile number"),
        Text("11 位数字，以 13–19 开头", "11 digits beginning with 13 to 19"),
    )  # fmt: skip


def parse_phone(text: str) -> str:
    """Return a landline, 400 or mobile number; ``ValueProblem`` otherwise."""
    stripped = text.strip()
    if _MOBILE.fullmatch(stripped):
        return stripped
    return _matched(
        stripped, _LANDLINE, Text("电话号码", "a telephone number"),
        Text("例如 010-55550100 或 400-555-0100", "for example 010-55550100 or 400-555-0100"),
    )  # fmt: skip


def parse_email(text: str) -> str:
    """Return an e-mail address; ``ValueProblem`` otherwise."""
    return _matched(
        text.strip(), _EMAIL, Text("电子邮箱", "an e-mail address"),
        Text("例如 service@qinghe-example.cn", "for example service@qinghe-example.cn"),
    )  # fmt: skip


def parse_domain(text: str) -> str:
    """Return a domain name in lower case; ``ValueProblem`` for addresses with scheme or path."""
    return _matched(
        text.strip().lower(), _DOMAIN, Text("域名", "a domain name"),
        Text("例如 qinghe-example.cn，不带 http:// 和路径", "for example qinghe-example.cn, without http:// and path"),
    )  # fmt: skip


def parse_filing_number(text: str) -> str:
    """Return an ICP filing number; ``ValueProblem`` otherwise."""
    return _matched(
        text.strip(), _FILING, Text("ICP备案号", "an ICP filing number"),
        Text("例如 京ICP备2026000001号-1（四川用“蜀”，贵州用“黔”，云南用“滇”）",
             "for example 京ICP备2026000001号-1 (Sichuan 蜀, Guizhou 黔, Yunnan 滇)"),
    )  # fmt: skip


def parse_licence_number(text: str) -> str:
    """Return a value-added telecom licence number; ``ValueProblem`` otherwise."""
    return _matched(
        text.strip(), _LICENCE, Text("增值电信业务经营许可证编号", "a value-added telecom licence number"),
        Text("例如 京B2-20260001 或 B2-20260001", "for example 京B2-20260001 or B2-20260001"),
    )  # fmt: skip


def parse_police_filing(text: str) -> str:
    """Return a public-security filing number; ``ValueProblem`` otherwise."""
    return _matched(
        text.strip(), _POLICE, Text("公安联网备案号", "a public-security filing number"),
        Text("例如 京公网安备11000002000001号", "for example 京公网安备11000002000001号"),
    )  # fmt: skip
