"""The schema and the scaffold say everything the model knows, and agree with it."""

from pathlib import Path
from typing import ClassVar

import jsonschema
import pytest
import yaml
from pydantic import BaseModel

from dossier.profile.groups import record_of
from dossier.profile.load import parse_profile
from dossier.profile.model import Profile
from dossier.profile.problems import ProfileError
from dossier.profile.scaffold import scaffold
from dossier.profile.schema import profile_schema, schema_text
from dossier.profile.titles import field_title

ROOT = Path(__file__).parents[2]


def groups(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    seen.add(model)
    for field in model.model_fields.values():
        inner = record_of(field)
        if inner is not None and inner not in seen:
            groups(inner, seen)
    return seen


ALL_GROUPS = sorted(groups(Profile, set()), key=lambda model: model.__name__)


@pytest.mark.parametrize("model", ALL_GROUPS, ids=lambda model: model.__name__)
def test_every_field_has_a_chinese_name_a_description_and_an_example(model):
    for name, field in model.model_fields.items():
        assert field.title, name
        assert any("\u4e00" <= char <= "\u9fff" for char in field.title), name
        assert field.description, name
        assert field.examples, name


@pytest.mark.parametrize("model", ALL_GROUPS, ids=lambda model: model.__name__)
def test_every_example_is_itself_valid(model):
    for name, field in model.model_fields.items():
        model.__pydantic_validator__.validate_assignment(model.model_construct(), name, text_of(field.examples[0]))


def text_of(example: object) -> object:
    """Return an example as the YAML reader would hand it over: every scalar as text."""
    if isinstance(example, dict):
        return {key: text_of(value) for key, value in example.items()}
    if isinstance(example, list):
        return [text_of(value) for value in example]
    return str(example)


def test_the_schema_is_valid_and_kept_in_the_documentation():
    jsonschema.Draft202012Validator.check_schema(profile_schema())
    assert (ROOT / "docs/profile.schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("profile", sorted(ROOT.glob("examples/*/profile.yaml")), ids=lambda path: path.parent.name)
def test_editors_accept_the_examples(profile):
    class Loader(yaml.SafeLoader):
        yaml_implicit_resolvers: ClassVar = {
            first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
            for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    content = yaml.load(profile.read_text(encoding="utf-8"), Loader=Loader)
    problems = [
        f"{list(error.path)}: {error.message}"
        for error in jsonschema.Draft202012Validator(profile_schema()).iter_errors(content)
    ]
    assert problems == []


def test_a_new_profile_only_lacks_what_must_be_filled_in(tmp_path):
    with pytest.raises(ProfileError) as caught:
        parse_profile(scaffold(), tmp_path / "profile.yaml")
    assert [problem.message.zh for problem in caught.value.problems] == [
        "申请单位的公司名称（company.name）没有填写",
        "法定代表人姓名（legal_representative.name）没有填写",
    ]
    filled = scaffold().replace("\n  name:  ", "\n  name: 甲示例 ")
    assert parse_profile(filled, tmp_path / "profile.yaml").profile.company.name == "甲示例"


def test_every_example_line_can_be_brought_in_by_deleting_its_mark(tmp_path):
    lines = [
        line.removeprefix("# ") if line.startswith("# ") and ":" in line and "：" in line.split("#", 2)[-1] else line
        for line in scaffold().splitlines()[5:]
    ]
    tree = yaml.safe_load("\n".join(lines))
    assert set(tree) == set(Profile.model_fields)
    assert isinstance(tree["shareholders"], list)


def test_the_first_line_lets_editors_find_the_schema():
    assert scaffold().startswith("# yaml-language-server: $schema=profile.schema.json\n")


def test_titles_name_groups_and_items():
    assert field_title("shareholders[0].share").zh == "股东第1项的持股比例"
    assert field_title("company.registered_capital").en == "company: registered capital"
    assert field_title("company.credit.dishonest_checked").en == "credit: dishonest checked"
    assert field_title("shareholders[0].share").en == "shareholders no. 1: share"
    assert field_title("shareholders").en == "shareholders"
    assert field_title("nowhere.at.all").zh == "nowhere.at.all"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("application.action", "申请事项"),
        ("security.logs.retention_months", "网络日志留存"),
        ("company.uscc", "申请单位的统一社会信用代码"),
        ("business.user_content", "业务：用户是否可发布内容"),
        ("shareholders[0].nominee", "股东第1项：是否代持"),
    ],
)
def test_the_group_is_left_out_where_repeated_and_a_question_follows_a_colon(path, title):
    assert field_title(path).zh == title
