"""A folder whose name is no text in any encoding is a folder all the same."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from dossier.pagination import remembered_layouts
from dossier.pipeline import check, open_profile
from tests.support.cases import EXAMPLES


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows such names")
def test_a_profile_below_a_folder_with_a_broken_name_is_checked_and_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/q\xff")
    shutil.copytree(EXAMPLES / "qinghe", folder)
    case = open_profile(Path(folder, "profile.yaml"))
    first = check(case)
    assert first.ready
    assert remembered_layouts(case) == {}
    assert list((tmp_path / "cache/documents").iterdir())
    assert check(open_profile(Path(folder, "profile.yaml"))).findings == first.findings
