"""Build each example once for all acceptance tests."""

from pathlib import Path

import pytest

from dossier.building import Built, build
from dossier.pipeline import open_profile

ROOT = Path(__file__).parents[2]
EXAMPLES = ("qinghe", "yunqi")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The packages of both examples, each for its own province."""
    out = tmp_path_factory.mktemp("packages")
    return {name: build(open_profile(ROOT / f"examples/{name}/profile.yaml"), out) for name in EXAMPLES}
