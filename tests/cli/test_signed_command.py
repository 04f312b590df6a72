"""`dossier signed` says what became of each scan, builds the package again and tells the outcome by its exit code."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dossier.cli import signed
from dossier.errors import UsageError
from dossier.signed.take import Taken
from dossier.text import Text
from tests.support.cases import EXAMPLES

TITLE = Text("网络信息安全承诺书", "Commitment")
TAKEN = Taken(Path("scans/D13.pdf"), TITLE, True, Text("已接收，2 页", "taken, 2 pages"))
REFUSED = Taken(Path("scans/x.pdf"), None, False, Text("认不出是哪一份文件", "no document it belongs to"))


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, taken: list[Taken], *more: str, draft: bool = False) -> Result:
    """Run the command with these scans; what it builds is not written."""
    asked: dict[str, Any] = {}
    monkeypatch.setattr(signed, "take", lambda *given, **about: asked.update(about) or taken)
    monkeypatch.setattr(signed, "build", lambda case, out, wishes: SimpleNamespace(draft=draft))
    monkeypatch.setattr(signed, "say_built", lambda built, language: None)
    arguments = [str(folder), str(EXAMPLES / "qinghe/profile.yaml"), "-o", str(folder / "out"), *more]
    found = CliRunner().invoke(signed.command, arguments, obj="zh", standalone_mode=False)
    assert asked["person"] == "许知遥" if "--person" in more else "person" in asked
    return found


def test_each_scan_has_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = run(monkeypatch, tmp_path, [TAKEN, REFUSED], "--person", " 许知遥 ")
    assert "D13.pdf《网络信息安全承诺书》：已接收，2 页\n" in found.output
    assert "x.pdf：未接收：认不出是哪一份文件\n" in found.output


@pytest.mark.parametrize(
    ("taken", "draft", "code"), [([TAKEN], False, 0), ([TAKEN], True, 1), ([TAKEN, REFUSED], False, 1)]
)
def test_the_exit_code_is_zero_only_when_all_was_taken_and_nothing_blocks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, taken: list[Taken], draft: bool, code: int
) -> None:
    assert run(monkeypatch, tmp_path, taken, draft=draft).return_value == code


def test_a_folder_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    arguments = [str(tmp_path / "none"), str(EXAMPLES / "qinghe/profile.yaml"), "-o", str(tmp_path / "out")]
    found = CliRunner().invoke(signed.command, arguments, obj="zh", standalone_mode=False)
    assert isinstance(found.exception, UsageError)
