"""The command diff: two provinces, with and without a profile, as text and as JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dossier.cli.root import root
from dossier.errors import UsageError

YUNQI = str(Path(__file__).parents[2] / "examples/yunqi/profile.yaml")


def call(*arguments: str, lang: str = "zh") -> str:
    """Return the output; errors of the tool are raised as they are."""
    called = CliRunner().invoke(
        root, ["--lang", lang, "diff", *arguments], standalone_mode=False, catch_exceptions=False
    )
    assert called.return_value == 0
    return called.output


def test_two_provinces_are_compared_in_both_languages() -> None:
    assert "贵州：3 个月" in call("北京", "贵州")
    assert "Guizhou: 3 months" in call("北京", "贵州", lang="en")


def test_the_same_place_or_an_unknown_one_is_bad_input() -> None:
    for names in (("北京", "京"), ("北京", "台北")):
        with pytest.raises(UsageError):
            call(*names)


def test_json_names_both_sides_and_whether_equality_is_known() -> None:
    content = json.loads(call("北京", "四川", "--format", "json", "--as-of", "2026-11-21"))
    assert (content["schema"], content["left"]["code"], content["right"]["status"]) == (1, "110000", "unverified")
    assert content["equality"]["known"] is False
    assert content["profile"] is None
    assert {one["enforced"] for one in content["differences"] if one["kind"] == "hint"} == {False}


def test_partly_read_provinces_do_not_make_equality_known() -> None:
    assert json.loads(call("北京", "广东", "--format", "json"))["equality"]["known"] is False


def test_a_profile_adds_what_changes_for_the_company() -> None:
    shown = call("广东", "贵州", "--profile", YUNQI)
    assert "的影响" in shown
    assert "广东：按本省的《业务发展报告" in shown
    assert ".md" not in shown
    assert json.loads(call("广东", "贵州", "--profile", YUNQI, "--format", "json"))["profile"]
