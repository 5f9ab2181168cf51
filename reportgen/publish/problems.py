"""What can be wrong with a finished page, and where in the author's files it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.findings import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something wrong on a page.

    ``cause``  what it is grouped by: one finding a cause, with every page that has it.
    ``needle`` the text to look for in the files the page is written in; empty for none.
    """

    code: str
    cause: str
    values: Mapping[str, str]
    needle: str = ""


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The author's files: ``read`` returns one by its path, ``templates`` are the project's own."""

    read: Callable[[str], str]
    templates: tuple[str, ...] = ()

    def place(self, made_from: Iterable[str], needle: str) -> Location | None:
        """Return where a text first stands in the files of a page or the project's templates."""
        for path in (*made_from, *self.templates) if needle else ():
            at = self.read(path).find(needle)
            if at >= 0:
                before = self.read(path)[:at]
                column = at - (before.rfind("\n") + 1) + 1
                return Location(
                    path=path,
                    line=before.count("\n") + 1,
                    column=column,
                    end_column=column + len(needle),
                )
        return None


NO_SOURCES = Sources(read=lambda _: "")
