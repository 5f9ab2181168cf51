"""The framework: index, pillars and indicators as a tree, with the weights that are published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.numerals.write import quantity_text
from reportgen.pages.links import relative_link
from reportgen.pages.page import PageSpec
from reportgen.pages.wording import decimals_of, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.pages.publication import Publication


@dataclass(frozen=True, kw_only=True)
class Node:
    """One indicator of the framework and those below it."""

    label: str
    href: str
    unit: str
    weight: str
    children: tuple[Node, ...]


def framework_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the framework page; none when no indicator stands below another."""
    if not publication.has_framework:
        return
    say = publication.words.gettext
    path = publication.page("framework")
    yield PageSpec(
        path=path,
        template="framework.html",
        kind="framework",
        title=say("指标体系"),
        description=say("总指数、一级指标与二级指标的层次，以及来源公布的权重。"),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/indicators.yml",),
        context=lambda here: {"nodes": _roots(publication, here)},
    )


def _roots(publication: Publication, here: str) -> tuple[Node, ...]:
    """Return the nodes at the top; a node that is its own ancestor is left out."""
    indicators = publication.config.indicators
    below: dict[str, list[str]] = {}
    for key, indicator in indicators.items():
        if indicator.parent in indicators:
            below.setdefault(str(indicator.parent), []).append(key)
    tops = [key for key in below if indicators[key].parent not in indicators]
    return tuple(_node(publication, here, key, below) for key in tops)


def _node(publication: Publication, here: str, key: str, below: Mapping[str, list[str]]) -> Node:
    indicator = publication.config.indicators[key]
    has_page = key in publication.indicators
    return Node(
        label=publication.say(indicator.name),
        href=relative_link(here, publication.page("indicators", key)) if has_page else "",
        unit=unit_name(publication, indicator.unit),
        weight=_weight(publication, key),
        children=tuple(_node(publication, here, child, below) for child in below.get(key, ())),
    )


def _weight(publication: Publication, key: str) -> str:
    indicator = publication.config.indicators[key]
    if indicator.parent not in publication.config.indicators:
        return ""
    if indicator.weight is None:
        return publication.words.gettext("未公布")
    return quantity_text(
        indicator.weight,
        unit="share",
        decimals=max(0, decimals_of(indicator.weight) - 2),
        language=publication.language,
        units={},
    )
