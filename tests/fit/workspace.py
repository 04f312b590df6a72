"""Make workspaces whose evidence is what a test needs, and say what each file is."""

import re
import shutil
from pathlib import Path

from dossier.case import Case
from dossier.evidence.inspection import Inspection
from dossier.evidence.signatures import kind_of
from dossier.pipeline import open_profile
from tests.support.cases import EXAMPLES

Listed = tuple[str, str, str]
"""Material, file and subject."""


def case_with(folder: Path, files: dict[str, bytes], listed: list[Listed], example: str = "qinghe") -> Case:
    """Return the case of an example whose evidence is exactly ``files``, listed in the given order."""
    profile = (EXAMPLES / example / "profile.yaml").read_text(encoding="utf-8")
    kept = re.sub(r"(?ms)^evidence:.*?(?=^\S|\Z)", "", profile)
    entries = [
        f"  - {{material: {material}, file: {file}{f', subject: {subject}' if subject else ''}}}\n"
        for material, file, subject in listed
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("texts", "templates"):
        if (EXAMPLES / example / name).is_dir():
            shutil.copytree(EXAMPLES / example / name, folder / name, dirs_exist_ok=True)
    for name, data in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (folder / "profile.yaml").write_text(f"{kept}\nevidence:\n{''.join(entries)}", encoding="utf-8")
    return open_profile(folder / "profile.yaml")


def looks(case: Case, **special: Inspection) -> dict[Path, Inspection]:
    """Return what each listed file is, by its content; ``special`` by the stem of the file's name."""
    found = {}
    for entry in case.profile.evidence or ():
        place = (case.folder / entry.file).resolve()
        if place.is_file():
            data = place.read_bytes()
            found[place] = special.get(place.stem) or Inspection(kind_of(data), len(data), openable=True)
    return found
