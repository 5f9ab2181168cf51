"""From a number with what it says to its verdict, or to none where it claims nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.answers import WINDOWED
from reportgen.narrative.claims.facts.bindings import bindings, reference_of
from reportgen.narrative.claims.judging.by_digits import (
    FEWEST_AS_READ,
    FEWEST_ELSEWHERE,
    are_telling,
    figure_meant,
)
from reportgen.narrative.claims.judging.contradictions import (
    SCALE_CODES,
    contradiction,
    difference_in_percent,
    without_data,
)
from reportgen.narrative.claims.judging.hidden_fall import hides_a_fall
from reportgen.narrative.claims.judging.judge import Judgement, judge
from reportgen.narrative.claims.reading.clarity import UNKNOWN, unclear
from reportgen.narrative.claims.rules import sums
from reportgen.narrative.claims.rules.region_counts import counts_cities

if TYPE_CHECKING:
    from reportgen.narrative.claims.model import Verdict
    from reportgen.narrative.claims.rules.claim import NumberClaim

_IN_ALL = frozenset({"累计", "累积", "总共", "overall", "altogether", "cumulatively"})
_FROM_BASE = re.compile(
    r"(?:较|比|相较|相比|对比|与|相对|相对于|相较于)基[期年]"
    r"|(?:相当于|达到|是|为|达)(?P<of>基[期年]的)"
)


def verdict_on(claim: NumberClaim) -> Verdict | None:
    """Return the verdict on a number, or None where the number is no claim at all."""
    if counts_cities(claim.reader, claim.at):
        return claim.verdict("verified")
    if claim.kind.name == "part_sum":
        verdict = sums.check_sum(claim)
        if verdict is not None:
            return verdict
    reason = _why_unclear(claim)
    if reason:
        told = _told_by_digits(claim, reason)
        if told is None and _is_claim(claim):
            return claim.verdict("unchecked", reason=reason)
        return told
    verdict = _judge(_since_base(claim))
    if verdict.state == "unchecked":
        verdict = _told_by_digits(claim, verdict.reason) or verdict
    if verdict.state != "unchecked":
        return verdict
    number = claim.number
    if number.sign == "percent":
        return sums.check_share(claim) or verdict
    is_word_alone = number.is_worded and not number.sign and claim.subject.found != "behind"
    return None if is_word_alone else verdict  # 这两项, 另一篇: words rather than figures


def _told_by_digits(claim: NumberClaim, reason: str) -> Verdict | None:
    """Return the verdict where the digits tell which figure a number is, though words do not."""
    if reason == UNKNOWN and are_telling(claim, reason, FEWEST_AS_READ):
        verdict = _judge(_since_base(claim))
        if verdict.state == "verified" or verdict.code in SCALE_CODES:
            return verdict
    meant = figure_meant(claim) if are_telling(claim, reason, FEWEST_ELSEWHERE) else None
    if meant is None or meant.best is None:
        return None
    if meant.state == "verified":
        return _verdict_of(claim, meant)
    verdict = contradiction(claim, meant.best)
    return verdict if verdict.code in SCALE_CODES else None


def _why_unclear(claim: NumberClaim) -> str:
    """Return why a number cannot be judged, or an empty text."""
    reason = claim.blocked or unclear(claim.reader, claim.at, claim.subject)
    is_unnamed = not claim.subject.indicators and not claim.subject.weak
    is_of_other = claim.kind.name == "share" and claim.subject.found == "later"
    if not reason and (is_unnamed or is_of_other):
        return "no-indicator"
    return reason


def _is_claim(claim: NumberClaim) -> bool:
    """Return whether a number nobody can bind says something measurable at all."""
    number, text = claim.number, claim.token.text
    if number.sign or number.power or number.measure or number.qualifier != "=":
        return not (number.is_worded and number.measure and not number.sign)
    return "." in text or "," in text or bool(claim.subject.indicators) or _counts_things(claim)


def _counts_things(claim: NumberClaim) -> bool:
    """Return whether an English number stands before what it counts: 358 firms."""
    following = next(iter(claim.reader.tokens[claim.at + 1 : claim.at + 2]), None)
    if following is None or claim.number.is_worded:
        return False
    return following.text.islower() and following.text.endswith("s")


def _judge(claim: NumberClaim) -> Verdict:
    """Return what the data say of a number that is clear."""
    if _has_no_start(claim):
        return _judge_by_guess(claim)
    number, kind = claim.number, claim.kind
    if kind.name == "doubling" and number.qualifier == "=":
        number = replace(number, qualifier=">=")
    candidates = tuple(bindings(claim))
    if number.sign == "percent" and (kind.name == "difference" or kind.of_rate):
        return difference_in_percent(claim, candidates)
    judgement = judge(number, candidates, kind.direction)
    if judgement.state == "contradicted" and judgement.best is not None:
        return contradiction(claim, judgement.best)
    if judgement.state == "unchecked" and judgement.reason == "no-data":
        return without_data(claim, candidates)
    return _verdict_of(claim, judgement)


def _verdict_of(claim: NumberClaim, judgement: Judgement) -> Verdict:
    """Return the verdict a judgement comes to; a right average may still hide a fall."""
    best = judgement.best
    verdict = claim.verdict(judgement.state, best=best, reason=judgement.reason)
    is_right = judgement.state == "verified" and best is not None
    if (
        is_right
        and best is not None
        and not _tells_a_fall(claim)
        and hides_a_fall(claim.reader.evidence, best)
    ):
        return replace(verdict, code="claim/hidden-fall")
    return verdict


def _tells_a_fall(claim: NumberClaim) -> bool:
    """Return whether the sentence goes on to say that the value fell: 但2023年低于上一版的数值."""
    for token in claim.reader.tokens[claim.at + 1 :]:
        if token.kind in {"indicator", "number", "bound"}:
            return False
        if token.has("down", "below"):
            return True
    return False


def _has_no_start(claim: NumberClaim) -> bool:
    """Return whether a number needs the start of a window and nobody says it: 累计增长56%."""
    if claim.subject.since is not None:
        return False
    is_windowed = claim.kind.name in WINDOWED or _is_over_years(claim)
    return is_windowed and not reference_of(claim)


def _is_over_years(claim: NumberClaim) -> bool:
    """Return whether a change is told over some years, without saying since when: 五年间提高."""
    stretch = claim.reader.around(claim.at).stretch
    if claim.kind.name == "growth" and any(token.text in _IN_ALL for token in stretch):
        return True
    is_change = claim.kind.name in {"growth", "points", "change"} and not claim.kind.of_rate
    return is_change and any(t.kind == "time" and t.time.kind == "length" for t in stretch)


def _judge_by_guess(claim: NumberClaim) -> Verdict:
    """Return verified where a likely start makes the number right; nothing is denied by one."""
    for start in (*claim.subject.guesses, *claim.bases):
        guessed = claim.since(start)
        found = judge(claim.number, bindings(guessed), claim.kind.direction)
        if found.state == "verified":
            return _verdict_of(guessed, found)
    return claim.verdict("unchecked", reason="no-period")


def _since_base(claim: NumberClaim) -> NumberClaim:
    """Return the claim with its window opened at the base where it says so: 较基期."""
    if "基" not in claim.reader.text:
        return claim
    match = _FROM_BASE.search("".join(t.text for t in claim.reader.tokens[: claim.at]))
    if match is None or (claim.subject.since is not None and not match["of"]):
        return claim
    return claim.since(next(iter(claim.bases), None))
