"""Make a workspace with 60 MB of scans: photographs, colour scans of 600 dpi, long PDF files, many pictures."""

from pathlib import Path

from dossier.case import Case
from tests.fit.papers import jpeg, pdf, photograph, scan
from tests.fit.workspace import Listed, case_with

_INSURED = ("林知远", "许知遥", "周砚清")


def heavy_case(folder: Path) -> Case:
    """Return the case of a workspace with about 60 MB of evidence."""
    files, listed = _evidence()
    return case_with(folder, files, listed)


def _evidence() -> tuple[dict[str, bytes], list[Listed]]:
    files: dict[str, bytes] = {}
    listed: list[Listed] = []

    def add(material: str, name: str, data: bytes, subject: str = "") -> None:
        files[f"evidence/{name}"] = data
        listed.append((material, f"evidence/{name}", subject))

    for seed, person in enumerate(_INSURED):
        add("social_insurance_proof", f"社保证明-{person}.jpg", jpeg(scan(600, seed, 4), 84, 600), person)
    add(
        "articles_of_association",
        "公司章程.pdf",
        pdf([jpeg(scan(300, seed), 88, 300) for seed in range(20)], 300, text=True),
    )
    add("business_licence", "营业执照.pdf", pdf([jpeg(scan(600, 9, 5), 88, 600)], 600))
    add("legal_representative_id", "法定代表人身份证.jpg", jpeg(photograph(seed=1), 93, 72, orientation=6))
    for number in range(12):
        data = jpeg(photograph(2400, 1800, seed=number, grain=6), 84, 72)
        add("credit_publicity_screenshot", f"公示系统-{number + 1:02d}.jpg", data)
    return files, listed
