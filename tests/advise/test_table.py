"""The table that is shipped is sound, and an unsound one is refused."""

import copy
from pathlib import Path

import pytest
import yaml

from dossier.errors import RulebookError
from dossier.rulebook.advice import Result
from dossier.rulebook.cache import open_advice
from dossier.rulebook.files import LAW_FOLDER
from dossier.rulebook.reading.advice import load_advice
from dossier.values.citation import Confidence
from tests.advise.profiles import TABLE

CONTENT = yaml.load((LAW_FOLDER / "national/advice.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
CARRIERS = ("site", "app", "mini_program", "saas", "website")


def folder_with(tmp_path: Path, content: object) -> Path:
    (tmp_path / "national").mkdir()
    (tmp_path / "national/advice.yaml").write_text(
        yaml.safe_dump(_typed(content), allow_unicode=True), encoding="utf-8"
    )
    (tmp_path / "sources.yaml").write_bytes((LAW_FOLDER / "sources.yaml").read_bytes())
    return tmp_path


def _typed(value):
    """Return the content with days and truth values, which the base loader leaves as words."""
    if isinstance(value, dict):
        return {key: None if key == "since" and item == "null" else _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return yaml.safe_load(value) if value == "true" or value[:3] == "201" or value[:3] == "202" else value


def test_the_table_survives_writing_and_reading(tmp_path):
    assert load_advice(folder_with(tmp_path, CONTENT)) == TABLE


def test_the_stored_table_is_the_one_that_was_read(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    folder = folder_with(tmp_path, CONTENT)
    assert open_advice(folder) == open_advice(folder) == TABLE
    (folder / "national/advice.yaml").write_text("classes: {}\n", encoding="utf-8")
    assert not open_advice(folder).conclusions


def broken(change):
    content = copy.deepcopy(CONTENT)
    change(content)
    return content


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it["conclusions"][0]["when"]["all"].append("has_app"),
        lambda it: it["conclusions"][0].update(category="B99"),
        lambda it: it["conclusions"][0].pop("category"),
        lambda it: it["conclusions"][0].update(basis=[]),
        lambda it: it["conclusions"][0]["basis"][0].pop("confidence"),
        lambda it: it["conclusions"][0]["disputes"].append("nothing"),
        lambda it: it["conclusions"].append(it["conclusions"][0]),
        lambda it: it["conclusions"][0].update(more="x"),
        lambda it: it["facts"]["only_own"]["after"].update(fact="nothing"),
        lambda it: it["facts"]["online"].pop("no"),
        lambda it: it["facts"]["search"].update(signals=["全网"]),
        lambda it: it["sectors"]["news"].update(states=[]),
        lambda it: it["sectors"]["medical"]["states"][1].update(since="2025-01-21"),
        lambda it: it["sectors"].update(publishing=it["sectors"].pop("news")),
        lambda it: it["disputes"]["free"].pop("citation"),
    ],
)
def test_an_unsound_table_is_refused_with_its_place(tmp_path, change):
    with pytest.raises(RulebookError) as problem:
        load_advice(folder_with(tmp_path, broken(change)))
    assert "advice.yaml" in problem.value.where


def test_no_fact_is_a_carrier():
    assert not any(word in key for key in TABLE.facts for word in CARRIERS if key != "site_search")


def test_a_contested_row_shows_more_than_one_view_unless_it_refuses_to_judge():
    for row in TABLE.conclusions:
        if row.result is Result.ASK and row.key not in ("not_online", "other_network"):
            assert len(row.views) == 2
        else:
            assert not row.views


def test_what_the_law_says_against_agencies_is_never_itself_their_word():
    for dispute in TABLE.disputes.values():
        assert dispute.citation.confidence in (Confidence.LAW, Confidence.OFFICIAL, Confidence.SECONDARY)


def test_every_dispute_is_shown_somewhere():
    shown = {key for row in TABLE.conclusions for key in row.disputes}
    shown |= {key for sector in TABLE.sectors.values() for key in sector.disputes}
    assert shown == set(TABLE.disputes)


def test_whatever_is_presented_as_law_or_official_names_its_article():
    citations = [citation for row in TABLE.conclusions for citation in row.basis]
    citations += [state.citation for sector in TABLE.sectors.values() for state in sector.states]
    citations += [dispute.citation for dispute in TABLE.disputes.values()]
    for citation in citations:
        assert citation.article or not citation.confidence.may_block, citation
