"""Check that no document denies what the applicant offers: 不提供论坛 in one chapter, a forum in another."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.checks import law_values
from dossier.checks.names import folded
from dossier.checks.texts.registry import clean, found, passages, text_check
from dossier.profile.facts import NOTHING_KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dossier.case import Case
    from dossier.checks.registry import Verdict
    from dossier.rulebook.model import Rule
    from dossier.values.passage import DocumentText, Passage

_SENTENCE = re.compile(r"[^。；！？]+")
_LIST_HEAD = re.compile(r"^下列[^：:]{0,6}[：:]")
_BETWEEN = re.compile(r"[、/]|以及|或者|和|及|与|或")
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
_TAIL = re.compile(r"等[^、]{0,6}事项$|(?:等|类|相关|的|服务|业务|信息|内容|功能)+$")
_NEGATION = re.compile(r"[不未无非没禁除]")


class _Claim(NamedTuple):
    """A statement that something is not offered."""

    document: "DocumentText"
    passage: "Passage"
    thing: str


@text_check("text.denied_offers")
def denied_offers(case: "Case", rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterable[Verdict]":
    """Nothing that a document says is not offered is a function, column or charge, or offered in another passage.

    Only sentences are read whose subject is the company, its platform or its business; a word the applicant explains
    is left alone. Parameters: ``verbs`` that deny, ``subjects``, ``offers`` that affirm, ``general`` words too wide to
    compare, ``also`` thing → other words for it.
    """
    offered, explained = _offered(case), _explained(case)
    first: dict[tuple[str, str], _Claim] = {}  # one for each document and thing: the writer then knows both
    for claim in _claims(rule, documents):
        if claim.thing not in explained:
            first.setdefault((claim.document.code, claim.thing), claim)
    verdicts = (_judged(rule, claim, offered, documents) for claim in first.values())
    return tuple(verdict for verdict in verdicts if verdict is not None) or (clean(documents),)


def _offered(case: "Case") -> "Sequence[str]":
    """Return the names under which something is offered; functions outside the application are no telecom service."""
    business, product = case.profile.business or NOTHING_KNOWN, case.profile.product or NOTHING_KNOWN
    functions = [one.name for one in business.functions or () if one.category != "不申请"]
    columns = [one.name for one in product.columns or ()]
    return [*functions, *columns, *(one.item for one in product.prices or ())]


def _explained(case: "Case") -> "frozenset[str]":
    business = case.profile.business or NOTHING_KNOWN
    return frozenset(note.word for note in business.word_notes or () if note.explanation is not None)


def _claims(rule: "Rule", documents: "Sequence[DocumentText]") -> "Iterator[_Claim]":
    subject, verb = (_any(rule, name) for name in ("subjects", "verbs"))
    denial = re.compile(rf"^(?:.*?(?:{subject})[均也现暂]?|本次)?(?:{verb})(?P<things>[^，]+)")
    general, verbs = law_values.listed(rule, "general"), law_values.listed(rule, "verbs")
    for document, passage in passages(documents):
        for sentence in _SENTENCE.findall(passage.text) if any(one in passage.text for one in verbs) else ():
            for thing in _things(sentence.strip(), denial):
                if thing not in general:
                    yield _Claim(document, passage, thing)


def _any(rule: "Rule", name: str) -> str:
    return "|".join(law_values.listed(rule, name))


def _things(sentence: str, denial: "re.Pattern[str]") -> "Iterator[str]":
    """Yield what a sentence denies, item by item, without the words that say nothing: 新闻信息 → 新闻."""
    said = denial.match(sentence)
    if said is None:
        return
    for item in _BETWEEN.split(_LIST_HEAD.sub("", _BRACKETS.sub("", said["things"]))):
        thing = _TAIL.sub("", item.strip())
        if len(thing) > 1:
            yield thing


def _judged(
    rule: "Rule", claim: _Claim, offered: "Sequence[str]", documents: "Sequence[DocumentText]"
) -> "Verdict | None":
    also = rule.parameters["also"]
    others = also.get(claim.thing, ()) if isinstance(also, Mapping) else ()
    for word in (claim.thing, *map(str, others)):
        name = next((name for name in offered if folded(word) in folded(name)), None)
        if name is not None:
            return found(claim.document, claim.passage, name, thing=claim.thing, offer=name)
        elsewhere = _affirmed(rule, word, documents)
        if elsewhere is not None:
            document, passage, words = elsewhere
            there = {"other_document": document.title, "other_heading": passage.heading or "正文"}
            return found(claim.document, claim.passage, words, message="text", thing=claim.thing, offer=words, **there)
    return None


def _affirmed(
    rule: "Rule", word: str, documents: "Sequence[DocumentText]"
) -> "tuple[DocumentText, Passage, str] | None":
    """Return where a sentence offers the thing: an affirming verb shortly before it, and nothing that negates."""
    offer = re.compile(rf"(?:{_any(rule, 'offers')})[^，、：:]{{0,8}}{re.escape(word)}")
    for document in documents:
        for passage in (one for one in document.passages if word in one.text):
            for sentence in _SENTENCE.findall(passage.text):
                said = offer.search(sentence)
                if said is not None and not _NEGATION.search(sentence[: said.end()]):
                    return document, passage, said.group()
    return None
