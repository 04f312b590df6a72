"""List what is in the package, what it was made from, and what still has to be signed."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence

from dossier import __version__
from dossier.case import Case
from dossier.finding import Finding
from dossier.package.artifact import Artifact

SCHEMA = 1
NAME = "manifest.json"


def manifest(
    case: Case, artifacts: Sequence[Artifact], findings: Iterable[Finding], law_digest: str, *, draft: bool
) -> Artifact:
    """Return manifest.json for the artifacts; ``law_digest`` names the exact law files."""
    outcomes = Counter(finding.outcome.value for finding in findings)
    content = {
        "schema": SCHEMA,
        "status": "draft" if draft else "final",
        "tool": {"name": "icp-dossier", "version": __version__},
        "rulebook": {"sha256": law_digest, "province_status": case.rulebook.province.status.value},
        "profile": {"file": case.loaded.path.name, "sha256": _digest(case.loaded.text)},
        "applicant": {"name": case.profile.company.name, "uscc": case.profile.company.uscc},
        "province": case.rulebook.province.code,
        "authority": case.rulebook.province.authority,
        "filing": case.filing,
        "categories": sorted(set(case.profile.application.categories)),
        "as_of": case.as_of.isoformat(),
        "findings": dict(sorted(outcomes.items())),
        "files": [_entry(artifact) for artifact in sorted(artifacts, key=lambda one: one.path)],
    }
    return Artifact(NAME, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


def _entry(artifact: Artifact) -> dict[str, object]:
    entry: dict[str, object] = {
        "path": artifact.path,
        "sha256": artifact.sha256,
        "size": len(artifact.data),
        "media_type": artifact.media_type,
    }
    details: dict[str, object] = {
        "material": artifact.material,
        "template": artifact.template,
        "origins": list(artifact.origins),
        "subject": artifact.subject,
        "blank": artifact.blank,
        "unsigned": artifact.unsigned,
        "printed_from": artifact.printed_from,
        "carried": list(artifact.carried),
        "originals": [one._asdict() for one in artifact.originals],
        "steps": [{"zh": step.zh, "en": step.en} for step in artifact.steps],
        "signatures": [_signature(*place) for place in artifact.signatures],
    }
    return entry | {key: value for key, value in details.items() if value}


def _signature(kind: str, label: str, value: str) -> dict[str, str]:
    return {"kind": kind, "label": label} | ({"value": value} if value else {})


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
