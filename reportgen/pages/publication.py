"""The site in one language: what all its pages share, computed once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.narrative.render import render_narrative
from reportgen.pages.links import anchor
from reportgen.pages.page import Target
from reportgen.pages.standings import Standings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.config.models import Text
    from reportgen.config.project_config import Config
    from reportgen.facts.grid import FactGrid
    from reportgen.facts.model import Observation
    from reportgen.facts.store import Facts
    from reportgen.narrative.model import Narrative, Prose
    from reportgen.pages.languages import Words
    from reportgen.pages.site import Site

FEWEST_FOR_A_PROFILE = 3
LANDING, METHODOLOGY = "landing", "methodology"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Where an observation stands in the site: page and row id, CSV file and line."""

    page: str
    anchor: str
    csv: str
    csv_line: int


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where a figure or table stands: its page, its anchor and its number as text."""

    page: str
    anchor: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Publication:
    """One site in one language."""

    site: Site
    language: str
    words: Words

    @property
    def config(self) -> Config:
        """Return the configuration."""
        return self.site.config

    @property
    def facts(self) -> Facts:
        """Return the facts."""
        return self.site.facts

    def say(self, text: Text | None) -> str:
        """Return a text of the configuration in the language of the pages."""
        return text.get(self.language) if text else ""

    @cached_property
    def prefix(self) -> str:
        """Return where the pages lie: ``2024/`` or, for a further language, ``2024/en/``."""
        report = self.config.report
        own = "" if self.language == report.languages[0] else f"{self.language}/"
        return f"{report.address}/{own}"

    def page(self, *folders: str) -> str:
        """Return the path of a page below the site."""
        return self.prefix + "".join(f"{folder.lower()}/" for folder in folders) + "index.html"

    def shared(self, *parts: str) -> str:
        """Return the path of a file all languages share."""
        return "/".join((self.config.report.address, *parts))

    def grid_csv(self, kind: str, identifier: str) -> str:
        """Return the path of the CSV of a figure or table: its labels have a language."""
        return f"{self.prefix}data/{kind}s/{identifier.lower()}.csv"

    def indicator_csv(self, indicator: str) -> str:
        """Return the path of the CSV of an indicator."""
        return self.shared("data", "indicators", f"{indicator.lower()}.csv")

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """Return the indicators that have a page: those with an observation, in file order."""
        return tuple(key for key in self.config.indicators if self.facts.of_indicator(key))

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """Return the regions that are listed: those with an observation, in file order."""
        return tuple(key for key in self.config.regions if self.facts.of_region(key))

    @cached_property
    def profiles(self) -> frozenset[str]:
        """Return the regions that have a page of their own."""
        return frozenset(
            key for key in self.regions
            if len(self.facts.of_region(key)) >= FEWEST_FOR_A_PROFILE
        )  # fmt: skip

    @cached_property
    def chapters(self) -> tuple[tuple[str, Narrative], ...]:
        """Return the chapters written in this language, in the order of the report."""
        return tuple(
            (stem, self.site.narratives[stem, self.language])
            for stem in self.config.report.chapters
            if (stem, self.language) in self.site.narratives
        )

    def narrative(self, page: str) -> Narrative | None:
        """Return the text of the ``landing`` or ``methodology`` page, or None without one."""
        return next(
            (
                narrative
                for (_, language), narrative in sorted(self.site.narratives.items())
                if language == self.language and narrative.front.page == page
            ),
            None,
        )

    def number_of(self, kind: str, identifier: str) -> str:
        """Return the number of a figure or table as text: 图1-1, Table 2-3."""
        return self.site.numbering[self.language].label(kind, identifier, self.language)

    @property
    def home(self) -> Target:
        """Return the landing page."""
        return Target(label=self.words.gettext("首页"), path=self.page())

    def prose(self, narrative: Narrative) -> Prose:
        """Return a narrative as prose, with a placeholder for each figure and table."""
        known = self._prose.get(narrative.stem)
        if known is None:
            known = self._prose[narrative.stem] = render_narrative(
                narrative,
                self.facts,
                self.site.numbering[self.language],
                placeholder,
                self.language,
            )
        return known

    @cached_property
    def _prose(self) -> dict[str, Prose]:
        return {}

    @cached_property
    def has_framework(self) -> bool:
        """Return whether some indicator stands below another."""
        return any(i.parent in self.config.indicators for i in self.config.indicators.values())

    @cached_property
    def used_sources(self) -> frozenset[str]:
        """Return the sources some observation or assigned tier names."""
        rows = {row.source for row in self.facts.observations}
        return frozenset(rows | {rule.source or "" for rule in self.config.tiers.values()})

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Return the sources that are listed, in file order."""
        return tuple(key for key in self.config.sources if key in self.used_sources)

    @cached_property
    def standings(self) -> Standings:
        """Return ranks and tiers of regions."""
        return Standings(config=self.config, facts=self.facts)

    def displays_of(self, indicator: str) -> tuple[Placed, ...]:
        """Return the figures and tables placed on some page that show an indicator."""
        return self._uses.get(indicator, ())

    @cached_property
    def _uses(self) -> Mapping[str, tuple[Placed, ...]]:
        uses: dict[str, dict[Placed, None]] = {}
        for page, kind, identifier in self.placed:
            spec = self.config.figures if kind == "figure" else self.config.tables
            title = self.say(spec[identifier].title)
            shown = Placed(
                page=page,
                anchor=display_anchor(kind, identifier),
                label=f"{self.number_of(kind, identifier)} {title}",
            )
            for name in _indicators_in(self.facts.grid(spec[identifier])):
                uses.setdefault(name, {})[shown] = None
        return {name: tuple(shown) for name, shown in uses.items()}

    @cached_property
    def placed(self) -> tuple[tuple[str, str, str], ...]:
        """Return (page, kind, id) of every figure and table placed in a narrative."""
        placements = self.site.numbering[self.language].displays.values()
        return tuple((self._page_of(one.stem), one.kind, one.id) for one in placements)

    def _page_of(self, stem: str) -> str:
        if stem in self.config.report.chapters:
            return self.page("chapters", stem)
        narrative = self.site.narratives[stem, self.language]
        return self.page() if narrative.front.page == "landing" else self.page(METHODOLOGY)

    @cached_property
    def measures(self) -> frozenset[str]:
        """Return the measures of every fact shown: in placed figures and tables, and in prose."""
        config = self.config
        found = {"tier"} if config.tiers else set()
        for _, kind, key in self.placed:
            grid = self.facts.grid(config.figures[key] if kind == "figure" else config.tables[key])
            found |= {fact.measure for row in grid.rows for fact in row.cells}
        for (_, language), narrative in self.site.narratives.items():
            if language == self.language:
                found |= {number.fact.measure for number in self.prose(narrative).numbers}
        return frozenset(found)

    def cell(self, observation: Observation) -> Cell:
        """Return where an observation stands; it must be one of the facts."""
        return self._cells_of(observation.key.indicator)[observation]

    def rows_of(self, indicator: str) -> tuple[Observation, ...]:
        """Return the observations of an indicator in the order of its page and CSV."""
        return self.facts.of_indicator(indicator)

    @cached_property
    def _cells(self) -> dict[str, Mapping[Observation, Cell]]:
        return {}

    def _cells_of(self, indicator: str) -> Mapping[Observation, Cell]:
        known = self._cells.get(indicator)
        if known is None:
            known = self._cells[indicator] = self._placed(indicator)
        return known

    def _placed(self, indicator: str) -> Mapping[Observation, Cell]:
        page, csv = self.page("indicators", indicator), self.indicator_csv(indicator)
        seen: Counter[str] = Counter()
        cells: dict[Observation, Cell] = {}
        for line, row in enumerate(self.rows_of(indicator), start=2):
            name = _anchor_of(row)
            seen[name] += 1
            unique = name if seen[name] == 1 else f"{name}--{seen[name]}"
            cells[row] = Cell(page=page, anchor=unique, csv=csv, csv_line=line)
        return cells


def placeholder(kind: str, identifier: str) -> str:
    """Return what stands in the prose where a figure or table goes.

    Prose is made once for a site, figures once for each page that shows them.
    """
    return f'<div class="placed-{kind}" id="placed-{kind}-{identifier}"></div>'


def display_anchor(kind: str, identifier: str) -> str:
    """Return the id of a figure or table on the page that shows it."""
    return f"{'fig' if kind == 'figure' else 'tbl'}-{identifier}"


def _indicators_in(grid: FactGrid) -> frozenset[str]:
    cells = (fact for row in grid.rows for fact in row.cells)
    return frozenset(row.key.indicator for fact in cells for row in fact.trail.cells)


def _anchor_of(row: Observation) -> str:
    """Return the id of a row from what the value is about, so that more data do not change it."""
    key = row.key
    measure = "" if key.measure == "level" else key.measure.replace("_", "-")
    return anchor("v", measure, key.region, key.destination, str(key.period), key.edition)
