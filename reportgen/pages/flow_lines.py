"""What flows are of published totals, in sentences; and whether parts add up to theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.wording import region_text
from reportgen.numerals.write import quantity_text
from reportgen.pages.wording import decimals_of, printed_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.facts.flows import FlowSet, Total
    from reportgen.pages.publication import Publication


def lines_about(publication: Publication, flows: FlowSet) -> Iterator[str]:
    """Yield what the flows are of published totals, and whether parts add up to theirs."""
    say = publication.words.gettext
    whole = flows.whole
    if whole is not None and whole.share is not None:
        yield _whole_line(publication, flows, whole)
    for origin in flows.origins:
        total = flows.outflow(origin)
        if total is None or total.share is None or total.rest < 0:
            continue
        yield say("%(region)s的上述流出合计%(sum)s，占其公布总量%(total)s的%(share)s。") % {
            "region": region_text(publication.config, origin, publication.language),
            **_said(publication, flows, total),
        }
    for way, total in flows.split.items():
        told = (
            say("%(way)s公布的合计%(total)s，与所含%(count)s项之和%(sum)s相符。")
            if total.agrees
            else say("%(way)s公布的合计%(total)s，所含%(count)s项之和为%(sum)s，相差%(rest)s。")
        )
        names = (region_text(publication.config, one, publication.language) for one in way)
        yield told % {
            "way": " → ".join(names),
            "count": len(total.parts),
            **_said(publication, flows, total),
        }


def _whole_line(publication: Publication, flows: FlowSet, whole: Total) -> str:
    say = publication.words.gettext
    said = {
        "region": region_text(publication.config, whole.whole.key.region, publication.language),
        **_said(publication, flows, whole),
    }
    if whole.agrees:
        return say("上述流量合计%(sum)s，与%(region)s公布的总量%(total)s相符。") % said
    if whole.rest < 0:
        return say("上述流量合计%(sum)s，超出%(region)s公布的总量%(total)s，相差%(rest)s。") % said
    return (
        say(
            "上述流量合计%(sum)s，占%(region)s公布的总量%(total)s的%(share)s；"
            "其余%(rest)s没有按流向公布。"
        )
        % said
    )


def _said(publication: Publication, flows: FlowSet, total: Total) -> dict[str, str]:
    return {
        "sum": amount_text(publication, flows, total.sum),
        "total": printed_value(publication, total.whole),
        "rest": amount_text(publication, flows, abs(total.rest)),
        "share": share_text(publication, total.share) if total.share is not None else "",
    }


def amount_text(
    publication: Publication, flows: FlowSet, value: Decimal, *, with_unit: bool = True
) -> str:
    """Return an amount of flows in their unit."""
    return quantity_text(
        value,
        unit=publication.config.indicators[flows.indicator].unit,
        decimals=decimals_of(value),
        language=publication.language,
        units=publication.config.report.units,
        with_unit=with_unit,
    )


def share_text(publication: Publication, value: Decimal) -> str:
    """Return a share as a percentage with one decimal."""
    return quantity_text(value, unit="share", decimals=1, language=publication.language, units={})
