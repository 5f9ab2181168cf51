"""Superlatives: 最高, 增长最快, 次之, strongest; among regions, indicators or years."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.word_verdicts import word_verdict
from reportgen.narrative.claims.language.claim_words import LAST
from reportgen.narrative.claims.rules.competitors import find_field
from reportgen.narrative.claims.rules.winners import find_winner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.model import Verdict
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.narrative.claims.rules.competitors import Field, Item

_BY_GROWTH = "快慢"
_GROWTH_WORDS = frozenset({"fastest", "slowest", "quickest", "steepest"})
_GROWN = frozenset({"增长", "grew"})
_RATES = frozenset({"rate", "growth", "increase", "gain", "rise", "rates"})
"""What an English superlative may stand before: the lowest rate of any year."""
_SHORTEST_PLURAL = 4


def check_superlatives(reader: SentenceReader) -> Iterator[Verdict]:
    """Return the verdicts on the superlatives of a sentence, 次之 and 第三 behind one included."""
    best: Token | None = None
    place = 1
    for at, token in enumerate(reader.tokens):
        if token.kind != "word":
            continue
        if token.word.kind == "best":
            best, place = token, 1
            yield from _judge(reader, at, best, place)
        elif best is not None and token.word.kind in {"next", "place"} and _goes_on(reader, at):
            place = place + 1 if token.word.kind == "next" else token.word.number
            yield from _judge(reader, at, best, place)


def _goes_on(reader: SentenceReader, at: int) -> bool:
    """Return whether a place goes on a row of superlatives: 次之, 第三, but not 位居第三."""
    return not any(t.has("rank") for t in reader.tokens if t.clause == reader.tokens[at].clause)


def _judge(reader: SentenceReader, at: int, best: Token, place: int) -> Iterator[Verdict]:
    """Return the verdict on a place in the order that the superlative ``best`` gives.

    Example: 江苏最高，上海次之 has 江苏 at place 1 and 上海 at place 2 of 最高.
    """
    token = reader.tokens[at]
    named = None if _is_of_several(reader, at) else find_winner(reader, at)
    if named is None:
        return
    field = find_field(reader, at, named, _measure(reader, at, best))
    if field is None or field.winner not in field.facts:
        yield word_verdict(token, "superlative", "unchecked", reason="no-data")
        return
    is_highest = best.word.number > 0
    own = field.facts[field.winner]
    verdict = word_verdict(token, "superlative", "verified", fact=own, formula=own.trail.formula)
    order = sorted(field.facts, key=lambda item: _value(field.facts[item]), reverse=is_highest)
    place = len(order) if place == LAST else min(place, len(order))
    holder = order[place - 1]
    if holder == field.winner and field.is_complete:
        yield verdict
    elif holder != field.winner and _is_surely_other(field, order, place, is_highest=is_highest):
        expected = field.names.get(holder, "")
        yield replace(verdict, state="contradicted", code="claim/superlative", expected=expected)
    else:
        yield replace(verdict, state="unchecked", reason="no-data")


def _is_of_several(reader: SentenceReader, at: int) -> bool:
    """Return whether a superlative speaks of several at once: the best performers."""
    following = reader.tokens[at + 1].text if at + 1 < len(reader.tokens) else ""
    is_word = following.isascii() and following.islower()
    return is_word and following.endswith("s") and len(following) >= _SHORTEST_PLURAL


def _value(fact: Fact) -> Decimal:
    if fact.value is None:
        raise ValueError(fact.id)
    return fact.value


def _is_surely_other(field: Field, order: list[Item], place: int, *, is_highest: bool) -> bool:
    """Return whether the one named cannot hold the place, whoever is missing."""
    if order.index(field.winner) + 1 <= place:
        return field.is_complete
    rival, own = field.facts[order[place - 1]], field.facts[field.winner]
    if rival.low is None or own.high is None or own.low is None or rival.high is None:
        return False
    return rival.low >= own.high if is_highest else rival.high <= own.low


def _measure(reader: SentenceReader, at: int, best: Token) -> str:
    """Return what is compared: levels, growth on the year before, or average growth."""
    own = reader.tokens[at].clause
    if not (_is_of_growth(reader, own, best) or _follows_rate(reader, at)):
        return "level"
    near = (t for t in reader.tokens if t.clause in {own, own - 1, best.clause})
    return "cagr" if any(t.has("annual") for t in near) else "growth"


def _is_of_growth(reader: SentenceReader, clause: int, best: Token) -> bool:
    """Return whether rates of growth are compared: 最快, fastest, 增速最高, grew most."""
    if best.text[-1:] in _BY_GROWTH or best.text.lower() in _GROWTH_WORDS:
        return True
    following = next((t.text.lower() for t in reader.tokens if t.start > best.start), "")
    if following in _RATES:
        return True
    clauses = {clause, best.clause}
    if not any(t.kind == "indicator" for t in reader.tokens if t.clause == clause):
        clauses.add(clause - 1)  # 2019年增幅最大，2023年最小
    return any(
        t.has("rate") or (t.clause == best.clause and t.text in _GROWN)
        for t in reader.tokens
        if t.clause in clauses
    )


def _follows_rate(reader: SentenceReader, at: int) -> bool:
    """Return whether only the rate before can be meant: 增速降至1.92%，为2012年以来最低."""
    own = reader.tokens[at].clause
    if any(
        t.kind in {"indicator", "index", "region", "number"}
        for t in reader.tokens[:at]
        if t.clause == own
    ):
        return False
    last = next((n for n in reversed(reader.numbers) if n < at), None)
    if last is None or reader.tokens[last].number.sign != "percent":
        return False
    return reader.kind(last).name in {"growth", "cagr"} and reader.speaks_of_rate(last)
