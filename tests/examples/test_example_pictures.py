"""The pictures among the evidence are upright, marked, of an accepted kind, and say what the profile says."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from dossier.profile.load import load_profile
from dossier.profile.model import Profile
from dossier.profile.model.evidence import Evidence
from dossier.rulebook.load import load_law
from examples.evidence_maker import picture
from examples.evidence_maker.picture import MissingFont, font, said
from examples.evidence_maker.screens import PAINTERS
from examples.make_evidence import ROOT, WORKSPACES, build


def has_font() -> bool:
    try:
        font(20)
    except MissingFont:
        return False
    return True


@pytest.fixture(params=[(name, material) for name in WORKSPACES for material in PAINTERS], ids="-".join)
def shown(request: pytest.FixtureRequest) -> tuple[Profile, Evidence, Path]:
    """Return profile, entry and file of one picture."""
    name, material = request.param
    profile = load_profile(ROOT / name / "profile.yaml").profile
    entry = next(one for one in profile.evidence or [] if one.material == material)
    return profile, entry, ROOT / name / entry.file


Shown = tuple[Profile, Evidence, Path]


def test_its_kind_is_one_the_authority_accepts(shown: Shown) -> None:
    _, entry, path = shown
    (accepted,) = (one.formats for one in load_law().materials if one.code == entry.material)
    assert path.suffix.removeprefix(".") in accepted


def test_it_is_as_wide_as_a_screen_and_not_turned(shown: Shown) -> None:
    with Image.open(shown[2]) as image:
        assert image.width == 1200
        assert 800 <= image.height <= 1600
        assert dict(image.getexif()) == {}


def test_it_is_light_ground_with_dark_text_and_a_red_watermark(shown: Shown) -> None:
    with Image.open(shown[2]) as image:
        colours = image.convert("RGB").getcolors(1 << 24) or []
    total = sum(count for count, _ in colours)
    share = {
        "ground": sum(count for count, colour in colours if min(colour) > 215) / total,
        "text": sum(count for count, colour in colours if max(colour) < 80) / total,
        "mark": sum(count for count, (red, green, _) in colours if red > 190 and red - green > 25) / total,
    }
    assert share["ground"] > 0.7
    assert share["text"] > 0.005
    assert share["mark"] > 0.02


def test_a_screen_shot_of_the_site_has_a_palette() -> None:
    for name in WORKSPACES:
        with Image.open(ROOT / name / "evidence/网站首页截图.png") as image:
            assert image.mode == "P"
            assert len(image.getcolors() or []) <= 16


def test_the_facts_on_it_are_those_of_the_profile(shown: Shown) -> None:
    profile, entry, path = shown
    site, head = (profile.sites or [])[0], profile.legal_representative
    assert head is not None
    facts = {
        "homepage_screenshot": [
            site.name,
            site.home_page,
            site.filing_number,
            site.police_filing,
            profile.company.name,
        ],
        "icp_filing_screenshot": [site.filing_name, site.domain, site.filing_number, site.filing_subject],
        "legal_representative_id": [head.name, head.id_number, head.address],
    }[entry.material]
    words = said(path)
    assert [fact for fact in facts if fact is None or fact not in words] == []


def test_it_is_drawn_from_the_profile_as_it_stands_and_twice_the_same(shown: Shown) -> None:
    profile, entry, path = shown
    data = build(profile, entry)
    assert data == build(profile, entry)
    assert said(path) == said(BytesIO(data)), f"{entry.file}: run examples/make_evidence.py"


@pytest.mark.parametrize("answer", ["", "DejaVu Sans|/fonts/DejaVuSans.ttf|0"])
def test_a_missing_font_is_said_in_one_line(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "_match", lambda _: answer)
    with pytest.raises(MissingFont, match="Noto Sans CJK SC") as caught:
        font(999)
    assert len(str(caught.value).splitlines()) == 1
