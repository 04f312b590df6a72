"""Name the person or company behind a place to sign or seal, from its label and what is printed there."""

from collections.abc import Iterable, Iterator, Mapping

from dossier.case import Case

_BRACKET = "（"
_TITLE = "法定代表人"
_UNKNOWN = "未填写"


class Signatories:
    """The people and companies that sign the papers of one case."""

    def __init__(self, case: Case) -> None:
        profile = case.profile
        person, contacts, agent = profile.legal_representative, profile.contacts, profile.application.agent
        security = contacts.security if contacts else None
        self.applicant = profile.company.name
        self.legal_representative = _named(person.name if person else None, _TITLE)
        self.appointee = _named(security.name if security else None, "被任命人")
        self.agent = _named(agent.name if agent else None, "受托人")
        self.holders: Mapping[str, bool] = {one.name: one.kind == "自然人" for one in profile.shareholders or ()}
        """Direct shareholder → whether it is a natural person."""

    def who_signs(self, label: str, unit: str) -> str:
        """Return who signs at ``label``; ``unit`` is the company that seals in the same block."""
        head = label.partition(_BRACKET)[0]
        if head == _TITLE:
            return self.legal_representative
        if head.endswith(_TITLE):
            return f"{unit}（{_TITLE}）"
        named = {"被任命人": self.appointee, "受托人": self.agent}
        return named.get(head) or head.removeprefix("股东").removeprefix("本人") or head

    def who_seals(self, value: str) -> str:
        """Return whose seal is put where ``value`` is printed."""
        return value if value in self.holders else self.applicant

    def order(self, names: Iterable[str]) -> Mapping[str, int]:
        """Return the rank of each name: the legal representative, the company's seal, then as they come."""
        ranked = dict.fromkeys((self.legal_representative, self.applicant, *names))
        return {name: rank for rank, name in enumerate(ranked)}

    def shareholders(self) -> Iterator[tuple[str, str]]:
        """Yield each direct shareholder with the kind of mark it puts: persons sign, others seal."""
        for name, natural in self.holders.items():
            yield name, "签字" if natural else "公章"


def _named(name: str | None, post: str) -> str:
    return name or f"{post}（{_UNKNOWN}）"
