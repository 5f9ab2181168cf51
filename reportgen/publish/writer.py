"""Writing a site: stage beside the old one, verify, then swap the two folders.

Killed at any moment, a build leaves the old site or the new one. Where the system can exchange two
folders in one step it does; elsewhere a journal says how far the swap had come, and the next
command finishes it.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from reportgen.errors import BusyError, OutputError
from reportgen.paths import is_inside
from reportgen.publish.artifacts import GENERATOR, MANIFEST, Manifest, check_paths, entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.project import Project
    from reportgen.publish.artifacts import Artifact

JOURNAL = "swap.json"
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in every folder; nobody misses it."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def build_lock(project: Project) -> FileLock:
    """Return the lock that keeps two builds of a project apart; the system frees it on death.

    Raises: BusyError when another build holds it, OutputError when it cannot be made.
    """
    try:
        project.state.mkdir(exist_ok=True)
        lock = FileLock(project.state / "build.lock")
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BusyError(str(project.root)) from error
    except OSError as error:
        raise OutputError(f"{project.state}: {error.strerror}") from error
    return lock


def check_output(project: Project, output: Path) -> None:
    """Refuse to replace a folder that is not a site of ours, or holds anything else.

    Raises: OutputError.
    """
    if is_inside(project.root, output) or is_inside(project.content, output):
        raise OutputError(f"{output}: holds the project itself")
    if is_inside(project.check_page.parent, output):
        raise OutputError(f"{output}: holds {project.check_page.name}, which is not for readers")
    for folder in (project.content, project.templates, project.state):
        if is_inside(output, folder):
            raise OutputError(f"{output}: lies inside {folder.name}/")
    try:
        if output.exists() and not output.is_dir():
            raise OutputError(f"{output}: is a file")
        if output.is_dir() and any(output.iterdir()):
            _check_contents(output)
    except OSError as error:
        raise OutputError(f"{output}: {error.strerror}") from error


def _check_contents(output: Path) -> None:
    """Refuse to replace files we did not write: the old site is deleted as a whole."""
    ours = _paths_written(output)
    if ours is None:
        raise OutputError(f"{output}: is not empty and was not made by {GENERATOR}")
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if (path.is_file() or path.is_symlink()) and name not in ours and path.name not in LITTER:
            raise OutputError(f"{output}: {name} was not made by {GENERATOR} and would be deleted")


def stage(
    artifacts: Sequence[Artifact],
    output: Path,
    *,
    report: str,
    version: str,
    progress: Callable[[int, int], None],
) -> tuple[Path, Manifest]:
    """Write every artifact beside ``output`` and return the staged folder and its manifest."""
    check_paths(artifacts)
    staged = _staged(output)
    try:
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(parents=True)
        entries = []
        for number, artifact in enumerate(artifacts, start=1):
            data = artifact.make()
            path = staged / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            entries.append(entry_of(artifact, data))
            progress(number, len(artifacts))
        manifest = Manifest(tuple(sorted(entries)), report, version)
        (staged / MANIFEST).write_bytes(manifest.as_bytes())
    except BaseException as error:
        # Also when the author stops us: half a site beside the old one is of use to nobody.
        shutil.rmtree(staged, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(f"{output}: {error.strerror}") from error
        raise
    return staged, manifest


def write_apart(data: bytes, path: Path) -> None:
    """Write one file that is no part of the site: beside its place first, then moved there.

    Raises: OutputError.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error


def swap(project: Project, output: Path) -> None:
    """Put the staged folder in the place of ``output``.

    Raises: OutputError when the folder cannot be replaced; the old site then still stands.
    """
    staged = _staged(output)
    try:
        if not output.exists():
            staged.rename(output)
        elif _exchange(staged, output):
            shutil.rmtree(staged, ignore_errors=True)
        else:
            _swap_by_journal(project, output)
    except OSError as error:
        if output.exists():
            shutil.rmtree(staged, ignore_errors=True)
        raise OutputError(f"{output}: {error.strerror}") from error


def mend(project: Project) -> bool:
    """Finish a swap that was interrupted, and return whether there was one."""
    journal = project.state / JOURNAL
    if not journal.is_file():
        return False
    try:
        output = Path(json.loads(journal.read_text(encoding="utf-8"))["output"])
    except (ValueError, KeyError, TypeError):
        journal.unlink()
        return False
    staged, old = _staged(output), _old(output)
    if not output.exists() and staged.is_dir():
        staged.rename(output)
    elif not output.exists() and old.is_dir():
        old.rename(output)
    for leftover in (staged, old):
        shutil.rmtree(leftover, ignore_errors=True)
    journal.unlink()
    return True


def _swap_by_journal(project: Project, output: Path) -> None:
    staged, old = _staged(output), _old(output)
    shutil.rmtree(old, ignore_errors=True)
    journal = project.state / JOURNAL
    beside = journal.with_suffix(".new")
    beside.write_text(json.dumps({"output": str(output)}), encoding="utf-8")
    beside.replace(journal)
    output.rename(old)
    staged.rename(output)
    shutil.rmtree(old, ignore_errors=True)
    journal.unlink()


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step where the system can; return whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done = rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(number, os.strerror(number))


def _staged(output: Path) -> Path:
    return output.with_name(f".{output.name}.new")


def _old(output: Path) -> Path:
    return output.with_name(f".{output.name}.old")


def _paths_written(output: Path) -> frozenset[str] | None:
    """Return the paths below a site of ours, or None for any other folder."""
    try:
        manifest = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        if not str(manifest["generator"]).startswith(GENERATOR):
            return None
        return frozenset({MANIFEST, *(str(file["path"]) for file in manifest["files"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None
