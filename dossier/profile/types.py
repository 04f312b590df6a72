"""Turn the small value types into pydantic field types, with their notation for editors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError, core_schema

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
    extra: Any = {"unit": unit} if unit else None
    return Field(None, title=title, description=description, examples=[example], json_schema_extra=extra)


def required(title: str, description: str, example: object, unit: str = "") -> Any:
    """Describe one fact without which the group around it has no meaning."""
    extra: Any = {"unit": unit} if unit else None
    return Field(title=title, description=description, examples=[example], json_schema_extra=extra)


@dataclass(frozen=True)
class Reader:
    """Read one value from its text; a class and not a closure, so that a built schema can be stored."""

    parse: Callable[[str], object]
    """Raises ``ValueProblem`` when the text is not such a value."""
    notation: str
    """What editors may accept: ``text``, ``code`` (text or whole number) or ``number``."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        """Read the whole value by ourselves, whatever the annotated type."""
        return core_schema.no_info_plain_validator_function(self)

    def __call__(self, value: object) -> object:
        """Return the value, or fail with what is wrong and what would be right, in both languages."""
        if not isinstance(value, str):
            raise _custom(
                Text("：这里应是一个值", "a single value is expected here"), Text("写成 键: 值", "write key: value")
            )
        try:
            return self.parse(value)
        except ValueProblem as problem:
            raise _custom(problem.wrong, problem.right) from None


def _custom(wrong: Text, right: Text) -> PydanticCustomError:
    context = {"zh": wrong.zh, "en": wrong.en, "right_zh": right.zh, "right_en": right.en}
    return PydanticCustomError("dossier_value", "{zh}", context)


_FLAGS = {"是": True, "有": True, "否": False, "无": False}


class FlagReader:
    """Read 是 and 否 as truth values; pydantic itself reads true, false, yes and no."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        """Translate first, then read a truth value."""
        return core_schema.no_info_before_validator_function(_read_flag, core_schema.bool_schema())


def _read_flag(value: object) -> object:
    return _FLAGS.get(value.strip(), value) if isinstance(value, str) else value


Amount = Annotated[Money, Reader(Money.parse, "number")]
Yuan = Annotated[Money, Reader(Money.parse_yuan, "number")]
Share = Annotated[Fraction, Reader(parse_share, "number")]
Day = Annotated[date, Reader(dates.parse_date, "text")]
EndDay = Annotated[date, Reader(dates.parse_end_date, "text")]
Month = Annotated[date, Reader(dates.parse_month, "text")]
Uscc = Annotated[str, Reader(codes.parse_uscc, "code")]
Mobile = Annotated[str, Reader(codes.parse_mobile, "code")]
Phone = Annotated[str, Reader(codes.parse_phone, "code")]
Email = Annotated[str, Reader(codes.parse_email, "text")]
Domain = Annotated[str, Reader(codes.parse_domain, "text")]
FilingNumber = Annotated[str, Reader(codes.parse_filing_number, "text")]
LicenceNumber = Annotated[str, Reader(codes.parse_licence_number, "text")]
PoliceFiling = Annotated[str, Reader(codes.parse_police_filing, "text")]

Flag = Annotated[bool, FlagReader()]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[Decimal, Field(ge=0)]
Rate = Share
Name = Annotated[str, Field(min_length=1, max_length=200)]
Prose = Annotated[str, Field(min_length=1, max_length=20000)]
