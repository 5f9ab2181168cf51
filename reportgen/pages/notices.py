"""Which pages, figures and tables a correction touches, and what is said there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.own_figures import page_of_own
from reportgen.facts.wording import period_text
from reportgen.pages.links import relative_link
from reportgen.pages.page import LANDING
from reportgen.pages.wording import place_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.config.corrections import Correction
    from reportgen.config.names import Names
    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication

Display = tuple[str, str]
"""figure or table, and its id"""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A correction as told where it matters; ``href`` leads to its entry."""

    date: str
    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Touched:
    """A correction, its number in the file from 0, and where it matters.

    ``values`` the observations it is about; ``pages`` by path.
    """

    number: int
    correction: Correction
    values: tuple[Observation, ...]
    displays: frozenset[Display]
    pages: frozenset[str]

    @property
    def anchor(self) -> str:
        """Return the id of its entry."""
        return f"correction-{self.number + 1}"


@dataclass(frozen=True, kw_only=True)
class Notices:
    """The corrections of a report in one language, the latest first."""

    publication: Publication

    @cached_property
    def touched(self) -> tuple[Touched, ...]:
        """Return every correction with what it touches."""
        listed = enumerate(self.publication.config.corrections)
        found = [self._touched(number, correction) for number, correction in listed]
        return tuple(sorted(found, key=lambda one: (one.correction.date, -one.number)))[::-1]

    @property
    def latest(self) -> str:
        """Return the date of the latest correction, or an empty text."""
        return self.touched[0].correction.date if self.touched else ""

    @property
    def page(self) -> str:
        """Return the path of the page of corrections."""
        return self.publication.page("corrections")

    def on_page(self, path: str) -> tuple[Notice, ...]:
        """Return what is told at the head of a page."""
        return tuple(self._notice(one, path) for one in self.touched if path in one.pages)

    def on_display(self, kind: str, identifier: str, here: str) -> tuple[Notice, ...]:
        """Return what is told below a figure or table shown on the page ``here``."""
        key = (kind, identifier)
        return tuple(self._notice(one, here) for one in self.touched if key in one.displays)

    def _notice(self, one: Touched, here: str) -> Notice:
        return Notice(
            date=one.correction.date,
            text=self.publication.say(one.correction.wrong),
            href=relative_link(here, self.page, one.anchor),
        )

    def _touched(self, number: int, correction: Correction) -> Touched:
        values = tuple(values_of(self.publication, correction))
        displays = frozenset(self._displays(correction, values))
        pages = set(self._pages(correction, values))
        pages |= {page for page, kind, key in self._shown if (kind, key) in displays}
        return Touched(
            number=number,
            correction=correction,
            values=values,
            displays=displays,
            pages=frozenset(pages),
        )

    def _displays(self, correction: Correction, values: Iterable[Observation]) -> Iterator[Display]:
        if correction.figure:
            yield "figure", correction.figure
        if correction.table:
            yield "table", correction.table
        wanted = set(values)
        if not wanted:
            return
        for _, kind, key in self._shown:
            grid = self.publication.grid(kind, key)
            cells = (fact for row in grid.rows for fact in row.cells)
            if any(wanted.intersection(fact.trail.cells) for fact in cells):
                yield kind, key

    @property
    def _shown(self) -> tuple[tuple[str, str, str], ...]:
        """Return (page, kind, id) of figures and tables, those of the program included."""
        own = self.publication.own_figures
        pages = ((self.publication.page(page_of_own(key)), "figure", key) for key in own)
        return (*self.publication.placed, *pages)

    def _pages(self, correction: Correction, values: tuple[Observation, ...]) -> Iterator[str]:
        publication = self.publication
        if correction.page:
            yield page_named(publication, correction.page)
        if not values:
            return
        for row in values:
            yield publication.page("indicators", row.key.indicator)
            for region in (row.key.region, row.key.destination):
                if region in publication.profiles:
                    yield publication.page("regions", region)
        wanted, chapters = set(values), publication.config.report.chapters
        for stem, narrative in publication.narratives.items():
            is_apart = narrative.front.page != "chapter" or narrative.about
            if stem in chapters or is_apart:
                numbers = publication.prose(narrative).numbers
                if any(wanted.intersection(number.fact.trail.cells) for number in numbers):
                    yield publication.page_of(stem)


def page_named(publication: Publication, name: str) -> str:
    """Return the path of a page from its address in ``corrections.yml``."""
    return publication.page() if name == LANDING else publication.page(*name.split("/"))


def values_of(publication: Publication, correction: Correction) -> Iterator[Observation]:
    """Yield the observations a correction names; none where it names something else.

    Missing: names that stand for nothing are reported with the configuration and match nothing.
    """
    config = publication.config
    if correction.indicator is None:
        return
    wanted = {
        "indicator": _found(config.indicator_names, correction.indicator),
        "region": _found(config.region_names, correction.region),
        "destination": _found(config.region_names, correction.destination),
    }
    for row in publication.facts.of_indicator(wanted["indicator"] or ""):
        key = row.key
        said = {"indicator": key.indicator, "region": key.region, "destination": key.destination}
        if correction.period in {None, str(key.period)} and _fits(wanted, said):
            yield row


def _found(names: Names, name: str | None) -> str | None:
    try:
        return names.find(name) if name is not None else None
    except ComputeError:
        return name


def _fits(wanted: Mapping[str, str | None], said: Mapping[str, str]) -> bool:
    return all(value is None or said[name] == value for name, value in wanted.items())


def subject_text(publication: Publication, one: Touched) -> str:
    """Return what a corrected value is: indicator, place and period, as far as named."""
    correction = one.correction
    if not one.values:
        return ""
    first = one.values[0]
    parts = [publication.say(publication.config.indicators[first.key.indicator].name)]
    if correction.region:
        parts.append(place_text(publication, first.key))
    if correction.period:
        parts.append(period_text(first.key.period, publication.language))
    return ("，" if publication.language == "zh" else ", ").join(parts)
