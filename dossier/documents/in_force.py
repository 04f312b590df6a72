"""Give templates the law of the day; what is not in force on it stops the document and names the day from which it is."""

from typing import TYPE_CHECKING

from dossier.documents.missing import FactError
from dossier.errors import TemplateError
from dossier.profile.titles import field_title
from dossier.rulebook.cache import open_law
from dossier.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from dossier.case import Case
    from dossier.rulebook.model import DatedValue
    from dossier.rulebook.provision import DatedArticle

_DAY = "application.planned_submission"
"""Field that decides which law counts."""


def citing(case: "Case") -> "Callable[[str], str]":
    """Return the function by which templates cite a provision."""

    def cite(key: str) -> str:
        provision = case.rulebook.provisions.get(key)
        if provision is None:
            known = open_law().provisions.get(key)
            if known is None:
                raise _no_such(key)
            raise _not_in_force(case, Text(f"《{known.instrument}》", f"《{known.instrument}》"), known.articles)
        return provision.cite()

    return cite


def valuing(case: "Case") -> "Callable[[str], object]":
    """Return the function by which templates read a value of the law."""

    def law(key: str) -> object:
        dated = case.rulebook.values.get(key)
        if dated is None:
            known = open_law().values.get(key)
            if known is None:
                raise _no_such(key)
            title = known.title
            raise _not_in_force(case, Text(f"“{title.zh}”的规定", f"the rule on “{title.en}”"), known.values)
        return dated.value

    return law


def _no_such(key: str) -> TemplateError:
    return TemplateError(Text(f"规则库没有“{key}”", f"the rulebook has no “{key}”"))


def _not_in_force(case: "Case", name: Text, history: "Iterable[DatedArticle | DatedValue]") -> FactError:
    """Say that a document rests on law of other days, and which day would do."""
    begins, day = min((one.since for one in history if one.since > case.as_of), default=None), case.as_of
    if begins is None:
        message = Text(
            f"文书引用了{name.zh}，所引的规定在 {day} 已经失效",
            f"it cites {name.en}, which is no longer in force on {day}",
        )
    else:
        message = Text(
            f"文书引用了{name.zh}，所引的规定自 {begins} 起有效，而本次按 {day} 的规定检查",
            f"it cites {name.en}, in force since {begins}, while this check goes by the law of {day}",
        )
    return FactError(_DAY, field_title(_DAY).zh, message, hint=_way_out(begins))


def _way_out(begins: "date | None") -> Text:
    if begins is None:
        return Text(
            "文书的模板须按现行规定更新；更新前请另行编写该文书",
            "the template has to follow the present law; until then write this document by other means",
        )
    return Text(
        f"文书按现行规定编写，请把决定日（{_DAY} 或 --as-of）改为 {begins} 或以后",
        f"the documents follow the present law: move the decisive day ({_DAY} or --as-of) to {begins} or later",
    )
