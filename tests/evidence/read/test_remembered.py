"""A case's papers are read once: text when somebody checks, scans when somebody asks, both again when a file changes."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from dossier.case import Case
from dossier.errors import UsageError
from dossier.evidence.read import read_scans, readings, remembered
from dossier.evidence.reading import FieldRead, Reading
from dossier.pipeline import open_profile
from dossier.worker.parent import Reason, Worker, WorkFailed
from tests.support.cases import EXAMPLES, changed


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    copytree(EXAMPLES / "qinghe", tmp_path / "qinghe")
    return open_profile(tmp_path / "qinghe" / "profile.yaml", None)


def of(found: "object", name: str) -> Reading:
    return next(reading for file, reading in found.items() if file.name == name)  # type: ignore[attr-defined]


def no_worker(*_: object, **__: object) -> None:
    raise AssertionError("nothing may be read again")


def test_papers_with_text_are_read_and_pictures_are_not(case: Case) -> None:
    found = readings(case)
    assert of(found, "营业执照.pdf").origin == "text"
    assert of(found, "营业执照.pdf").find("uscc")[0].value == "91110000MAFAKE01XB"
    assert of(found, "法定代表人身份证.jpg") == Reading("identity_card", "none")
    assert "房屋租赁合同.pdf" not in {file.name for file in found}


def test_what_is_known_is_not_read_again(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    first = readings(case)
    monkeypatch.setattr(Worker, "ask", no_worker)
    assert readings(case) == first


def test_a_changed_file_is_read_again(case: Case) -> None:
    readings(case)
    file = case.folder / "evidence" / "域名证书.pdf"
    file.write_bytes((case.folder / "evidence" / "公司章程.pdf").read_bytes())
    assert of(readings(case), "域名证书.pdf").find("domain") == ()


def test_a_file_that_breaks_its_reader_is_unread_and_the_others_are_read(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Worker.ask

    def breaking(self: Worker, task: str, **arguments: object) -> object:
        if str(arguments["file"]).endswith("营业执照.pdf"):
            raise WorkFailed("time")
        return ask(self, task, **arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Worker, "ask", breaking)
    found = readings(case)
    assert of(found, "营业执照.pdf").origin == "none"
    assert of(found, "域名证书.pdf").origin == "text"


@pytest.mark.parametrize(("reason", "again"), [("time", True), ("memory", True), ("crash", True), ("error", False)])
def test_only_a_failure_that_will_come_again_is_remembered(
    case: Case, monkeypatch: pytest.MonkeyPatch, reason: Reason, *, again: bool
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise WorkFailed(reason)

    with monkeypatch.context() as patched:
        patched.setattr(Worker, "ask", failing)
        assert {one.origin for one in readings(case).values()} == {"none"}
    assert (of(readings(case), "营业执照.pdf").origin == "text") == again


def test_a_file_replaced_while_it_is_read_is_unread(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Worker.ask

    def slowly(self: Worker, task: str, *, file: str, **arguments: object) -> object:
        found = ask(self, task, file=file, **arguments)  # type: ignore[arg-type]
        if file.endswith("营业执照.pdf"):
            Path(file).write_bytes((Path(file).parent / "公司章程.pdf").read_bytes())
        return found

    monkeypatch.setattr(Worker, "ask", slowly)
    assert of(readings(case), "营业执照.pdf") == Reading("business_licence", "none")
    assert of(readings(case), "营业执照.pdf").find("uscc") == ()


def test_scans_are_recognised_with_progress_and_remembered(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    readings(case)
    asked: list[str] = []

    def ask(_: Worker, task: str, *, file: str, **__: object) -> object:
        asked.append(f"{task.partition(':')[2]} {Path(file).name}")
        return {"origin": "ocr", "fields": [["name", "林知远", "林知远", 1, 0.9]], "pages": 1, "looks": 2}

    monkeypatch.setattr(Worker, "ask", ask)
    seen: list[tuple[int, int, str]] = []
    found = read_scans(case, lambda *step: seen.append(step))
    assert asked == ["read_scan 法定代表人身份证.jpg", "read_scan ICP备案截图.jpg"]
    assert seen == [(1, 2, "evidence/法定代表人身份证.jpg"), (2, 2, "evidence/ICP备案截图.jpg")]
    card = Reading("identity_card", "ocr", (FieldRead("name", "林知远", "林知远", 1, 0.9),), 1)
    assert of(found, "法定代表人身份证.jpg") == of(readings(case), "法定代表人身份证.jpg") == card


@pytest.mark.parametrize(("failure", "again"), [("password", False), ("nothing", False), ("gave_up", True)])
def test_that_a_scan_was_tried_is_remembered_with_the_reason(
    case: Case, monkeypatch: pytest.MonkeyPatch, failure: str, *, again: bool
) -> None:
    readings(case)

    def ask(_: Worker, task: str, **__: object) -> object:
        if failure != "password":
            raise WorkFailed("time" if again else "error")
        return {"origin": "none", "fields": [], "pages": 0, "looks": 0, "failure": failure}

    monkeypatch.setattr(Worker, "ask", ask)
    steps: list[object] = []
    tried = of(read_scans(case, lambda *step: steps.append(step)), "法定代表人身份证.jpg")
    assert tried == of(readings(case), "法定代表人身份证.jpg") == Reading("identity_card", "none", failure=failure)  # type: ignore[arg-type]
    count = len(steps)
    read_scans(case, lambda *step: steps.append(step))
    assert len(steps) == (2 * count if again else count)


def test_without_the_extra_the_user_is_told_what_to_install(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "find_spec", lambda _: None)
    with pytest.raises(UsageError) as raised:
        read_scans(case)
    assert raised.value.hint is not None
    assert "icp-dossier[ocr]" in raised.value.hint.en
    assert "2" in raised.value.message.zh


def test_a_case_without_scans_needs_no_extra(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "find_spec", lambda _: None)
    entries = [one for one in case.profile.evidence or [] if not one.file.endswith(".jpg")]
    without = changed(replace(case), "evidence", entries)
    assert {one.origin for one in read_scans(without).values()} == {"text"}
