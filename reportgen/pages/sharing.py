"""The picture networks show beside a link to the report."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from reportgen.cache import key_of
from reportgen.pages.landing import landing_tiles
from reportgen.pages.release import release_line
from reportgen.pages.sparkline import HEIGHT, MARGIN, WIDTH

if TYPE_CHECKING:
    from reportgen.pages.publication import Publication
    from reportgen.pages.sparkline import Sparkline

PICTURE_WIDTH, PICTURE_HEIGHT = 1200, 630


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What the picture says: the fields of ``charts.card.Card``."""

    title: str
    edition: str
    label: str = ""
    value: str = ""
    change: str = ""
    foot: str = ""
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()


def shared_path(publication: Publication) -> str:
    """Return where the picture of one language lies below the site."""
    return f"{publication.prefix}pictures/share.png"


def shared_picture(publication: Publication) -> bytes:
    """Return the picture of one language, drawn once for what it says and remembered."""
    said = shared_of(publication)

    def draw() -> bytes:
        from reportgen.charts.card import Card, card_png  # noqa: PLC0415  (matplotlib: 0.5 s)

        return card_png(Card(**asdict(said)))

    from reportgen.charts.draw_all import drawing_code  # noqa: PLC0415

    return publication.site.cache.remember(key_of("share", drawing_code(), repr(said)), draw)


def shared_of(publication: Publication) -> Shared:
    """Return what the picture says: title, edition, first key number of the landing page."""
    say, report = publication.say, publication.config.report
    title, foot = say(report.title), say(report.publisher) or say(report.notice)
    edition = release_line(publication)
    tile = next(landing_tiles(publication, publication.page()), None)
    if tile is None:
        return Shared(title=title, edition=edition, foot=foot)
    change = next((f"{c.label} {c.text}" for c in tile.changes), "")
    return Shared(
        title=title,
        edition=edition,
        label=tile.label,
        value=tile.value,
        change=change,
        foot=foot,
        lines=_course(tile.line) if tile.line is not None else (),
    )


def _course(line: Sparkline) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the lines of a sparkline with both directions from 0 to 1."""
    pairs = ([point.split(",") for point in points.split()] for points in line.lines)
    return tuple(
        tuple(
            (
                (float(x) - MARGIN) / (WIDTH - 2 * MARGIN),
                (float(y) - MARGIN) / (HEIGHT - 2 * MARGIN),
            )
            for x, y in points
        )
        for points in pairs
    )
