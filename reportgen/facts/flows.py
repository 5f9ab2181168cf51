"""Flows: what is published from one region to another, and how far it adds up.

Nothing is filled in: a sum needs all its parts, and a total is one that somebody published.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.facts.ends import is_exact
from reportgen.facts.model import Ask
from reportgen.metrics.rolling import total as total_amount
from reportgen.numerals.interval import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from reportgen.config.project_config import Config
    from reportgen.facts.model import Observation
    from reportgen.facts.store import Facts
    from reportgen.periods import Period

Way = tuple[str, str]
"""Origin and destination."""

_EXACT = {"", "="}


@dataclass(frozen=True, kw_only=True)
class Total:
    """A published total and what its parts add up to; ``rest`` is the total less the parts.

    ``agrees`` when the rounding of the printed digits explains the rest.
    """

    whole: Observation
    parts: tuple[Observation, ...]
    sum: Decimal
    agrees: bool

    @property
    def rest(self) -> Decimal:
        """Return what the parts leave of the total, or go beyond it if below zero."""
        return (self.whole.value or self.sum) - self.sum

    @property
    def share(self) -> Decimal | None:
        """Return the part of the total that the parts cover."""
        return self.sum / self.whole.value if self.whole.value else None


@dataclass(frozen=True, kw_only=True)
class Balance:
    """The flows between two regions, one each way; ``net`` leaves the first one."""

    out: Observation
    back: Observation
    net: Decimal


@dataclass(frozen=True, kw_only=True)
class FlowSet:
    """The flows of an indicator in its latest period, of one edition.

    ``cells``  every flow that is published, by origin and destination; some without a value.
    ``split``  totals of groups that are published beside all their parts.
    """

    facts: Facts
    indicator: str
    period: Period
    edition: str
    cells: Mapping[Way, Observation]
    split: Mapping[Way, Total]

    @cached_property
    def drawn(self) -> Mapping[Way, Observation]:
        """Return the flows that neither contain nor belong to another one: they can be added."""
        rest = {way: row for way, row in self.cells.items() if way not in self.split}
        config = self.facts.config
        return {
            way: row
            for way, row in rest.items()
            if not any(other != way and _is_within(config, way, other) for other in rest)
        }

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """Return where the flows come from, in the order of the regions."""
        return self._in_order(origin for origin, _ in self.drawn)

    @cached_property
    def destinations(self) -> tuple[str, ...]:
        """Return where the flows go, in the order of the regions."""
        return self._in_order(destination for _, destination in self.drawn)

    def _in_order(self, regions: Iterable[str]) -> tuple[str, ...]:
        used = set(regions)
        return tuple(region for region in self.facts.config.regions if region in used)

    @property
    def values(self) -> tuple[Observation, ...]:
        """Return the flows drawn that have a value."""
        return tuple(row for row in self.drawn.values() if row.value is not None)

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        """Return each two regions with an exact value both ways, the larger flow first."""
        found = []
        for (origin, destination), out in self.drawn.items():
            back = self.drawn.get((destination, origin))
            if back is None or not (_is_countable(out) and _is_countable(back)):
                continue
            net = (out.value or 0) - (back.value or 0)
            if net > 0 or (net == 0 and origin < destination):
                found.append(Balance(out=out, back=back, net=net))  # type: ignore[arg-type]
        return tuple(found)

    @cached_property
    def whole(self) -> Total | None:
        """Return the smallest published total that contains every flow, with what they cover."""
        config = self.facts.config
        around = [
            region
            for region in config.regions
            if all(
                contains(config, region, origin) and contains(config, region, destination)
                for origin, destination in self.drawn
            )
        ]
        around.sort(key=lambda region: sum(contains(config, region, one) for one in around))
        totals = (self._total(region, self.values) for region in around)
        return next((total for total in totals if total is not None), None)

    def outflow(self, origin: str) -> Total | None:
        """Return the published total of a region and what its flows to others are of it."""
        return self._total(origin, [row for row in self.values if row.key.region == origin])

    def _total(self, region: str, parts: Iterable[Observation]) -> Total | None:
        """Return what is published for a region by the edition of the flows, or by none."""
        for edition in dict.fromkeys((self.edition, "")):
            ask = Ask(indicator=self.indicator, region=region, period=self.period, edition=edition)
            if self.facts.has(ask):
                return total_of(self.facts, self.facts.find(ask).observation, tuple(parts))
        return None


def flow_sets(facts: Facts) -> tuple[FlowSet, ...]:
    """Return the latest flows of every indicator that has any, in the order declared."""
    found = (_latest(facts, key) for key in facts.config.indicators)
    return tuple(one for one in found if one is not None)


def _latest(facts: Facts, indicator: str) -> FlowSet | None:
    presented = facts.config.report.edition
    rows = [
        row
        for row in facts.of_indicator(indicator)
        if row.key.destination and row.key.measure == "level"
        if row.key.edition in {presented, ""}
    ]
    with_value = [row for row in rows if row.value is not None]
    if not with_value:
        return None
    period = max(row.key.period for row in with_value)
    own = {row.key.edition for row in with_value if row.key.period == period}
    edition = presented if presented in own else ""
    keys = dict.fromkeys(
        (row.key.region, row.key.destination)
        for row in rows
        if row.key.period == period and row.key.edition == edition
    )
    cells = {way: _best(facts, indicator, way, period, edition) for way in keys}
    return FlowSet(
        facts=facts,
        indicator=indicator,
        period=period,
        edition=edition,
        cells=cells,
        split=dict(_split(facts, cells)),
    )


def _best(facts: Facts, indicator: str, way: Way, period: Period, edition: str) -> Observation:
    ask = Ask(
        indicator=indicator, region=way[0], destination=way[1], period=period, edition=edition
    )
    return facts.find(ask).observation


def _split(facts: Facts, cells: Mapping[Way, Observation]) -> Iterator[tuple[Way, Total]]:
    """Yield the flows of a group all of whose members have a value of their own."""
    config = facts.config
    for (origin, destination), row in cells.items():
        to, of = config.members_of(destination), config.members_of(origin)
        for parts in (
            [(origin, member) for member in to if member != origin],
            [(member, destination) for member in of if member != destination],
        ):
            found = [cells[way] for way in parts if way in cells]
            if parts and len(found) == len(parts):
                total = total_of(facts, row, tuple(found))
                if total is not None:
                    yield (origin, destination), total
                    break


def total_of(facts: Facts, whole: Observation, parts: tuple[Observation, ...]) -> Total | None:
    """Return a total beside its parts; None where one of them is missing or not exact."""
    if not parts or not all(_is_countable(row) for row in (whole, *parts)):
        return None
    indicator = facts.config.indicators[whole.key.indicator]
    amounts = [row.quantity(exact=is_exact(indicator, row)) for row in parts]
    added = total_amount(amounts).quantity
    printed = whole.quantity(exact=is_exact(indicator, whole))
    return Total(
        whole=whole,
        parts=parts,
        sum=added.value,
        agrees=added.interval.overlaps(printed.interval),
    )


def exact_sum(rows: Iterable[Observation | None]) -> Decimal | None:
    """Return the sum of values that are all there and exact, else None."""
    listed = tuple(rows)
    if not listed or not all(row is not None and _is_countable(row) for row in listed):
        return None
    amounts = [quantity(row.value) for row in listed if row and row.value is not None]
    return total_amount(amounts).quantity.value


def _is_countable(row: Observation) -> bool:
    return row.value is not None and row.qualifier in _EXACT


def _is_within(config: Config, way: Way, other: Way) -> bool:
    """Return whether a flow is part of another one."""
    return contains(config, other[0], way[0]) and contains(config, other[1], way[1])


def contains(config: Config, whole: str, part: str) -> bool:
    """Return whether a region is another one, lies in it, or is a group of what lies in it."""
    if whole == part or whole in config.ancestors(part):
        return True
    members = config.members_of(part)
    if members:
        return all(_holds(config, whole, member) for member in members)
    return _holds(config, whole, part)


def _holds(config: Config, whole: str, part: str) -> bool:
    above = config.ancestors(part)
    return whole in above or any(
        member == part or member in above for member in config.members_of(whole)
    )
