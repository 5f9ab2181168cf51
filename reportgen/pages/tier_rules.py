"""The tier rules of a report in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.wording import period_text
from reportgen.numerals.write import quantity_text
from reportgen.pages.languages import N_
from reportgen.pages.views import Entry
from reportgen.pages.wording import decimals_of
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.config.models import TierBand, TierRule
    from reportgen.pages.publication import Publication

RULES = {
    "thresholds": N_("按固定界限划分：含下界，不含上界。"),
    "quantiles": N_("按分位数划分，各档区域数尽量相等。"),
    "natural_breaks": N_("按自然断点划分：使各档内部的离差平方和最小。"),
    "relative": N_("按与参照值之比划分；没有指明参照区域时，参照值为各区域的算术平均。"),
    "assigned": N_("由发布方认定，照录，不作计算。"),
}


def tier_entries(publication: Publication) -> Iterator[Entry]:
    """Return every tier rule: its indicator and period, how it divides, its bands."""
    say = publication.words.gettext
    for rule in publication.standings.tiers.values():
        period = parse_period(rule.period)
        key = _indicator_of(publication, rule)
        if key is None:
            continue
        about = say("依据：%(indicator)s，%(period)s") % {
            "indicator": publication.say(publication.config.indicators[key].name),
            "period": period_text(period, publication.language) if period else rule.period,
        }
        bands = ("；" if publication.language == "zh" else "; ").join(
            _band(publication, rule, band, key) for band in rule.tiers
        )
        lines = (about, say(RULES[rule.rule]), bands, publication.say(rule.note))
        yield Entry(label=publication.say(rule.title), lines=tuple(line for line in lines if line))


def _indicator_of(publication: Publication, rule: TierRule) -> str | None:
    """Return the indicator of a rule, or None when the rule names none that exists."""
    try:
        return publication.config.indicator_names.find(rule.indicator)
    except ComputeError:
        return None


def _band(publication: Publication, rule: TierRule, band: TierBand, indicator: str) -> str:
    say = publication.words.gettext
    name = publication.say(band.name)
    unit = "%" if rule.rule == "relative" else publication.config.indicators[indicator].unit
    values = {
        "name": name,
        "min": _border(publication, band.min, unit) if band.min is not None else "",
        "max": _border(publication, band.max, unit) if band.max is not None else "",
    }
    if band.min is not None and band.max is not None:
        return say("%(name)s：%(min)s以上、不足%(max)s") % values
    if band.min is not None:
        return say("%(name)s：%(min)s以上") % values
    if band.max is not None:
        return say("%(name)s：不足%(max)s") % values
    return name


def _border(publication: Publication, border: Decimal, unit: str) -> str:
    return quantity_text(
        border,
        unit=unit,
        decimals=decimals_of(border),
        language=publication.language,
        units=publication.config.report.units,
    )
