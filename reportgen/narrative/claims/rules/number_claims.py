"""Claims that are numbers: each read, paired with its own subject of a list, and judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.verdicts import verdict_on
from reportgen.narrative.claims.model import Verdict
from reportgen.narrative.claims.reading import additions
from reportgen.narrative.claims.reading.bases import of_base
from reportgen.narrative.claims.reading.kinds import Kind
from reportgen.narrative.claims.reading.pairing import Miscount, Pairs, pair
from reportgen.narrative.claims.rules import regional
from reportgen.narrative.claims.rules.claim import NumberClaim
from reportgen.narrative.claims.rules.rank_claims import check_rank_change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject

_WORST_FIRST = ("contradicted", "unchecked", "ambiguous", "verified")
_RESPECTIVELY = "分别"


def check_numbers(reader: SentenceReader, skipped: Sequence[tuple[int, int]]) -> Iterator[Verdict]:
    """Return the verdicts on the numbers of a sentence, those in ``skipped`` stretches left out."""
    pairs = pair(reader.tokens, reader.numbers, reader.dictionary)
    yield from map(_miscounted, pairs.miscounts)
    for at in reader.numbers:
        token = reader.tokens[at]
        if any(start < token.end and token.start < end for start, end in skipped):
            continue
        verdict = _check_number(reader, at, pairs)
        if verdict is not None:
            yield verdict


def _check_number(reader: SentenceReader, at: int, pairs: Pairs) -> Verdict | None:
    """Return the verdict on one number, or None where it claims nothing."""
    kind = reader.kind(at)
    subject = additions.meant(reader, at, reader.subject(at))
    if at in pairs.own:
        subject = _with_item(reader, subject, pairs.own[at])
    if kind.name == "rank_change":
        return check_rank_change(reader, at, subject)
    if at in pairs.each:
        subjects = [_with_item(reader, subject, item) for item in pairs.each[at]]
        return _worst_of(NumberClaim(reader, at, kind, one) for one in subjects)
    if kind.name == "multiple" and _is_published_ratio(reader, subject):
        kind = Kind("level")
    blocked = "list" if at in pairs.blocked else ""
    claim = NumberClaim(reader, at, kind, subject, blocked, is_paired=at in pairs.own)
    compared = regional.indicators_compared(reader, at)
    return verdict_on(claim if compared is None else _distance(claim, *compared))


def _is_published_ratio(reader: SentenceReader, subject: Subject) -> bool:
    """Return whether a source prints the ratio as an indicator: 发明专利为东京湾区的倍数."""
    indicators = reader.dictionary.config.indicators
    keys = subject.indicators or subject.weak
    return (
        subject.since is None and bool(keys) and all(indicators[key].unit == "倍" for key in keys)
    )


def _with_item(reader: SentenceReader, subject: Subject, item: Token) -> Subject:
    """Return a subject with one member of a list in the place of the list."""
    if item.kind == "indicator":
        fitting = of_base(reader, (*item.ids, *item.weak))
        return replace(subject, indicators=fitting or item.ids, weak=() if fitting else item.weak)
    if item.kind == "region":
        return replace(subject, regions=item.ids, is_region_said=True)
    return replace(subject, at=item.time.last, is_time_said=True)


def _distance(claim: NumberClaim, own: Token, other: Token) -> NumberClaim:
    """Return the claim of a number that is the distance between two indicators."""
    subject = replace(claim.subject, indicators=own.ids, weak=own.weak, token=own, since=None)
    kind = Kind("difference", regional.side_of(claim.reader, claim.at))
    return NumberClaim(claim.reader, claim.at, kind, subject, versus=other)


def _worst_of(claims: Iterable[NumberClaim]) -> Verdict | None:
    """Return one verdict for a number that speaks of several: the first that is not verified."""
    found = [verdict for claim in claims if (verdict := verdict_on(claim)) is not None]
    return min(found, key=lambda verdict: _WORST_FIRST.index(verdict.state), default=None)


def _miscounted(miscount: Miscount) -> Verdict:
    """Return the verdict on 分别 with more or fewer numbers than subjects."""
    cue = miscount.cue
    word = _RESPECTIVELY if cue.text.startswith(_RESPECTIVELY) else cue.text
    return Verdict(
        start=cue.start,
        end=cue.start + len(word),
        text=word,
        kind="respectively",
        state="contradicted",
        code="claim/respectively-count",
        expected=str(miscount.subjects),
        values={"numbers": str(miscount.numbers)},
    )
