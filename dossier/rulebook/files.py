"""Name the law files that belong to this version of the tool."""

from pathlib import Path

LAW_FOLDER = Path(__file__).parent / "law"


def law_files(folder: Path) -> list[Path]:
    """Return all law files below ``folder`` in a fixed order."""
    return sorted(folder.rglob("*.yaml"))
