"""Ask two validators whether Office files are sound: openxml-audit, and Microsoft's Open XML SDK through npm."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openxml_audit import OpenXmlValidator
from openxml_audit.errors import ValidationSeverity

_TESTS = Path(__file__).parents[1]
_MODULES = _TESTS / ".node" / "node_modules"
_SCRIPT = _TESTS / "ooxml" / "validate.mjs"
_SECONDS = 600


def audit(data: bytes, suffix: str = ".docx") -> list[str]:
    """Return what openxml-audit finds wrong in a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{suffix}"
        path.write_bytes(data)
        errors = OpenXmlValidator().validate(path).errors
    return [str(error) for error in errors if error.severity is ValidationSeverity.ERROR]


def sdk_validate(paths: Sequence[Path]) -> dict[Path, list[str]]:
    """Return for each Office file what the Open XML SDK finds wrong; starting it takes seconds, so give many at once."""
    node = shutil.which("node")
    assert node is not None, "Node.js 20 or newer is missing: apt-get install nodejs npm, then make sdk"
    assert _MODULES.is_dir(), "the Open XML SDK is not installed: run make sdk"
    command = [node, str(_SCRIPT), str(_MODULES), *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    return {path: [_line(error) for error in found[str(path)]] for path in paths}


def _line(error: dict[str, Any]) -> str:
    return f"{error['path']['partUri']} {error['path']['xpath']}: {error['description']}"
