"""Which observations belong to one series, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.data.frame import SERIES, Observations
from reportgen.data.tables import cells_of
from reportgen.periods import KINDS, parse_period

if TYPE_CHECKING:
    from reportgen.data.tables import Cells, Rows
    from reportgen.periods import Period

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Series:
    """The series of a set of observations: one number a row, and rows by series and time.

    A series is one indicator, measure, region, destination and edition. ``order`` lists the rows
    by series, then by period; ``starts`` says where each series begins in it.
    """

    observations: Observations
    number: Rows
    order: Rows
    starts: Rows

    def rows_with(self, row: int) -> Rows:
        """Return all rows of the series ``row`` belongs to, in order of time."""
        own = int(self.number[row])
        return self.order[self.starts[own] : self.starts[own + 1]]

    @cached_property
    def sizes(self) -> Floats:
        """Return each value as a float, nan where there is none: for screening only.

        What the screen finds is decided on the Decimals.
        """
        codes, distinct = pd.factorize(self.observations.column("value"))
        floats = np.array([float(text) if text else np.nan for text in distinct], dtype=float)
        return floats[codes]

    @cached_property
    def periods(self) -> Cells:
        """Return the period of each row."""
        periods, codes = _periods(self.observations)
        return cells_of(periods)[codes]

    @cached_property
    def kinds(self) -> Rows:
        """Return the kind of each row's period, as its place in ``KINDS``."""
        periods, codes = _periods(self.observations)
        return np.array([KINDS.index(p.kind) for p in periods], dtype=np.int64)[codes]

    @cached_property
    def months(self) -> Rows:
        """Return the last month of each row's period."""
        return _months(self.observations)


def medians(series: Series, usable: npt.NDArray[np.bool_]) -> Floats:
    """Return for each row the lower median of the usable values of its series, else nan."""
    rows = np.flatnonzero(usable & ~np.isnan(series.sizes))
    result = np.full(len(series.number), np.nan)
    if not len(rows):
        return result
    number, sizes = series.number[rows], series.sizes[rows]
    order = np.lexsort((sizes, number))
    present, first, count = np.unique(number[order], return_index=True, return_counts=True)
    of_series = np.full(int(series.number.max()) + 1, np.nan)
    of_series[present] = sizes[order][first + (count - 1) // 2]
    return of_series[series.number]


def find_series(observations: Observations) -> Series:
    """Return the series of the observations."""
    frame = observations.frame
    if not len(frame):
        none = np.zeros(0, dtype=np.int64)
        return Series(
            observations=observations, number=none, order=none, starts=np.zeros(1, dtype=np.int64)
        )
    number = frame.groupby(SERIES, sort=False).ngroup().to_numpy().astype(np.int64)
    order = np.lexsort((_months(observations), number)).astype(np.int64)
    starts = np.searchsorted(number[order], np.arange(int(number.max()) + 2))
    return Series(
        observations=observations, number=number, order=order, starts=starts.astype(np.int64)
    )


def _months(observations: Observations) -> Rows:
    periods, codes = _periods(observations)
    return np.array([period.last_month for period in periods], dtype=np.int64)[codes]


def _periods(observations: Observations) -> tuple[list[Period], npt.NDArray[np.intp]]:
    """Return the distinct periods, and which of them each row has."""
    codes, distinct = pd.factorize(observations.column("period"))
    return [_period(text) for text in distinct], codes


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:  # pragma: no cover - only canonical texts get into a frame
        raise ValueError(text)
    return period
