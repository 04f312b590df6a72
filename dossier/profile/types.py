"""Turn the small value types into pydantic field types, with their notation for editors."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from dossier.profile.reading import FlagReader, Reader
from dossier.values import codes, dates
from dossier.values.money import Money
from dossier.values.share import parse_positive_share, parse_share


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
PositiveRate = Annotated[Fraction, Reader(parse_positive_share, "number")]
PositiveCount = Annotated[int, Field(ge=1)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Prose = Annotated[str, Field(min_length=1, max_length=20000)]
