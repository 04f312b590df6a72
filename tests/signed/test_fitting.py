"""A scan larger than the portal takes is made smaller, once, and what cannot be is said."""

import hashlib
import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from dossier.case import Case
from dossier.signed import fitting
from dossier.signed.fitting import fitted
from dossier.signed.records import Records
from dossier.worker.parent import WorkFailed
from tests.signed.papers import scan_pdf
from tests.signed.test_records import RECORD


def large_scan() -> bytes:
    """Return a page that no packing makes small without reducing it."""
    noise = np.random.default_rng(1).integers(0, 255, (2600, 1840, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "PDF", resolution=220, quality=95)
    return out.getvalue()


def test_a_small_scan_stays_as_it_is(case: Case) -> None:
    scan = scan_pdf(Image.new("RGB", (800, 1100), "white"))
    assert fitted(case, Records(case), RECORD, scan) == (scan, (), None)


def test_a_large_scan_is_reduced_once_and_says_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = large_scan()
    assert len(scan) > 5_000_000
    record = replace(RECORD, sha256=hashlib.sha256(scan).hexdigest())
    first = fitted(case, Records(case), record, scan)
    assert first.problem is None
    assert len(first.data) <= 5_000_000
    assert first.steps
    monkeypatch.setattr(fitting, "Worker", None)
    assert fitted(case, Records(case), record, scan) == first


def test_what_cannot_be_made_small_enough_is_said(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: object, task: str, **arguments: object) -> None:
        raise WorkFailed("memory")

    monkeypatch.setattr(fitting.Worker, "ask", fails)
    found = fitted(case, Records(case), replace(RECORD, sha256="0" * 64), bytes(6_000_000))
    assert found.problem is not None
    assert len(found.data) == 6_000_000
