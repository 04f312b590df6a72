"""Choosing what goes into a profile: only what was named or is empty, only what the papers agree on, only what is valid."""

import os
import stat
from pathlib import Path

import pytest

from dossier.accept.choose import choose
from dossier.accept.write import difference, edited, replace_profile
from dossier.case import Case
from dossier.errors import InputError, UsageError
from dossier.profile.load import load_profile
from tests.checks.cases import BASE
from tests.checks.readings import AGREEMENT, ARTICLES, CARD, LICENCE, PROOF, good, read_case

NO_TERM = {"  term_ends_on: 长期\n": ""}


def chosen(case: Case, *fields: str, empty: bool = False) -> dict[str, object]:
    return {one.path: one.value for one in choose(case, fields, empty=empty)}


def test_a_named_field_gets_what_its_paper_says(tmp_path: Path) -> None:
    case = read_case(tmp_path, good(LICENCE, capital="6000000 CNY", address="北京市海淀区示例路2号"))
    found = chosen(case, "company.registered_capital", "company.registered_address")
    assert found == {"company.registered_capital": "600万元", "company.registered_address": "北京市海淀区示例路2号"}


def test_all_means_the_fields_the_profile_leaves_empty_and_no_others(tmp_path: Path) -> None:
    case = read_case(tmp_path, good(LICENCE, capital="6000000 CNY"), edits=NO_TERM)
    assert chosen(case, empty=True) == {"company.term_ends_on": "长期"}


def test_a_field_that_agrees_is_left_alone(tmp_path: Path) -> None:
    assert chosen(read_case(tmp_path, good(LICENCE)), "company.uscc") == {}


def test_a_field_nobody_read_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(read_case(tmp_path, good(LICENCE)), "company.usc")
    assert caught.value.hint is not None
    assert "company.uscc" in caught.value.hint.zh


def test_papers_that_contradict_each_other_fill_in_nothing(tmp_path: Path) -> None:
    read = good(LICENCE, name="甲公司") | good(ARTICLES, name="乙公司")
    with pytest.raises(UsageError, match="几个文件所写"):
        chosen(read_case(tmp_path, read), "company.name")


def test_papers_that_agree_with_each_other_against_the_profile_prevail_when_named(tmp_path: Path) -> None:
    read = good(LICENCE, name="甲公司") | good(ARTICLES, name="甲公司")
    (choice,) = choose(read_case(tmp_path, read), ["company.name"], empty=False)
    assert choice.value == "甲公司"
    assert choice.files == (LICENCE, ARTICLES)


def test_months_are_not_guessed_from_their_ends(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不能由识读直接填写"):
        chosen(read_case(tmp_path, good(PROOF, period_to="2026-09")), "people[0].insurance.months")


def test_addresses_are_taken_over_together(tmp_path: Path) -> None:
    case = read_case(tmp_path, good(AGREEMENT, address=["192.0.2.10", "192.0.2.12"]))
    assert chosen(case, "hosting[0].ip_addresses") == {"hosting[0].ip_addresses": ["192.0.2.10", "192.0.2.12"]}


# --- writing ------------------------------------------------------------------------------------------------------


def on_disk(folder: Path, text: str, mark: bytes = b"") -> Case:
    """Return a case whose profile lies in its folder, with a capital the licence does not have."""
    case = read_case(folder, good(LICENCE, capital="6000000 CNY") | good(CARD))
    path = folder / "profile.yaml"
    path.write_bytes(mark + text.encode())
    case.__dict__["loaded"] = load_profile(path)
    return case


def accepted(case: Case) -> str:
    return edited(case.loaded, choose(case, ["company.registered_capital"], empty=False))


def test_the_file_is_written_with_that_value_alone_and_a_copy_is_kept(tmp_path: Path) -> None:
    before = BASE.read_text("utf-8")
    case = on_disk(tmp_path, before)
    copy = replace_profile(case.loaded, accepted(case))
    assert (tmp_path / "profile.yaml").read_text("utf-8") == before.replace("capital: 500万元", "capital: 600万元", 1)
    assert copy.name == "profile.yaml.bak"
    assert copy.read_text("utf-8") == before


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    before = BASE.read_text("utf-8").replace("\n", "\r\n")
    case = on_disk(tmp_path, before, b"\xef\xbb\xbf")
    replace_profile(case.loaded, accepted(case))
    after = (tmp_path / "profile.yaml").read_bytes()
    assert after == b"\xef\xbb\xbf" + before.replace("capital: 500万元", "capital: 600万元", 1).encode()


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    case = on_disk(tmp_path, BASE.read_text("utf-8"))
    os.chmod(tmp_path / "profile.yaml", 0o600)
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "profile.yaml")
    loaded = load_profile(link)
    copy = replace_profile(loaded, accepted(case))
    assert link.is_symlink()
    assert "600万元" in link.read_text("utf-8")
    assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "profile.yaml", copy)} == {0o600}


def test_an_older_copy_is_never_lost(tmp_path: Path) -> None:
    case = on_disk(tmp_path, BASE.read_text("utf-8"))
    (tmp_path / "profile.yaml.bak").write_text("older")
    assert replace_profile(case.loaded, accepted(case)).name == "profile.yaml.bak2"
    assert (tmp_path / "profile.yaml.bak").read_text() == "older"


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    case = on_disk(tmp_path, BASE.read_text("utf-8"))
    text = accepted(case)
    (tmp_path / "profile.yaml").write_text("company: {name: 改}\n")
    with pytest.raises(UsageError):
        replace_profile(case.loaded, text)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["evidence", "profile.yaml"]
    assert (tmp_path / "profile.yaml").read_text() == "company: {name: 改}\n"


def test_a_folder_that_cannot_be_written_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = on_disk(tmp_path, BASE.read_text("utf-8"))

    def full(*_: object) -> None:
        raise OSError(28, "full")

    text = accepted(case)
    monkeypatch.setattr("dossier.accept.write.os.replace", full)
    with pytest.raises(UsageError, match="磁盘空间不足"):
        replace_profile(case.loaded, text)
    assert [one.name for one in sorted(tmp_path.iterdir())] == ["evidence", "profile.yaml"]


def test_a_value_the_field_may_not_have_is_refused(tmp_path: Path) -> None:
    case = read_case(tmp_path, good(LICENCE, uscc="12345"))
    with pytest.raises(UsageError) as caught:
        edited(case.loaded, choose(case, ["company.uscc"], empty=False))
    assert "company.uscc" in caught.value.message.zh
    assert caught.value.where == LICENCE


def test_what_cannot_be_edited_says_so(tmp_path: Path) -> None:
    edits = {
        "    ip_addresses: [192.0.2.10]\n    bandwidth": "    ip_addresses:\n    - 192.0.2.10 # 主\n    - 192.0.2.13\n    bandwidth"
    }
    case = read_case(tmp_path, good(AGREEMENT, address=["192.0.2.14"]), edits=edits)
    with pytest.raises(InputError, match="不能自动改写"):
        edited(case.loaded, choose(case, ["hosting[0].ip_addresses"], empty=False))


def test_the_difference_names_the_line(tmp_path: Path) -> None:
    case = on_disk(tmp_path, BASE.read_text("utf-8"))
    lines = difference(case.loaded, accepted(case)).splitlines()
    assert [line for line in lines if line.startswith(("-  ", "+  "))] == [
        "-  registered_capital: 500万元", "+  registered_capital: 600万元",
    ]  # fmt: skip
