"""A project: a folder on disk with ``content/report.yml`` in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import NoProjectError
from reportgen.paths import is_file, is_inside

MARK = Path("content/report.yml")


@dataclass(frozen=True)
class Project:
    """The folders of a project; nothing outside ``root`` is ever read as content."""

    root: Path

    @property
    def content(self) -> Path:
        """Return the folder of numbers, definitions and prose."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """Return the folder of the project's own templates; it may not exist."""
        return self.root / "templates"

    @property
    def has_templates(self) -> bool:
        """Return whether the project overrides templates.

        In a checkout of this program ``templates/`` are the packaged ones, which override nothing.
        """
        return (
            self.templates.is_dir() and self.templates.resolve() != packaged("templates").resolve()
        )

    @property
    def own_templates(self) -> Path | None:
        """Return the folder of the project's own templates where it overrides some."""
        return self.templates if self.has_templates else None

    @property
    def output(self) -> Path:
        """Return where the site goes unless the command line says otherwise."""
        return self.root / "site"

    @property
    def state(self) -> Path:
        """Return the folder of the cache, the lock and the journal."""
        return self.root / ".reportgen"

    @property
    def check_page(self) -> Path:
        """Return where a build writes what became of every claim: never a part of the site."""
        return self.root / "build" / "check.html"

    def has_file(self, path: str) -> bool:
        """Return whether a path below the root is a file that does not lead out of the project."""
        file = self.root / path
        return is_inside(file, self.content) and is_file(file)

    @property
    def own_template_files(self) -> tuple[str, ...]:
        """Return the templates the project overrides, by their paths below the root."""
        found = sorted(self.own_templates.rglob("*.html")) if self.own_templates else ()
        return tuple(path.relative_to(self.root).as_posix() for path in found if is_file(path))

    def text_of(self, path: str) -> str:
        """Return a file of the project as text, or nothing when it cannot be read."""
        file = self.root / path
        if not is_inside(file, self.root) or not is_file(file):
            return ""
        try:
            return file.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return ""

    def source_line(self, path: str, line: int) -> str:
        """Return a line of a file of the project, or nothing when it cannot be shown."""
        file = self.root / path
        if not line or not is_inside(file, self.root) or not is_file(file):
            return ""
        try:
            data = file.read_bytes()
        except OSError:
            return ""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030", errors="replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return lines[line - 1] if line <= len(lines) else ""


def find_project(start: Path) -> Project:
    """Return the project at or above ``start``.

    Raises: NoProjectError when there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if is_file(folder / MARK):
            return Project(folder)
    raise NoProjectError(str(start))


def packaged(name: str) -> Path:
    """Return a folder the program ships: ``templates`` or ``starter``.

    In a wheel they lie inside the package; an editable install finds them in the checkout.
    """
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
