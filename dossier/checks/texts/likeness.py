"""Measure how much of a finished document is the applicant's own and how much any applicant could have written."""

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.checks.registry import failed, passed
from dossier.checks.texts.known import leaves
from dossier.checks.texts.registry import text_check
from dossier.values.dates import chinese
from dossier.values.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText

_LEAST = 4
"""Characters that make a text telling; shorter ones such as 管理 also stand in what every applicant writes."""
_TELLING = 10
"""Least number that counts as a figure of the applicant."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@text_check("text.likeness", of_our_words=True)
def likeness(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[Verdict]":
    """Enough of each document's characters stand in passages that name a fact of the profile.

    A passage is the applicant's own when it holds a text, day or number of the profile; the least share is the
    rule's value in percent.
    """
    least, texts, numbers = law_values.whole(case, rule.value_keys[0]), _texts(case), _numbers(case)
    for document in documents:
        passages = [folded(passage.text) for passage in document.passages]
        own = sum(len(text) for text in passages if texts.search(text) or numbers & set(_NUMBER.findall(text)))
        share = own * 100 // max(1, sum(map(len, passages)))
        facts = {"document": document.title, "share": str(share), "least": str(least)}
        yield passed(document.code, **facts) if share >= least else failed(document.code, **facts)


def _texts(case: "Case") -> re.Pattern[str]:
    known = [folded(fact) for fact in leaves(case.profile) if isinstance(fact, str)]
    known += [folded(chinese(fact)) for fact in leaves(case.profile) if isinstance(fact, date)]
    return re.compile("|".join(re.escape(text) for text in known if len(text) >= _LEAST) or "(?!)")


def _numbers(case: "Case") -> frozenset[str]:
    known = (fact for fact in leaves(case.profile) if isinstance(fact, int | Decimal) and not isinstance(fact, bool))
    return frozenset(plain(Decimal(fact)) for fact in known if fact >= _TELLING)
