"""A fact: one citable number with its unit, interval and the way back to its cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportgen.config.texts import Text
from reportgen.numerals.interval import Quantity, quantity

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.numerals.interval import Interval
    from reportgen.periods import Period

SHARE = "share"
"""Unit of rates: 0.0926 prints as 9.26 %."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Key:
    """What a value is about. ``destination`` is empty except for flows, ``edition`` for sources."""

    measure: str = "level"
    indicator: str
    region: str
    destination: str = ""
    period: Period
    edition: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """One printed value and where it stands.

    ``value`` is None where the source prints none; ``status`` then says why. ``printed`` keeps the
    digits as printed.
    """

    key: Key
    value: Decimal | None
    printed: str
    qualifier: str = "="
    status: str = ""
    source: str = ""
    data_year: str = ""
    source_prints: str = ""
    note: str = ""
    path: str = ""
    line: int = 0
    cell: str = ""

    @property
    def place(self) -> str:
        """Return ``path:line`` or ``path[cell]``."""
        return f"{self.path}[{self.cell}]" if self.cell else f"{self.path}:{self.line}"

    def quantity(self, *, exact: bool = False) -> Quantity:
        """Return the value with its rounding interval; the value must be there."""
        if self.value is None:
            raise ValueError(self.place)
        return quantity(self.value, self.qualifier, exact=exact)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trail:
    """Where a fact came from: formula with its numbers, window, and the observations used."""

    formula: str = ""
    window: str = ""
    cells: tuple[Observation, ...] = ()
    also: tuple[Observation, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One citable number (or word, for a tier).

    ``id``       the canonical binding that gives it, e.g. ``cagr("index", since=2018)``.
    ``value``    unrounded; None when missing (``status`` says why) and for words.
    ``unit``     a unit of measurement, ``share`` (0.0926 prints 9.26 %), ``points``, ``rank`` or
                 ``times``.
    ``word``     the text of a fact that is not a number (a tier's name).
    ``published`` the fact is printed by a source, not computed here.
    ``intervals`` every rounding interval a right number may fall in: of the printed digits, of the
                 levels behind them, of other sources that say the same.
    """

    id: str
    measure: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "="
    unit: str = ""
    decimals: int = 2
    label: Text = field(default_factory=lambda: Text(zh=""))
    word: Text | None = None
    status: str = ""
    note: str = ""
    published: bool = True
    intervals: tuple[Interval, ...] = ()
    trail: Trail = field(default_factory=Trail)

    @property
    def is_missing(self) -> bool:
        """Return whether there is neither a number nor a word."""
        return self.value is None and self.word is None

    @property
    def is_direction_open(self) -> bool:
        """Return whether a bound leaves open if the number is above zero: growth under 5 %."""
        if self.low is None or self.high is None or self.qualifier not in {">", ">=", "<"}:
            return False
        return self.low < 0 < self.high

    def with_decimals(self, decimals: int | None) -> Fact:
        """Return the fact shown with other decimals."""
        return self if decimals is None else replace(self, decimals=decimals)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """A question to the facts, every name resolved to an id.

    ``edition`` None means: the page's edition, else figures that carry only a source.
    ``since`` opens the window of a rate whose end is ``period``.
    ``count`` is how many periods a rolling ``sum`` adds up, the one asked for included.
    """

    measure: str = "value"
    indicator: str
    region: str
    period: Period
    destination: str = ""
    edition: str | None = None
    since: Period | None = None
    of: str = ""
    of_region: str = ""
    tiers: str = ""
    among: tuple[str, ...] = ()
    count: int = 0
