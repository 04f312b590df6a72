"""Compare the files of a new package with those the authority has: new, replaced, withdrawn or unchanged, and why."""

import hashlib
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from dossier.amend.reasons import Reasons
from dossier.checks.returns import nothing_else
from dossier.facts.amended import STATEMENT, Amended, FileChange
from dossier.finding import Outcome
from dossier.package.content import content_digest, dated, made_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dossier.amend.previous import Filed, Previous
    from dossier.case import Case
    from dossier.facts.amended import Kind
    from dossier.package.artifact import Artifact
    from dossier.profile.model.returns import Remark


def compare(case: "Case", previous: "Previous", artifacts: "Sequence[Artifact]") -> Amended:
    """Return what each file of a case is against the package that was sent back.

    ``artifacts`` are the documents and the evidence as they will be handed in, contents numbered; lists, reports and
    the statement about the correction are left out.
    """
    present, former = _sides(artifacts, previous)
    pairs, reasons = _pairs(present, former, case), Reasons(case, _remarks(case))
    kept = (_change(case, one, pairs.get(one.path), reasons) for one in present)
    gone = (_withdrawn(case, one, reasons) for one in former if _is_free(one, pairs))
    changes = (*kept, *gone)
    asked = all(one.remarks or one.kind == "unchanged" for one in changes) and _only_asked_facts(case)
    return Amended(previous.name, previous.manifest, previous.day, asked, changes)


def _only_asked_facts(case: "Case") -> bool:
    """Whether the profile of the last submission is there, and differs only where a remark asks for it."""
    rule = next((one for one in case.rulebook.rules if one.check == _FACTS_CHECK), None)
    return rule is not None and all(one.outcome is Outcome.PASS for one in nothing_else(case, rule))


def kinds(case: "Case", previous: "Previous", artifacts: "Sequence[Artifact]") -> "dict[str, Kind]":
    """Return by path what became of each file of a case."""
    present, former = _sides(artifacts, previous)
    pairs = _pairs(present, former, case)
    return {one.path: _kind(pairs.get(one.path)) for one in present}


def _sides(artifacts: "Sequence[Artifact]", previous: "Previous") -> "tuple[Sequence[Artifact], Sequence[Filed]]":
    former = [one for one in previous.files if one.material != STATEMENT]
    return [one for one in artifacts if compared(one)], former


def compared(artifact: "Artifact") -> bool:
    """Return whether a file is compared: no lists and reports, no PDF beside its document, nothing beside an edit."""
    aside = artifact.printed_from or artifact.path.endswith(".new.docx")
    return bool(artifact.material) and artifact.material != STATEMENT and not aside


def _remarks(case: "Case") -> "Sequence[Remark]":
    latest = max(case.profile.returns or (), key=lambda one: one.received_on, default=None)
    return (latest.items or ()) if latest is not None else ()


_FACTS_CHECK = "returns.nothing_else"


class _Pair(NamedTuple):
    old: "Filed"
    same: bool


class _Sides(NamedTuple):
    """All files of one material, and the case they are compared for."""

    case: "Case"
    new: "Sequence[Artifact]"
    old: "Sequence[Filed]"

    def parts(self, one: "Artifact") -> Counter[str]:
        """Return the contents of all new files that were made from the same originals as ``one``."""
        made_from = [each.sha256 for each in one.originals]
        return Counter(made_digest(each.data) for each in self.new if [it.sha256 for it in each.originals] == made_from)

    def parts_before(self, one: "Filed") -> Counter[str]:
        """Return the contents of all filed files that were made from the same originals as ``one``."""
        return Counter(each.content for each in self.old if each.originals == one.originals)


def _pairs(present: "Sequence[Artifact]", former: "Sequence[Filed]", case: "Case") -> "dict[str, _Pair]":
    """Return by path the file each present one continues: the same content first, then the same thing."""
    pairs: dict[str, _Pair] = {}
    for material in dict.fromkeys(one.material for one in present):
        new = [one for one in present if one.material == material]
        old = [one for one in former if one.material == material]
        sides = _Sides(case, new, old)
        for is_alike in _ALIKE:
            for one in [one for one in new if one.path not in pairs]:
                found = next((each for each in old if _is_free(each, pairs) and is_alike(one, each, sides)), None)
                if found is not None:
                    pairs[one.path] = _Pair(found, is_alike is _same_content)
        _pair_the_last(new, old, pairs)
    return pairs


