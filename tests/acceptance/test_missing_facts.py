"""A check and a build come to the same verdict, and name every fact the documents lack."""

from pathlib import Path

import pytest
import yaml

from dossier.building import build
from dossier.pipeline import check, open_profile
from tests.acceptance.conftest import ROOT

SOURCE = ROOT / "examples/qinghe"


class Loader(yaml.SafeLoader):
    """Leave dates as they are written."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def workspace(folder: Path, **changes: object) -> Path:
    """Write the ready example with some facts changed; None deletes one. Two underscores stand for a dot."""
    content = yaml.load((SOURCE / "profile.yaml").read_text(encoding="utf-8"), Loader=Loader)
    for path, value in changes.items():
        *above, last = path.split("__")
        owner = content
        for step in above:
            owner = owner[int(step)] if step.isdigit() else owner[step]
        if value is None:
            del owner[last]
        else:
            owner[last] = value
    (folder / "evidence").symlink_to(SOURCE / "evidence", target_is_directory=True)
    profile = folder / "profile.yaml"
    profile.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return profile


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    "changes",
    [
        {"company__introduction": None},
        {"security__tools": None},
        {"plan__years": []},
        {"plan__stages": []},
        {"technology__backups": []},
        {"product__flows__0__steps": []},
        {"company__premises": []},
        {"security__documents__approved_by": "张三"},
        {"business__functions__0__category": None},
        {"technology__nodes__0__zone": "不存在的区域"},
        {"application__declarations__no_nominee": "否"},
    ],
    ids=str,
)
def test_check_and_build_agree_and_a_draft_is_written(tmp_path, own_cache, changes):
    case = open_profile(workspace(tmp_path, **changes))
    assert not check(case).ready
    built = build(case, tmp_path / "out")
    assert built.draft
    assert "草稿" in built.folder.name


def test_all_missing_facts_of_a_document_are_named_at_once(tmp_path, own_cache):
    gone = {"product__positioning", "product__invoices", "plan__facilities", "plan__branches", "plan__social_benefit"}
    report = check(open_profile(workspace(tmp_path, **dict.fromkeys(gone))))
    assert {path.replace("__", ".") for path in gone} <= {finding.subject for finding in report.open}


def test_what_was_found_is_remembered_until_the_profile_changes(tmp_path, own_cache, monkeypatch):
    profile = workspace(tmp_path, company__introduction=None)
    first = check(open_profile(profile)).open
    monkeypatch.setattr("dossier.completeness._composed", lambda case: pytest.fail("composed again"))
    assert check(open_profile(profile)).open == first
    profile.write_text(profile.read_text(encoding="utf-8") + "# 改动\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception):
        check(open_profile(profile))
