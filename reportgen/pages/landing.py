"""The landing page: key numbers, the author's headlines, the chapters, the ways into the data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reportgen.facts.model import Ask
from reportgen.facts.wording import period_text, region_text
from reportgen.pages.changes import edition_changes
from reportgen.pages.chapters import Written, text_language, write_prose
from reportgen.pages.displays import show_headline
from reportgen.pages.page import LANDING, PageSpec
from reportgen.pages.tiles import known_fact, make_tile
from reportgen.pages.wording import count_text
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.pages.chapters import PartialFor
    from reportgen.pages.displays import Headline
    from reportgen.pages.publication import Publication
    from reportgen.pages.tiles import Tile


@dataclass(frozen=True, kw_only=True)
class ChapterCard:
    """A chapter as the landing page offers it."""

    number: str
    label: str
    path: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class Door:
    """A way into the data: how many things wait there."""

    count: str
    label: str
    path: str


def landing_pages(publication: Publication, part: PartialFor) -> Iterator[PageSpec]:
    """Return the landing page; at the root of the site it is repeated by ``render_pages``."""
    report = publication.config.report
    narrative = publication.narrative(LANDING)
    yield PageSpec(
        path=publication.page(),
        template="landing.html",
        kind="landing",
        title=publication.say(report.title),
        description=publication.say(report.subtitle) or publication.say(report.title),
        made_from=("content/report.yml", *([narrative.path] if narrative else [])),
        context=partial(_context, publication, part),
    )


def _context(publication: Publication, part: PartialFor, here: str) -> Mapping[str, object]:
    narrative = publication.narrative(LANDING)
    written: Written | None = None
    if narrative is not None:
        written = write_prose(publication, narrative, here, part(here))
    context: dict[str, object] = {
        "summary": written.summary if written else "",
        "body": written.body if written else "",
        "text_language": text_language(publication, narrative),
        "numbers": written.numbers if written else (),
        "headline": _headline(publication, here),
        "tiles": tuple(landing_tiles(publication, here)),
        "chapters": tuple(_chapters(publication)),
        "changes": tuple(edition_changes(publication, here)),
        "doors": tuple(_doors(publication)),
    }
    if written and written.summary_text:
        context["description"] = written.summary_text
    return context


def landing_tiles(publication: Publication, here: str) -> Iterator[Tile]:
    """Return the report's own indicator and those directly below it that have a value."""
    report = publication.config.report
    period = parse_period(report.defaults.period)
    if period is None:  # the model has checked it
        raise ValueError(report.defaults.period)
    first = publication.config.indicator_names.find(report.defaults.indicator)
    region = publication.config.region_names.find(report.defaults.region)
    below = (key for key, i in publication.config.indicators.items() if i.parent == first)
    for key in (first, *below):
        ask = Ask(indicator=key, region=region, period=period)
        fact = known_fact(publication, ask)
        if fact is not None:
            label = _label(publication, ask)
            yield make_tile(publication, here, ask, fact, label=label)


def _label(publication: Publication, ask: Ask) -> str:
    language = publication.language
    labels = (
        region_text(publication.config, ask.region, language),
        publication.config.indicators[ask.indicator].label(language),
        period_text(ask.period, language),
    )
    return (" " if language == "zh" else ", ").join(labels)


def _headline(publication: Publication, here: str) -> Headline | None:
    """Return the first figure placed that shows the report's own indicator, if it is drawn."""
    config = publication.config
    indicator = config.indicator_names.find(config.report.defaults.indicator)
    for page, kind, key in publication.placed:
        if kind != "figure" or page == here:
            continue
        if indicator in publication.indicators_of(kind, key):
            headline = show_headline(publication, here, page, key)
            if headline is not None:
                return headline
    return None


def _chapters(publication: Publication) -> Iterator[ChapterCard]:
    order = publication.config.report.chapters
    for stem, narrative in publication.chapters:
        yield ChapterCard(
            number=count_text(publication, order.index(stem) + 1),
            label=narrative.front.title,
            path=publication.page("chapters", stem),
            summary=publication.prose(narrative).summary_text,
        )


def _doors(publication: Publication) -> Iterator[Door]:
    say = publication.words.gettext
    listed = (
        (publication.indicators, say("个指标"), "indicators"),
        (publication.regions, say("个区域"), "regions"),
        (publication.facts.observations, say("个观测值"), "data"),
        (publication.sources, say("个来源"), "sources"),
        (publication.config.terms, say("条术语"), "glossary"),
    )
    for things, label, folder in listed:
        if len(things):
            yield Door(
                count=count_text(publication, len(things)),
                label=label,
                path=publication.page(folder),
            )
