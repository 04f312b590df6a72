"""The stored schema validates exactly as the model does."""

import pytest
from pydantic import ValidationError

from dossier.errors import DossierError
from dossier.profile import validator
from dossier.profile.facts import NOTHING_KNOWN, Facts
from dossier.profile.groups import all_groups
from dossier.profile.model import Profile
from dossier.profile.yaml_tree import read_tree
from tests.profile.test_broken import PROFILES

SMALL = {"company": {"name": "甲"}, "application": {"action": "新办", "categories": ["B25"]}}


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path))
    validator.compiled.cache_clear()
    yield
    validator.compiled.cache_clear()


def errors(read, tree):
    with pytest.raises(ValidationError) as caught:
        read(tree)
    return sorted((one["loc"], one["type"].replace("model_type", "dict_type")) for one in caught.value.errors())


def test_every_group_gives_the_same_fields():
    facts = validator.validate(SMALL)
    assert [name for name, _ in facts] == list(Profile.model_fields)
    assert facts.company.uscc is None
    assert isinstance(facts.company, Facts)


def test_broken_profiles_give_the_errors_of_the_model():
    compared = 0
    for path in PROFILES:
        try:
            tree, _ = read_tree(path.read_text(encoding="utf-8"), path.name)
        except (UnicodeDecodeError, DossierError):
            continue
        if isinstance(tree, dict):
            assert errors(validator.validate, tree) == errors(Profile.model_validate, tree), path.name
            compared += 1
    assert compared > 30


def test_the_second_start_reads_the_schema_from_disk(monkeypatch):
    validator.validate(SMALL)
    validator.compiled.cache_clear()
    monkeypatch.setattr(validator, "_compile", None)
    assert validator.validate(SMALL).company.name == "甲"


def test_a_torn_entry_is_made_anew(tmp_path):
    validator.validate(SMALL)
    entry = next((tmp_path / "profile").iterdir())
    entry.write_bytes(entry.read_bytes()[:-7])
    validator.compiled.cache_clear()
    assert validator.validate(SMALL).company.name == "甲"


def test_without_a_cache_everything_still_works(monkeypatch):
    monkeypatch.setenv("DOSSIER_CACHE", "")
    assert validator.validate(SMALL).company.name == "甲"


def test_facts_cannot_be_changed():
    facts = validator.validate(SMALL)
    with pytest.raises(AttributeError):
        facts.company.name = "乙"
    assert facts.company.replaced(name="乙").name == "乙"


def test_of_a_group_that_is_not_filled_in_nothing_is_known():
    assert NOTHING_KNOWN.whatever is None


def test_names_cover_all_groups():
    assert set(validator.compiled().names) == set(all_groups())
