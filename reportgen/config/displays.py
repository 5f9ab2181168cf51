"""Figures and tables: both are a grid of facts, rows by columns, and say so in the same words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from reportgen.config.models import Number, PeriodText, Regions
from reportgen.config.texts import LocalText, Model
from reportgen.periods import parse_period, years_between

Measure = Literal[
    "value",
    "change",
    "points",
    "points_per_year",
    "yoy",
    "cagr",
    "growth",
    "times",
    "increase",
    "since_base",
    "share",
    "rank",
    "rank_change",
    "tier",
    "margin",
    "sum",
]
ChartKind = Literal[
    "bars_line",
    "lines",
    "grouped_bars",
    "radar",
    "ranked_bars",
    "slope",
    "dumbbell",
    "paired_bars",
    "stacked_share",
    "heat_map",
    "scatter",
    "tile_map",
    "small_multiples",
    "waterfall",
    "interval",
    "sankey",
]

Bound = Number | None


def _periods(value: object) -> object:
    """Return ``2011-2023`` as its years; a list stays a list."""
    if isinstance(value, str | int):
        period = parse_period(str(value))
        if period and period.kind == "span":
            return [str(p) for p in years_between(period.start, period.end)]
        return [str(value)]
    return value


class Selection(Model):
    """Which fact: what is not said comes from the row, the table and the page, in that order."""

    measure: Measure | None = Field(default=None, description="value, yoy, cagr, share, rank …")
    indicator: str | None = None
    region: str | None = Field(default=None, description="Region; of a flow, its origin")
    destination: str | None = Field(default=None, description="Of a flow, where it goes")
    period: PeriodText | None = None
    since: PeriodText | None = Field(default=None, description="Start of the window of a rate")
    edition: str | None = None
    of: str | None = Field(default=None, description="share: indicator of the whole")
    of_region: str | None = Field(default=None, description="share: region of the whole")
    tiers: str | None = Field(default=None, description="tier, margin: id of the rule")
    over: int | None = Field(default=None, ge=2, le=100, description="sum: how many years")
    among: Regions | None = Field(default=None, description="rank: the regions compared")
    label: LocalText | None = Field(default=None, description="Heading of this row or column")
    decimals: int | None = Field(default=None, ge=0, le=8)
    mark: Literal["bar", "line"] | None = Field(default=None, description="How a chart draws it")


class Rows(Model):
    """What a grid has a row for: exactly one of these."""

    periods: Annotated[tuple[PeriodText, ...], BeforeValidator(_periods)] | None = None
    regions: Regions | None = None
    indicators: tuple[str, ...] | None = None
    editions: tuple[str, ...] | None = None
    items: tuple[Selection, ...] | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Rows:
        if sum(value is not None for value in self.__dict__.values()) != 1:
            raise ValueError("one-of: periods, regions, indicators, editions, items")
        return self


class Sort(Model):
    """Order of the rows by a column, missing values last."""

    column: int = Field(default=1, ge=1, description="Number of the column, from 1")
    order: Literal["descending", "ascending"] = "descending"


class Grid(Selection):
    """Rows by columns of facts, with what both share said once."""

    title: LocalText
    rows: Rows
    columns: tuple[Selection, ...] = Field(min_length=1)
    sort: Sort | None = None
    note: LocalText | None = Field(default=None, description="Printed below")
    missing: LocalText | None = Field(
        default=None, description="What was not published, and why it is absent here"
    )
    drop_empty_rows: bool = Field(default=False, description="Leave out rows with no value")


class Table(Grid):
    """A table, placed in a narrative by ``{{ table("id") }}``."""


class Zone(Model):
    """A named part of a scatter plot: a rectangle whose open ends are left out."""

    name: LocalText
    x: tuple[Bound, Bound] = Field(default=(None, None), description="From, to; null is open")
    y: tuple[Bound, Bound] = Field(default=(None, None), description="From, to; null is open")

    @model_validator(mode="after")
    def _in_order(self) -> Zone:
        for low, high in (self.x, self.y):
            if low is not None and high is not None and low >= high:
                raise ValueError("zone-order")
        return self


class Figure(Grid):
    """A figure, placed in a narrative by ``{{ figure("id") }}``; its grid is also its table."""

    kind: ChartKind
    zones: tuple[Zone, ...] = Field(
        default=(), description="scatter: named parts of the plot, in the units of the columns"
    )
    png: bool = Field(default=False, description="Also make a picture for sharing (PNG)")
    description: LocalText | None = Field(
        default=None, description="Replaces the description written from the data"
    )
