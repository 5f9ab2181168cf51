"""Key numbers: what it is, the value, how it changed, and the series behind it as a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.wording import period_text
from reportgen.pages.displays import cell_link
from reportgen.pages.sparkline import Point, Sparkline, sparkline
from reportgen.pages.wording import fact_text
from reportgen.periods import are_comparable, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.facts.model import Ask, Fact
    from reportgen.pages.publication import Publication
    from reportgen.periods import Period

_MONTHS = {"half": 6, "quarter": 3, "month": 1}
"""How far apart neighbours of a kind of period are; of all other kinds a year."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change of a key number: what it is measured against, and by how much.

    ``way`` is ``up``, ``down``, ``level``, or empty where a bound leaves it open.
    """

    label: str
    text: str
    way: str


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A key number with its changes; ``href`` leads to its row.

    ``rank`` and ``among`` (how many are compared) are empty for none.
    """

    label: str
    value: str
    href: str
    changes: tuple[Change, ...]
    rank: str = ""
    among: str = ""
    line: Sparkline | None = None


def make_tile(publication: Publication, here: str, ask: Ask, fact: Fact, *, label: str) -> Tile:
    """Return the tile of a value that is there."""
    return Tile(
        label=label,
        value=fact_text(publication, fact),
        href=cell_link(publication, here, fact),
        changes=tuple(_changes(publication, ask)),
        line=series_line(publication, ask, _periods(publication, ask)),
    )


def known_fact(publication: Publication, ask: Ask) -> Fact | None:
    """Return the answer to a question, or None where there is none or it is missing."""
    try:
        fact = publication.facts.answer(ask)
    except ComputeError:
        return None
    return None if fact.is_missing else fact


def _changes(publication: Publication, ask: Ask) -> Iterator[Change]:
    """Yield the change since the year before, since the first period, and that a year."""
    say = publication.words.gettext
    asked = [(replace(ask, measure="yoy"), say("比上年"))]
    since = _first_period(publication, ask)
    if since is not None:
        year = {"year": period_text(since, publication.language)}
        asked.append((replace(ask, measure="growth", since=since), say("比%(year)s") % year))
        asked.append((replace(ask, measure="cagr", since=since), say("%(year)s以来年均") % year))
    for question, label in asked:
        fact = known_fact(publication, question)
        if fact is not None and fact.value is not None:
            way = "up" if fact.value > 0 else "down" if fact.value < 0 else "level"
            way = "" if fact.is_direction_open else way
            text = fact_text(publication, fact, sign=bool(way))
            yield Change(label=label, text=text, way=way)


def _periods(publication: Publication, ask: Ask) -> tuple[Period, ...]:
    """Return the periods of the asked one's kind, up to it, that have a value in its edition."""
    edition = publication.config.report.edition if ask.edition is None else ask.edition
    found = publication.facts.periods(replace(ask, edition=edition))
    if not found and ask.edition is None:
        found = publication.facts.periods(replace(ask, edition=""))
    return tuple(p for p in found if p <= ask.period and are_comparable(p, ask.period))


def _first_period(publication: Publication, ask: Ask) -> Period | None:
    return next((p for p in _periods(publication, ask) if p < ask.period), None)


def series_line(
    publication: Publication, ask: Ask, periods: tuple[Period, ...]
) -> Sparkline | None:
    """Return the values of some periods as a line; None with fewer than three values.

    A bound is no point of a line: the true value lies elsewhere.
    """
    facts = {
        period: known_fact(publication, replace(ask, measure="value", period=period))
        for period in periods
    }
    known = [(period, fact) for period, fact in facts.items() if fact is not None]
    if not known:
        return None
    values = {"first": _said(publication, *known[0]), "last": _said(publication, *known[-1])}
    breaks = (parse_period(b.period) for b in publication.config.indicators[ask.indicator].breaks)
    return sparkline(
        [Point(at=period.last_month, value=_exact_value(fact)) for period, fact in facts.items()],
        step=_MONTHS.get(ask.period.kind, 12),
        label=publication.words.gettext("走势：%(first)s，%(last)s") % values,
        breaks={period.last_month for period in breaks if period is not None},
    )


def _exact_value(fact: Fact | None) -> Decimal | None:
    return None if fact is None or fact.qualifier in {">", ">=", "<"} else fact.value


def _said(publication: Publication, period: Period, fact: Fact) -> str:
    when = period_text(period, publication.language)
    separator = "" if publication.language == "zh" else " "
    return f"{when}{separator}{fact_text(publication, fact)}"
