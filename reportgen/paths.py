"""Where paths really lead: links are followed, and nothing here fails."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SITE_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
"""What the path of a file of the site looks like: every server and file system takes it."""


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether ``path`` leads to something below ``folder``, links followed.

    Missing: False for a path no system takes (a NUL in it); a circle of links stays where it is.
    """
    try:
        real, root = os.path.realpath(path), os.path.realpath(folder)
        return os.path.commonpath((real, root)) == root
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Return whether ``path`` is a file we may read; False where nobody can say."""
    # Not pathlib: that raises for names that are too long and for folders nobody may enter.
    return os.path.isfile(path) and os.access(path, os.R_OK)  # noqa: PTH113
