"""Strengths and weaknesses of a region: by its rank in each indicator, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.facts.wording import period_text
from reportgen.numerals.write import quantity_text
from reportgen.pages.links import relative_link
from reportgen.pages.wording import count_text, printed_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication


@dataclass(frozen=True, kw_only=True)
class Strength:
    """An indicator a region stands at one end of; ``place`` is empty where ranks are not shown."""

    label: str
    href: str
    value: str
    period: str
    place: str


@dataclass(frozen=True, kw_only=True)
class Strengths:
    """What a region is strong and weak in, best and worst first; ``rule`` says by which rule."""

    strong: tuple[Strength, ...]
    weak: tuple[Strength, ...]
    rule: str


def strengths_of(
    publication: Publication, region: str, here: str, rows: Iterable[Observation]
) -> Strengths | None:
    """Return strengths and weaknesses among the latest values of a region.

    Rule:    place p of n regions of the level with a value is (p - 1) / (n - 1) of the way down.
             Up to ``share`` it is a strength, from 1 - ``share`` a weakness; both from
             ``strengths`` of report.yml.
    Missing: None where readers do not see them, and where no indicator has enough regions; ranks
             and indicators that are neither better nor worse do not count.
    """
    report = publication.config.report
    if not report.public.strengths_and_weaknesses:
        return None
    level = publication.config.regions[region].level
    placed: list[tuple[Fraction, int, Observation]] = []
    for row in rows:
        places = publication.standings.places_for(row, level) if row.value is not None else {}
        if region in places and len(places) >= report.strengths.fewest:
            down = Fraction(places[region] - 1, len(places) - 1)
            placed.append((down, len(places), row))
    if not placed:
        return None
    share = Fraction(report.strengths.share)
    strong = sorted((one for one in placed if one[0] <= share), key=lambda one: one[0])
    weak = sorted((one for one in placed if one[0] >= 1 - share), key=lambda one: -one[0])
    return Strengths(
        strong=tuple(_strength(publication, here, *one) for one in strong),
        weak=tuple(_strength(publication, here, *one) for one in weak),
        rule=rule_text(publication),
    )


def rule_text(publication: Publication) -> str:
    """Return the rule in words."""
    rule = publication.config.report.strengths
    share = quantity_text(
        rule.share, unit="share", decimals=0, language=publication.language, units={}
    )
    return publication.words.gettext(
        "同级区域中至少%(fewest)s个有数值的指标才比较；位次在前%(share)s的列为优势，"
        "在后%(share)s的列为短板；位次指标和不分好坏的指标不比较。"
    ) % {"fewest": count_text(publication, rule.fewest), "share": share}


def _strength(
    publication: Publication, here: str, down: Fraction, count: int, row: Observation
) -> Strength:
    indicator = publication.config.indicators[row.key.indicator]
    rank = int(down * (count - 1)) + 1
    place = " / ".join(count_text(publication, number) for number in (rank, count))
    return Strength(
        label=publication.say(indicator.name),
        href=relative_link(here, publication.page("indicators", row.key.indicator)),
        value=printed_value(publication, row),
        period=period_text(row.key.period, publication.language),
        place=place if publication.config.report.public.ranks else "",
    )
