"""Paths: what the indicators of a region, or the regions of an indicator, did over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.facts.model import Ask
from reportgen.facts.wording import period_text
from reportgen.pages.links import relative_link
from reportgen.pages.tiles import known_fact, series_line
from reportgen.pages.views import Link
from reportgen.pages.wording import fact_text
from reportgen.periods import are_comparable, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication
    from reportgen.pages.sparkline import Sparkline
    from reportgen.periods import Period

YEARS = 5


@dataclass(frozen=True, kw_only=True)
class PathRow:
    """A series from its first value to its last one: an indicator of a region, or the reverse.

    ``line`` is None where fewer than three values follow one another; ``growth`` and ``yearly``
    are empty where the two ends give none.
    """

    label: str
    href: str
    line: Sparkline | None
    first: str
    first_period: str
    last: str
    last_period: str
    growth: str
    yearly: str


def path_rows(
    publication: Publication, region: str, here: str, rows: Iterable[Observation]
) -> Iterator[PathRow]:
    """Yield the path of each latest value; none where no earlier one can be compared with it.

    Only values of one edition, of one kind of period, and of one definition of the indicator.
    """
    for row in rows:
        if row.value is None:
            continue
        ask = Ask(
            indicator=row.key.indicator,
            region=region,
            period=row.key.period,
            edition=row.key.edition,
        )
        periods = _periods(publication, ask, years=YEARS)
        if len(periods) > 1:
            name = publication.say(publication.config.indicators[row.key.indicator].name)
            page = publication.page("indicators", row.key.indicator)
            link = Link(label=name, href=relative_link(here, page))
            yield _row(publication, link, ask, periods)


def growth_rows(publication: Publication, indicator: str, here: str) -> Iterator[PathRow]:
    """Yield the path of each region's whole series of an indicator, as far as it is comparable.

    The series of the edition presented, else of no edition; others stand on the page of revisions.
    """
    levels: dict[str, Observation] = {}
    for row in publication.rows_of(indicator):
        is_own = row.key.edition in {publication.config.report.edition, ""}
        if is_own and row.key.measure == "level" and not row.key.destination and row.value:
            known = levels.get(row.key.region)
            if known is None or known.key.period <= row.key.period:
                levels[row.key.region] = row
    for region in publication.regions:
        if region not in levels:
            continue
        key = levels[region].key
        ask = Ask(indicator=indicator, region=region, period=key.period, edition=key.edition)
        periods = _periods(publication, ask)
        if len(periods) > 1:
            yield _row(publication, region_link(publication, region, here), ask, periods)


def region_link(publication: Publication, region: str, here: str) -> Link:
    """Return the name of a region; it leads to its page if it has one."""
    name = publication.say(publication.config.regions[region].name)
    page = publication.page("regions", region)
    href = relative_link(here, page) if region in publication.profiles else ""
    return Link(label=name, href=href)


def _periods(publication: Publication, ask: Ask, *, years: int = 0) -> tuple[Period, ...]:
    """Return the periods that can be compared with the latest: after the last break before it.

    With ``years`` only the last ones.
    """
    breaks = (parse_period(b.period) for b in publication.config.indicators[ask.indicator].breaks)
    since = max((b for b in breaks if b is not None and b <= ask.period), default=None)
    return tuple(
        period
        for period in publication.facts.periods(ask)
        if period <= ask.period
        and (not years or ask.period.end - years <= period.end)
        and (since is None or period >= since)
        and are_comparable(period, ask.period)
        and known_fact(publication, replace(ask, period=period)) is not None
    )


def _rate(publication: Publication, ask: Ask, since: Period) -> str:
    """Return a change since the first period, in points of a percentage; empty without one."""
    fact = known_fact(publication, replace(ask, since=since))
    if fact is None:
        return ""
    return fact_text(publication, fact, sign=not fact.is_direction_open)


def _row(publication: Publication, link: Link, ask: Ask, periods: tuple[Period, ...]) -> PathRow:
    language = publication.language
    since = periods[0]
    ends = [known_fact(publication, replace(ask, period=period)) for period in (since, ask.period)]
    first, last = (fact_text(publication, fact) if fact is not None else "…" for fact in ends)
    indicator = publication.config.indicators[ask.indicator]
    is_rank, is_share = indicator.kind == "rank", indicator.unit == "%"
    growth = _rate(publication, replace(ask, measure="points" if is_share else "growth"), since)
    has_years = not is_share and ask.period.end - since.end > 1
    yearly = _rate(publication, replace(ask, measure="cagr"), since) if has_years else ""
    return PathRow(
        label=link.label,
        href=link.href,
        line=None if is_rank else series_line(publication, ask, periods),
        first=first,
        first_period=period_text(since, language),
        last=last,
        last_period=period_text(ask.period, language),
        growth="" if is_rank else growth,
        yearly="" if is_rank else yearly,
    )
