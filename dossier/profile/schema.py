"""Describe the profile as JSON Schema, for editors that complete and validate while typing."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from dossier.profile.model import Profile

_TITLE = "增值电信业务经营许可申请档案"


_NOTATIONS: Mapping[str, Mapping[str, Any]] = {
    "text": {"type": "string"},
    "code": {"type": ["string", "integer"]},
    "number": {"type": ["string", "number"]},
}


class _Schema(GenerateJsonSchema):
    """Leave out defaults: an absent or empty key says that the fact is not known."""

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def function_plain_schema(self, schema: Any) -> dict[str, Any]:
        return dict(_NOTATIONS[schema["function"]["function"].notation])

    def bool_schema(self, schema: Any) -> dict[str, Any]:
        return {"enum": [True, False, "是", "否", "有", "无"]}

    def decimal_schema(self, schema: Any) -> dict[str, Any]:
        return {"type": ["number", "string"]}

    def str_schema(self, schema: Any) -> dict[str, Any]:
        """Numbers written without quotes are texts to us."""
        return super().str_schema(schema) | {"type": ["string", "number"]}


def profile_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) with Chinese titles, descriptions, units and examples."""
    schema = Profile.model_json_schema(schema_generator=_Schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": _TITLE}


def schema_text() -> str:
    """Return the schema as JSON text."""
    return json.dumps(profile_schema(), ensure_ascii=False, indent=2) + "\n"
