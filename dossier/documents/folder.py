"""Find the folder of the templates."""

from pathlib import Path


def template_root() -> Path:
    """Return the templates beside the package in a checkout, or inside it when installed."""
    installed = Path(__file__).parent.parent / "templates"
    return installed if installed.is_dir() else installed.parent.parent / "templates"
