"""Turn the small value types into pydantic field types, with their notation for editors."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from dossier.text import Text
from dossier.values import codes, dates
from dossier.values.money import Money
from dossier.values.problem import ValueProblem
from dossier.values.share import parse_share


class Record(BaseModel):
    """A group of facts: unknown keys are refused, nothing can be changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def fact(title: str, description: str, example: object, unit: str = "") -> Any:
    """Describe one optional fact: Chinese name, meaning, example and unit. Absent means unknown."""
    extra: dict[str, JsonValue] | None = {"unit": unit} if unit else None
    return Field(None, title=title, description=description, examples=[example], json_schema_extra=extra)


def required(title: str, description: str, example: object, unit: str = "") -> Any:
    """Describe one fact without which the group around it has no meaning."""
    extra: dict[str, JsonValue] | None = {"unit": unit} if unit else None
    return Field(title=title, description=description, examples=[example], json_schema_extra=extra)


def _reader(parse: Callable[[str], object]) -> Callable[[object], object]:
    """Wrap a parser so that its ``ValueProblem`` reaches the user with both languages."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise _custom(Text("这里应是一个值", "a single value is expected here"), Text("", ""))
        try:
            return parse(value)
        except ValueProblem as problem:
            raise _custom(problem.wrong, problem.right) from None

    return read


def _custom(wrong: Text, right: Text) -> PydanticCustomError:
    context = {"zh": wrong.zh, "en": wrong.en, "right_zh": right.zh, "right_en": right.en}
    return PydanticCustomError("dossier_value", "{zh}", context)


def _choice(words: dict[str, object]) -> Callable[[object], object]:
    return lambda value: words.get(value.strip().lower(), value) if isinstance(value, str) else value


_STRING = {"type": "string"}
_CODE = {"type": ["string", "integer"]}
_NUMBER = {"type": ["string", "number"]}
_DATE = {"type": "string", "description": "ISO 日期或 2026年3月5日"}

Amount = Annotated[Money, PlainValidator(_reader(Money.parse)), WithJsonSchema(_NUMBER)]
Share = Annotated[Fraction, PlainValidator(_reader(parse_share)), WithJsonSchema(_NUMBER)]
Day = Annotated[date, PlainValidator(_reader(dates.parse_date)), WithJsonSchema(_DATE)]
EndDay = Annotated[date, PlainValidator(_reader(dates.parse_end_date)), WithJsonSchema(_DATE)]
Month = Annotated[date, PlainValidator(_reader(dates.parse_month)), WithJsonSchema(_DATE)]
Uscc = Annotated[str, PlainValidator(_reader(codes.parse_uscc)), WithJsonSchema(_CODE)]
Mobile = Annotated[str, PlainValidator(_reader(codes.parse_mobile)), WithJsonSchema(_CODE)]
Phone = Annotated[str, PlainValidator(_reader(codes.parse_phone)), WithJsonSchema(_CODE)]
Email = Annotated[str, PlainValidator(_reader(codes.parse_email)), WithJsonSchema(_STRING)]
Domain = Annotated[str, PlainValidator(_reader(codes.parse_domain)), WithJsonSchema(_STRING)]
FilingNumber = Annotated[str, PlainValidator(_reader(codes.parse_filing_number)), WithJsonSchema(_STRING)]
LicenceNumber = Annotated[str, PlainValidator(_reader(codes.parse_licence_number)), WithJsonSchema(_STRING)]
PoliceFiling = Annotated[str, PlainValidator(_reader(codes.parse_police_filing)), WithJsonSchema(_STRING)]

Flag = Annotated[bool, BeforeValidator(_choice({"是": True, "有": True, "否": False, "无": False}))]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[Decimal, Field(ge=0)]
Rate = Share
Name = Annotated[str, Field(min_length=1, max_length=200)]
Prose = Annotated[str, Field(min_length=1, max_length=20000)]
