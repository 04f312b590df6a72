"""Personal numbers are shortened wherever they stand; other numbers stay."""

import pytest

from dossier.reports.mask import mask


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("110000199001010021", "110000********0021"),
        ("身份证号440000198308190014无效", "身份证号440000********0014无效"),
        ("44000019930924009X。", "44000019930924009X。".replace("19930924", "********")),
        ("日期有误 440000198313990014", "日期有误 440000********0014"),
        ("永久居留 911123199001010021", "永久居留 911123********0021"),
        ("手机13800000021", "手机138****0021"),
        ("+86 138-0000-0021", "+86 138****0021"),
        ("138 0000 0021", "138****0021"),
        ("<td>13800000021</td>", "<td>138****0021</td>"),
        ('"13800000021"', '"138****0021"'),
    ],
)
def test_personal_numbers_are_shortened(text, shown):
    assert mask(text) == shown


@pytest.mark.parametrize(
    "text", ["91440000MAFAKE12XJ", "911100001234567890", "2026-11-21", "010-55550100", "12800000000", "130000000000", "B1-20240021"]
)  # fmt: skip
def test_other_numbers_stay(text):
    assert mask(text) == text
