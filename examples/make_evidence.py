"""Write the fictional evidence files of the example companies from the facts of their profiles.

Run from the root of the repository: ``python examples/make_evidence.py``. The same profile gives the same bytes.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT.parent))

import examples.evidence_maker.business  # noqa: E402  (registers its papers)
import examples.evidence_maker.company  # noqa: E402, F401  (registers its papers)
from dossier.profile.load import load_profile  # noqa: E402
from dossier.profile.model import Profile  # noqa: E402
from dossier.profile.model.evidence import Evidence  # noqa: E402
from examples.evidence_maker.page import render  # noqa: E402
from examples.evidence_maker.picture import MissingFont  # noqa: E402
from examples.evidence_maker.screens import PAINTERS, draw  # noqa: E402
from examples.evidence_maker.sheet import BUILDERS  # noqa: E402

WORKSPACES = ("qinghe", "yunqi")


def build(profile: Profile, entry: Evidence) -> bytes:
    """Return the file of one evidence entry."""
    if entry.material in PAINTERS:
        return draw(profile, entry)
    return render(BUILDERS[entry.material](profile, entry))


def main() -> None:
    """Write the evidence of every workspace beside its profile."""
    for name in WORKSPACES:
        folder = ROOT / name
        profile = load_profile(folder / "profile.yaml").profile
        for entry in profile.evidence or ():
            target = folder / entry.file
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(build(profile, entry))


if __name__ == "__main__":
    try:
        main()
    except MissingFont as problem:
        sys.exit(str(problem))
