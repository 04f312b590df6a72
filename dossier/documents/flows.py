"""Give templates the flows of the profile by what they are about: topics -> flows with their numbers."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

from dossier.facts.flows import flow_topic, stages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def flows_by_topic(records: "Mapping[str, object]") -> "Callable[..., list[SimpleNamespace]]":
    """Return the function by which templates ask for flows, topic by topic; a flow's number is that of its figure."""

    def flows_about(*topics: str) -> list[SimpleNamespace]:
        return [flow for topic in topics for flow in numbered() if flow_topic(flow.name) == topic]

    def numbered() -> list[SimpleNamespace]:
        flows = records["product"].flows  # type: ignore[attr-defined]
        return [
            SimpleNamespace(number=number, name=one.name, steps=one.steps, stages=_stages(one))
            for number, one in enumerate(flows, 1)
        ]

    return flows_about


def _stages(flow: SimpleNamespace) -> tuple[str, ...]:
    """Return the stages of a deal that the flow shows."""
    return stages_of([flow.name, *(step.text for step in flow.steps)])
