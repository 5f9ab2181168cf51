"""Places of a list of regions: 上海、江苏位居前二, 依次为上海、江苏、浙江."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.word_verdicts import word_verdict
from reportgen.narrative.claims.language.phrases import running_text
from reportgen.narrative.claims.rules.standing import place_of, scope_of

if TYPE_CHECKING:
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.model import Verdict
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject
    from reportgen.narrative.claims.rules.standing import Place

_IN_ORDER = ("依次", "in this order", "in that order", "先后")
_RISING = ("由低到高", "从低到高")


def list_ranked(reader: SentenceReader, at: int, *, is_paired: bool) -> Token | None:
    """Return the list of regions that a row of places is about: 上海、江苏 of 上海、江苏位居前二.

    ``is_paired`` where the place is the own one of a single member: that is no row.
    """
    token = reader.tokens[at]
    lists = [t for t in reader.tokens if t.kind == "region" and t.items]
    if token.word.kind == "order":
        behind = (t for t in lists if t.clause == token.clause and t.start > token.start)
        return next(behind, None)
    if token.word.kind == "top" and not is_paired:
        before = [t for t in lists if t.start < token.start]
        near = [t for t in before if t.clause == token.clause]
        near = near or [t for t in before if t.clause >= token.clause - 1]
        return near[-1] if near else None
    return None


def judge_row(reader: SentenceReader, at: int, subject: Subject, listed: Token) -> Verdict:
    """Return the verdict on several regions at once: each within the top, and in their order."""
    token = reader.tokens[at]
    if not (subject.indicators or subject.weak):
        return word_verdict(token, "rank", "unchecked", reason="no-indicator")
    scope = (
        tuple(item.ids[0] for item in listed.items)
        if token.word.kind == "order"
        else scope_of(reader, at)
    )
    places = []
    for item in listed.items:
        own = replace(subject, regions=item.ids, is_region_said=True)
        place = place_of(reader, own, scope)
        if place is None:
            return word_verdict(token, "rank", "unchecked", reason="no-data")
        places.append(place)
    text = running_text(reader.tokens)
    is_ordered = token.word.kind == "order" or any(word in text for word in _IN_ORDER)
    if not is_ordered:
        return _judge_top(token, places)
    is_rising = any(word in text for word in _RISING)
    return _judge_order(reader, token, listed, places, is_rising=is_rising)


def _judge_top(token: Token, places: list[Place]) -> Verdict:
    """Return the verdict on regions that are said to be among the first, in any order."""
    outside = next((one for one in places if one.place > token.word.number), None)
    if outside is None:
        return word_verdict(token, "rank", "verified", fact=places[0].fact)
    return word_verdict(
        token,
        "rank",
        "contradicted",
        code="claim/rank-mismatch",
        expected=str(outside.place),
        fact=outside.fact,
    )


def _judge_order(
    reader: SentenceReader, token: Token, listed: Token, places: list[Place], *, is_rising: bool
) -> Verdict:
    """Return the verdict on regions in the order of their places; a top begins with the first."""
    numbers = [one.place for one in places]
    is_sorted = numbers == sorted(numbers, reverse=is_rising)
    if is_sorted and (token.word.kind == "order" or numbers == list(range(1, len(numbers) + 1))):
        return word_verdict(token, "rank", "verified", fact=places[0].fact)
    order = sorted(
        zip(numbers, listed.items, strict=True), key=lambda pair: pair[0], reverse=is_rising
    )
    regions = reader.dictionary.config.regions
    language = "en" if reader.is_english else "zh"
    names = [regions[item.ids[0]].name.get(language) for _, item in order]
    return word_verdict(
        token,
        "rank",
        "contradicted",
        code="claim/rank-mismatch",
        expected=(", " if reader.is_english else "、").join(names),
        fact=places[0].fact,
    )
