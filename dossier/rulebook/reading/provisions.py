"""Read provisions of law with the article numbers they had over time."""

from dossier.rulebook.provision import DatedArticle, Provision
from dossier.rulebook.reading.citations import Instrument, Register, find_instrument
from dossier.rulebook.reading.taker import Taker
from dossier.rulebook.reading.values import refuse_broken_history
from dossier.values.citation import Citation, Confidence


def read_provision(key: str, value: object, where: str, register: Register) -> Provision:
    """Return one provision; all its articles belong to one instrument."""
    taker = Taker(value, where, key)
    instrument = find_instrument(taker, register)
    subject = taker.both("subject")
    articles = tuple(_article(item, taker, instrument) for item in taker.items("articles"))
    taker.done()
    refuse_broken_history(articles, where, key)
    return Provision(key, subject, instrument.title, articles)


def _article(item: object, parent: Taker, instrument: Instrument) -> DatedArticle:
    taker = Taker(item, parent.where("articles"), f"{parent.label}.articles")
    number = taker.text("article", "")
    article = DatedArticle(
        article=number,
        since=taker.day("since"),
        until=taker.optional_day("until"),
        citation=Citation(
            instrument=instrument.label(),
            article=number,
            url=instrument.url,
            seen_on=taker.optional_day("seen_on") or instrument.seen_on,
            confidence=taker.member("confidence", Confidence),
            note=taker.text("note", ""),
        ),
    )
    taker.done()
    return article
