"""Who a superlative names as first: 最高的是江苏, 上海增长最快, highest in Shanghai."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import AT, SCOPE, SUBJECT
from reportgen.narrative.claims.language.phrases import names_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader

_PLACES = frozenset({"best", "next", "place"})
_MORE_PART_WORDS = ("各项", "dimension")
_BREAKS = frozenset({"and", "而", "but"})
_LINKS = frozenset({"in", "of", "for", "by"})
_NEAR = 6
"""Tokens behind a superlative in which the winner is looked for."""


def find_winner(reader: SentenceReader, at: int) -> Token | None:
    """Return who is said to be first: right behind the word, else in its clause, else before."""
    own = reader.tokens[at]
    before = [t for t in reader.tokens[:at] if t.clause == own.clause]
    nearest = _last_of(t for t in before if _can_win(t))
    behind = _named_behind(reader, at)
    is_year_of_part = (
        behind is not None
        and behind.kind == "time"
        and nearest is not None
        and _is_part(reader, nearest)
    )
    if behind is not None and not is_year_of_part:
        return behind
    if nearest is None:
        return _named_earlier(reader, at)
    last_place = max(
        (t.start for t in before if t.kind == "word" and t.word.kind in _PLACES), default=-1
    )
    return _last_of(t for t in before if t.start > last_place and _can_win(t) and not t.items)


def _named_behind(reader: SentenceReader, at: int) -> Token | None:
    """Return the winner behind the word: 最高的是江苏, 最快的一年是2019年, highest in Shanghai.

    A group there only says among whom: Zhejiang fell to 1.86, the lowest in the delta.
    """
    winner = _linked_behind(reader, at) or _in_predicate(reader, at)
    if winner is None or winner.kind != "region" or not _is_group(reader, winner):
        return winner
    return _last_region(reader.tokens[:at]) or winner


def _linked_behind(reader: SentenceReader, at: int) -> Token | None:
    """Return what a word of being or place links to the superlative: 是江苏, in Shanghai."""
    following = reader.tokens[at + 1 : at + 3]
    if len(following) > 1 and following[0].text == "的" and following[1].kind == "time":
        return following[1] if _can_win(following[1]) else None  # 最低的2023年
    is_linked = False
    for token in reader.tokens[at + 1 : at + 1 + _NEAR]:
        word = token.text.lower()
        if token.clause != reader.tokens[at].clause or token.kind == "mark" or word in _BREAKS:
            return None
        if is_linked and _can_win(token):
            return token
        is_linked = is_linked or token.has("is") or word in _LINKS
        if token.kind not in {"plain", "time"} and not token.has("is"):
            return None
    return None


def _in_predicate(reader: SentenceReader, at: int) -> Token | None:
    """Return the year an English clause names behind its verb: the fastest growth … was in 2014."""
    own = reader.tokens[at]
    clause = [t for t in reader.tokens if t.clause == own.clause]
    if not reader.is_english or any(t.kind != "plain" for t in clause if t.start < own.start):
        return None
    verb = next((t for t in clause if t.start > own.start and t.has("is")), None)
    behind = [t for t in clause if verb is not None and t.start > verb.start]
    if any(t.kind not in {"plain", "time"} and not t.has("to") for t in behind):
        return None
    return next((t for t in behind if t.kind == "time" and _can_win(t)), None)


def _named_earlier(reader: SentenceReader, at: int) -> Token | None:
    """Return the winner named in an earlier clause: 江苏为267.57，居长三角最高."""
    own = reader.tokens[at]
    clause = [t for t in reader.tokens if t.clause == own.clause]
    earlier = [t for t in reader.tokens[:at] if t.clause < own.clause]
    if any(t.kind == "region" and t.role == SCOPE for t in clause if t.start < own.start):
        return _last_region(earlier)
    last = _last_of(t for t in earlier if _can_win(t))
    follows_part = last is not None and _is_part(reader, last)
    if names_parts(clause, *_MORE_PART_WORDS) or (
        follows_part and names_parts((*reader.context.said, *reader.tokens), *_MORE_PART_WORDS)
    ):
        return _last_of(t for t in earlier if t.kind == "indicator")
    return _last_year(reader, at, earlier)


def _last_year(reader: SentenceReader, at: int, earlier: Sequence[Token]) -> Token | None:
    """Return the year of the number before, where the sentence says it, as who is first."""
    found = _last_of(t for t in earlier if t.kind == "time" and t.time.kind == "at")
    last = next((n for n in reversed(reader.numbers) if n < at), None)
    if found is None or last is None:
        return found
    when = reader.subject(last).at
    return found if when is not None and found.time.last == when else None


def _last_region(tokens: Iterable[Token]) -> Token | None:
    return _last_of(t for t in tokens if t.kind == "region" and t.role == SUBJECT and not t.items)


def _last_of(tokens: Iterable[Token]) -> Token | None:
    return max(tokens, key=lambda token: token.start, default=None)


def _can_win(token: Token) -> bool:
    """Return whether a token can be the first: a year, an indicator or the region spoken of."""
    if token.kind == "time":
        return token.time.kind == "at" and token.role == AT
    if token.kind == "indicator":
        return token.role != SCOPE
    return token.kind == "region" and token.role == SUBJECT


def _is_group(reader: SentenceReader, region: Token) -> bool:
    regions = reader.dictionary.config.regions
    return any(len(regions[key].members) > 1 for key in region.ids)


def _is_part(reader: SentenceReader, token: Token) -> bool:
    """Return whether a token names a sub-index or an indicator that is part of an index."""
    indicators = reader.dictionary.config.indicators
    keys = (*token.ids, *token.weak)
    return token.kind == "indicator" and any(indicators[key].parent for key in keys)
