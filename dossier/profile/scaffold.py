"""Write an empty profile with a comment on every field, made from the model itself."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dossier.profile.groups import record_of
from dossier.profile.model import Profile

SCHEMA_FILE = "profile.schema.json"

_HEAD = f"""\
# yaml-language-server: $schema={SCHEMA_FILE}
# 增值电信业务经营许可申请档案。冒号后留空表示“尚不清楚”，检查时会列出；没有的项目写 []。
# 日期：2026-03-05 或 2026年3月5日；金额：100万元、1000000 或 USD 150000；比例：35%、0.35 或 7/20；是非：是 / 否。
# 带 # 的样例行：去掉行首的“# ”即可填写，列表按样例重复。
"""
_GIVEN = {"action": "新办", "categories": "[B25]"}
_WIDTH = 34


def scaffold() -> str:
    """Return the text of a new profile."""
    return "\n".join([_HEAD, *_group(Profile, "", commented=False, above=())]) + "\n"


def _group(
    model: type[BaseModel], indent: str, *, commented: bool, above: tuple[type[BaseModel], ...]
) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if not above:
            yield ""
        yield from _field(name, field, indent, commented, (*above, model))


def _field(
    name: str, field: FieldInfo, indent: str, commented: bool, above: tuple[type[BaseModel], ...]
) -> Iterator[str]:
    inner = record_of(field)
    if inner is None:
        yield _line(f"{indent}{name}: {_GIVEN.get(name, '')}", _comment(field), commented)
        return
    yield _line(f"{indent}{name}:", _comment(field), commented)
    if inner in above:  # holders of holders are written like holders
        return
    example = commented or _is_list(field.annotation) or _has_required(inner, len(above) - 1)
    lines = list(_group(inner, f"{indent}  ", commented=example, above=above))
    if _is_list(field.annotation):
        lines = list(_as_item(lines, indent))
    yield from lines


def _as_item(lines: list[str], indent: str) -> Iterator[str]:
    """Turn a group into one list item: dash before its first key, two more blanks before the others."""
    for number, line in enumerate(lines):
        body = line.removeprefix("# ").removeprefix(indent)
        yield f"# {indent}{'  - ' if number == 0 else '    '}{body.removeprefix('  ')}"


def _line(text: str, comment: str, commented: bool) -> str:
    left = f"# {text}" if commented else text
    return f"{left.rstrip():<{_WIDTH}} # {comment}"


def _comment(field: FieldInfo) -> str:
    extra = field.json_schema_extra
    unit = extra.get("unit") if isinstance(extra, dict) else None
    example = (field.examples or [""])[0]
    parts = [field.title or "", f"：{field.description}", f"，单位{unit}" if unit else ""]
    if not isinstance(example, dict | list) and str(example):
        parts.append(f"；例：{example}")
    return "".join(parts)


def _has_required(model: type[BaseModel], depth: int) -> bool:
    """The applicant and the application are always filled in; other groups only when they exist."""
    return depth > 0 and any(field.is_required() for field in model.model_fields.values())


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(_is_list(part) for part in get_args(annotation))