def _is_free(old: "Filed", pairs: "dict[str, _Pair]") -> bool:
    return all(pair.old is not old for pair in pairs.values())


def _pair_the_last(new: "Sequence[Artifact]", old: "Sequence[Filed]", pairs: "dict[str, _Pair]") -> None:
    """A single file that is left on both sides continues the other, whatever it is called."""
    mine = [one for one in new if one.path not in pairs]
    theirs = [one for one in old if _is_free(one, pairs)]
    if len(mine) == len(theirs) == 1:
        pairs[mine[0].path] = _Pair(theirs[0], same=False)


def _same_content(one: "Artifact", old: "Filed", sides: _Sides) -> bool:
    if one.subject and old.subject and one.subject != old.subject:
        return False
    if one.originals or old.originals:
        return _same_parts(one, old, sides)
    return content_digest(one.path, one.data) == old.content or _is_what_was_signed(one, old, sides.case)


def _same_parts(one: "Artifact", old: "Filed", sides: _Sides) -> bool:
    """What was made of the same originals stands only as a whole: cut otherwise, a part left out would lose pages."""
    made_from = tuple(each.sha256 for each in one.originals)
    if made_from != old.originals or made_digest(one.data) != old.content:
        return False
    return sides.parts(one) == sides.parts_before(old)


def _is_what_was_signed(one: "Artifact", old: "Filed", case: "Case") -> bool:
    """The authority has a signed scan: it stands for the document as it was written on the day of that package."""
    if not one.template or not old.unsigned:
        return False
    return hashlib.sha256(dated(one.data, case.as_of, old.day)).hexdigest() == old.unsigned


def _same_origin(one: "Artifact", old: "Filed", *_: object) -> bool:
    return bool(one.origins) and set(one.origins) == set(old.origins)


def _same_document(one: "Artifact", old: "Filed", *_: object) -> bool:
    return bool(one.template) and old.written and _suffix(one.path) == _suffix(old.path)


def _same_subject(one: "Artifact", old: "Filed", *_: object) -> bool:
    return bool(one.subject) and one.subject == old.subject


_ALIKE: "Sequence[Callable[[Artifact, Filed, _Sides], bool]]" = (
    _same_content,
    _same_origin,
    _same_document,
    _same_subject,
)
"""How a file may continue another, the surest first."""


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _kind(pair: _Pair | None) -> "Kind":
    if pair is None:
        return "new"
    return "unchanged" if pair.same else "replaced"


def _change(case: "Case", one: "Artifact", pair: _Pair | None, reasons: Reasons) -> FileChange:
    kind = _kind(pair)
    edited = bool(one.carried or (pair is not None and pair.old.carried))
    written = bool(one.template or one.unsigned) and not edited
    numbers = () if kind == "unchanged" else reasons.of(one.material, one.origins, written=written)
    title, before = _title(case, one.material, one.subject), "" if pair is None else pair.old.path
    same = () if pair is None else tuple(each.file for each in one.originals if each.sha256 in pair.old.originals)
    return FileChange(kind, one.material, title, one.path, one.origins, one.subject, before, numbers, same)


def _withdrawn(case: "Case", old: "Filed", reasons: Reasons) -> FileChange:
    numbers = reasons.of(old.material, old.origins, written=old.written and not old.carried)
    title = _title(case, old.material, old.subject)
    return FileChange("withdrawn", old.material, title, old.path, old.origins, old.subject, old.path, numbers)


def _title(case: "Case", material: str, subject: str) -> str:
    known = case.materials.get(material)
    name = known.title.zh if known is not None else material
    return name if subject in ("", case.profile.company.name) else f"{name}（{subject}）"
