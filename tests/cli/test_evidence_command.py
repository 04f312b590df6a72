"""What was read, beside the profile, on the command line; and taking it over."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dossier.case import Case
from dossier.cli.evidence import command
from dossier.errors import ExitCode, UsageError
from dossier.evidence.reading import Reading
from tests.checks.cases import BASE
from tests.checks.readings import CARD, LICENCE, good

Read = Callable[[Mapping[str, Reading]], None]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a profile with two papers beside it."""
    text = BASE.read_text("utf-8")
    listed = f"evidence:\n  - {{material: business_licence, file: {LICENCE}}}\n"
    listed += f"  - {{material: legal_representative_id, file: {CARD}, subject: 林知远}}\n"
    head, rest = text.split("evidence:\n", 1)
    profile = tmp_path / "profile.yaml"
    profile.write_text(head + listed + rest[rest.index("confirmations:") :], "utf-8")
    (tmp_path / "evidence").mkdir()
    for file in (LICENCE, CARD):
        (tmp_path / file).write_bytes(b"%PDF-1.4\n")
    return profile


@pytest.fixture
def read(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Let a test say what was read."""

    def say(found: Mapping[str, Reading]) -> None:
        known = {(workspace.parent / file).resolve(): one for file, one in found.items()}
        monkeypatch.setattr("dossier.checks.readings._remembered", lambda _: known)

    return say


def call(*arguments: str, language: str = "zh") -> tuple[int, str, str]:
    result = CliRunner().invoke(
        command, [*arguments], obj=language, standalone_mode=False, catch_exceptions=False, prog_name="dossier evidence"
    )
    return result.return_value, result.stdout, result.stderr


def test_show_lists_every_field_of_every_file(workspace: Path, read: Read) -> None:
    read(good(LICENCE, address="北京市海淀区示例路2号") | good(CARD, "ocr", valid_until=None))
    code, out, _ = call("show", str(workspace))
    assert code == ExitCode.FINDINGS
    lines = out.splitlines()
    assert lines[0] == f"{LICENCE}（文字层）"
    assert "  名称：一致  北京青禾示例科技有限公司" in lines
    assert (
        "  住所：不一致  文件第1页：“北京市海淀区示例路2号”  档案：“北京市海淀区示例路1号3层301室”（company.registered_address）"
        in lines
    )
    assert f"{CARD}（图像识读）" in lines
    assert "  有效期限届满日：未识读  文件中没有读到这一项" in lines
    assert lines[-1] == "共2个文件：一致10项，不一致1项，未识读1项，档案未填0项"


def test_show_is_silent_about_personal_numbers_unless_asked(workspace: Path, read: Read) -> None:
    read(good(LICENCE) | good(CARD, "ocr", number="1100001985O3070011"))
    for form in ("text", "json"):
        code, out, _ = call("show", str(workspace), "--format", form)
        assert code == ExitCode.FINDINGS
        assert "1985" not in out
        assert "19850307" not in out
        assert "19850307" in call("show", str(workspace), "--format", form, "--reveal")[1]


def test_show_ends_with_nought_when_all_agrees(workspace: Path, read: Read) -> None:
    read(good(LICENCE) | good(CARD))
    assert call("show", str(workspace))[0] == ExitCode.READY


def test_show_speaks_english(workspace: Path, read: Read) -> None:
    read(good(LICENCE, address="北京市海淀区示例路2号"))
    out = call("show", str(workspace), language="en")[1]
    assert (
        "address: differs  page 1: “北京市海淀区示例路2号”  profile: “北京市海淀区示例路1号3层301室” (company.registered_address)"
        in out
    )
    assert "2 files: " in out


def test_show_gives_json_for_programs(workspace: Path, read: Read) -> None:
    read(good(LICENCE, address="北京市海淀区示例路2号") | good(CARD))
    rows = json.loads(call("show", str(workspace), "--format", "json")[1])
    (row,) = [one for one in rows if one["field"] == "address"]
    assert row["state"] == "differs"
    assert row["path"] == "company.registered_address"
    assert row["read"] == "北京市海淀区示例路2号"
    assert row["origin"] == "text"
    assert {one["file"] for one in rows} == {LICENCE, CARD}


def test_read_recognises_first_and_says_how_far_it_is(
    workspace: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    read({})

    def recognise(case: Case, progress: Callable[[int, int, str], None]) -> Mapping[Path, Reading]:
        progress(1, 2, CARD)
        found = good(LICENCE) | good(CARD, "ocr")
        return {(case.folder / file).resolve(): one for file, one in found.items()}

    monkeypatch.setattr("dossier.evidence.read.read_scans", recognise)
    code, out, err = call("read", str(workspace))
    assert code == ExitCode.READY
    assert f"[1/2] {CARD}" in err
    assert f"{CARD}（图像识读）" in out


# --- accept -------------------------------------------------------------------------------------------------------


def test_accept_writes_the_named_field_and_shows_the_change(workspace: Path, read: Read) -> None:
    read(good(LICENCE, address="北京市海淀区示例路2号", capital="6000000 CNY"))
    before = workspace.read_text("utf-8")
    code, out, err = call("accept", str(workspace), "company.registered_address")
    assert code == ExitCode.READY
    assert "+  registered_address: 北京市海淀区示例路2号" in out
    assert "profile.yaml.bak" in err
    after = workspace.read_text("utf-8")
    assert after == before.replace(
        "registered_address: 北京市海淀区示例路1号3层301室", "registered_address: 北京市海淀区示例路2号", 1
    )


def test_accept_says_what_was_recognised(workspace: Path, read: Read) -> None:
    read(good(LICENCE, "ocr", address="北京市海淀区示例路2号") | good(CARD, "ocr"))
    _, _, err = call("accept", str(workspace), "company.registered_address", "--dry-run")
    assert f"company.registered_address 为识别所得，请对照原件：{LICENCE}" in err
    read(good(LICENCE, address="北京市海淀区示例路2号"))
    assert "识别所得" not in call("accept", str(workspace), "company.registered_address", "--dry-run")[2]


def test_show_shows_both_texts_where_marks_alone_differ(workspace: Path, read: Read) -> None:
    read(good(LICENCE, address="北京市海淀区示例路1号、3层301室") | good(CARD))
    out = call("show", str(workspace))[1]
    assert "  住所：未识读  仅标点不同，请人工核对  文件第1页：“北京市海淀区示例路1号、3层301室”" in out


def test_accept_twice_keeps_both_profiles_as_they_were(workspace: Path, read: Read) -> None:
    first = workspace.read_bytes()
    read(good(LICENCE, address="北京市海淀区示例路2号", capital="6000000 CNY"))
    call("accept", str(workspace), "company.registered_address")
    second = workspace.read_bytes()
    call("accept", str(workspace), "company.registered_capital")
    assert workspace.with_name("profile.yaml.bak").read_bytes() == first
    assert workspace.with_name("profile.yaml.bak2").read_bytes() == second


def test_accept_all_fills_only_what_is_empty(workspace: Path, read: Read) -> None:
    text = workspace.read_text("utf-8").replace("  term_ends_on: 长期\n", "")
    workspace.write_text(text, "utf-8")
    read(good(LICENCE, capital="6000000 CNY") | good(CARD))
    assert call("accept", str(workspace), "--all")[0] == ExitCode.READY
    after = workspace.read_text("utf-8")
    assert "  established_on: 2024-05-20\n  term_ends_on: 长期\n" in after
    assert "registered_capital: 500万元" in after


def test_a_dry_run_shows_and_writes_nothing(workspace: Path, read: Read) -> None:
    read(good(LICENCE, capital="6000000 CNY"))
    before = workspace.read_bytes()
    code, out, _ = call("accept", str(workspace), "company.registered_capital", "--dry-run")
    assert code == ExitCode.READY
    assert "600万元" in out
    assert workspace.read_bytes() == before
    assert not workspace.with_name("profile.yaml.bak").exists()


def test_accept_hides_personal_numbers_in_what_it_shows(workspace: Path, read: Read) -> None:
    read(good(CARD, number="110000198503070038"))
    arguments = ("accept", str(workspace), "legal_representative.id_number", "--dry-run")
    assert "19850307" not in call(*arguments)[1]
    assert "110000198503070038" in call(*arguments, "--reveal")[1]


def test_accept_without_anything_new_says_so(workspace: Path, read: Read) -> None:
    read(good(LICENCE))
    code, out, err = call("accept", str(workspace), "company.uscc")
    assert (code, out) == (ExitCode.FINDINGS, "")
    assert "没有需要写入的内容" in err


@pytest.mark.parametrize("arguments", [(), ("company.uscc", "--all"), ("company.unknown",)])
def test_accept_refuses_what_it_cannot_tell(arguments: tuple[str, ...], workspace: Path, read: Read) -> None:
    read(good(LICENCE))
    with pytest.raises(UsageError):
        call("accept", str(workspace), *arguments)


def test_a_command_that_does_not_exist_is_answered_in_both_languages(workspace: Path) -> None:
    with pytest.raises((UsageError, click.ClickException)) as caught:
        call("shw", str(workspace))
    assert "show" in str(caught.value)
