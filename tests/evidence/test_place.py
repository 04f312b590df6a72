"""A written path leads to an ordinary file inside the workspace or to a problem, never to an exception."""

import os
from pathlib import Path

import pytest

from dossier.evidence.place import find_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "workspace"
    (inside / "evidence").mkdir(parents=True)
    (inside / "evidence" / "营业执照.pdf").write_bytes(b"x")
    (tmp_path / "secret.pdf").write_bytes(b"x")
    return inside


@pytest.mark.parametrize(
    "file", ["evidence/营业执照.pdf", "./evidence/营业执照.pdf", "evidence/../evidence/营业执照.pdf"]
)
def test_a_file_inside_is_found(folder: Path, file: str) -> None:
    assert find_file(folder, file).path == (folder / "evidence" / "营业执照.pdf").resolve()


def test_a_file_that_is_not_there_is_missing(folder: Path) -> None:
    place = find_file(folder, "evidence/没有.pdf")
    assert (place.path, place.missing) == (None, True)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("../secret.pdf", "之外"),
        ("evidence/../../secret.pdf", "之外"),
        ("../workspace2/x.pdf", "之外"),
        ("/etc/passwd", "之外"),
        ("evidence\\营业执照.pdf", "正斜杠"),
        ("C:/资料/营业执照.pdf", "正斜杠"),
        ("evidence", "文件夹"),
        (".", "文件夹"),
        ("a\x00b", "无法访问"),
        ("\ud800.pdf", "无法访问"),
        ("长" * 200, "无法访问"),
        ("evidence/营业执照.pdf/x", "无法访问"),
    ],
)
def test_other_paths_are_refused_with_a_reason(folder: Path, file: str, says: str) -> None:
    place = find_file(folder, file)
    assert place.path is None
    assert not place.missing
    assert place.problem is not None
    assert says in place.problem.zh


def test_a_link_may_not_lead_out(folder: Path) -> None:
    (folder / "out.pdf").symlink_to(folder.parent / "secret.pdf")
    problem = find_file(folder, "out.pdf").problem
    assert problem is not None
    assert "之外" in problem.zh


def test_a_link_may_lead_elsewhere_inside(folder: Path) -> None:
    (folder / "in.pdf").symlink_to(folder / "evidence" / "营业执照.pdf")
    assert find_file(folder, "in.pdf").problem is None


def test_a_workspace_reached_through_a_link_is_a_workspace(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert find_file(tmp_path / "link", "evidence/营业执照.pdf").problem is None


def test_a_loop_of_links_is_a_problem(folder: Path) -> None:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    place = find_file(folder, "a")
    assert (place.path, place.problem is None) == (None, False)


def test_a_pipe_is_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    problem = find_file(folder, "pipe.pdf").problem
    assert problem is not None
    assert "特殊文件" in problem.zh
