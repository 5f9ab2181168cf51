"""What changed in this edition, for the landing page: new, gone, revised, redefined, corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.facts.revisions import edition_order
from reportgen.facts.wording import period_text
from reportgen.pages.links import relative_link
from reportgen.pages.views import Link
from reportgen.pages.wording import count_text
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.pages.publication import Publication

MOST_NAMED = 6


@dataclass(frozen=True, kw_only=True)
class EditionChange:
    """One kind of change: what it is, in a sentence, and links to what is meant."""

    label: str
    text: str
    links: tuple[Link, ...] = ()


def edition_changes(publication: Publication, here: str) -> Iterator[EditionChange]:
    """Yield what is different from the edition before; nothing where there is none before."""
    say, config = publication.words.gettext, publication.config
    before = _editions_before(publication)
    if before:
        yield from _last_period(publication, before[-1])
        yield from _revised(publication, here)
        yield from _redefined(publication, here, before[-1])
        yield from _indicators(publication, here, before)
    notices = publication.notices
    if notices.touched:
        link = Link(label=say("更正"), href=relative_link(here, notices.page))
        values = {"count": count_text(publication, len(config.corrections)), "date": notices.latest}
        text = say("%(count)s条，最近一次在%(date)s") % values
        yield EditionChange(label=say("更正"), text=text, links=(link,))


def _editions_before(publication: Publication) -> tuple[str, ...]:
    """Return the earlier editions of the series presented that have values, oldest first."""
    config = publication.config
    presented = config.editions.get(config.report.edition)
    if presented is None:
        return ()
    used = {row.key.edition for row in publication.facts.observations}
    order = edition_order(config)
    earlier = order[: order.index(config.report.edition)]
    return tuple(
        key for key in earlier if key in used and config.editions[key].series == presented.series
    )


def _last_period(publication: Publication, before: str) -> Iterator[EditionChange]:
    editions, language = publication.config.editions, publication.language
    ends = [
        parse_period(editions[key].last_period or "")
        for key in (before, publication.config.report.edition)
    ]
    if ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return
    say = publication.words.gettext
    values = {"old": period_text(ends[0], language), "new": period_text(ends[1], language)}
    yield EditionChange(label=say("序列延长"), text=say("末期由%(old)s延长到%(new)s。") % values)


def _revised(publication: Publication, here: str) -> Iterator[EditionChange]:
    say = publication.words.gettext
    own = publication.config.report.edition
    rows = [
        row for row in publication.site.history.revisions
        if row.is_changed and row.new.key.edition == own
    ]  # fmt: skip
    if rows:
        values = {"count": count_text(publication, len(rows))}
        link = Link(label=say("修订"), href=relative_link(here, publication.page("revisions")))
        text = say("改动前几版公布的数值%(count)s个。") % values
        yield EditionChange(label=say("修订"), text=text, links=(link,))


def _redefined(publication: Publication, here: str, before: str) -> Iterator[EditionChange]:
    """Yield the indicators whose definition changed after the edition before ended."""
    end = parse_period(publication.config.editions[before].last_period or "")
    if end is None:
        return
    found = [
        key
        for key in publication.indicators
        for broken in publication.config.indicators[key].breaks
        if (since := parse_period(broken.period)) is not None and since > end
    ]
    say = publication.words.gettext
    yield from _named(publication, here, (say("口径变化"), say("口径改变的指标：")), found)


def _indicators(
    publication: Publication, here: str, before: Iterable[str]
) -> Iterator[EditionChange]:
    """Yield the indicators only this edition has a value of, then those it has no longer."""
    say = publication.words.gettext
    own, earlier = publication.config.report.edition, frozenset(before)
    new, gone = [], []
    for key in publication.indicators:
        editions = {row.key.edition for row in publication.rows_of(key)}
        if own in editions and not editions & earlier:
            new.append(key)
        elif own not in editions and editions & earlier:
            gone.append(key)
    titled = (say("新见指标"), say("本报告所收录的前几版里没有数值的指标："))
    yield from _named(publication, here, titled, new)
    titled = (say("本版未见"), say("前几版有数值、本版未见数值的指标："))
    yield from _named(publication, here, titled, gone)


def _named(
    publication: Publication, here: str, titled: tuple[str, str], keys: Iterable[str]
) -> Iterator[EditionChange]:
    """Yield the first of some indicators as links, and how many there are."""
    found = tuple(dict.fromkeys(keys))
    if not found:
        return
    label, text = titled
    counted = publication.words.gettext("共%(count)s个") % {
        "count": count_text(publication, len(found))
    }
    links = tuple(
        Link(
            label=publication.config.indicators[key].label(publication.language),
            href=relative_link(here, publication.page("indicators", key)),
        )
        for key in found[:MOST_NAMED]
    )
    yield EditionChange(label=f"{label}", text=f"{text}{counted}", links=links)
