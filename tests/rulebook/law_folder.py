"""Write a small complete law folder, which a test then breaks in one place."""

from pathlib import Path

from dossier.rulebook.places import MAINLAND_CODES

CITATION = "{source: act, article: 第一条, confidence: law}"
BOTH = "{zh: 中文, en: English}"

SOURCES = "act: {title: 示例办法, number: 第1号, url: https://example.gov.cn/act}\n"
VALUES = f"""
limit.days:
  title: {BOTH}
  unit: days
  values:
    - {{value: 30, since: 2020-01-01, until: 2025-12-31, citation: {CITATION}}}
    - {{value: 20, since: 2026-01-01, citation: {CITATION}}}
"""
RULE = f"""
- code: A01
  name: limit.kept
  title: {BOTH}
  why: {BOTH}
  severity: block
  values: [limit.days]
  applies_when: {{categories: [B25], facts: [has_site, has_app]}}
  messages: {{fail: {BOTH}, unknown: {BOTH}}}
  fix: {BOTH}
  citation_from: limit.days
"""
MATERIAL = f"""
- code: paper
  title: {BOTH}
  group: 其他
  form: F7
  necessity: required
  carrier: 原件
  source: client
  citation: {CITATION}
"""
PROVISIONS = f"""
act.duty:
  source: act
  subject: {BOTH}
  articles:
    - {{article: 第一条, since: 2020-01-01, until: 2025-12-31, confidence: law}}
    - {{article: 第二条, since: 2026-01-01, confidence: unverified}}
"""
HINT = f"- {{topic: place, text: {BOTH}, citation: {{source: act, confidence: practice}}}}\n"


def write_law(folder: Path, **files: str) -> Path:
    """Write a valid law folder; a keyword such as ``values`` replaces ``national/values.yaml``."""
    texts = {"values": VALUES, "rules": RULE, "materials": MATERIAL, "provisions": PROVISIONS, "hints": HINT}
    for name, text in (texts | files).items():
        write(folder, f"national/{name}.yaml", text)
    write(folder, "sources.yaml", SOURCES)
    write(folder, "coverage.yaml", "".join(_coverage(code) for code in MAINLAND_CODES))
    for code in MAINLAND_CODES:
        write_province(folder, code)
    return folder


def write_province(folder: Path, code: str, extra: str = "") -> None:
    """Write the file of one province: an identity and ``extra``."""
    names = (
        f"name: 甲{code}省\nshort: 甲{code}\npinyin: jia{code}\nabbreviation: a{code}\nfiling_abbreviation: f{code}\n"
    )
    write(
        folder, f"provinces/{code}.yaml", f'code: "{code}"\n{names}authority: 甲局{code}\nstatus: unverified\n{extra}'
    )


def write(folder: Path, name: str, text: str) -> None:
    """Write one law file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _coverage(code: str) -> str:
    return f'"{code}": {{status: unverified, read: {BOTH}, missing: {BOTH}}}\n'
