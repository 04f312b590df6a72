"""The package that was sent back is opened only when it is whole and belongs to the same application."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from dossier.amend.notice import with_notice
from dossier.amend.previous import open_previous
from dossier.case import Case
from dossier.errors import DossierError
from dossier.pipeline import open_profile
from tests.amend.corrections import NAME, NOTICE, Correction, begin, package
from tests.support.cases import changed


@pytest.fixture
def correction(tmp_path: Path) -> Correction:
    return begin(tmp_path)


@pytest.fixture
def case(correction: Correction) -> Case:
    return with_notice(correction.open(), correction.notice)


def refused(path: Path, case: Case) -> str:
    with pytest.raises(DossierError) as problem:
        open_previous(path, case)
    return problem.value.render("zh")


def repacked(correction: Correction, name: str, data: bytes | None) -> Path:
    """Return the package with one file changed, or without it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(correction.package) as old, zipfile.ZipFile(buffer, "w") as new:
        for one in old.namelist():
            content = data if one == f"{NAME}/{name}" else old.read(one)
            if content is not None:
                new.writestr(one, content)
    path = correction.package.with_name("改动.zip")
    path.write_bytes(buffer.getvalue())
    return path


def listing(correction: Correction) -> dict[str, object]:
    with zipfile.ZipFile(correction.package) as archive:
        content: dict[str, object] = json.loads(archive.read(f"{NAME}/manifest.json"))
    return content


def test_a_zip_and_its_folder_hold_the_same_files(correction: Correction, case: Case) -> None:
    with zipfile.ZipFile(correction.package) as archive:
        archive.extractall(correction.package.parent / "解压")
    packed, folder = (
        open_previous(path, case) for path in (correction.package, correction.package.parent / "解压" / NAME)
    )
    assert packed == folder
    assert {one.material for one in packed.files} >= {"D05", "business_licence", "social_insurance_proof"}


def test_a_package_with_a_changed_or_missing_file_is_refused_by_its_name(correction: Correction, case: Case) -> None:
    with zipfile.ZipFile(correction.package) as archive:
        name = next(one for one in archive.namelist() if "公司章程" in one).removeprefix(f"{NAME}/")
    assert f"上次的套件与其清单不一致：{name}" in refused(repacked(correction, name, b"%PDF-1.4 other"), case)
    assert f"上次的套件与其清单不一致：{name}" in refused(repacked(correction, name, None), case)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("company.uscc", "91110000MAFAKE02X9", "统一社会信用代码是91110000MAFAKE01XB，本次是91110000MAFAKE02X9"),
        (
            "application.categories",
            ["B21", "B25"],
            "业务种类是信息服务业务（仅限互联网信息服务），本次是信息服务业务（仅限互联网信息服务）、在线数据处理与交易处理业务",
        ),
        ("application.action", "续期", "申请事项是新办，本次是续期"),
    ],
)
def test_another_application_is_refused(
    correction: Correction, case: Case, path: str, value: object, words: str
) -> None:
    assert words in refused(correction.package, changed(case, path, value))


def test_another_province_is_refused(correction: Correction) -> None:
    correction.put("province: 北京市", "province: 天津市")
    said = refused(correction.package, correction.open())
    assert "受理机关是北京市通信管理局，本次是天津市通信管理局" in said


def test_another_applicant_without_credit_code_is_refused_by_its_name(correction: Correction, case: Case) -> None:
    nameless = changed(changed(case, "company.uscc", None), "company.name", "北京云岫示例科技有限公司")
    assert "申请单位是北京青禾示例科技有限公司，本次是北京云岫示例科技有限公司" in refused(correction.package, nameless)


def test_a_manifest_without_a_day_is_refused(correction: Correction, case: Case) -> None:
    content = {key: value for key, value in listing(correction).items() if key != "as_of"}
    path = repacked(correction, "manifest.json", json.dumps(content).encode())
    assert "manifest.json 无法识别" in refused(path, case)


def test_a_draft_that_was_never_handed_in_is_refused(correction: Correction, case: Case) -> None:
    correction.package.write_bytes(package(open_profile(correction.folder / "profile-first.yaml"), NAME, draft=True))
    assert "草稿没有提交过" in refused(correction.package, case)


def answering(correction: Correction, amends: dict[str, object]) -> Path:
    """Return the package as one that answers an earlier return."""
    content = listing(correction) | {"amends": amends}
    return repacked(correction, "manifest.json", json.dumps(content).encode())


@pytest.mark.parametrize("answered", [1, 2])
def test_a_package_that_has_answered_this_return_or_a_later_one_is_refused_with_the_right_round(
    correction: Correction, case: Case, answered: int
) -> None:
    said = refused(answering(correction, {"package": NAME, "round": answered}), case)
    assert f"已经答复了第{answered}次退回，本次退回却是第1次" in said
    assert f"round: {answered + 1}" in said
    assert said.startswith(str(correction.notice))


def test_the_name_tells_the_round_where_the_manifest_does_not(correction: Correction, case: Case) -> None:
    folder = correction.package.parent / "青禾示例-北京-B25-20261215-补正1"
    with zipfile.ZipFile(correction.package) as archive:
        archive.extractall(correction.package.parent)
    (correction.package.parent / NAME).rename(folder)
    assert "已经答复了第1次退回" in refused(folder, case)


def test_the_next_return_is_about_the_package_that_answered_the_last(correction: Correction) -> None:
    correction.notice.write_text(NOTICE.replace("round: 1", "round: 2"), encoding="utf-8")
    case = with_notice(correction.open(), correction.notice)
    assert open_previous(answering(correction, {"package": NAME, "round": 1}), case).round == 1


def test_an_encrypted_package_asks_for_what_comes_out_of_it(correction: Correction, case: Case) -> None:
    data = bytearray(correction.package.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(mark, start + 4)
    correction.package.write_bytes(bytes(data))
    assert "上次的套件已加密" in refused(correction.package, case)


def test_what_is_no_package_is_refused(correction: Correction, case: Case) -> None:
    assert "没有 manifest.json" in refused(correction.folder, case)
    assert "不是完好的 zip" in refused(correction.notice, case)
    assert "找不到文件" in refused(correction.folder / "没有.zip", case)
