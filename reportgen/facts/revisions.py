"""Revisions: what editions of one series print for the same value, set side by side.

The one place where values of two editions meet (docs/decisions/0008-the-edition-rule.md): only as
old and new, never in a line, a rate or a rank.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.ends import is_exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from reportgen.config.project_config import Config
    from reportgen.config.revisions import RevisionCause
    from reportgen.facts.model import Observation
    from reportgen.facts.store import Facts

_EXACT = {"", "="}


@dataclass(frozen=True, kw_only=True)
class Revision:
    """A value as an edition printed it and as the next edition that prints it does.

    ``is_changed`` when no true value could give both; ``cause`` is what ``revisions.yml`` says, by
    its number there.
    """

    old: Observation
    new: Observation
    is_changed: bool
    cause: RevisionCause | None = None
    cause_number: int = -1

    @property
    def decimals(self) -> int:
        """Return the decimals a difference can have: those of the less exact value."""
        return min(_decimals(row.value) for row in (self.old, self.new) if row.value is not None)

    @property
    def is_about(self) -> bool:
        """Return whether one of the two values is a bound or an estimate."""
        return not {self.old.qualifier, self.new.qualifier} <= _EXACT

    @property
    def is_rebased(self) -> bool:
        """Return whether the two values count from different bases: no difference has a meaning."""
        return self.cause is not None and self.cause.code == "base"

    @property
    def change(self) -> Decimal | None:
        """Return new less old, in the unit of the values."""
        if self.old.value is None or self.new.value is None or self.is_rebased:
            return None
        return self.new.value - self.old.value

    @property
    def relative(self) -> Decimal | None:
        """Return the change as a share of the old value; only levels above zero have one."""
        change, old = self.change, self.old.value
        if change is None or old is None or old <= 0 or self.old.key.measure != "level":
            return None
        return change / old


def revisions(facts: Facts) -> tuple[Revision, ...]:
    """Return every value that two editions of one series print, old beside new.

    Shape:   by indicator as declared, then measure, region, destination, period, edition; each
             edition is compared with the one before it that prints the value.
    Missing: a value only one edition prints, or that one of the two leaves out, is not compared.
    """
    order = {key: at for at, key in enumerate(facts.config.indicators)}
    causes = tuple(_Rule(facts.config, cause) for cause in facts.config.revisions)
    found = [_revision(facts, causes, old, new) for old, new in _pairs(facts)]
    return tuple(sorted(found, key=lambda one: (order[one.new.key.indicator], one.new.key)))


def edition_order(config: Config) -> tuple[str, ...]:
    """Return the editions from the oldest to the newest: by last period, then by release."""

    def age(key: str) -> tuple[str, str, str]:
        edition = config.editions[key]
        released = edition.published or ""
        return (edition.last_period or released, released, key)

    return tuple(sorted(config.editions, key=age))


def _pairs(facts: Facts) -> Iterator[tuple[Observation, Observation]]:
    config = facts.config
    order = edition_order(config)
    for editions in facts.vintages():
        by_series: dict[str, list[Observation]] = {}
        for edition in order:
            row = editions.get(edition)
            if row is not None and row.value is not None:
                by_series.setdefault(config.editions[edition].series, []).append(row)
        for rows in by_series.values():
            yield from pairwise(rows)


def _revision(
    facts: Facts, causes: Iterable[_Rule], old: Observation, new: Observation
) -> Revision:
    indicator = facts.config.indicators[new.key.indicator]
    first, last = (row.quantity(exact=is_exact(indicator, row)) for row in (old, new))
    if first.interval.overlaps(last.interval):
        return Revision(old=old, new=new, is_changed=False)
    for number, rule in enumerate(causes):
        if rule.fits(old, new):
            return Revision(
                old=old, new=new, is_changed=True, cause=rule.cause, cause_number=number
            )
    return Revision(old=old, new=new, is_changed=True)


class _Rule:
    """An entry of ``revisions.yml`` with its names resolved; a name that is wrong fits nothing."""

    def __init__(self, config: Config, cause: RevisionCause) -> None:
        self.cause = cause
        self.indicators = tuple(_resolved(config, name) for name in cause.indicators)
        chosen = cause.regions
        is_all = not (chosen.ids or chosen.level or chosen.parent)
        self.regions = None if is_all else _regions(config, cause)

    def fits(self, old: Observation, new: Observation) -> bool:
        """Return whether the entry is about this change."""
        cause, key = self.cause, new.key
        if key.edition != cause.edition or cause.earlier not in {None, old.key.edition}:
            return False
        if self.indicators and not any(fnmatchcase(key.indicator, i) for i in self.indicators):
            return False
        if self.regions is not None and not {key.region, key.destination} & self.regions:
            return False
        span = cause.span
        return span is None or (
            span.first_month <= key.period.first_month and key.period.last_month <= span.last_month
        )


def _resolved(config: Config, name: str) -> str:
    try:
        return config.indicator_names.find(name)
    except ComputeError:
        return name  # a pattern


def _regions(config: Config, cause: RevisionCause) -> frozenset[str]:
    try:
        return frozenset(config.regions_in(cause.regions))
    except ComputeError:
        return frozenset()


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def editions_of(rows: Iterable[Revision]) -> Mapping[tuple[str, str], tuple[Revision, ...]]:
    """Return revisions by old and new edition, in the order they come."""
    groups: dict[tuple[str, str], list[Revision]] = {}
    for row in rows:
        groups.setdefault((row.old.key.edition, row.new.key.edition), []).append(row)
    return {pair: tuple(own) for pair, own in groups.items()}
