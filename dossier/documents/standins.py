"""Put the model's example in the place of a missing fact, to find what else a document lacks; never to print it."""

from typing import Any

from pydantic import BaseModel, ValidationError

from dossier.documents.records import record
from dossier.profile.facts import Facts
from dossier.profile.groups import all_groups, record_of
from dossier.profile.source import Path, read_path


def stand_in(context: dict[str, Any], path: str) -> bool:
    """Fill ``path`` in the context with an example; False when there is none for it."""
    steps = read_path(path)
    try:
        owner = _reach(context, steps[:-1])
        value = _example(steps, path)
        if len(steps) == 1:
            context[str(steps[0])] = value
        else:
            setattr(owner, str(steps[-1]), value)  # a group that is missing as a whole takes nothing
    except (AttributeError, IndexError, KeyError, TypeError, ValidationError):
        return False
    return True


def _reach(context: dict[str, Any], steps: Path) -> Any:
    owner: Any = context
    for number, step in enumerate(steps):
        owner = owner[step] if isinstance(step, int) or number == 0 else getattr(owner, step)
    return owner


def _example(steps: Path, path: str) -> Any:
    """Return the example of a field as a record, read exactly as a profile is."""
    group = all_groups()["Profile"]
    keys = [step for step in steps if isinstance(step, str)]
    for key in keys[:-1]:
        group = record_of(group.model_fields[key])  # type: ignore[assignment]
    field = group.model_fields[keys[-1]]
    inner = record_of(field)
    made = group.__pydantic_validator__.validate_assignment(group.model_construct(), keys[-1], _text(field.examples[0]))  # type: ignore[index]
    facts = _facts(getattr(made, keys[-1]))
    name = "" if inner is None else inner.__name__
    if isinstance(facts, list):
        return [record(item, f"{path}[{index}]", name) for index, item in enumerate(facts)]
    return record(facts, path, name)


def _text(example: Any) -> Any:
    """Return an example as the YAML reader hands it over: every scalar as text."""
    if isinstance(example, dict):
        return {key: _text(value) for key, value in example.items()}
    if isinstance(example, list):
        return [_text(value) for value in example]
    return str(example)


def _facts(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return Facts({name: _facts(inner) for name, inner in value})
    return [_facts(item) for item in value] if isinstance(value, list) else value
