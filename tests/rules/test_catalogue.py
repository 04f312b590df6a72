"""The rule catalogue in docs/ says what the law files and case files say today."""

from tests.rules.catalogue import GROUPS, PAGES, failing_examples, page, rules


def test_the_catalogue_is_current() -> None:
    messages = failing_examples()
    for language, path in PAGES.items():
        assert path.read_text("utf-8") == page(language, messages), "run make docs"


def test_every_rule_has_an_example_and_a_group() -> None:
    codes = {entry.rule.code for entry in rules()}
    assert codes == set(failing_examples())
    assert {code[0] for code in codes} <= set(GROUPS)
