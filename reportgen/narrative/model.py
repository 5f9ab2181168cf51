"""The values of this package: a narrative as read, and the prose it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from pydantic import Field

from reportgen.config.models import PeriodText
from reportgen.config.texts import Model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.config.project_config import Config
    from reportgen.facts.model import Ask, Fact
    from reportgen.findings import Location
    from reportgen.narrative.segments import Segment
    from reportgen.narrative.source_text import SourceText


COMMENTARIES = "regions"
"""Folder of the narratives that are commentaries on a region, named by its id."""


class Answers(Protocol):
    """What answers a binding; ``facts.store.Facts`` is one."""

    @property
    def config(self) -> Config:
        """Return the configuration the names belong to."""

    def answer(self, ask: Ask) -> Fact:
        """Return the fact asked for, or raise ComputeError."""


class FrontMatter(Model):
    """The lines between ``---`` at the top of a narrative."""

    title: str = Field(min_length=1, description="Title of the page")
    summary: str | None = Field(default=None, description="One paragraph; may hold bindings")
    region: str | None = Field(default=None, description="Region a binding means if it names none")
    period: PeriodText | None = Field(default=None, description="The same for the period")
    indicator: str | None = Field(default=None, description="The same for the indicator")
    edition: str | None = Field(default=None, description="The same for the edition")
    date: dt.date | None = Field(
        default=None, description="Day the text was written: what 去年 and “last year” mean"
    )
    translates: str | None = Field(
        default=None, description="Mark of the title and summary this one translates"
    )
    page: Literal["chapter", "landing", "methodology"] = Field(
        default="chapter", description="Where the text stands"
    )


@dataclass(frozen=True, kw_only=True)
class Narrative:
    """One Markdown file, read: front matter, and the text cut into segments.

    ``places``     where the keys of the front matter stand.
    ``body_start`` where the text behind the front matter begins.
    """

    path: str
    stem: str
    language: str
    front: FrontMatter
    places: Mapping[tuple[str | int, ...], Location] = field(default_factory=dict)
    source: SourceText
    body_start: int = 0
    body: tuple[Segment, ...] = ()
    summary_source: SourceText
    summary: tuple[Segment, ...] = ()

    @property
    def about(self) -> str:
        """Return the region a commentary is about; empty for every other narrative."""
        folder, _, region = self.stem.rpartition("/")
        return region if folder == COMMENTARIES else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """One entry of the table of contents."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BoundNumber:
    """One printed fact: its number on the page, from 1, the text printed, and its source line."""

    n: int
    text: str
    fact: Fact
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """A narrative as HTML, with what the page around it needs to know.

    ``html``      sanitised; a bound number is ``<a class="num" id="r3" href="#n3">``.
    ``displays``  ``("figure", id)`` and ``("table", id)`` in the order placed.
    ``images``    paths below the project of the pictures shown.
    """

    html: str
    toc: tuple[Heading, ...] = ()
    numbers: tuple[BoundNumber, ...] = ()
    displays: tuple[tuple[str, str], ...] = ()
    terms: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    summary_html: str = ""
    summary_text: str = ""
