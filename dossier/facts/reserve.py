"""Compare what is contracted and planned with what the calculation needs: what is left over, or lacking, in two years."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dossier.facts.steps import exact

if TYPE_CHECKING:
    from dossier.facts.capacity import Sizing
    from dossier.facts.totals import Totals


class Reserve(NamedTuple):
    """What is there less what is needed, negative where it falls short; ``launch`` and ``design`` are the two years."""

    bandwidth_launch: Decimal
    """Mbit/s."""
    bandwidth_design: Decimal
    users: int
    """Registered users that the contracted bandwidth carries, by the formula of the design year."""
    peak: Decimal
    """Mbit/s at which the contracted bandwidth has to grow: divided by the reserve factor."""
    servers_launch: int
    servers_design: int
    servers_added: int
    """Application servers that the design year needs more than the first."""
    databases: int


def reserve(sizing: "Sizing | None", totals: "Totals", factor: object) -> Reserve | None:
    """Return the comparison; None while the calculation or a sum is unknown. ``factor`` is the bandwidth reserve."""
    contract, workers, databases = totals.bandwidth.value, totals.workers.value, totals.databases.value
    if sizing is None or contract is None or workers is None or databases is None:
        return None
    launch, design = sizing
    need = design["bandwidth"].value
    return Reserve(
        bandwidth_launch=contract - launch["bandwidth"].value,
        bandwidth_design=contract - need,
        users=int(design.users * contract // need) if need else design.users,
        peak=contract / exact(factor),
        servers_launch=int(workers - launch["servers"].value),
        servers_design=int(workers - design["servers"].value),
        servers_added=int(design["servers"].value - launch["servers"].value),
        databases=int(databases - design["databases"].value),
    )
