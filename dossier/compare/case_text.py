"""Write for a terminal what changes for one applicant between two provinces."""

from collections.abc import Iterator, Sequence

from dossier.compare.cases import CASE_KINDS, CaseDifference
from dossier.compare.sides import Side
from dossier.compare.text import heading
from dossier.compare.words import nothing_listed
from dossier.text import Text


def case_lines(left: Side, right: Side, company: str, found: Sequence[CaseDifference]) -> Iterator[Text]:
    """Yield what changes for the applicant, by kind."""
    yield Text("", "")
    yield Text(f"对{company}的影响", f"What changes for {company}")
    for kind, title in CASE_KINDS.items():
        of_kind = [one for one in found if one.kind == kind]
        yield from heading(title, None if of_kind else nothing_listed(left, right, "rule"))
        for one in of_kind:
            yield from _difference(left, right, one)


def _difference(left: Side, right: Side, one: CaseDifference) -> Iterator[Text]:
    code = one.key.split(" ")[0]
    yield Text(f"  {code} {one.title.zh}", f"  {code} {one.title.en}")
    for side, said in ((left, one.left), (right, one.right)):
        yield from (Text(f"    {side.name.zh}：{text.zh}", f"    {side.name.en}: {text.en}") for text in said)
