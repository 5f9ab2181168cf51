"""Among which regions, indicators or years a sentence compares: 三省一市中, 2018年以来."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.phrases import running_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader

_REGION_MEASURES = frozenset({"个", "座", "市"})
_COUNTED_REGIONS = re.compile(r"[个座]*(?:个|座)?(?:设区)?(?:市|城市|省份|地区)")
_THOSE = ("三者", "两者", "四者", "三项之中", "of the three", "of the two", "of the four")
"""Words for indicators that were named just before."""
_PUBLISHED = (
    "已公布", "公布的", "有数据的", "可比的", "published", "for which there are data",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegionScope:
    """The regions compared; ``is_said`` where a list or a group in the sentence names them."""

    regions: Sequence[str]
    is_said: bool


def regions_compared(reader: SentenceReader, named: Token) -> RegionScope:
    """Return the regions among which one is named: listed, of a group, else all of its level."""
    regions = reader.dictionary.config.regions
    places = [t for t in reader.tokens if t.kind == "region"]
    listed = next((t for t in places if len(t.items) > 1), None)
    if listed is not None:
        return RegionScope([item.ids[0] for item in listed.items], is_said=True)
    groups = (regions[t.ids[0]] for t in places if not t.items and t.start != named.start)
    group = next((region for region in groups if len(region.members) > 1), None)
    if group is not None:
        return RegionScope(group.members, is_said=True)
    return RegionScope(_peers(reader, named.ids[0]), is_said=False)


def _peers(reader: SentenceReader, region: str) -> Sequence[str]:
    """Return the members of the group a region belongs to: 上海 is a city among provinces."""
    regions = reader.dictionary.config.regions
    parent = regions.get(regions[region].parent or "")
    if parent is not None and region in parent.members:
        return parent.members
    return reader.evidence.facts.regions_by_level.get(regions[region].level, ())


def count_of_regions(reader: SentenceReader) -> int | None:
    """Return how many regions a sentence says it compares: 8 of 8个市中."""
    for at in reader.numbers:
        number = reader.tokens[at].number
        if number.sign or number.measure not in _REGION_MEASURES:
            continue
        following = "".join(t.text for t in reader.tokens[at + 1 : at + 5])
        if _COUNTED_REGIONS.match(number.measure + following):
            return int(number.value)
    return None


def indicators_compared(
    reader: SentenceReader, named: Token
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return each indicator a name can mean, with those it is compared with, itself included.

    They are the list it stands in, those 三者 speaks of, else all parts of the same index.
    """
    indicators, children = reader.dictionary.config.indicators, reader.dictionary.children
    listed = next((t for t in reader.tokens if t.kind == "indicator" and len(t.items) > 1), None)
    items = listed.items if listed is not None else ()
    just_named = _just_named(reader)
    for key in (*named.ids, *named.weak):
        if any(key in item.ids or key in item.weak for item in items):
            scope = tuple((*item.ids, *item.weak)[0] for item in items)
        elif key in just_named:
            scope = just_named
        else:
            scope = children.get(indicators[key].parent or "", ())
        if key in scope and len(scope) > 1:
            yield key, scope


def _just_named(reader: SentenceReader) -> tuple[str, ...]:
    """Return the indicators just named where 三者之中 or "of the three" speaks of them."""
    if not _says(reader, _THOSE):
        return ()
    tokens = [t for t in (*reader.context.said, *reader.tokens) if t.kind == "indicator"]
    items = (item for t in tokens for item in (t.items or (t,)))
    return tuple(dict.fromkeys(item.ids[0] for item in items if item.ids))


def says_published(reader: SentenceReader) -> bool:
    """Return whether only what was published is compared: 已公布的三项一级指标中."""
    return _says(reader, _PUBLISHED)


def names_all(reader: SentenceReader, indicators: Collection[str], winner: str) -> bool:
    """Return whether a sentence names all but the winner: ahead of resource sharing and …."""
    tokens = [t for t in reader.tokens if t.kind == "indicator"]
    items = [item for t in tokens for item in (t.items or (t,))]
    named = {key for item in items for key in (*item.ids, *item.weak)}
    return len(indicators) > 2 and set(indicators) <= named | {winner}


def years_compared(reader: SentenceReader) -> tuple[int | None, int | None]:
    """Return the first and the last year compared, None where open: 2018年以来 gives 2018, None."""
    for token in (*reader.tokens, *reader.context.said):
        if token.kind != "time" or token.time.kind not in {"since", "range"}:
            continue
        if token.time.first is not None:
            last = token.time.last
            return token.time.first.end, last.end if last is not None else None
    return None, None


def _says(reader: SentenceReader, phrases: Sequence[str]) -> bool:
    text = running_text(reader.tokens).lower()
    return any(phrase in text for phrase in phrases)
