"""Kernels of tests, many of which start at once."""

import os
import tempfile
import uuid
from pathlib import Path


def by_ipc() -> dict[str, str]:
    """What a kernel's manager is told so that its sockets are files of its own: for TCP ports kernels race."""
    if os.name == "nt":
        return {}
    # The sockets' files are named after this one; without it, in the folder of the manager, which is not the kernel's.
    file = Path(tempfile.gettempdir(), f"kernel-{uuid.uuid4().hex[:12]}.json")
    return {"transport": "ipc", "connection_file": str(file)}
