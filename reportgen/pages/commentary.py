"""What is said about a region in sentences: the author's text, or what the data give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.model import COMMENTARIES
from reportgen.pages.chapters import text_language, write_prose
from reportgen.pages.wording import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from reportgen.pages.chapters import PartialFor
    from reportgen.pages.glance import StandingLine
    from reportgen.pages.publication import Publication
    from reportgen.pages.strengths import Strength, Strengths
    from reportgen.pages.tiles import Tile
    from reportgen.pages.trails import NumberEntry

MOST_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class Commentary:
    """What an author wrote about a region, in place of the sentences made from the data.

    ``text_language`` is set where the text is not in the language of the page.
    """

    title: str
    body: Markup
    numbers: tuple[NumberEntry, ...]
    text_language: str


def commentary_of(
    publication: Publication, region: str, here: str, part: PartialFor
) -> Commentary | None:
    """Return the commentary ``narrative/<language>/regions/<id>.md``, None where there is none."""
    narrative = publication.narratives.get(f"{COMMENTARIES}/{region}")
    if narrative is None:
        return None
    written = write_prose(publication, narrative, here, part(here))
    return Commentary(
        title=narrative.front.title,
        body=written.body,
        numbers=written.numbers,
        text_language=text_language(publication, narrative),
    )


def check_commentaries(publication: Publication) -> Iterator[Finding]:
    """Yield commentaries on regions that have no page, for want of any value."""
    for narrative in publication.narratives.values():
        is_known = narrative.about in publication.config.regions
        if is_known and narrative.about not in publication.profiles:
            yield Finding(
                code="narrative/no-profile",
                location=Location(path=narrative.path),
                values={"region": narrative.about},
            )


def commentary_lines(
    publication: Publication,
    tiles: Iterable[Tile],
    standing: Iterable[StandingLine],
    strengths: Strengths | None,
) -> Iterator[str]:
    """Yield paragraphs made from what a profile shows; nothing that is not also in its tables."""
    say = publication.words.gettext
    separator = "" if publication.language == "zh" else " "
    yield separator.join(_tile_sentence(publication, tile) for tile in tiles)
    tiers = [
        say("%(tier)s（%(rule)s）") % {"rule": line.label, "tier": line.badge.text}
        for line in standing
    ]
    if tiers:
        yield say("所属梯队：%(tiers)s。") % {"tiers": joined(publication, tiers)}
    ends = []
    if strengths is not None and strengths.strong:
        ends.append(say("优势：%(names)s。") % {"names": _names(publication, strengths.strong)})
    if strengths is not None and strengths.weak:
        ends.append(say("短板：%(names)s。") % {"names": _names(publication, strengths.weak)})
    yield separator.join(ends)


def _tile_sentence(publication: Publication, tile: Tile) -> str:
    say = publication.words.gettext
    value = say("%(label)s为%(value)s") % {"label": tile.label, "value": tile.value}
    parts = [value]
    if tile.rank:
        place = {"rank": _inside(publication, tile.rank), "among": tile.among}
        parts.append(say("居%(rank)s（%(among)s）") % place)
    change = next(iter(tile.changes), None)
    if change is not None and change.way in {"up", "down"}:
        size = {"since": _inside(publication, change.label), "size": change.text.lstrip("+−-")}
        told = say("%(since)s增长%(size)s") if change.way == "up" else say("%(since)s下降%(size)s")
        parts.append(told % size)
    return say("，").join(parts) + say("。")


def _inside(publication: Publication, words: str) -> str:
    """Return words that begin a label as they stand inside a sentence."""
    return words if publication.language == "zh" else words[:1].lower() + words[1:]


def _names(publication: Publication, strengths: tuple[Strength, ...]) -> str:
    names = [one.label for one in strengths[:MOST_NAMED]]
    return ("、" if publication.language == "zh" else ", ").join(names)
