"""Stylesheets, scripts and pictures of the design: the packaged ones, and the project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.pages.environment import packaged_templates

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "assets"
ALLOWED = {".css", ".gif", ".ico", ".jpg", ".jpeg", ".js", ".png", ".svg", ".webp", ".woff2"}
_FIRST = (
    "tokens.css", "ground.css", "frame.css", "columns.css", "prose.css", "tables.css",
    "badges.css", "figures.css", "tiles.css", "entries.css", "numbers.css", "landing.css",
    "corrections.css", "flows.css", "issue.css", "charts.css", "chart-marks.css",
    "downloads.css", "print.css", "page.js", "charts.js",
)  # fmt: skip


def asset_files(address: str, own_templates: Path | None = None) -> dict[str, Path]:
    """Return every asset by its path below the site; the project's own goes before ours."""
    found: dict[str, Path] = {}
    for templates in (packaged_templates(), own_templates):
        folder = templates / FOLDER if templates is not None else None
        if folder is None or not folder.is_dir():
            continue
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in ALLOWED:
                found[asset_path(address, path.relative_to(folder).as_posix())] = path
    return found


def stylesheets(address: str, own_templates: Path | None = None) -> tuple[str, ...]:
    """Return the paths of the stylesheets in the order pages link them: ours, then others."""
    return _ours_first(address, own_templates, ".css")


def scripts(address: str, own_templates: Path | None = None) -> tuple[str, ...]:
    """Return the paths of the scripts in the order pages run them: ours, then others."""
    return _ours_first(address, own_templates, ".js")


def _ours_first(address: str, own_templates: Path | None, suffix: str) -> tuple[str, ...]:
    paths = [path for path in asset_files(address, own_templates) if path.endswith(suffix)]
    ours = [path for path in (asset_path(address, name) for name in _FIRST) if path in paths]
    return (*ours, *(path for path in paths if path not in ours))


def asset_path(address: str, name: str) -> str:
    """Return where an asset lies below the site."""
    return f"{address}/{FOLDER}/{name}"
