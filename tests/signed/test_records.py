"""What was taken back is read as it was written, and a damaged list stops the run."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.case import Case
from dossier.errors import InputError
from dossier.signed.records import Record, Records
from tests.rules.test_rules import make_case

SCAN = b"scan"
RECORD = Record(
    material="D13", sha256=hashlib.sha256(SCAN).hexdigest(), received="a", unsigned="b", content="c", pages=2,
    compared="ocr", share=0.97, person="", day="2026-11-26", red=True, dropped=(2, 4), unread=(1,),
)  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return make_case({}, tmp_path)


def listed(case: Case) -> Path:
    return case.folder / "signed" / case.rulebook.province.code / "signed.json"


def test_a_record_comes_back_with_its_scan(case: Case) -> None:
    Records(case).keep(RECORD, SCAN)
    records = Records(case)
    assert records.by_material == {"D13": RECORD}
    assert records.scan(RECORD) == SCAN
    assert {file.stat().st_mode & 0o777 for file in listed(case).parent.iterdir()} == {0o640}


def test_a_later_scan_takes_the_place_of_the_earlier_one_and_of_no_other(case: Case) -> None:
    Records(case).keep(RECORD, SCAN)
    Records(case).keep(replace(RECORD, material="D10"), SCAN)
    Records(case).keep(replace(RECORD, pages=3), SCAN)
    assert {code: one.pages for code, one in Records(case).by_material.items()} == {"D10": 2, "D13": 3}


def test_a_scan_that_is_gone_or_was_changed_is_not_given(case: Case) -> None:
    records = Records(case)
    records.keep(RECORD, SCAN)
    records.path("D13").write_bytes(b"another")
    assert records.scan(RECORD) is None
    records.path("D13").unlink()
    assert records.scan(RECORD) is None


@pytest.mark.parametrize(
    "change",
    [{"material": "../D13"}, {"pages": "2"}, {"compared": "guess"}, {"day": "soon"}, {"dropped": ["x"]},
     {"share": 2}, {"red": "yes"}, {"more": 1}],
)  # fmt: skip
def test_a_list_with_something_else_in_it_is_refused(case: Case, change: dict[str, object]) -> None:
    Records(case).keep(RECORD, SCAN)
    content = json.loads(listed(case).read_text())
    content["papers"][0] |= change
    listed(case).write_text(json.dumps(content))
    with pytest.raises(InputError, match="签署件清单"):
        Records(case)


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"schema": 2, "papers": []}', '{"schema": 1}'])
def test_a_damaged_list_is_refused(case: Case, damage: str) -> None:
    Records(case).keep(RECORD, SCAN)
    listed(case).write_text(damage)
    with pytest.raises(InputError, match="签署件清单"):
        Records(case)
