"""Cite a provision of law with the article number it has on a given day."""

from datetime import date
from typing import NamedTuple

from dossier.text import Text
from dossier.values.citation import Citation, Confidence


class DatedArticle(NamedTuple):
    """The place of a provision inside its instrument during some days."""

    article: str
    """Article with item, e.g. 第二十三条第（三）项; empty when the whole instrument is meant."""
    since: date
    until: date | None
    citation: Citation

    def holds_on(self, day: date) -> bool:
        """Return whether the provision stands at this place on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)


class Provision(NamedTuple):
    """One duty or definition that documents may cite, with all its article numbers over time."""

    key: str
    subject: Text
    instrument: str
    """Official title without number and without 《》."""
    articles: tuple[DatedArticle, ...]
    """Oldest first, without gap or overlap."""

    def on(self, day: date) -> "ResolvedProvision | None":
        """Return the provision as it is to be cited on ``day``; None when it is not in force."""
        found = next((article for article in self.articles if article.holds_on(day)), None)
        if found is None:
            return None
        return ResolvedProvision(self.key, self.subject, self.instrument, found.article, found.citation)


class ResolvedProvision(NamedTuple):
    """A provision in force on the day."""

    key: str
    subject: Text
    instrument: str
    article: str
    citation: Citation

    @property
    def may_quote_article(self) -> bool:
        """Whether a document may print the article number, or only the title."""
        return self.citation.confidence in (Confidence.LAW, Confidence.OFFICIAL, Confidence.SECONDARY)

    def cite(self) -> str:
        """Return the reference for a document, e.g. 《中华人民共和国网络安全法》第二十三条第（三）项."""
        article = self.article if self.may_quote_article else ""
        return f"《{self.instrument}》{article}"
