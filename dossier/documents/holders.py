"""Lay out who owns the applicant as templates read it: every holder, every final owner, what they have paid."""

from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import TYPE_CHECKING

from dossier.documents.missing import Missing, missing_field
from dossier.documents.records import record
from dossier.facts.equity import FINAL_KINDS, Step, is_foreign
from dossier.facts.foreign import foreign_total, has_foreign, listed_abroad
from dossier.profile.titles import field_title
from dossier.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dossier.case import Case
    from dossier.facts.equity import Chain
    from dossier.profile.model.shareholders import Shareholder

CONTINUED = "继续追溯"
END = "追溯终点"


def equity_record(case: "Case") -> SimpleNamespace:
    """Return the applicant's owners; whatever is unknown stops the document that prints it."""
    equity = case.equity
    rows = [_row(step, case) for step in equity.nodes]
    direct, owners = [row for row in rows if row.level == 1], _owners(equity.chains, rows)
    return SimpleNamespace(
        rows=rows,
        direct=direct,
        direct_share=_together(direct, "share"),
        levels=max((row.level for row in rows), default=0),
        owners=owners,
        owners_share=_together(owners, "cumulative"),
        contributed=_total(case, "contribution"),
        paid_in=_total(case, "paid_in"),
        foreign=_foreign(case),
        foreign_share=_known(foreign_total(case.profile, equity), "shareholders[0].share"),
        foreign_chains=[
            *(chain.label() for chain in equity.foreign),
            *(company.label() for company in listed_abroad(case.profile, equity)),
        ],
    )


def _together(rows: object, name: str) -> object:
    """Add up the shares of some holders; one that is not known stops the document that prints the sum."""
    if not isinstance(rows, list):
        return rows
    shares = [getattr(row, name) for row in rows]
    unknown = [share for share in shares if isinstance(share, Missing)]
    return unknown[0] if unknown else sum(shares, Fraction())


def _row(step: Step, case: "Case") -> SimpleNamespace:
    holder, path = step.holder, step.path
    positions = [int(part.split("]")[0]) + 1 for part in path.split("[")[1:]]
    return SimpleNamespace(
        level=len(positions),
        number=".".join(map(str, positions)),
        path=path,
        name=holder.name,
        held=_held(path, case),
        kind=_known(holder.kind, f"{path}.kind"),
        region=_known(holder.region, f"{path}.region"),
        share=_known(holder.share, f"{path}.share"),
        cumulative=_known(step.cumulative, f"{path}.share"),
        contribution=_known(holder.contribution, f"{path}.contribution"),
        paid_in=_known(holder.paid_in, f"{path}.paid_in"),
        mode=_known(holder.mode, f"{path}.mode"),
        capital_source=_known(holder.capital_source, f"{path}.capital_source"),
        contributed_by=_known(holder.contributed_by, f"{path}.contributed_by"),
        stock_code=_known(holder.stock_code, f"{path}.stock_code"),
        listing=_listing(holder, path),
        nominee=_known(holder.nominee, f"{path}.nominee"),
        person=holder.kind == "自然人",
        id_label=holder.uscc or _masked(holder.id_number) or _papers(holder.kind, path),
        end_label=_end(step),
        foreign=is_foreign(holder) is True,
    )


def _held(path: str, case: "Case") -> str:
    """Return the name of the company in which the holder at ``path`` has its share."""
    above = path.rpartition(".shareholders")[0]
    found = (step.holder.name for step in case.equity.nodes if step.path == above)
    return next(found, case.profile.company.name)


def _end(step: Step) -> object:
    """Say whether the chain goes on; one that stops at a company of unknown owners is not traced to its end."""
    holder = step.holder
    if holder.shareholders:
        return CONTINUED
    if holder.kind in FINAL_KINDS:
        return END
    if is_foreign(holder):
        return f"{END}（境外投资者）"
    return _known(None, f"{step.path}.shareholders")


def _owners(chains: "Sequence[Chain]", rows: "Sequence[SimpleNamespace]") -> object:
    """Join the chains which end at the same owner, and add up its shares; without every end there is no list."""
    by_path = {row.path: row for row in rows}
    joined: dict[tuple[str, str | None], list[Chain]] = {}
    for chain in chains:
        if chain.circular:
            return Missing(f"{chain.end.path}.name", f"{chain.end.holder.name}（股权链循环）")
        if isinstance(ending := _end(chain.end), Missing):
            return ending
        last = chain.end.holder
        joined.setdefault((last.name, last.uscc or last.id_number), []).append(chain)
    return [_owner(by_path[ways[0].end.path], ways) for ways in joined.values()]


def _owner(row: SimpleNamespace, ways: "Sequence[Chain]") -> SimpleNamespace:
    shares = [way.end.cumulative for way in ways]
    known = [share for share in shares if share is not None]
    total: object = sum(known) if len(known) == len(shares) else row.cumulative
    return SimpleNamespace(**{**vars(row), "cumulative": total, "ways": [way.label() for way in ways]})


def _total(case: "Case", name: str) -> object:
    """Return what the direct holders have subscribed or paid together, in their one currency."""
    holders = case.profile.shareholders or []
    amounts: list[Money] = []
    for index, holder in enumerate(holders):
        amount: Money | None = getattr(holder, name)
        if amount is None:
            return _known(None, f"shareholders[{index}].{name}")
        if amounts and amount.currency != amounts[0].currency:
            path = f"shareholders[{index}].{name}"
            return Missing(path, f"{field_title(path).zh}（各股东币种须一致）")
        amounts.append(amount)
    if not amounts:
        return missing_field("shareholders")
    return Money(sum((one.amount for one in amounts), Decimal()), amounts[0].currency)


def _foreign(case: "Case") -> object:
    """Tell whether foreign capital is known of; an unknown origin is not domestic."""
    if has_foreign(case.profile, case.equity):
        return True
    unknown: Iterable[Step] = case.equity.origin_unknown
    return next((_known(None, f"{step.path}.region") for step in unknown), False)


def _listing(holder: "Shareholder", path: str) -> object:
    """Return where a company is listed, as a record."""
    inner = f"{path}.listing"
    return _known(None, inner) if holder.listing is None else record(holder.listing, inner, "Listing")


def _known(value: object, path: str) -> object:
    return missing_field(path) if value is None else value


def _papers(kind: str | None, path: str) -> Missing:
    return missing_field(f"{path}.{'id_number' if kind == '自然人' else 'uscc'}")


def _masked(number: str | None) -> str:
    """Return an identity number with its middle hidden: a statement is seen by more people than the form."""
    if number is None:
        return ""
    return f"{number[:6]}********{number[-4:]}" if len(number) == 18 else f"{'*' * (len(number) - 4)}{number[-4:]}"
