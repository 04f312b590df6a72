"""Keep what is remembered apart from that of the person who runs the tests."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cache directory of these tests."""
    place = tmp_path_factory.mktemp("cache")
    patch = pytest.MonkeyPatch()
    patch.setenv("DOSSIER_CACHE", str(place))
    yield place
    patch.undo()
