"""Look into the model: the groups of facts, their fields, and the schema that validates them.

This is the only way to the model for code that runs; importing it brings pydantic along.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dossier.profile.model import Profile

Names = Mapping[str, Mapping[str, tuple[str, str, bool]]]
"""Group → field → Chinese name, the group the field holds (empty for a plain value), whether ``[]`` is an answer."""


def record_of(field: FieldInfo) -> type[BaseModel] | None:
    """Return the group of facts a field holds, singly or in a list; None for a plain value."""
    return _record_in(field.annotation)


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not get_origin(annotation) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part))), None)


def all_groups() -> dict[str, type[BaseModel]]:
    """Return every group of the model by its name."""
    found: dict[str, type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [Profile]
    while waiting:
        group = waiting.pop()
        if group.__name__ not in found:
            found[group.__name__] = group
            waiting += [inner for field in group.model_fields.values() if (inner := record_of(field)) is not None]
    return found


def field_names() -> Names:
    """Return the Chinese names of all fields."""
    return {name: dict(_fields(group)) for name, group in all_groups().items()}


def _fields(group: type[BaseModel]) -> Iterator[tuple[str, tuple[str, str, bool]]]:
    for name, field in group.model_fields.items():
        inner = record_of(field)
        yield name, (field.title or name, "" if inner is None else inner.__name__, "[]" in (field.description or ""))


def plain_schema() -> Any:
    """Return pydantic's schema of the profile with every model turned into a mapping of its fields.

    It refers to no class of ours but the readers of single values, so it can be stored and used without the model.
    """
    Profile.model_rebuild()
    return _plain(Profile.__pydantic_core_schema__)


def _plain(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "model":
        return _mapping(schema)
    return {key: _plain(value) for key, value in schema.items() if key not in ("metadata", "serialization")}


def _mapping(schema: dict[str, Any]) -> dict[str, Any]:
    fields = schema["schema"]["fields"]
    plain = {
        "type": "typed-dict",
        "fields": {name: {"type": "typed-dict-field", "schema": _plain(one["schema"])} for name, one in fields.items()},
        "extra_behavior": "forbid",
    }
    return plain | ({"ref": schema["ref"]} if "ref" in schema else {})
