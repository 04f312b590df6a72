"""Which facts a document needs."""

from pathlib import Path

import pytest

from dossier.documents.fields import used_facts
from tests.support.templates import HEADER, library


def needed(tmp_path: Path, text: str, variant: str = "") -> set[str]:
    files = {
        "national/x.md": HEADER.format(policy="qy") + text,
        "lib.md": "{% macro m(a) %}{{ a.b }}{{ c.d }}{% endmacro %}\n",
    }
    if variant:
        files["p/x.md"] = '{% extends "@parent" %}\n' + variant
    made = library(tmp_path, files)
    return set(used_facts(made, made.chain("x.md", ["national", "p"])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ company.name }}{% if company.listed %}甲{% endif %}", {"company.name", "company.listed"}),
        (
            "{% for s in company.holders %}\n{{ s.name }}{{ loop.index }}\n{% endfor %}",
            {"company.holders", "company.holders[].name"},
        ),
        (
            "{% for s in people|selectattr('x', 'eq', who.id) %}\n{{ s.age }}\n{% endfor %}",
            {"people", "people[].age", "who.id"},
        ),
        ("{% set c = company %}\n{{ c.name|wan }}", {"company", "company.name"}),
        ("{% set first = people|first %}\n{{ first.name }}", {"people[]", "people[].name"}),
        ("{{ cite('x') }}{{ law.of(day)|日期 }}", {"law", "day"}),
        ("{% from 'lib.md' import m %}\n{{ m(company) }}", {"company", "c.d"}),
        ("# {{ a }} {id=s-{{ b }}}", {"a", "b"}),
        ("{% for i in range(3) %}\n{{ i }}\n{% endfor %}", set()),
    ],
)
def test_facts_are_named_through_loops_sets_and_imports(tmp_path: Path, text: str, expected: set[str]) -> None:
    assert needed(tmp_path, text) - {"figure"} == expected


def test_what_a_variant_replaces_is_not_needed(tmp_path: Path) -> None:
    text = "{% block x %}\n{{ a.b }}\n{% endblock %}\n{% block y %}\n{{ c.d }}\n{% endblock %}"
    assert needed(tmp_path, text, "{% block x %}\n{{ e }}\n{% endblock %}") == {"e", "c.d"}
    assert needed(tmp_path, text, "{% block x %}\n{{ super() }}\n{{ e }}\n{% endblock %}") == {"a.b", "e", "c.d"}
