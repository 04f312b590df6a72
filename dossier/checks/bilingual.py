"""Write days and amounts as facts in both languages, as messages show them."""

from typing import TYPE_CHECKING

from dossier.values.dates import PERPETUAL, chinese

if TYPE_CHECKING:
    from datetime import date

    from dossier.values.money import Money


def days(**named: "date") -> dict[str, str]:
    """Return each day as ``name`` in Chinese and ``name_en`` in English."""
    english = {f"{name}_en": "no end" if day == PERPETUAL else day.isoformat() for name, day in named.items()}
    return {name: chinese(day) for name, day in named.items()} | english


def amounts(**named: "Money") -> dict[str, str]:
    """Return each amount as ``name`` in Chinese and ``name_en`` in English."""
    return {name: money.in_wan() for name, money in named.items()} | {f"{name}_en": str(m) for name, m in named.items()}
