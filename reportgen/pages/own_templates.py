"""The project's ``templates/``: looked through before anything is taken from it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.pages.assets import ALLOWED, FOLDER
from reportgen.pages.environment import packaged_templates
from reportgen.paths import SITE_PATH, is_file, is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACES_NAMED = 3


def check_own_templates(folder: Path) -> tuple[Finding, ...]:
    """Return files that cannot be read, lead out of ``folder``, or cannot lie in a site.

    ``folder`` itself may be a link: several reports can share their templates.
    """
    if not os.access(folder, os.R_OK | os.X_OK):
        return (_finding("template/cannot-read", ""),)
    problems: dict[str, list[str]] = {}
    for code, name in _problems(folder):
        problems.setdefault(code, []).append(name)
    return tuple(_finding(code, *names) for code, names in problems.items())


def _problems(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield code and name of every file that something is wrong with."""
    packaged = packaged_templates()
    taken = {name.lower(): name for name in _assets(packaged)}
    own = set(_assets(folder))
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if not is_inside(path, folder):
            yield "template/outside", name
        elif not is_file(path):
            yield "template/cannot-read", name
        elif name in own and (
            not SITE_PATH.fullmatch(name) or taken.setdefault(name.lower(), name) != name
        ):
            yield "template/file-name", name


def _assets(folder: Path) -> Iterator[str]:
    """Return the files of ``folder`` that become files of the site."""
    for path in sorted((folder / FOLDER).rglob("*")):
        if path.suffix in ALLOWED:
            yield path.relative_to(folder).as_posix()


def _finding(code: str, *names: str) -> Finding:
    """Return one finding for all files with one mistake."""
    places = [Location(path=f"templates/{name}".rstrip("/")) for name in names]
    return Finding(
        code=code,
        location=places[0],
        values={"template": places[0].path},
        count=len(places),
        more=tuple(places[1 : PLACES_NAMED + 1]),
    )
