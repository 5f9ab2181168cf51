"""Claims that are numbers: each read, bound and judged; lists paired with their subjects."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.claims import additions, regional, shares, sums
from reportgen.narrative.claims.answers import WINDOWED, Binder, Candidate
from reportgen.narrative.claims.clarity import INHERITED, unclear
from reportgen.narrative.claims.diagnose import (
    Case,
    Diagnosis,
    across_editions,
    diagnose,
    significant_digits,
)
from reportgen.narrative.claims.hidden_fall import hides_a_fall
from reportgen.narrative.claims.judge import Judged, Judgement, judge
from reportgen.narrative.claims.kinds import Kind
from reportgen.narrative.claims.model import Verdict
from reportgen.narrative.claims.numbers import Number
from reportgen.narrative.claims.other_readings import fits_otherwise
from reportgen.narrative.claims.pairing import Miscount, pair
from reportgen.narrative.claims.rank_claims import check_rank_change
from reportgen.narrative.claims.region_counts import counts_cities
from reportgen.narrative.claims.wording import expected_text, printed_sign
from reportgen.numerals.interval import of_printed
from reportgen.numerals.write import digits_text, number_text
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.reading import SentenceReader, Subject
    from reportgen.narrative.claims.tokens import Token


def check_numbers(reader: SentenceReader, skipped: Sequence[tuple[int, int]]) -> Iterator[Verdict]:
    """Return the verdicts on the numbers of a sentence, those in ``skipped`` stretches left out."""
    pairs = pair(reader.tokens, reader.numbers, reader.dictionary)
    for miscount in pairs.miscounts:
        yield _miscounted(miscount)
    for at in reader.numbers:
        token = reader.tokens[at]
        if any(start < token.end and token.start < end for start, end in skipped):
            continue
        kind = reader.kind(at)
        subject = additions.meant(reader, at, reader.subject(at))
        if kind.name == "rank_change":
            own = with_item(subject, pairs.own[at]) if at in pairs.own else subject
            yield check_rank_change(reader, at, own)
            continue
        if at in pairs.each:
            own = [Claim(reader, at, kind, with_item(subject, item)) for item in pairs.each[at]]
            yield from _all_of(own)
            continue
        if at in pairs.own:
            subject = with_item(subject, pairs.own[at])
        versus = regional.indicators_compared(reader, at)
        if versus is not None:
            own, other = versus
            subject = replace(subject, indicators=own.ids, weak=own.weak, token=own, since=None)
            kind = Kind("difference", regional.side_of(reader, at))
            yield from Claim(reader, at, kind, subject, versus=other).verdicts()
            continue
        blocked = "list" if at in pairs.blocked else ""
        yield from Claim(reader, at, kind, subject, blocked, is_paired=at in pairs.own).verdicts()


def with_item(subject: Subject, item: Token) -> Subject:
    """Return a subject with one member of a list in the place of the list."""
    if item.kind == "indicator":
        return replace(subject, indicators=item.ids, weak=item.weak)
    if item.kind == "region":
        return replace(subject, regions=item.ids, is_region_said=True)
    return replace(subject, at=item.time.last, is_time_said=True)


def _all_of(claims: list[Claim]) -> Iterator[Verdict]:
    """Return one verdict for a number that speaks of several: the first that is not verified."""
    found = [verdict for claim in claims for verdict in claim.verdicts()]
    if found:
        order = ("contradicted", "unchecked", "ambiguous", "verified")
        yield min(found, key=lambda verdict: order.index(verdict.state))


def _miscounted(miscount: Miscount) -> Verdict:
    cue = miscount.cue
    word = "分别" if cue.text.startswith("分别") else cue.text
    return Verdict(
        start=cue.start, end=cue.start + len(word), text=cue.text[: len(word)], kind="respectively",
        state="contradicted", code="claim/respectively-count", expected=str(miscount.subjects),
        values={"numbers": str(miscount.numbers)},
    )  # fmt: skip


def check_doublings(reader: SentenceReader) -> Iterator[Verdict]:
    """Return the verdicts on 翻一番 and 翻两番: exactly so often, or at least when said loosely."""
    for at, token in enumerate(reader.tokens):
        if token.kind == "word" and token.word.kind == "double" and token.text.startswith("翻"):
            following = reader.tokens[at + 1].text if at + 1 < len(reader.tokens) else ""
            before = reader.tokens[at - 1].text if at else ""
            qualifier = (
                "<~"
                if before in {"近", "将近", "接近"}
                else ">"
                if following[:1] in {"多", "余"}
                else ">="
            )
            number = Number(
                start=token.start, end=token.end, first=token.start, last=token.end,
                value=Decimal(token.word.number), sign="times", qualifier=qualifier, is_worded=True,
            )  # fmt: skip
            tokens = (
                *reader.tokens[:at],
                replace(token, kind="number", value=number),
                *reader.tokens[at + 1 :],
            )
            own = replace(reader, tokens=tokens)
            yield from Claim(own, at, Kind("doubling"), own.subject(at)).verdicts()


@dataclass(frozen=True)
class Claim:
    """One number with what it says, ready to be judged."""

    reader: SentenceReader
    at: int
    kind: Kind
    subject: Subject
    blocked: str = ""
    versus: Token | None = None
    is_paired: bool = False

    @property
    def binder(self) -> Binder:
        """Return what finds its bindings."""
        return Binder(self.reader.evidence, self.reader.dictionary, self.reader.context)

    def verdicts(self) -> Iterator[Verdict]:
        """Return the verdict, or nothing where the number is no claim at all."""
        if counts_cities(self.reader, self.at):
            yield self._verdict("verified")
            return
        if self.kind.name == "part_sum":
            parts = sums.parts_before(self.reader, self.at)
            total = sums.add_up(parts, self.reader.tokens[self.at].number.power)
            if total is not None:
                yield self._summed(total)
                return
        reason = self.blocked or unclear(self.reader, self.at, self.subject)
        if not self.subject.indicators and not self.subject.weak:
            reason = reason or "no-indicator"
        if reason:
            if self._is_claim():
                yield self._verdict("unchecked", reason=reason)
            return
        verdict = self._since_base()._judged()
        if verdict.state == "unchecked" and self.reader.tokens[self.at].number.sign == "percent":
            within = sums.share_within(self.reader, self.at)
            verdict = self._shared(within) if within is not None else verdict
        if (
            verdict.state == "unchecked"
            and self._number.is_worded
            and not self._number.sign
            and self.subject.found != "behind"
        ):
            return  # 这两项, 另一篇: words rather than figures
        yield verdict

    def _is_claim(self) -> bool:
        """Return whether a number nobody can bind says something measurable at all."""
        number = self.reader.tokens[self.at].number
        if number.sign or number.power or number.measure or number.qualifier != "=":
            return not (number.is_worded and number.measure and not number.sign)
        text = self.reader.tokens[self.at].text
        return "." in text or "," in text or bool(self.subject.indicators) or self._counts_things()

    def _counts_things(self) -> bool:
        """Return whether an English number stands before what it counts: 358 firms."""
        following = self.reader.tokens[self.at + 1 : self.at + 2]
        return (
            bool(following)
            and following[0].text.islower()
            and following[0].text.endswith("s")
            and not self._number.is_worded
        )

    @property
    def _number(self) -> Number:
        return self.reader.tokens[self.at].number

    def _judged(self) -> Verdict:
        number = self.reader.tokens[self.at].number
        if self.kind.name == "doubling" and number.qualifier == "=":
            number = replace(number, qualifier=">=")
        is_open = self.kind.name in WINDOWED or (
            self.kind.name == "growth" and self._is_cumulative()
        )
        if is_open and self.subject.since is None and not self._reference():
            return self._with_guessed_start()
        candidates = tuple(self._candidates())
        if number.sign == "percent" and (self.kind.name == "difference" or self.kind.of_rate):
            return self._difference_in_percent(candidates)
        judgement = judge(number, candidates, self.reader.dictionary, self.kind.direction)
        if judgement.state == "contradicted":
            return self._contradiction(judgement)
        if judgement.state == "unchecked" and judgement.reason == "no-data":
            return self._without_data(candidates)
        return self._from(judgement)

    def _summed(self, total: sums.Sum) -> Verdict:
        number = self.reader.tokens[self.at].number
        verdict = replace(self._verdict("verified"), formula=total.formula)
        if number.interval.overlaps(total.total.interval):
            return verdict
        digits = digits_text(total.total.value)
        scale = self.reader.tokens[self.at].text[len(str(number.value)) :] if number.power else ""
        return replace(
            verdict,
            state="contradicted",
            code="claim/sum-mismatch",
            expected=digits + _scale_of(scale),
        )

    def _shared(self, share: sums.Sum) -> Verdict:
        number = self.reader.tokens[self.at].number
        verdict = replace(self._verdict("verified"), kind="share", formula=share.formula)
        if of_printed(number.value, number.qualifier).overlaps(share.total.interval):
            return verdict
        expected = (
            number_text(share.total.value, max(0, -int(number.value.as_tuple().exponent)), "zh")
            + "%"
        )
        return replace(
            verdict, state="contradicted", code="claim/share-mismatch", expected=expected
        )

    def _since_base(self) -> Claim:
        """Return the claim with its window opened at the base where it says so: 较基期."""
        text = "".join(t.text for t in self.reader.tokens[: self.at])
        match = _FROM_BASE.search(text)
        if match is None or (self.subject.since is not None and not match["of"]):
            return self
        bases = (
            self.reader.dictionary.config.indicators[key].base for key in self.subject.indicators
        )
        start = next((p for p in (parse_period(b) for b in bases if b) if p is not None), None)
        return replace(self, subject=replace(self.subject, since=start))

    def _reference(self) -> tuple[str, ...]:
        if self.kind.name not in {"difference", "multiple"}:
            return ()
        return regional.reference_of(self.reader, self.at)

    def _candidates(self) -> Iterator[Candidate]:
        if self.versus is not None:
            yield from regional.between_indicators(self.binder, self.subject, self.versus)
            return
        reference = self._reference()
        if reference:
            as_ratio = self.kind.name == "multiple"
            yield from regional.compared(
                self.binder, self.subject, reference, self._rate(), as_ratio=as_ratio
            )
            if as_ratio:
                yield from self._published_ratio(reference)
            return
        if self.kind.name in {"points", "growth"} and self.kind.of_rate:
            yield from regional.between_rates(self.binder, self.subject)
            return
        if self.kind.name == "share":
            yield from shares.bindings(self.reader, self.at, self.binder, self.subject)
            return
        yield from self.binder.candidates(self.subject, self.kind)

    def _rate(self) -> str:
        """Return what a distance compares: the values, or the rates spoken of."""
        sign = self.reader.tokens[self.at].number.sign
        if sign not in {"points", "percent"}:
            return "value"
        own = self.reader.tokens[self.at].clause
        before = [t for t in self.reader.tokens[: self.at] if t.clause == own or t.has("annual")]
        if any(t.has("annual") for t in before):
            return "cagr"
        return "yoy" if self.kind.of_rate or any(t.has("yoy") for t in before) else "value"

    def _published_ratio(self, reference: tuple[str, ...]) -> Iterator[Candidate]:
        """Return ratios that are published as an indicator of their own: 为东京湾区的3.11倍."""
        config = self.reader.dictionary.config
        for region in reference:
            names = (config.regions[region].name.zh, config.regions[region].name.en)
            for key, indicator in config.indicators.items():
                is_own = any(
                    n and n in t for n in names for t in (indicator.name.zh, indicator.name.en)
                )
                if indicator.unit == "倍" and is_own:
                    subject = replace(self.subject, indicators=(key,), weak=())
                    yield from self.binder.candidates(subject, Kind("level"))

    def _difference_in_percent(self, candidates: tuple[Candidate, ...]) -> Verdict:
        """Return the verdict on a distance told in per cent: of two percentages it is one in points."""
        number = replace(self.reader.tokens[self.at].number, sign="points")
        found = judge(number, candidates, self.reader.dictionary, self.kind.direction)
        if (
            found.state == "verified"
            and found.best is not None
            and found.best.fact.unit == "percentage_points"
        ):
            expected = expected_text(number, found.best.fact) + (
                " percentage points" if self.reader.is_english else "个百分点"
            )
            verdict = self._verdict("contradicted", best=found.best)
            return replace(verdict, code="claim/points-not-percent", expected=expected)
        return self._verdict("unchecked", best=found.best, reason="kind")

    def _is_cumulative(self) -> bool:
        """Return whether a growth is told over more than a year without saying since when."""
        around = self.reader.around(self.at)
        return any(
            t.text in {"累计", "累积", "总共", "overall", "altogether", "cumulatively"}
            for t in around.stretch
        )

    def _with_guessed_start(self) -> Verdict:
        """Return verified where a likely start makes the number right; nothing is denied by one."""
        number = self.reader.tokens[self.at].number
        bases = (
            self.reader.dictionary.config.indicators[key].base for key in self.subject.indicators
        )
        starts = [
            *self.subject.guesses,
            *(p for p in (parse_period(b) for b in bases if b) if p is not None),
        ]
        for start in starts:
            guessed = replace(self, subject=replace(self.subject, since=start))
            found = judge(
                number, tuple(guessed._candidates()), self.reader.dictionary, self.kind.direction
            )
            if found.state == "verified":
                return guessed._from(found)
        return self._verdict("unchecked", reason="no-period")

    def _from(self, judgement: Judgement) -> Verdict:
        best = judgement.best
        verdict = self._verdict(judgement.state, best=best, reason=judgement.reason)
        if (
            judgement.state == "verified"
            and best is not None
            and hides_a_fall(self.reader.evidence, best)
        ):
            return replace(verdict, code="claim/hidden-fall")
        return verdict

    def _contradiction(self, judgement: Judgement) -> Verdict:
        best = judgement.best
        if best is None:
            return self._verdict("unchecked", reason="no-data")
        number = self.reader.tokens[self.at].number
        case = Case(number, self.kind, best, self.reader.evidence)
        found = diagnose(case)
        if not self.is_paired and fits_otherwise(
            self.reader, self.at, case, self.subject, self.binder
        ):
            return self._verdict("unchecked", reason="several")
        is_loose = not self.subject.indicators and len(self.subject.weak) > 1
        if (
            found.code == "claim/value-mismatch"
            and (is_loose or self.subject.found in INHERITED)
            and self._is_far(best)
        ):
            return self._verdict("unchecked", reason="several")
        if self.subject.at is None and found.code not in {
            "claim/decimal-point-lost",
            "claim/unit-scale",
        }:
            return self._verdict("unchecked", best=best, reason="no-period")
        return self._told(best, found)

    def _is_far(self, best: Judged) -> bool:
        """Return whether a number is of another size than what it would only be assumed to be."""
        number = self.reader.tokens[self.at].number
        if not best.fact.value or not number.value:
            return False
        ratio = abs(number.value * best.factor / best.fact.value)
        return not Decimal("0.34") < ratio < Decimal(3)

    def _told(self, best: Judged, found: Diagnosis) -> Verdict:
        number = self.reader.tokens[self.at].number
        expected = expected_text(
            number, best.fact, english=self.reader.is_english,
            own_scale=found.code in {"claim/unit-scale", "claim/decimal-point-lost"},
            full=found.code in {"claim/qualifier", "claim/decimal-point-lost"},
        )  # fmt: skip
        verdict = self._verdict("contradicted", best=best)
        if found.other == "points":
            points = self.reader.evidence.answer(replace(best.candidate.ask, measure="points"))
            if points is not None:
                word = " percentage points" if self.reader.is_english else "个百分点"
                expected = expected_text(number, points) + word
                verdict = replace(verdict, kind="points", fact=points)
        if (
            number.sign in {"percent", "permille"}
            and expected[-1:].isdigit()
            and printed_sign(self._text())
        ):
            expected += printed_sign(self._text())
        return replace(
            verdict, code=found.code, expected=expected, values={"other": self._whose(found.other)}
        )

    def _text(self) -> str:
        token, number = self.reader.tokens[self.at], self._number
        return token.text[number.start - number.first : number.end - number.first]

    def _whose(self, other: str) -> str:
        """Return a region, indicator or year by its name."""
        config = self.reader.dictionary.config
        language = "en" if self.reader.is_english else "zh"
        for named in (config.regions, config.indicators):
            if other in named:
                return named[other].name.get(language)
        return f"{other}年" if other.isdigit() and language == "zh" else other

    def _without_data(self, candidates: tuple[Candidate, ...]) -> Verdict:
        number = self.reader.tokens[self.at].number
        fewest = 2 if any(t.kind == "edition" for t in self.reader.tokens) else 3
        if significant_digits(number) >= fewest:
            for candidate in candidates:
                fact = _empty_fact(candidate)
                best = Judged(candidate=candidate, fact=fact, outcome="miss", factor=number.value)
                other = across_editions(Case(number, self.kind, best, self.reader.evidence))
                if other:
                    verdict = self._verdict("contradicted")
                    return replace(verdict, code="claim/cross-edition", values={"other": other})
        reason = "no-period" if self.subject.at is None else "no-data"
        return self._verdict("unchecked", reason=reason)

    def _verdict(self, state: str, *, best: Judged | None = None, reason: str = "") -> Verdict:
        token = self.reader.tokens[self.at]
        number = token.number
        fact = best.fact if best is not None else None
        offset = token.start - number.first
        printed = token.text[number.start - number.first : number.end - number.first]
        start, end = number.start + offset, _end_of_claim(printed, number) + offset
        return Verdict(
            start=start, end=end, text=token.text[start - token.start : end - token.start],
            kind=self._name(), state=state, formula=fact.trail.formula if fact is not None else "",
            fact=fact, reason=reason,
        )  # fmt: skip

    def _name(self) -> str:
        name = self.kind.name
        if name == "growth":
            return "since" if self.subject.since is not None else "yoy"
        return {"change": "difference"}.get(name, name)


def _scale_of(text: str) -> str:
    return "".join(c for c in text if c in "万亿千百")


_FROM_BASE = re.compile(
    r"(?:较|比|相较|相比|对比|与|相对|相对于|相较于)基[期年]|(?:相当于|达到|是|为|达)(?P<of>基[期年]的)"
)
_UNSAID = re.compile(
    r"(?:[余多]?(?:个百分点|百分点|个点|点|倍)|(?: |-)?percentage[ -]points?| points?| times|-?\s?fold)$",
    re.IGNORECASE,
)


def _end_of_claim(text: str, number: Number) -> int:
    """Return where the claim ends: 个百分点 and 倍 are units, % and "doubled" belong to it."""
    if number.is_worded and number.sign and (text.isascii() or text.startswith("翻")):
        return number.end
    match = _UNSAID.search(text)
    return number.end - len(match.group()) if match else number.end


def _empty_fact(candidate: Candidate):  # type: ignore[no-untyped-def]
    from reportgen.facts.model import Fact  # noqa: PLC0415

    return Fact(id="", measure=candidate.ask.measure, value=None)
