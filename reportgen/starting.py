"""``reportgen init``: a copy of the packaged starter project."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reportgen.errors import OutputError
from reportgen.project import packaged

if TYPE_CHECKING:
    from pathlib import Path


def start_project(directory: Path) -> None:
    """Copy the starter into ``directory``, which must be new or empty.

    Raises: OutputError.
    """
    try:
        if directory.exists() and any(directory.iterdir()):
            raise OutputError(f"{directory}: is not empty / 文件夹不是空的")
        shutil.copytree(packaged("starter"), directory, dirs_exist_ok=True)
    except OSError as error:
        raise OutputError(f"{directory}: {error.strerror}") from error
