"""Figures the program places itself, on pages that no author writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.config.displays import Figure, Rows, Selection
from reportgen.config.models import RegionSet
from reportgen.config.texts import Text
from reportgen.facts.flows import flow_sets
from reportgen.facts.revisions import edition_order
from reportgen.facts.wording import period_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.facts.store import Facts

VINTAGES = "revisions.index"
"""Id of the lines by edition; an author's ids have no point."""

FEWEST_FLOWS = 2
"""One number is no picture."""

MOST_EDITIONS = 6
"""More lines than these cannot be told apart."""


def page_of_own(identifier: str) -> str:
    """Return the page a figure of the program stands on: what is before the point."""
    return identifier.partition(".")[0]


def own_figures(facts: Facts) -> Mapping[str, Figure]:
    """Return the figures that pages of the program show, by id."""
    return {**dict(_vintages(facts)), **dict(_flows(facts))}


def flow_figure(indicator: str) -> str:
    """Return the id of the figure of the flows of an indicator."""
    return f"flows.{indicator}"


def _flows(facts: Facts) -> Iterator[tuple[str, Figure]]:
    """Yield the flows of each indicator that publishes at least two, as bands."""
    for flows in flow_sets(facts):
        if len(flows.values) < FEWEST_FLOWS:
            continue
        name = facts.config.indicators[flows.indicator].name
        when = {language: period_text(flows.period, language) for language in ("zh", "en")}
        yield (
            flow_figure(flows.indicator),
            Figure(
                kind="sankey",
                title=Text(
                    zh=f"{name.zh}的流向（{when['zh']}）",
                    en=f"{name.get('en')}: where it flows ({when['en']})",
                ),
                indicator=flows.indicator,
                period=str(flows.period),
                edition=flows.edition,
                rows=Rows(regions=RegionSet(ids=flows.origins)),
                columns=tuple(Selection(destination=to) for to in flows.destinations),
            ),
        )


def _vintages(facts: Facts) -> Iterator[tuple[str, Figure]]:
    """Yield the report's own index as its editions printed it: a line each, never joined."""
    config = facts.config
    indicator = config.indicator_names.find(config.report.defaults.indicator)
    region = config.region_names.find(config.report.defaults.region)
    presented = config.editions.get(config.report.edition)
    rows = [
        row
        for row in facts.of_indicator(indicator)
        if row.key.measure == "level" and row.key.region == region and not row.key.destination
        if row.value is not None and row.key.period.is_year
    ]
    used = {row.key.edition for row in rows}
    editions = [
        key
        for key in edition_order(config)
        if key in used and presented and config.editions[key].series == presented.series
    ][-MOST_EDITIONS:]
    if len(editions) < 2:
        return
    periods = sorted({row.key.period for row in rows if row.key.edition in editions})
    zh, en = (config.indicators[indicator].name.get(language) for language in ("zh", "en"))
    yield (
        VINTAGES,
        Figure(
            kind="lines",
            title=Text(zh=f"各版公布的{zh}", en=f"{en} as each edition printed it"),
            indicator=indicator,
            region=region,
            rows=Rows(periods=tuple(str(period) for period in periods)),
            columns=tuple(
                Selection(edition=key, label=Text(zh=key, en=key)) for key in reversed(editions)
            ),
            missing=Text(zh="这一版没有这一年的数值", en="no value of that year from this edition"),
            note=Text(
                zh="各版自成序列，不同版的数值不相连。",
                en="Each edition is a series of its own; values of two editions are not joined.",
            ),
        ),
    )
