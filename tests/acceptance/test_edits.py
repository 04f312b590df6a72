"""What a consultant edits in Word survives the next build, in the same package or in the next one."""

import io
import json
import shutil
from pathlib import Path

import docx
import pytest

from dossier.building import Built, Wishes, build
from dossier.errors import UsageError
from dossier.pipeline import open_profile
from tests.acceptance.conftest import ROOT

CAPITAL = "registered_capital: 500万元"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples/qinghe", tmp_path / "qinghe")
    return tmp_path / "qinghe" / "profile.yaml"


def built(profile: Path, tmp_path: Path, **options: bool) -> Built:
    return build(open_profile(profile), tmp_path / "out", Wishes(**options))


def document(package: Built, material: str) -> Path:
    content = json.loads((package.folder / "manifest.json").read_text("utf-8"))
    (path,) = (one["path"] for one in content["files"] if one.get("material") == material and one.get("template"))
    return package.folder / str(path)


def edit(path: Path, old: str, new: str) -> None:
    opened = docx.Document(str(path))
    run = next(run for one in opened.paragraphs for run in one.runs if old in run.text)
    run.text = run.text.replace(old, new)
    opened.save(str(path))


def change(profile: Path, old: str, new: str) -> None:
    text = profile.read_text("utf-8")
    assert old in text
    profile.write_text(text.replace(old, new), "utf-8")


def text_of(path: Path) -> str:
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


def test_an_edit_survives_a_build_after_a_change_of_the_profile(profile: Path, tmp_path: Path) -> None:
    first = built(profile, tmp_path)
    edit(document(first, "D05"), "社会效益：", "社会效益（顾问补充）：")
    change(profile, "许知遥, confirmed_on", "许知遥,  confirmed_on")
    second = built(profile, tmp_path)
    assert not second.draft
    assert ["）》1处" in line.zh for line in second.notes] == [True]
    assert second.folder == first.folder
    assert "社会效益（顾问补充）：" in text_of(document(second, "D05"))
    assert "社会效益（顾问补充）" in (second.folder / "人工修改合并说明.html").read_text("utf-8")
    third = built(profile, tmp_path)
    assert "社会效益（顾问补充）：" in text_of(document(third, "D05"))


def test_an_edit_moves_from_the_draft_to_the_final_package(profile: Path, tmp_path: Path) -> None:
    change(profile, CAPITAL, "registered_capital: 50万元")
    draft = built(profile, tmp_path)
    assert draft.draft
    edit(document(draft, "D05"), "社会效益：", "社会效益（顾问补充）：")
    change(profile, "registered_capital: 50万元", CAPITAL)
    final = built(profile, tmp_path)
    assert not final.draft
    assert "社会效益（顾问补充）：" in text_of(document(final, "D05"))
    header = docx.Document(str(document(final, "D05"))).sections[-1].header
    assert "草" not in "".join(one.text for one in header.paragraphs)


def test_a_conflict_makes_a_draft_until_it_is_settled(profile: Path, tmp_path: Path) -> None:
    first = built(profile, tmp_path)
    words = next(one.text for one in docx.Document(str(document(first, "D05"))).paragraphs if "社会效益：" in one.text)
    edit(document(first, "D05"), "社会效益：", "社会效益（顾问补充）：")
    change(profile, "social_benefit: ", "social_benefit: 另外，")
    second = built(profile, tmp_path)
    assert second.draft
    assert [one.code for one in second.report.findings if one.blocks] == ["P06"]
    opened = docx.Document(str(document(second, "D05")))
    (comment,) = opened.comments
    assert words.replace("社会效益：", "社会效益：另外，") in comment.text
    for mark in list(opened.element.body.iter()):
        if mark.tag.rpartition("}")[2] in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            mark.getparent().remove(mark)
    for one in list(opened.comments._comments_elm):
        opened.comments._comments_elm.remove(one)
    opened.save(str(document(second, "D05")))
    third = built(profile, tmp_path)
    assert not third.draft
    assert "社会效益（顾问补充）：" in text_of(document(third, "D05"))


def test_without_the_generated_text_the_edited_file_stays_and_the_new_one_lies_beside_it(
    profile: Path, tmp_path: Path
) -> None:
    first = built(profile, tmp_path)
    edited = document(first, "D05")
    edit(edited, "社会效益：", "社会效益（顾问补充）：")
    kept = edited.read_bytes()
    (first.folder / ".dossier/generated.zip").unlink()
    second = built(profile, tmp_path)
    assert second.draft
    assert document(second, "D05").read_bytes() == kept
    beside = document(second, "D05").with_suffix(".new.docx")
    assert "顾问补充" not in text_of(beside)
    third = built(profile, tmp_path)  # the generated text is known again
    assert not third.draft


def test_overwriting_is_explicit_and_other_changes_are_refused(profile: Path, tmp_path: Path) -> None:
    first = built(profile, tmp_path)
    edit(document(first, "D05"), "社会效益：", "社会效益（顾问补充）：")
    name = document(first, "D05").relative_to(first.folder)
    second = built(profile, tmp_path, overwrite=True)
    assert "顾问补充" not in text_of(document(second, "D05"))
    assert ["没有带入人工修改：《业务发展报告" in line.zh for line in second.notes] == [True]
    assert "顾问补充" in text_of(second.folder / ".dossier" / "dropped" / name)
    (second.folder / "材料清单.xlsx").write_bytes(b"edited")
    with pytest.raises(UsageError):
        built(profile, tmp_path)


def test_an_edit_survives_a_build_that_was_killed_between_taking_the_old_package_away_and_putting_the_new_one(
    profile: Path, tmp_path: Path
) -> None:
    first = built(profile, tmp_path)
    edit(document(first, "D05"), "社会效益：", "社会效益（顾问补充）：")
    aside = tmp_path / "out/.dossier-999999999-x/old"
    aside.mkdir(parents=True)
    first.folder.rename(aside / first.folder.name)
    second = built(profile, tmp_path)
    assert "社会效益（顾问补充）：" in text_of(document(second, "D05"))


def test_the_zip_holds_the_edited_text_and_not_the_generated_one(profile: Path, tmp_path: Path) -> None:
    import zipfile

    first = built(profile, tmp_path)
    edit(document(first, "D05"), "社会效益：", "社会效益（顾问补充）：")
    second = built(profile, tmp_path)
    with zipfile.ZipFile(second.folder.with_name(f"{second.folder.name}.zip")) as archive:
        assert not [name for name in archive.namelist() if ".dossier" in name]
        (name,) = [one for one in archive.namelist() if one.endswith(document(second, "D05").name)]
        assert "顾问补充" in "".join(one.text for one in docx.Document(io.BytesIO(archive.read(name))).paragraphs)


def test_files_a_person_has_put_into_the_package_stay_there(profile: Path, tmp_path: Path) -> None:
    first = built(profile, tmp_path)
    note = first.folder / "07-其他材料" / "我的笔记.txt"
    note.write_text("电话核实", "utf-8")
    second = built(profile, tmp_path)
    assert (second.folder / "07-其他材料" / "我的笔记.txt").read_text("utf-8") == "电话核实"
    third = built(profile, tmp_path, overwrite=True)
    assert (third.folder / "07-其他材料" / "我的笔记.txt").is_file()
