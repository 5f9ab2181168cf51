"""Ranks in words: 居首, 第17位, 前十, 依次为, ranked second; and places won or lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.word_verdicts import word_verdict
from reportgen.narrative.claims.language.claim_words import LAST
from reportgen.narrative.claims.model import Verdict
from reportgen.narrative.claims.reading import additions
from reportgen.narrative.claims.reading.clarity import unclear
from reportgen.narrative.claims.reading.pairing import pair
from reportgen.narrative.claims.rules.rank_changes import (
    is_of_other_region,
    rank_changes,
    with_ends,
)
from reportgen.narrative.claims.rules.rank_rows import judge_row, list_ranked
from reportgen.narrative.claims.rules.rank_words import find_ranks
from reportgen.narrative.claims.rules.standing import place_among_parts, place_of, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject
    from reportgen.narrative.claims.rules.standing import Place


def check_ranks(reader: SentenceReader) -> Iterator[Verdict]:
    """Return the verdicts on the ranks of a sentence."""
    ranks = find_ranks(reader.tokens)
    places = [at for at in ranks if reader.tokens[at].word.kind == "place"]
    pairs = pair(reader.tokens, places, reader.dictionary)
    for at in ranks:
        token = reader.tokens[at]
        if token.word.kind == "next":
            yield from _judge_next(reader, at)
        elif at in pairs.blocked:
            yield word_verdict(token, "rank", "unchecked", reason="list")
        else:
            yield _judge_rank(reader, at, pairs.own.get(at))


def check_rank_change(reader: SentenceReader, at: int, subject: Subject) -> Verdict:
    """Return the verdict on places won or lost: 上升11位."""
    verdict = _verdict_on_number(reader.tokens[at])
    found = next(rank_changes(reader, subject), None)
    found = found or next(rank_changes(reader, with_ends(reader, subject)), None)
    if found is None:
        return replace(verdict, state="unchecked", reason="no-data")
    ask, change, fact = found
    verdict = replace(verdict, fact=fact, formula=fact.trail.formula)
    said = reader.tokens[at].number.value * reader.kind(at).direction
    if said == change:
        return verdict
    is_of_other = is_of_other_region(reader.evidence, ask, said)
    return replace(
        verdict,
        state="contradicted",
        code="claim/wrong-region" if is_of_other else "claim/rank-mismatch",
        expected=str(abs(int(change))),
    )


def _judge_rank(reader: SentenceReader, at: int, item: Token | None) -> Verdict:
    """Return the verdict on one place, or on a row of places; ``item`` is its own of a list."""
    token, subject = reader.tokens[at], reader.subject(at)
    listed = list_ranked(reader, at, is_paired=item is not None)
    if listed is not None:
        return judge_row(reader, at, subject, listed)
    subject = additions.meant(reader, at, subject)
    if item is not None and item.kind == "region":
        subject = replace(subject, regions=item.ids, is_region_said=True)
    reason = unclear(reader, at, subject)
    if reason or not (subject.indicators or subject.weak):
        return word_verdict(token, "rank", "unchecked", reason=reason or "no-indicator")
    place = _place_meant(reader, at, subject)
    if place is None:
        return word_verdict(token, "rank", "unchecked", reason="no-data")
    return _judge_place(token, place, token.word.number)


def _place_meant(reader: SentenceReader, at: int, subject: Subject) -> Place | None:
    """Return the place a word speaks of: among sub-indices if so said, else among regions.

    Where regions have none, sub-indices nobody speaks of may still confirm it.
    """
    place = place_among_parts(reader, at, subject) or place_of(
        reader, subject, scope_of(reader, at)
    )
    if place is not None:
        return place
    place = place_among_parts(reader, at, subject, said=False)
    is_right = place is not None and place.place == reader.tokens[at].word.number
    return place if is_right else None


def _judge_next(reader: SentenceReader, at: int) -> Iterator[Verdict]:
    """Return the verdict on 紧随其后: the place behind the one named before."""
    token = reader.tokens[at]
    earlier = [t for t in reader.tokens[:at] if t.kind == "word" and t.word.kind == "place"]
    if not earlier:
        return
    subject = reader.subject(at)
    place = place_of(reader, subject, scope_of(reader, at))
    if place is None or not (subject.indicators or subject.weak):
        yield word_verdict(token, "rank", "unchecked", reason="no-data")
        return
    yield _judge_place(token, replace(place, is_complete=True), earlier[-1].word.number + 1)


def _judge_place(token: Token, place: Place, said: int) -> Verdict:
    """Return the verdict on a place said: within the top, the last, or exactly this one."""
    is_top = token.word.kind == "top"
    if is_top:
        is_right, is_wrong = place.place <= said, place.at_best > said
    elif said == LAST:
        is_right = place.place == place.of
        is_wrong = place.is_complete and not is_right
    else:
        is_right = place.place == said
        is_wrong = place.at_best > said or (place.is_complete and not is_right)
    verdict = word_verdict(token, "rank", "verified", fact=place.fact, formula=place.formula)
    if is_right and (place.is_complete or is_top or said in {1, LAST}):
        return verdict
    if is_wrong:
        return replace(
            verdict, state="contradicted", code="claim/rank-mismatch", expected=str(place.place)
        )
    return replace(verdict, state="unchecked", reason="no-data")


def _verdict_on_number(token: Token) -> Verdict:
    """Return a verdict on the digits of a number of places: 11 of 上升11位."""
    number = token.number
    first, last = number.start - number.first, number.end - number.first
    return Verdict(
        start=token.start + first,
        end=token.start + last,
        text=token.text[first:last],
        kind="rank_change",
        state="verified",
    )
