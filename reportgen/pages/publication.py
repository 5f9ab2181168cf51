"""The site in one language: what all its pages share, computed once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reportgen.facts.own_figures import own_figures
from reportgen.narrative.render import render_narrative
from reportgen.narrative.translation.fallback import narratives_in
from reportgen.pages.cells import Cell, place_rows
from reportgen.pages.links import anchor, display_anchor, relative_link, term_anchor
from reportgen.pages.notices import Notices
from reportgen.pages.page import METHODOLOGY, Target
from reportgen.pages.placed import Placed, placeholder
from reportgen.pages.standings import Standings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.charts.scene import Chart
    from reportgen.config.displays import Figure, Grid
    from reportgen.config.project_config import Config
    from reportgen.config.texts import Text
    from reportgen.facts.grid import FactGrid
    from reportgen.facts.model import Observation
    from reportgen.facts.store import Facts
    from reportgen.narrative.model import Narrative, Prose
    from reportgen.pages.languages import Words
    from reportgen.pages.site import Site

FEWEST_FOR_A_PROFILE = 3


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
    def notices(self) -> Notices:
        """Return the corrections and what they touch."""
        return Notices(publication=self)

    @property
    def is_first(self) -> bool:
        """Return whether this is the first language of the report."""
        return self.language == self.config.report.languages[0]

    @cached_property
    def prefix(self) -> str:
        """Return where the pages lie: ``2024/`` or, for a further language, ``2024/en/``."""
        report = self.config.report
        own = "" if self.is_first else f"{self.language}/"
        return f"{report.address}/{own}"

    def page(self, *folders: str) -> str:
        """Return the path of a page below the site."""
        return self.prefix + "".join(f"{folder.lower()}/" for folder in folders) + "index.html"

    def shared(self, *parts: str) -> str:
        """Return the path of a file all languages share."""
        return "/".join((self.config.report.address, *parts))

    def grid_file(self, kind: str, identifier: str, ending: str = "csv") -> str:
        """Return the path of a file of a figure or table: its labels have a language."""
        return f"{self.prefix}data/{kind}s/{identifier.lower()}.{ending}"

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
        said = {one.about for one in self.narratives.values()}
        fewest, of = FEWEST_FOR_A_PROFILE, self.facts.of_region
        return frozenset(key for key in self.regions if len(of(key)) >= fewest or key in said)

    @cached_property
    def narratives(self) -> Mapping[str, Narrative]:
        """Return the narratives by stem; what is not written in this language is the original."""
        return narratives_in(self.language, self.site.narratives, self.config.report)

    @cached_property
    def chapters(self) -> tuple[tuple[str, Narrative], ...]:
        """Return the chapters in the order of the report."""
        order = self.config.report.chapters
        return tuple((stem, self.narratives[stem]) for stem in order if stem in self.narratives)

    def narrative(self, page: str) -> Narrative | None:
        """Return the text of the ``landing`` or ``methodology`` page, or None without one."""
        return next(
            (
                narrative
                for _, narrative in sorted(self.narratives.items())
                if narrative.front.page == page
            ),
            None,
        )

    def number_of(self, kind: str, identifier: str) -> str:
        """Return the number of a figure or table as text: 图1-1, Table 2-3."""
        return self.site.numbering[self.language].label(kind, identifier, self.language)

    def chart(self, figure: str) -> Chart | None:
        """Return a figure as drawn, or None where it could not be."""
        return self.site.chart(figure, self.language)

    @property
    def home(self) -> Target:
        """Return the landing page."""
        return Target(label=self.words.gettext("首页"), path=self.page())

    def prose(self, narrative: Narrative) -> Prose:
        """Return a narrative as prose for its page, with a placeholder for figures and tables."""
        known = self._prose.get(narrative.stem)
        if known is None:
            known = self._prose[narrative.stem] = render_narrative(
                narrative,
                self.facts,
                self.site.numbering[self.language],
                placeholder,
                link=partial(self._link, self.page_of(narrative.stem)),
                language=narrative.language,
            )
        return known

    def _link(self, here: str, kind: str, identifier: str) -> str:
        """Return the address prose on the page ``here`` uses for a page, a term or a picture."""
        if kind == "term":
            return relative_link(here, self.page("glossary"), term_anchor(identifier))
        if kind == "image":
            return relative_link(here, self.picture(identifier))
        return relative_link(here, self.page_of(identifier))

    def picture(self, path: str) -> str:
        """Return where a picture of the project lies in the site, under an ASCII name."""
        name = PurePosixPath(path)
        digest = hashlib.sha256(path.encode("utf-8")).hexdigest()[:8]
        plain = "-".join(part for part in (anchor(name.stem), digest) if part)
        return self.shared("pictures", plain + name.suffix.lower())

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """Return the pictures prose shows: path below the project to path below the site."""
        return {
            path: self.picture(path)
            for narrative in self.narratives.values()
            for path in self.prose(narrative).images
        }

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

    def indicators_of(self, kind: str, identifier: str) -> frozenset[str]:
        """Return the indicators whose values a figure or table rests on."""
        grid = self.grid(kind, identifier)
        cells = (fact for row in grid.rows for fact in row.cells)
        return frozenset(row.key.indicator for fact in cells for row in fact.trail.cells)

    def grid(self, kind: str, identifier: str) -> FactGrid:
        """Return the facts of a figure or table, worked out once."""
        known = self._grids.get((kind, identifier))
        if known is None:
            known = self.facts.grid(self.display(kind, identifier))
            self._grids[kind, identifier] = known
        return known

    @cached_property
    def _grids(self) -> dict[tuple[str, str], FactGrid]:
        return {}

    def display(self, kind: str, identifier: str) -> Grid:
        """Return the figure or table of the configuration."""
        config = self.config
        if kind == "table":
            return config.tables[identifier]
        return config.figures.get(identifier) or self.own_figures[identifier]

    @cached_property
    def own_figures(self) -> Mapping[str, Figure]:
        """Return the figures the program places itself."""
        return own_figures(self.facts)

    @cached_property
    def _uses(self) -> Mapping[str, tuple[Placed, ...]]:
        uses: dict[str, dict[Placed, None]] = {}
        for page, kind, identifier in self.placed:
            title = self.say(self.display(kind, identifier).title)
            shown = Placed(
                kind=kind,
                identifier=identifier,
                page=page,
                anchor=display_anchor(kind, identifier),
                label=f"{self.number_of(kind, identifier)} {title}",
            )
            for name in self.indicators_of(kind, identifier):
                uses.setdefault(name, {})[shown] = None
        return {name: tuple(shown) for name, shown in uses.items()}

    @cached_property
    def placed(self) -> tuple[tuple[str, str, str], ...]:
        """Return (page, kind, id) of every figure and table placed that can be shown."""
        placements = self.site.numbering[self.language].displays.values()
        return tuple(
            (self.page_of(one.stem), one.kind, one.id)
            for one in placements
            if self.has_display(one.kind, one.id)
        )

    def has_display(self, kind: str, identifier: str) -> bool:
        """Return whether a figure or table can be shown; one with a mistake cannot."""
        return identifier in (self.config.figures if kind == "figure" else self.config.tables)

    def page_of(self, stem: str) -> str:
        """Return the page a narrative is printed on."""
        if stem in self.config.report.chapters:
            return self.page("chapters", stem)
        narrative = self.narratives[stem]
        if narrative.about:
            return self.page("regions", narrative.about)
        return self.page() if narrative.front.page == "landing" else self.page(METHODOLOGY)

    def cell(self, observation: Observation) -> Cell:
        """Return where an observation stands; it must be one of the facts."""
        return self._cells_of(observation.key.indicator)[observation]

    @cached_property
    def _cells(self) -> dict[str, Mapping[Observation, Cell]]:
        return {}

    def _cells_of(self, indicator: str) -> Mapping[Observation, Cell]:
        known = self._cells.get(indicator)
        if known is None:
            page, csv = self.page("indicators", indicator), self.indicator_csv(indicator)
            known = self._cells[indicator] = place_rows(self.rows_of(indicator), page, csv)
        return known

    def rows_of(self, indicator: str) -> tuple[Observation, ...]:
        """Return the observations of an indicator in the order of its page and CSV."""
        return self.facts.of_indicator(indicator)
