"""What a hub needs, in a folder of its own: an environment with a copy of the course, and the proxy.

The copy is made from a folder that is removed again, and lies outside of every home: as in a hub's image.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..browser.jupyter import REPOSITORY

FOLDER = REPOSITORY / "build" / "hub"
ENVIRONMENT = FOLDER / "environment"
PYTHON = ENVIRONMENT / "bin" / "python"
PROXY = FOLDER / "proxy" / "node_modules" / ".bin" / "configurable-http-proxy"
#: What the package is built from.
SOURCE = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-content", "pain_helpers")


def why_no_hub() -> str | None:
    """One sentence saying what is missing for a hub, or None."""
    if os.name != "posix":
        return "A hub needs Linux or macOS."
    if missing := [name for name in ("git", "npm", "node") if shutil.which(name) is None]:
        return f"A hub needs {' and '.join(missing)}: install Node with npm, and git."
    return None


def install() -> None:
    """Install what is missing, and the course anew. Raises ``SystemExit`` where something cannot be had."""
    if missing := why_no_hub():
        sys.exit(missing)
    _make_environment()
    if not PROXY.exists():
        folder = str(FOLDER / "proxy")
        _call("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, "configurable-http-proxy@5")


def _make_environment() -> None:
    if not PYTHON.exists():
        _call(sys.executable, "-m", "venv", str(ENVIRONMENT))
    with tempfile.TemporaryDirectory() as name:
        for part in SOURCE:
            copy = shutil.copytree if (REPOSITORY / part).is_dir() else shutil.copy
            copy(REPOSITORY / part, Path(name) / part)
        pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        _call(*pip, "--constraint", str(REPOSITORY / "requirements.lock"), f"{name}[hub]")
        # The version may be the same as before, and the course another.
        _call(*pip, "--force-reinstall", "--no-deps", name)


def _call(*command: str) -> None:
    if subprocess.run(command, check=False).returncode:
        sys.exit(f"This failed: {' '.join(command)}")
